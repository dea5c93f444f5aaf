"""The evening pile as JSON: what a caller writes, and what the commands print."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.cli import receipt_json
from app.domain import jalali
from app.domain.batch import Heading, Row, Totals
from app.domain.errors import AppError, InvalidInputError
from app.domain.money import MAX_AMOUNT

if TYPE_CHECKING:
    from app.queries.batches import BatchRow, IssuedRow, Typed

_HEADING = ("method", "campaign", "note")
_ROW = frozenset({"donor", "amount", "niyyat", "method", "reference"})


def opening(line: str, today: date) -> tuple[Heading, Totals]:
    """Return heading and expectation; raises AppError `json_unreadable`, InvalidInputError."""
    value = receipt_json.read(line)
    _known(value, frozenset({"date", "count", "amount", *_HEADING}), "")
    try:
        paid_on = jalali.parse_day(str(value.get("date") or today.isoformat()), today)
    except AppError as error:
        raise InvalidInputError({"date": error.code}) from error
    given = {name: _text(value, name) for name in _HEADING if name in value}
    expected = Totals(count=_integer(value, "count"), amount=_integer(value, "amount"))
    return Heading(paid_on=paid_on, **given), expected


def row(line: str, n: int) -> Row:
    """Return one gift of a line; raises AppError `json_unreadable`, InvalidInputError."""
    value = receipt_json.read(line)
    _known(value, _ROW, f"rows.{n}.")
    given = {name: _text(value, name) for name in ("niyyat", "method", "reference")}
    donor = receipt_json.donor(value.get("donor", {}))
    amount = _integer(value, "amount")
    if abs(amount) > MAX_AMOUNT:
        raise InvalidInputError({"amount": "amount_too_large"})
    return Row(donor=donor, amount=amount, **given)


def totals(found: Totals) -> dict[str, int]:
    """Return count and sum (rials)."""
    return {"count": found.count, "amount": found.amount}


def listed(one: "BatchRow") -> dict[str, object]:
    """Return a pile as `batch list --json` prints it."""
    taken = None if one.accepted is None else totals(one.accepted) | {"reason": one.reason}
    return {
        "uid": one.uid.hex,
        "date": one.heading.paid_on.isoformat(),
        "method": one.heading.method,
        "campaign": one.heading.campaign,
        "note": one.heading.note,
        "state": str(one.state),
        "person": one.person,
        "created_at": one.created_at,
        "expected": totals(one.expected),
        "accepted": taken,
    }


def typed(one: "Typed") -> dict[str, object]:
    """Return a row that has no receipt yet."""
    donor = {"kind": str(one.row.donor.kind), "name": one.row.donor.name, "uid": one.row.donor.uid}
    said = {"niyyat": one.row.niyyat, "method": one.row.method, "reference": one.row.reference}
    return {"n": one.n, "donor": donor, "amount": one.row.amount, **said}


def issued(one: "IssuedRow") -> dict[str, object]:
    """Return a row that became a receipt."""
    return {"n": one.n, "number": str(one.number), "donor": one.donor, "amount": one.amount}


def _known(value: Mapping[str, Any], names: frozenset[str], place: str) -> None:
    unknown = {f"{place}{name}": "unknown_field" for name in value if name not in names}
    if unknown:
        raise InvalidInputError(unknown)


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name, "")
    if not isinstance(found, str):
        raise InvalidInputError({name: "not_text"})
    return found


def _integer(value: Mapping[str, Any], name: str) -> int:
    found = value.get(name, 0)
    if not isinstance(found, int) or isinstance(found, bool):
        raise InvalidInputError({name: "amount_fractional"})
    return found
