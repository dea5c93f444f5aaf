"""Today in figures: what was issued on a day, beside other days; each an indexed stretch of days.

A sum holds what stands: no voided receipt, and none whose void waits. Rials throughout.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from app.domain.funds import Sum
from app.domain.receipt import ON_PAPER, RecordType
from app.models import donation, donation_line, niyyat, receipt
from app.queries import imports, receipt_list, standing

DAYS: Final = 14
CASH: Final = "cash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A day by form and by method, cash and goods and hours apart; *voided* counts its voids."""

    day: str
    forms: dict[str, Sum]
    methods: dict[str, Sum]
    campaigns: dict[str, Sum]
    voided: int
    waiting: int

    @property
    def count(self) -> int:
        """How many receipts stand."""
        return sum(one.count for one in self.forms.values())

    @property
    def money(self) -> int:
        """The rials that stand, of money alone."""
        return self.forms.get(CASH, Sum()).amount


@dataclass(frozen=True, slots=True)
class Share:
    """What a designation was given in money."""

    code: str
    name: str
    count: int
    amount: int


@dataclass(frozen=True, slots=True)
class DaySum:
    """A day of the columns."""

    day: str
    count: int
    amount: int


def figures(connection: Connection, day: str) -> Figures:
    """Return what was issued on an ISO *day*."""
    d, forms, methods = donation.c, dict[str, Sum](), dict[str, Sum]()
    campaigns: dict[str, Sum] = {}
    grouped = (
        select(d.form, d.method, d.campaign_name, func.count(), func.sum(receipt.c.amount))
        .join_from(receipt, donation, d.uid == receipt.c.donation_uid)
        .where(*_issued(day, day), standing.counts())
        .group_by(d.form, d.method, d.campaign_name)
    )
    for form, method, campaign, count, amount in connection.execute(grouped):
        one = Sum(count, amount)
        forms[form] = forms.get(form, Sum()) + one
        if form == CASH:
            methods[method] = methods.get(method, Sum()) + one
            campaigns[campaign] = campaigns.get(campaign, Sum()) + one
    return Figures(
        day=day,
        forms=forms,
        methods=methods,
        campaigns={name: one for name, one in campaigns.items() if name},
        voided=_count(connection, day, standing.voided()),
        waiting=_count(connection, day, standing.waits()),
    )


def _issued(first: str, last: str) -> Iterator[ColumnElement[bool]]:
    yield receipt.c.issued_on >= first
    yield receipt.c.issued_on <= last
    yield receipt.c.type.in_(ON_PAPER)


def _count(connection: Connection, day: str, state: ColumnElement[bool]) -> int:
    asked = select(func.count()).select_from(receipt).where(*_issued(day, day), state)
    return connection.execute(asked).scalar_one()


def shares(connection: Connection, day: str) -> tuple[Share, ...]:
    """Return what each designation was given in money on a day, the largest first."""
    line = donation_line.c
    amount = func.sum(line.amount)
    grouped = (
        select(niyyat.c.code, niyyat.c.name, func.count(), amount)
        .join_from(receipt, donation_line, line.donation_uid == receipt.c.donation_uid)
        .join(niyyat, niyyat.c.uid == line.niyyat_uid)
        .where(*_issued(day, day), standing.counts())
        .group_by(niyyat.c.code, niyyat.c.name)
        .order_by(amount.desc(), niyyat.c.code)
    )
    return tuple(Share(*row) for row in connection.execute(grouped))


def columns(connection: Connection, last: date) -> tuple[DaySum, ...]:
    """Return the days up to *last*, oldest first, those without a receipt among them."""
    days = [(last - timedelta(days=ago)).isoformat() for ago in reversed(range(DAYS))]
    c = receipt.c
    money = case((receipt_list.is_money(), c.amount), else_=0)
    grouped = (
        select(c.issued_on, func.count(), func.sum(money))
        .where(*_issued(days[0], days[-1]), standing.counts())
        .group_by(c.issued_on)
    )
    found = {day: DaySum(day, count, amount) for day, count, amount in connection.execute(grouped)}
    return tuple(found.get(day, DaySum(day, 0, 0)) for day in days)


def received(connection: Connection, day: str) -> Sum:
    """Return the money that was paid on an ISO *day*, imported history among it."""
    c, r = donation.c, receipt.c
    ours = or_(r.uid.is_(None), standing.counts())
    asked = (
        select(func.count(), func.coalesce(func.sum(c.amount), 0))
        .select_from(donation.outerjoin(receipt, r.donation_uid == c.uid))
        .where(c.paid_on == day, c.form == CASH, ours, imports.stands())
        .where(r.type.is_distinct_from(RecordType.TRAINING))
    )
    return Sum(*connection.execute(asked).one())


def has_any(connection: Connection) -> bool:
    """Tell whether a receipt was ever given to a donor."""
    asked = select(receipt.c.uid).where(receipt.c.type.in_(ON_PAPER)).limit(1)
    return connection.execute(asked).first() is not None
