"""`receipt`: issue from JSON lines, print, void, list and check."""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import output, session
from app.domain.errors import AppError
from app.strings import commands

if TYPE_CHECKING:
    from app.queries.receipts import ReceiptRow


def add(nouns: session.Verbs) -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("receipt", help="issue, print, void, list, check")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
    session.verb(verbs, "issue", _issue, "commands from stdin, one JSON a line")
    show = session.verb(verbs, "print", _print, "the PDF of one or many")
    show.add_argument("--number")
    show.add_argument("--from", dest="first")
    show.add_argument("--to", dest="last")
    show.add_argument("--all", action="store_true")
    show.add_argument("--out", type=Path, required=True)
    show.add_argument("--duplicate", action="store_true", help="after the hand-over")
    show.add_argument("--reprint", action="store_true", help="before the hand-over")
    show.add_argument("--paper", choices=("a4", "a5", "roll"))
    void = session.verb(verbs, "void", _void, "void, with a replacement on stdin")
    void.add_argument("--number", required=True)
    void.add_argument("--reason", required=True)
    who = void.add_mutually_exclusive_group(required=True)
    who.add_argument("--approver", help="the manager who signs now")
    who.add_argument("--ask", action="store_true", help="put it before the managers")
    void.add_argument("--approver-passphrase-file", type=Path)
    void.add_argument("--replace", choices=("-",))
    session.verb(verbs, "list", _list, "every record of every register")
    check = verbs.add_parser("check", help="is this QR text genuine?")
    check.set_defaults(run=_check)
    session.common(check, secret=False)
    check.add_argument("text")
    check.add_argument("--keys", type=Path)


def _issue(arguments: argparse.Namespace) -> int:
    from app.cli import issuing

    if isinstance(sys.stdin, io.TextIOWrapper):
        # a byte that is no UTF-8 spoils its own line, not the lines after it
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    refused = 0
    with session.opened(arguments) as opened:
        for line in sys.stdin:
            if line.strip():
                refused += issuing.one(opened, line)
    return 1 if refused else 0


def _print(arguments: argparse.Namespace) -> int:
    from app.cli import printing

    chosen = (arguments.number, arguments.first and arguments.last, arguments.all)
    half = bool(arguments.first) != bool(arguments.last)
    if half or sum(map(bool, chosen)) != 1:
        output.refuse(AppError("which_receipts"), as_json=arguments.json)
        return 2
    with session.opened(arguments) as opened:
        return printing.run(opened, arguments)


def _void(arguments: argparse.Namespace) -> int:
    from app.cli import issuing

    with session.opened(arguments) as opened:
        return issuing.void(opened, arguments)


def _list(arguments: argparse.Namespace) -> int:
    from app.cli import receipt_json

    with session.opened(arguments) as opened:
        for row in _rows(opened):
            if arguments.json:
                output.line(receipt_json.listed(row))
            else:
                facts = (str(row.number), row.issued_on, row.donor, row.amount, row.state)
                print(commands.receipt_line(*facts))
    return 0


def _rows(opened: session.Session) -> Iterator["ReceiptRow"]:
    from app.domain.roles import Action
    from app.queries import receipts

    opened.demand(Action.SEE_RECEIPTS)
    with opened.office.store.reading() as connection:
        yield from receipts.every(connection)


def _check(arguments: argparse.Namespace) -> int:
    from app.keys.public import PublicKeys
    from app.keys.record import verify_text

    where = arguments.keys or session.folder(arguments).keys
    verdict = verify_text(arguments.text.strip(), PublicKeys.load(where))
    fields = verdict.fields.facts() if verdict.fields is not None else {}
    if arguments.json:
        output.line({"genuine": verdict.genuine, "reason": verdict.reason, "fields": fields})
    else:
        print(commands.verdict(verdict.reason, str(fields.get("number", ""))))
    return 0 if verdict.genuine else 1
