"""`niyyat`, `account`, `cheque`, `totals`: what money is for, where it lies, what is on its way."""

import argparse
import uuid

from app.cli import session

Parser = argparse.ArgumentParser


def add(nouns: session.Verbs) -> None:
    """Add this module's commands."""
    _niyyat(_noun(nouns, "niyyat", "designations of the office"))
    _account(_noun(nouns, "account", "bank accounts of the office"))
    _cheque(_noun(nouns, "cheque", "cheques on their way"))
    made = nouns.add_parser("totals", help="what stands by designation and form")
    session.common(made)
    made.set_defaults(run=_run, noun="totals", verb="every")


def _noun(nouns: session.Verbs, name: str, says: str) -> session.Verbs:
    return nouns.add_parser(name, help=says).add_subparsers(
        dest="verb", required=True, metavar="verb"
    )


def _verb(verbs: session.Verbs, noun: str, name: str, says: str) -> Parser:
    made = session.verb(verbs, name, _run, says)
    made.set_defaults(noun=noun)
    return made


def _niyyat(verbs: session.Verbs) -> None:
    _verb(verbs, "niyyat", "add", "one of the office's own, a JSON on stdin")
    _verb(verbs, "niyyat", "list", "all of them, in the order of the desk")
    for name, says in (
        ("show", "one of them"),
        ("change", "the fields of a JSON on stdin"),
        ("permit", "enter the permit of a religious due"),
        ("switch", "let the desk offer it, or not"),
        ("key", "its number key at the desk"),
    ):
        made = _verb(verbs, "niyyat", name, says)
        made.add_argument("--code", required=True)
        if name == "permit":
            for field in ("number", "authority", "issued"):
                made.add_argument(f"--{field}", default="")
            made.add_argument("--until", default="")
        elif name == "switch":
            made.add_argument("--to", choices=("on", "off"), required=True)
        elif name == "key":
            made.add_argument("--key", type=int, required=True)


def _account(verbs: session.Verbs) -> None:
    _verb(verbs, "account", "add", "an account, a JSON on stdin")
    _verb(verbs, "account", "list", "all of them")
    for name, says in (("show", "one of them"), ("change", "the fields of a JSON on stdin")):
        _verb(verbs, "account", name, says).add_argument("--uid", required=True, type=uuid.UUID)


def _cheque(verbs: session.Verbs) -> None:
    every = _verb(verbs, "cheque", "list", "cheques, those due first at the top")
    every.add_argument("--state", default="")
    every.add_argument("--due", choices=("soon", "overdue"), default="")
    for name, says in (
        ("show", "one cheque and its way"),
        ("deposit", "handed to the bank"),
        ("collect", "the money came"),
        ("bounce", "the bank gave it back"),
        ("undo", "take the last step back"),
    ):
        made = _verb(verbs, "cheque", name, says)
        made.add_argument("--uid", required=True, type=uuid.UUID, help="of the donation")
        if name != "show":
            made.add_argument("--day", default="")
            made.add_argument("--account", default="")
            made.add_argument("--note", default="")


def _run(arguments: argparse.Namespace) -> int:
    from app.cli import fund_books

    with session.opened(arguments) as opened:
        return fund_books.RUNS[arguments.noun, arguments.verb](opened, arguments)
