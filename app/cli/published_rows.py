"""What the verbs of campaigns, rates, months, lists and instructions do with an open office."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any, Final

from app.cli import output, receipt_json, session
from app.domain import clock, jalali
from app.domain.errors import AppError, InvalidInputError
from app.domain.published import (
    LARGEST_PDF,
    Campaign,
    Instruction,
    ListEntry,
    LunarMonth,
    Rate,
)
from app.keys import files
from app.queries import published as rows
from app.services import published
from app.strings import province as words

_KINDS: Final[Mapping[str, type[Any]]] = {
    "campaign": Campaign,
    "rate": Rate,
    "month": LunarMonth,
    "entry": ListEntry,
    "instruction": Instruction,
}
_LISTS: Final = {
    "campaign": rows.campaigns,
    "rate": rows.rates,
    "month": rows.months,
    "entry": rows.entries,
}
_OUTSIDE: Final = {"pdf", "file_name"}
_DAYS: Final = {"starts_on", "ends_on", "first", "issued_on"}
_NUMBERS: Final = {"target", "amount", "year", "month", "position"}


def _given(kind: type[Any]) -> dict[str, Any]:
    """Return the details that a JSON on stdin gives; raises InvalidInputError by field."""
    value = receipt_json.read(sys.stdin.read())
    known = {one.name for one in fields(kind)} - _OUTSIDE
    wrong: dict[str, str] = dict.fromkeys(value.keys() - known, "unknown_field")
    found: dict[str, Any] = {}
    for name in value.keys() & known:
        try:
            found[name] = _read(name, value[name])
        except AppError as error:
            wrong[name] = error.code
    if wrong:
        raise InvalidInputError(wrong)
    return found


def _read(name: str, said: object) -> str | int | date | None:
    """Return one field; raises AppError with the code of what is wrong."""
    if name in _NUMBERS:
        if not isinstance(said, int) or isinstance(said, bool):
            raise AppError("amount_unreadable")
        return said
    if not isinstance(said, str):
        raise AppError("not_text")
    if name not in _DAYS:
        return said
    return jalali.parse_day(said, clock.today()) if said else None


def _add(opened: session.Session, arguments: argparse.Namespace) -> int:
    kind = _KINDS[arguments.noun]
    given = _given(kind)
    if (pdf := getattr(arguments, "pdf", None)) is not None:
        given |= {"pdf": files.read(pdf, limit=LARGEST_PDF), "file_name": pdf.name}
    key = opened.runner.write(published.add, kind(**given)).result()
    return _print(arguments, {"uid": key.hex}, words.written(key.hex))


def _list(opened: session.Session, arguments: argparse.Namespace) -> int:
    if arguments.noun == "instruction":
        mine = opened.office.actor.uid
        found = opened.runner.read(rows.instructions, mine).result()
        every: list[Mapping[str, Any]] = [asdict(one) for one in found]
    else:
        every = opened.runner.read(_LISTS[arguments.noun]).result()
    for one in every:
        shown = {**one, "uid": one["uid"].hex, "active": bool(one["active"])}
        shown.pop("said", None)
        _print(arguments, shown, words.line(one))
    return 0


def _change(opened: session.Session, arguments: argparse.Namespace) -> int:
    kind, key = _KINDS[arguments.noun], arguments.uid
    opened.runner.write(published.change, kind, key, _given(kind)).result()
    return _print(arguments, {"uid": key.hex}, words.written(key.hex))


def _switch(opened: session.Session, arguments: argparse.Namespace) -> int:
    kind, key, active = _KINDS[arguments.noun], arguments.uid, arguments.to == "on"
    opened.runner.write(published.switch, kind, key, active=active).result()
    return _print(arguments, {"uid": key.hex, "active": active}, words.written(key.hex))


def _mark(opened: session.Session, arguments: argparse.Namespace) -> int:
    key = arguments.uid
    opened.runner.write(published.read, key).result()
    return _print(arguments, {"uid": key.hex, "read": True}, words.written(key.hex))


def _show(opened: session.Session, arguments: argparse.Namespace) -> int:
    data = opened.runner.read(rows.pdf, arguments.uid).result()
    if not data:
        raise AppError("instruction_without_pdf")
    files.atomic_write(opened.office.folder.apart(arguments.out), data, mode=files.SHARED)
    value = {"uid": arguments.uid.hex, "file": str(arguments.out), "bytes": len(data)}
    return _print(arguments, value, str(arguments.out))


def _print(arguments: argparse.Namespace, value: Mapping[str, object], sentence: str) -> int:
    if arguments.json:
        output.line(value)
    else:
        print(sentence)
    return 0


RUNS: Final[Mapping[str, Callable[[session.Session, argparse.Namespace], int]]] = {
    "add": _add,
    "list": _list,
    "change": _change,
    "switch": _switch,
    "read": _mark,
    "show": _show,
}
