"""`batch`: the evening pile from JSON: opened with what is expected, added to, closed."""

import argparse
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import batch_json, output, session
from app.domain import clock
from app.strings import batch as words

if TYPE_CHECKING:
    from app.queries.batches import BatchRow


def add(nouns: session.Verbs) -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("batch", help="the evening pile: open, add, show, list, close")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
    runs = {"open": _open, "add": _add, "show": _show, "list": _list, "close": _close}
    for name, run in (runs | {"drop": _drop}).items():
        verb = session.verb(verbs, name, run)
        if name not in {"open", "list"}:
            session.of_one(verb)
        if name == "close":
            verb.add_argument("--accept", metavar="REASON", help="close it though it differs")
            verb.add_argument("--approver")
            verb.add_argument("--approver-passphrase-file", type=Path)


def _open(arguments: argparse.Namespace) -> int:
    from app.services import batches

    heading, expected = batch_json.opening(sys.stdin.read(), clock.today())
    with session.opened(arguments) as opened:
        made = opened.runner.write(batches.begin, heading, expected).result()
    output.line({"uid": made.hex})
    return 0


def _add(arguments: argparse.Namespace) -> int:
    from app.services import batches

    rows = [batch_json.row(line, n) for n, line in enumerate(sys.stdin, 1) if line.strip()]
    with session.opened(arguments) as opened:
        opened.runner.write(batches.put_rows, arguments.uid, rows).result()
        output.line(_shown(opened, arguments.uid))
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from app.queries import batches

    with session.opened(arguments) as opened:
        answer = _shown(opened, arguments.uid)
        rows = opened.runner.read(batches.typed, arguments.uid).result()
        done = opened.runner.read(batches.issued, arguments.uid).result()
    answer["rows"] = [batch_json.typed(one) for one in rows]
    answer["receipts"] = [batch_json.issued(one) for one in done]
    output.line(answer)
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from app.queries import batches

    with session.opened(arguments) as opened:
        for one in opened.runner.read(batches.recent).result():
            if arguments.json:
                output.line(batch_json.listed(one))
            else:
                day, due = one.heading.paid_on.isoformat(), one.expected
                print(words.line(day, due.count, due.amount, one.state))
    return 0


def _close(arguments: argparse.Namespace) -> int:
    from app.cli.issuing import shape
    from app.services import batches, opening

    with session.opened(arguments) as opened:

        def write(use_case: Callable[..., Any], *given: object) -> Any:
            return opened.runner.write(use_case, *given).result()

        if arguments.accept:
            secret = opening.passphrase_of(arguments.approver_passphrase_file)
            login = arguments.approver or opened.office.actor.login
            approver = opening.approver(opened.office, login, secret)
            office = opened.office.desk.office
            write(batches.accept, office, arguments.uid, arguments.accept, approver)
        count = 0
        for issued, _left in batches.close(write, opened.office.desk, arguments.uid):
            count += len(issued)
            for one in issued:
                output.line(shape(one))
    output.say(words.closed(count))
    return 0


def _drop(arguments: argparse.Namespace) -> int:
    from app.services import batches

    with session.opened(arguments) as opened:
        opened.runner.write(batches.drop, arguments.uid).result()
    output.line({"uid": arguments.uid.hex, "state": "dropped"})
    return 0


def _shown(opened: session.Session, pile: uuid.UUID) -> dict[str, object]:
    from app.domain.errors import AppError
    from app.queries import batches

    found: BatchRow | None = opened.runner.read(batches.of, pile).result()
    if found is None:
        raise AppError("batch_state")
    now = opened.runner.read(batches.reached, pile).result()
    return {**batch_json.listed(found), "reached": batch_json.totals(now)}
