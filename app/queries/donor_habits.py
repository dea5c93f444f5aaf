"""What a donor usually gives, and what stood at the end of each fiscal year."""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Final

from sqlalchemy import Connection, case, func, literal, select

from app.domain import jalali
from app.models import donation, receipt
from app.queries import donor_gifts, standing, valuations

_LAST: Final = 100
"""How many gifts tell what is usual; what somebody gave ten years ago does not."""
_OFTEN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The designations given for most often with their counts, and how money mostly comes.

    *amount* is the median gift of money in rials, *method* the commonest one; of *count* gifts.
    """

    purposes: tuple[tuple[str, int], ...]
    method: str
    amount: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSum:
    """What stands of a fiscal year in one form; services count alone."""

    year: int
    form: str
    count: int
    amount: int


def usual(connection: Connection, root: uuid.UUID) -> Usual | None:
    """Return what the newest gifts have in common; None for somebody who gave nothing."""
    c = donation.c
    asked = (
        select(c.uid, c.form, c.method, c.amount)
        .select_from(donor_gifts.source())
        .where(donor_gifts.of_donor(root), standing.counts())
        .order_by(c.paid_on.desc(), c.uid.desc())
        .limit(_LAST)
    )
    rows = connection.execute(asked).all()
    if not rows:
        return None
    named = donor_gifts.purposes(connection, [row.uid for row in rows])
    often = Counter(name for names in named.values() for name in names)
    money = [row for row in rows if row.form == "cash"]
    methods = Counter(row.method for row in money)
    return Usual(
        purposes=tuple(often.most_common(_OFTEN)),
        method=methods.most_common(1)[0][0] if methods else "",
        amount=median_low(row.amount for row in money) if money else 0,
        count=len(rows),
    )


def by_year(connection: Connection, root: uuid.UUID) -> tuple[YearSum, ...]:
    """Return the sums of each fiscal year and form, the newest year first.

    A gift belongs to the year of its receipt; one without to that of the day it was paid on.
    """
    c, r = donation.c, receipt.c
    day = case((r.year.is_(None), c.paid_on), else_=literal(""))
    asked = (
        select(r.year, day.label("day"), c.form)
        .add_columns(func.count().label("gifts"), func.sum(valuations.of_gift()).label("amount"))
        .select_from(donor_gifts.source())
        .where(donor_gifts.of_donor(root), standing.counts())
        .group_by(r.year, day, c.form)
    )
    counts: Counter[tuple[int, str]] = Counter()
    amounts: Counter[tuple[int, str]] = Counter()
    for row in connection.execute(asked):
        year = row.year or jalali.fiscal_year(date.fromisoformat(row.day))
        counts[year, row.form] += row.gifts
        amounts[year, row.form] += int(row.amount)
    places = sorted(counts, key=lambda place: (-place[0], place[1]))
    return tuple(
        YearSum(year=year, form=form, count=counts[year, form], amount=amounts[year, form])
        for year, form in places
    )
