"""`donor`: add from JSON lines, list, show, change, merge, unmerge, duplicates, note, statement."""

import argparse
import uuid
from collections.abc import Callable
from pathlib import Path

from app.cli import session


def add(nouns: session.Verbs) -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("donor", help="add, list, show, change, merge, duplicates, note")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
    made = _verb(verbs, "add", "donors from stdin, one JSON a line")
    made.add_argument("--although-known", action="store_true", help="same identifier or not")
    _verb(verbs, "list", "every donor, in Persian order")
    session.of_one(_verb(verbs, "show", "one donor: aliases, sums, history"))
    session.of_one(_verb(verbs, "change", "the fields of a JSON on stdin; the others stay"))
    merge = _verb(verbs, "merge", "two are one: --uid becomes an alias of --into")
    session.of_one(merge)
    merge.add_argument("--into", required=True, type=uuid.UUID)
    session.of_one(_verb(verbs, "unmerge", "undo a merge"))
    statement = _verb(verbs, "statement", "what a donor gave in a fiscal year, as PDF")
    session.of_one(statement)
    statement.add_argument("--year", required=True, type=int)
    statement.add_argument("--out", required=True, type=Path)
    _notes(verbs)
    _verb(verbs, "reindex", "make the search's index anew, where it misses somebody")
    _verb(verbs, "duplicates", "who may be one and the same, and why")


def _verb(verbs: session.Verbs, name: str, says: str) -> argparse.ArgumentParser:
    return session.verb(verbs, name, _run, says)


def _notes(verbs: session.Verbs) -> None:
    noun = verbs.add_parser("note", help="what the office wants to remember: add, list")
    acts = noun.add_subparsers(dest="act", required=True, metavar="act")
    for act, says in (("add", "a JSON on stdin: text"), ("list", "the newest first")):
        session.of_one(_verb(acts, act, says)).set_defaults(verb=f"note {act}")


def _run(arguments: argparse.Namespace) -> int:
    from app.cli import donor_book, donor_notebook, donor_papers

    runs: dict[str, Callable[[session.Session, argparse.Namespace], int]] = {
        "add": donor_book.add,
        "list": donor_book.every,
        "show": donor_book.show,
        "change": donor_book.change,
        "merge": donor_book.merge,
        "unmerge": donor_book.unmerge,
        "note add": donor_notebook.add,
        "note list": donor_notebook.every,
        "statement": donor_papers.statement,
        "reindex": donor_book.reindex,
        "duplicates": donor_book.duplicates,
    }
    with session.opened(arguments) as opened:
        return runs[arguments.verb](opened, arguments)
