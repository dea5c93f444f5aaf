"""`donor`: add from JSON lines, list, show, change, merge, unmerge, duplicates, statement."""

import argparse
import uuid
from collections.abc import Callable
from pathlib import Path

from app.cli import session

Parser = argparse.ArgumentParser


def add(nouns: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("donor", help="add, list, show, change, merge, duplicates")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
    made = _verb(verbs, "add", "donors from stdin, one JSON a line")
    made.add_argument("--although-known", action="store_true", help="same identifier or not")
    _verb(verbs, "list", "every donor, in Persian order")
    _one(_verb(verbs, "show", "one donor: aliases, sums, history"))
    _one(_verb(verbs, "change", "the fields of a JSON on stdin; the others stay"))
    merge = _verb(verbs, "merge", "two are one: --uid becomes an alias of --into")
    _one(merge)
    merge.add_argument("--into", required=True, type=_uid)
    _one(_verb(verbs, "unmerge", "undo a merge"))
    statement = _verb(verbs, "statement", "what a donor gave in a fiscal year, as PDF")
    _one(statement)
    statement.add_argument("--year", required=True, type=int)
    statement.add_argument("--out", required=True, type=Path)
    _verb(verbs, "reindex", "make the search's index anew, where it misses somebody")
    _verb(verbs, "duplicates", "who may be one and the same, and why")


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, help_text: str
) -> Parser:
    parser = verbs.add_parser(name, help=help_text)
    parser.set_defaults(run=_run)
    session.common(parser)
    return parser


def _one(parser: Parser) -> None:
    parser.add_argument("--uid", required=True, type=_uid)


def _uid(typed: str) -> uuid.UUID:
    return uuid.UUID(hex=typed)


def _run(arguments: argparse.Namespace) -> int:
    from app.cli import donor_book, donor_papers

    runs: dict[str, Callable[[session.Session, argparse.Namespace], int]] = {
        "add": donor_book.add,
        "list": donor_book.every,
        "show": donor_book.show,
        "change": donor_book.change,
        "merge": donor_book.merge,
        "unmerge": donor_book.unmerge,
        "statement": donor_papers.statement,
        "reindex": donor_book.reindex,
        "duplicates": donor_book.duplicates,
    }
    with session.opened(arguments) as opened:
        return runs[arguments.verb](opened, arguments)
