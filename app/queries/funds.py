"""The fund ledger, from running sums of days and months: two short reads, however long the past."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TableClause,
    and_,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    union_all,
)

from app.domain import funds
from app.domain.funds import Ledger, Sum, Sums
from app.models import fund_total
from app.queries import lists

_CASH = ("cash", "pos", "bank", "card", funds.CHEQUE)
_FORMS = {
    **dict.fromkeys(_CASH, "cash"),
    **dict.fromkeys((funds.KIND, funds.VALUED), "kind"),
    funds.SERVICE: "service",
}


HERE: Final = ("",)
"""The rows of the connection itself, where places are named; else schemas of its server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTotal:
    """What stands of one designation in one form; *amount* in rials, 0 for service."""

    niyyat: str
    form: str
    count: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A total of the office at *place*, and what that office calls the designation."""

    place: str
    name: str
    total: FormTotal


def ledger(connection: Connection, first: str = "", last: str = "") -> Ledger:
    """Return the ledger of the ISO days from *first* to *last*, both included; "" is open."""
    before, until = _ends(connection, first, last)
    known = lists.designations(connection).values()
    return funds.ledger(known, before, until, first, last)


def _ends(connection: Connection, first: str, last: str) -> tuple[Sums, Sums]:
    """Return the sums of all days before *first*, and of all up to *last*."""
    before, until = _ends_of(connection, HERE, first, last)
    return before.get("", {}), until.get("", {})


def _ends_of(
    connection: Connection, places: Sequence[str], first: str, last: str
) -> tuple[Mapping[str, Sums], Mapping[str, Sums]]:
    end = (date.fromisoformat(last) + timedelta(days=1)).isoformat() if last else ""
    before = _sums(connection, places, first) if first else {}
    return before, _sums(connection, places, end)


def _sums(connection: Connection, places: Sequence[str], end: str) -> Mapping[str, Sums]:
    """Return the sums of all days before the ISO day *end*, of all days for "", by place."""
    found: dict[str, dict[str, dict[str, Sum]]] = {}
    asked = union_all(*(_asked(place, end) for place in places))
    for place, code, bucket, count, amount in connection.execute(asked):
        found.setdefault(place, {}).setdefault(code, {})[bucket] = Sum(count, amount)
    return found


def _asked(place: str, end: str) -> Select[Any]:
    kept, named = (
        _at(place, "fund_total", "period", "niyyat_uid", "bucket", "times", "amount"),
        _at(place, "niyyat", "uid", "code"),
    )
    c, n = kept.c, named.c
    sums = (func.sum(c.times), func.sum(c.amount))
    asked = select(_said(place), n.code, c.bucket, *sums).join(named, n.uid == c.niyyat_uid)
    return asked.where(_before(c.period, end)).group_by(c.niyyat_uid, n.code, c.bucket)


def _at(place: str, name: str, *columns: str) -> TableClause:
    return table(name, *map(column, columns), schema=place or None)


def _said(place: str) -> ColumnElement[str]:
    """Return *place*, which is a schema's name and needs no quoting, as a column."""
    return literal_column(f"'{place}'").label("place")


def _names(connection: Connection, places: Sequence[str]) -> Mapping[tuple[str, str], str]:
    """Return what each place calls its designations, by place and code."""
    tables = ((place, _at(place, "niyyat", "code", "name").c) for place in places)
    asked = union_all(*(select(_said(place), c.code, c.name) for place, c in tables))
    return {(place, code): name for place, code, name in connection.execute(asked)}


def _before(period: ColumnElement[str], end: str) -> ColumnElement[bool]:
    """Return the condition of the whole months before *end*, and the days of its own month."""
    if not end:
        return and_(period >= "M", period < "N")
    month = end[:7]
    return or_(
        and_(period >= "M", period < f"M{month}"),
        and_(period >= f"D{month}", period < f"D{end}"),
    )


def totals(connection: Connection, first: str = "", last: str = "") -> Iterator[FormTotal]:
    """Yield what stands by designation and form, of the days asked; cheques with the cash."""
    return _totals(*_ends(connection, first, last))


def across(
    connection: Connection, places: Sequence[str] = HERE, first: str = "", last: str = ""
) -> Iterator[Standing]:
    """Yield the same of several *places*, asked of their server in one question."""
    if not places:
        return
    before, until = _ends_of(connection, places, first, last)
    names = _names(connection, places)
    for place in places:
        for one in _totals(before.get(place, {}), until.get(place, {})):
            yield Standing(place=place, name=names[place, one.niyyat], total=one)


def _totals(before: Sums, sums: Sums) -> Iterator[FormTotal]:
    for code in sorted(sums):
        forms: dict[str, Sum] = {}
        for bucket, until in sums[code].items():
            one = until - before.get(code, {}).get(bucket, Sum())
            if form := _FORMS.get(bucket):
                counted = 0 if bucket == funds.VALUED else one.count
                forms[form] = forms.get(form, Sum()) + Sum(counted, one.amount)
        for form in ("cash", "kind", "service"):
            one = forms.get(form, Sum())
            amount = 0 if form == "service" else one.amount
            if one.count or amount:
                yield FormTotal(niyyat=code, form=form, count=one.count, amount=amount)


def stored(connection: Connection) -> dict[tuple[str, uuid.UUID, str], Sum]:
    """Return every running sum that is not nothing, by period, designation and bucket."""
    c = fund_total.c
    asked = select(fund_total).where(or_(c.times != 0, c.amount != 0))
    return {
        (row.period, row.niyyat_uid, row.bucket): Sum(row.times, row.amount)
        for row in connection.execute(asked)
    }
