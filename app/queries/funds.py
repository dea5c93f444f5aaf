"""The fund ledger, from running sums of days and months: two short reads, however long the past."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from app.domain import funds
from app.domain.funds import Ledger, Sum, Sums
from app.models import fund_total, niyyat
from app.queries import lists

_CASH = ("cash", "pos", "bank", "card", funds.CHEQUE)
_FORMS = {
    **dict.fromkeys(_CASH, "cash"),
    **dict.fromkeys((funds.KIND, funds.VALUED), "kind"),
    funds.SERVICE: "service",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTotal:
    """What stands of one designation in one form; *amount* in rials, 0 for service."""

    niyyat: str
    form: str
    count: int
    amount: int


def ledger(connection: Connection, first: str = "", last: str = "") -> Ledger:
    """Return the ledger of the ISO days from *first* to *last*, both included; "" is open."""
    before, until = _ends(connection, first, last)
    known = lists.designations(connection).values()
    return funds.ledger(known, before, until, first, last)


def _ends(connection: Connection, first: str, last: str) -> tuple[Sums, Sums]:
    """Return the sums of all days before *first*, and of all up to *last*."""
    end = (date.fromisoformat(last) + timedelta(days=1)).isoformat() if last else ""
    return _sums(connection, first) if first else {}, _sums(connection, end)


def _sums(connection: Connection, end: str) -> Sums:
    """Return the sums of all days before the ISO day *end*, of all days for ""."""
    c = fund_total.c
    asked = select(niyyat.c.code, c.bucket, func.sum(c.times), func.sum(c.amount))
    asked = asked.join(niyyat, niyyat.c.uid == c.niyyat_uid).where(_before(end))
    found: dict[str, dict[str, Sum]] = {}
    asked = asked.group_by(c.niyyat_uid, niyyat.c.code, c.bucket)
    for code, bucket, count, amount in connection.execute(asked):
        found.setdefault(code, {})[bucket] = Sum(count, amount)
    return found


def _before(end: str) -> ColumnElement[bool]:
    """Return the condition of the whole months before *end*, and the days of its own month."""
    period = fund_total.c.period
    if not end:
        return and_(period >= "M", period < "N")
    month = end[:7]
    return or_(
        and_(period >= "M", period < f"M{month}"),
        and_(period >= f"D{month}", period < f"D{end}"),
    )


def totals(connection: Connection, first: str = "", last: str = "") -> Iterator[FormTotal]:
    """Yield what stands by designation and form, of the days asked; cheques with the cash."""
    before, sums = _ends(connection, first, last)
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
