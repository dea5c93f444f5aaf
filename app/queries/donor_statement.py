"""The parts of everything that a donor gave in one fiscal year, as it stands."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, and_, func, or_, select

from app.db.types import AnySelect
from app.domain import jalali
from app.domain.niyyat import short
from app.domain.receipt import ON_PAPER, ReceiptNumber
from app.models import donation, donation_item, donation_line, donation_service, niyyat, receipt
from app.queries import donor_gifts, standing, valuations

Place: TypeAlias = tuple[str, str, int, int]
"""Day, register, serial, and the place in its gift: the order of a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line, an item or a service of a gift, with what its receipt says of it.

    *number* is None for an imported gift; *what* an item with its *quantity* and *unit*, or a
    skill. *value* is in the unit of the gift, what experts found since where it was not known.
    """

    number: ReceiptNumber | None
    day: date
    form: str
    method: str
    article_172: bool
    niyyat: str
    what: str
    quantity: str
    unit: str
    basis: str
    hours: str
    value: int


def parts(connection: Connection, root: uuid.UUID, year: int) -> tuple[Part, ...]:
    """Return every part of the gifts whose receipts are of the fiscal *year*, in their order.

    Gifts without a receipt come by the day on which they were paid. Voided receipts and those
    whose void waits are left out.
    """
    tables = (donation_line, donation_item, donation_service)
    found = [one for t in tables for one in _parts(connection, _asked(root, year, t))]
    found.sort(key=lambda one: one[0])
    return tuple(part for _place, part in found)


def waiting(connection: Connection, root: uuid.UUID, year: int) -> int:
    """Return how many receipts of the year wait to be voided."""
    asked = select(func.count()).select_from(donor_gifts.source())
    ours = donor_gifts.of_donor(root), receipt.c.year == year, standing.waits()
    return connection.execute(asked.where(*ours)).scalar_one()


def years(connection: Connection, root: uuid.UUID) -> tuple[int, ...]:
    """Return the fiscal years in which a donor gave something, the newest first."""
    asked = select(receipt.c.year, donation.c.paid_on).distinct()
    asked = asked.select_from(donor_gifts.source()).where(donor_gifts.of_donor(root))
    found = {
        row.year or jalali.fiscal_year(date.fromisoformat(row.paid_on))
        for row in connection.execute(asked)
    }
    return tuple(sorted(found, reverse=True))


def _asked(root: uuid.UUID, year: int, table: Table) -> AnySelect:
    c, r = donation.c, receipt.c
    first, last = jalali.from_jalali(year, 1, 1), jalali.from_jalali(year + 1, 1, 1)
    days = and_(c.paid_on >= first.isoformat(), c.paid_on < last.isoformat())
    issued = and_(r.year == year, r.type.in_(ON_PAPER), standing.counts())
    facts = (c.form, c.method, c.article_172, c.paid_on, r.issued_on)
    number = (r.office, r.register, r.year, r.n.label("serial"))
    worth = [valuations.worth().label("worth")] if table is donation_item else []
    return (
        select(table, *facts, *number, niyyat.c.name.label("niyyat"), *worth)
        .select_from(
            donor_gifts.source()
            .join(table, table.c.donation_uid == c.uid)
            .join(niyyat, niyyat.c.uid == table.c.niyyat_uid)
        )
        .where(donor_gifts.of_donor(root), or_(issued, and_(r.uid.is_(None), days)))
    )


def _parts(connection: Connection, asked: AnySelect) -> Iterator[tuple[Place, Part]]:
    for row in connection.execute(asked).mappings():
        day = row["issued_on"] or row["paid_on"]
        yield (day, row["register"] or "", row["serial"] or 0, row["n"]), _part(dict(row), day)


def _part(row: Mapping[str, Any], day: str) -> Part:
    serial = row["serial"]
    number = (row["office"], row["register"], row["year"])
    return Part(
        number=None if serial is None else ReceiptNumber(*number, serial),
        day=date.fromisoformat(day),
        form=row["form"],
        method=row["method"],
        article_172=bool(row["article_172"]),
        niyyat=short(row["niyyat"]),
        what=row.get("name") or row.get("skill") or "",
        quantity=row.get("quantity", ""),
        unit=row.get("unit_name", ""),
        basis=row.get("basis", ""),
        hours=row.get("hours", ""),
        value=row.get("amount") or row.get("worth") or 0,
    )
