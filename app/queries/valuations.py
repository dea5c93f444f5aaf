"""Goods whose value was not known at the desk: what was found since, and what still waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import BigInteger, ColumnElement, Connection, case, cast, exists, func, select

from app.db.types import AnyRow
from app.domain.receipt import ON_PAPER, ReceiptNumber
from app.domain.valuation import Minute
from app.models import donation, donation_item, donation_minute, person, receipt, valuation
from app.queries import receipts, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """An item that came on a minute; *value* in rials is 0 while it waits for its experts.

    *item* is its place on the receipt, from 1; *found* is the minute that told the value.
    """

    number: ReceiptNumber
    item: int
    name: str
    donor: str
    value: int
    taken: Minute
    found: Minute | None
    person: str


def of_receipt(connection: Connection, number: ReceiptNumber) -> tuple[Worth, ...]:
    """Return the items of one receipt whose value was not known when it was issued."""
    c = receipt.c
    place = (c.register_uid == receipts.register_of(number)) & (c.year == number.year)
    return tuple(_read(connection, place & (c.n == number.serial)))


def waiting(connection: Connection) -> tuple[Worth, ...]:
    """Return every item that still waits for its value, the oldest first; training has none."""
    later = valuation.alias()
    known = exists().where(later.c.item_uid == donation_item.c.uid)
    real = receipt.c.type.in_(ON_PAPER)
    return tuple(_read(connection, real & ~known.correlate(donation_item)))


def worth() -> ColumnElement[int]:
    """Return what an item of `donation_item` is worth now, for sums: 0 while nobody knows."""
    c = valuation.c
    last = select(c.value).where(c.item_uid == donation_item.c.uid).order_by(c.n.desc()).limit(1)
    return func.coalesce(last.correlate(donation_item).scalar_subquery(), donation_item.c.value)


def of_gift() -> ColumnElement[int]:
    """Return what a gift of `donation` is worth now: what its receipt says and was found since."""
    found = select(func.sum(worth() - donation_item.c.value))
    found = found.where(donation_item.c.donation_uid == donation.c.uid).correlate(donation)
    later = cast(func.coalesce(found.scalar_subquery(), 0), BigInteger)
    # money has no items to look for
    return donation.c.amount + case((donation.c.form == "kind", later), else_=0)


def _read(connection: Connection, which: ColumnElement[bool]) -> Iterator[Worth]:
    item, minute, c, act = donation_item.c, donation_minute.c, receipt.c, valuation.c
    newer = valuation.alias()
    later = exists().where(newer.c.item_uid == act.item_uid, newer.c.n > act.n)
    asked = (
        select(item.n, item.name, c.office, c.register, c.year, c.n.label("serial"), c.donor)
        .add_columns(minute.number, minute.held_on, minute.first, minute.second)
        .add_columns(act.value, act.number.label("act"), act.held_on.label("act_on"))
        .add_columns(act.first.label("act_first"), act.second.label("act_second"))
        .add_columns(person.c.name.label("person"))
        .select_from(donation_minute)
        .join(donation_item, item.uid == minute.item_uid)
        .join(receipt, c.donation_uid == item.donation_uid)
        .outerjoin(valuation, (act.item_uid == item.uid) & ~later.correlate(valuation))
        .outerjoin(person, person.c.uid == act.person_uid)
        .where(item.value == 0, ~standing.voided(), which)
        .order_by(c.uid, item.n)
    )
    for row in connection.execute(asked):
        yield _worth(row)


def _worth(row: AnyRow) -> Worth:
    found = None
    if row.act is not None:
        day = date.fromisoformat(row.act_on)
        found = Minute(number=row.act, held_on=day, first=row.act_first, second=row.act_second)
    return Worth(
        number=ReceiptNumber(row.office, row.register, row.year, row.serial),
        item=row.n + 1,
        name=row.name,
        donor=row.donor,
        value=row.value or 0,
        taken=Minute(
            number=row.number,
            held_on=date.fromisoformat(row.held_on),
            first=row.first,
            second=row.second,
        ),
        found=found,
        person=row.person or "",
    )
