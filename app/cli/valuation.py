"""`valuation`: what goods of unknown value turned out to be worth."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from app.cli import output, session
from app.domain import clock, digits
from app.domain.errors import InvalidInputError
from app.strings import fields, paper

if TYPE_CHECKING:
    from app.domain.valuation import Minute
    from app.queries.valuations import Worth

_FIELDS = ("number", "item", "value", "minute")


def add(nouns: session.Verbs) -> None:
    """Add this module's commands."""
    noun = nouns.add_parser("valuation", help="values found after the receipt: add, list, show")
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="verb")
    for name, run in {"add": _add, "list": _list, "show": _show}.items():
        verb = session.verb(verbs, name, run)
        if name == "show":
            verb.add_argument("--number", required=True)


def _add(arguments: argparse.Namespace) -> int:
    """Book the value that the JSON on stdin tells: number, item, value, minute."""
    from app.cli import issuing, receipt_json
    from app.services import valuations

    value = receipt_json.read(sys.stdin.read())
    wrong = {name: "unknown_field" for name in value if name not in _FIELDS}
    wrong |= {name: "not_text" for name in ("number",) if not isinstance(value.get(name), str)}
    wrong |= {name: "amount_fractional" for name in ("item", "value") if not _whole(value, name)}
    if wrong:
        raise InvalidInputError(wrong)
    minute = receipt_json.minute(value.get("minute"), clock.today(), "minute")
    with session.opened(arguments) as opened:
        command = valuations.Valuation(
            number=issuing.read_number(opened, value["number"]),
            item=value["item"],
            value=value["value"],
            minute=minute,
        )
        made = opened.runner.write(valuations.record, command).result()
    output.line({"uid": made.hex})
    return 0


def _whole(value: Mapping[str, Any], name: str) -> bool:
    return isinstance(value.get(name), int) and not isinstance(value.get(name), bool)


def _list(arguments: argparse.Namespace) -> int:
    from app.services import valuations

    with session.opened(arguments) as opened:
        _print(arguments, opened.runner.read(valuations.waiting, opened.office.actor).result())
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from app.cli import issuing
    from app.services import valuations

    with session.opened(arguments) as opened:
        number = issuing.read_number(opened, arguments.number)
        _print(arguments, opened.runner.read(valuations.show, opened.office.actor, number).result())
    return 0


def _print(arguments: argparse.Namespace, rows: "Iterable[Worth]") -> None:
    for row in rows:
        if arguments.json:
            output.line(_shape(row))
        else:
            worth = fields.rials(digits.group(row.value)) if row.value else paper.LATER
            print(f"{row.number}\t{digits.to_persian(row.item)}\t{row.name}\t{worth}")


def _shape(row: "Worth") -> dict[str, object]:
    found = row.found and _minute(row.found)
    return {"number": str(row.number), "item": row.item, "name": row.name, "donor": row.donor} | {
        "value": row.value,
        "taken": _minute(row.taken),
        "found": found,
        "person": row.person,
    }


def _minute(minute: "Minute") -> dict[str, str]:
    return {**asdict(minute), "held_on": minute.held_on.isoformat()}
