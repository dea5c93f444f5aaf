"""«پارسال همین شب‌ها»: what a donor gave a lunar year ago around the night of today."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, select

from app.db.types import AnyRow
from app.domain.donation import MoneyLine
from app.domain.lunar import LunarTable
from app.domain.niyyat import short
from app.models import donation, donation_line, niyyat
from app.queries import donor_gifts, standing, valuations
from app.queries.donor_gifts import Sum

_AROUND: Final = 7
"""How many nights before and after count as «همین شب‌ها»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    """What a donor gave on the same lunar nights a year ago, between two days."""

    first: date
    last: date
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NightGift:
    """The gift of the nearest of those nights: its evening, and money by designation.

    *amount* is in rials, of goods their value; *lines* are what a form can take over
    while its designations are active, *names* what they are called. *others* counts the gifts
    of the other nights.
    """

    evening: date
    form: str
    amount: int
    lines: tuple[MoneyLine, ...]
    names: tuple[str, ...]
    others: int


def last_year(
    connection: Connection, root: uuid.UUID, evening: date, table: LunarTable
) -> LastYear | None:
    """Return what a donor gave around this lunar night a year ago; None when nothing is known."""
    then = _year_before(evening, table)
    if then is None:
        return None
    first, last = _ends(then)
    given = donor_gifts.sums(connection, root, first.isoformat(), last.isoformat())
    return LastYear(first=first, last=last, sums=given) if given else None


def nearest(
    connection: Connection, root: uuid.UUID, evening: date, table: LunarTable
) -> NightGift | None:
    """Return the gift of the night nearest to this one a lunar year ago, the largest of it."""
    then = _year_before(evening, table)
    if then is None:
        return None
    first, last = _ends(then)
    c, line = donation.c, donation_line.c
    asked = (
        select(c.uid, c.paid_on, c.form, valuations.of_gift().label("amount"))
        .add_columns(niyyat.c.code, niyyat.c.active, line.amount.label("part"))
        .select_from(
            donor_gifts.source()
            .outerjoin(donation_line, line.donation_uid == c.uid)
            .outerjoin(niyyat, niyyat.c.uid == line.niyyat_uid)
        )
        .where(donor_gifts.of_donor(root), standing.counts())
        .where(c.paid_on.between(first.isoformat(), last.isoformat()))
        .order_by(c.uid, line.n)
    )
    rows = connection.execute(asked).all()
    if not rows:
        return None

    def nearness(row: AnyRow) -> tuple[int, int]:
        return abs((date.fromisoformat(row.paid_on) - then).days), -row.amount

    best = min(rows, key=nearness)
    parts = [row for row in rows if row.uid == best.uid]
    names = donor_gifts.purposes(connection, [best.uid]).get(best.uid, ())
    lines = tuple(MoneyLine(niyyat=row.code, amount=row.part) for row in parts if row.code)
    return NightGift(
        evening=date.fromisoformat(best.paid_on),
        form=best.form,
        amount=best.amount,
        lines=lines if all(row.active for row in parts) else (),
        names=tuple(short(name) for name in names),
        others=len({row.uid for row in rows}) - 1,
    )


def _year_before(evening: date, table: LunarTable) -> date | None:
    night = table.night(evening)
    if night is None:
        return None
    return table.evening_of(night.year - 1, night.month, night.day)


def _ends(then: date) -> tuple[date, date]:
    return then - timedelta(days=_AROUND), then + timedelta(days=_AROUND)
