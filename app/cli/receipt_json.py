"""Receipt commands as JSON: what a caller writes, and what a list prints."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, replace
from datetime import date
from typing import Any

from app.domain import jalali
from app.domain.donation import (
    DonorFacts,
    IssueReceipt,
    KindItem,
    MoneyLine,
    ServiceLine,
)
from app.domain.errors import AppError, InvalidInputError
from app.domain.payment import PaymentDetails
from app.domain.valuation import Minute
from app.queries.receipts import ReceiptRow
from app.services import lists

_TEXTS = ("method", "reference", "campaign", "unit", "client_id", "on_behalf", "behalf", "note")
_FLAGS = ("article_172", "training")
_PARTS = ("donor", "details", "lines", "items", "service")
_KEYS = {*_TEXTS, *_FLAGS, *_PARTS, "date", "total", "original_qr"}


def read(line: str) -> Mapping[str, Any]:
    """Return one JSON object; raises AppError `json_unreadable`.

    A name that stands twice is refused: nobody knows which of two amounts was meant.
    """
    try:
        value = json.loads(line.removeprefix("\ufeff"), object_pairs_hook=_unique)
        json.dumps(value, ensure_ascii=False).encode()  # half a character is no text
    except (ValueError, RecursionError) as error:
        raise AppError("json_unreadable") from error
    if not isinstance(value, dict):
        raise AppError("json_unreadable")
    return value


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def command(value: Mapping[str, Any], today: date) -> IssueReceipt:
    """Return the command that *value* asks for; raises InvalidInputError by field."""
    unknown = {name: "unknown_field" for name in value if name not in _KEYS}
    if unknown:
        raise InvalidInputError(unknown)
    value = {name: given for name, given in value.items() if given is not None}
    given: dict[str, Any] = {name: _text(value, name) for name in _TEXTS if name in value}
    given |= {name: _flag(value, name) for name in _FLAGS if name in value}
    return IssueReceipt(
        donor=_part(DonorFacts, value.get("donor", {}), "donor"),
        paid_on=_day(value, today),
        details=_details(value["details"], today) if "details" in value else None,
        lines=_parts(MoneyLine, value, "lines"),
        items=_items(value, today),
        service=_parts(ServiceLine, value, "service"),
        total=value.get("total"),
        original_qr=_text(value, "original_qr"),
        **given,
    )


def donor(value: object) -> DonorFacts:
    """Return the donor that a caller wrote; raises InvalidInputError by field."""
    found: DonorFacts = _part(DonorFacts, value, "donor")
    return found


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name, "")
    if not isinstance(found, str):
        raise InvalidInputError({name: "not_text"})
    return found


def _flag(value: Mapping[str, Any], name: str) -> bool:
    found = value[name]
    if not isinstance(found, bool):
        raise InvalidInputError({name: "not_true_or_false"})
    return found


def _day(value: Mapping[str, Any], today: date, name: str = "date", place: str = "") -> date | None:
    typed = value.get(name, "")
    if not isinstance(typed, str):
        raise InvalidInputError({f"{place}{name}": "not_text"})
    if not typed:
        return None
    try:
        return jalali.parse_day(typed, today)
    except AppError as error:
        raise InvalidInputError({f"{place}{name}": error.code}) from error


def _details(value: object, today: date) -> PaymentDetails:
    """Return what a payment left behind; its bank is a code of the list or a name in it."""
    if not isinstance(value, dict):
        raise InvalidInputError({"details": "not_an_object"})
    texts = {name: given for name, given in value.items() if name != "due_on"}
    found: PaymentDetails = _part(PaymentDetails, texts, "details")
    bank = lists.banks().find(found.bank)
    return replace(found, bank=bank, due_on=_day(value, today, "due_on", "details."))


def _items(value: Mapping[str, Any], today: date) -> tuple[KindItem, ...]:
    """Return the items with their minutes, whose day is an ISO or a Jalali one."""
    given = value.get("items", [])
    plain = [_without(item) for item in given] if isinstance(given, list) else given
    items: tuple[KindItem, ...] = _parts(KindItem, {"items": plain}, "items")
    return tuple(
        replace(item, minute=minute(given[n]["minute"], today, f"items.{n}.minute"))
        if given[n].get("minute")
        else item
        for n, item in enumerate(items)
    )


def _without(item: object) -> object:
    if not isinstance(item, dict):
        return item
    return {name: given for name, given in item.items() if name != "minute"}


def minute(value: object, today: date, place: str) -> Minute:
    """Return the minute of a valuation; raises InvalidInputError by field."""
    if not isinstance(value, dict):
        raise InvalidInputError({place: "not_an_object"})
    held_on = _day(value, today, "held_on", f"{place}.")
    if held_on is None:
        raise InvalidInputError({f"{place}.held_on": "required"})
    texts = {name: given for name, given in value.items() if name != "held_on"}
    found: Minute = _part(Minute, {**texts, "held_on": held_on}, place)
    return found


def _parts(kind: type[Any], value: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    found = value.get(name, [])
    if not isinstance(found, list):
        raise InvalidInputError({name: "not_a_list"})
    return tuple(_part(kind, part, f"{name}.{place}") for place, part in enumerate(found))


def _part(kind: type[Any], value: object, place: str) -> Any:
    if not isinstance(value, dict):
        raise InvalidInputError({place: "not_an_object"})
    wanted = kind.__dataclass_fields__
    for name, given in value.items():
        if name not in wanted:
            raise InvalidInputError({f"{place}.{name}": "unknown_field"})
        if wanted[name].type in (str, "str") and not isinstance(given, str):
            raise InvalidInputError({f"{place}.{name}": "not_text"})
    blanks: dict[str, object] = {
        name: "" for name, field in wanted.items() if name not in value and field.default is MISSING
    }
    blanks |= {name: 0 for name in ("amount", "value") if name in blanks}
    return kind(**blanks, **value)


def listed(row: ReceiptRow) -> dict[str, object]:
    """Return a record as `receipt list --json` prints it."""
    return {
        "type": row.type,
        "number": str(row.number),
        "serial": row.number.serial,
        "register": row.number.register,
        "year": row.number.year,
        "date": row.issued_on,
        "donor": row.donor,
        "amount": row.amount,
        "niyyat": [{"code": part.code, "amount": part.amount} for part in row.parts],
        "status": row.status,
        "void_pending": row.void_pending,
        "ref": row.ref,
        "hash": row.rec.hex(),
    }
