"""What a donor gave: the history page by page, and the sums of what stands."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    and_,
    func,
    select,
    tuple_,
    union_all,
)

from app.db.types import AnyRow
from app.domain.paging import Cursor, Page
from app.domain.receipt import ReceiptNumber, RecordType
from app.models import (
    donation,
    donation_item,
    donation_line,
    donation_service,
    donor,
    niyyat,
    receipt,
)
from app.queries import imports, standing, valuations

PAGE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A donation in a donor's history; *number* is its receipt's, empty for an imported one.

    *amount* has what experts found since of its goods. *purposes* are the names of its
    designations; *method* is how money came.
    """

    uid: uuid.UUID
    paid_on: str
    form: str
    amount: int
    unit: str
    campaign: str
    number: str
    status: str
    void_pending: bool
    method: str
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What stands of a donor's gifts of one form and unit; services have no amount."""

    form: str
    unit: str
    count: int
    amount: int


def of_donor(root: uuid.UUID | Column[uuid.UUID]) -> ColumnElement[bool]:
    """Return the condition that a donation is of *root* or of somebody merged into it.

    Asked over `source`, it leaves training and imports that were not finished out. *root* may be
    the uid of the `donor` that an outer question asks about.
    """
    member = donor.alias("member")
    family = select(member.c.uid).where(member.c.root_uid == root).correlate(donor)
    real = receipt.c.type.is_distinct_from(RecordType.TRAINING)
    return and_(donation.c.donor_uid.in_(family), real, imports.stands())


def source() -> FromClause:
    """Return donations beside the receipt of each, where it has one."""
    return donation.outerjoin(receipt, receipt.c.donation_uid == donation.c.uid)


def history(
    connection: Connection, root: uuid.UUID, after: Cursor = None, *, limit: int = PAGE
) -> Page[Gift]:
    """Return the gifts of a donor and of all merged into it, newest first."""
    c, r = donation.c, receipt.c
    asked = (
        select(donation, r.office, r.register, r.year, r.n, standing.voided().label("void"))
        .add_columns(standing.waits().label("waits"), valuations.of_gift().label("worth"))
        .select_from(source())
        .where(of_donor(root))
        .order_by(c.paid_on.desc(), c.uid.desc())
        .limit(limit + 1)
    )
    if after is not None:
        asked = asked.where(tuple_(c.paid_on, c.uid) < after)
    found = connection.execute(asked).all()
    rows = found[:limit]
    names = purposes(connection, [row.uid for row in rows])
    end = (rows[-1].paid_on, rows[-1].uid) if len(found) > limit else None
    return Page([_gift(row, names.get(row.uid, ())) for row in rows], end)


def purposes(
    connection: Connection, gifts: Sequence[uuid.UUID]
) -> dict[uuid.UUID, tuple[str, ...]]:
    """Return the names of the designations of each of *gifts*, in the order of its parts."""
    parts = union_all(
        *(
            select(t.c.donation_uid, t.c.n, niyyat.c.name)
            .join(niyyat, niyyat.c.uid == t.c.niyyat_uid)
            .where(t.c.donation_uid.in_(gifts))
            for t in (donation_line, donation_item, donation_service)
        )
    ).subquery()
    found: dict[uuid.UUID, dict[str, None]] = {}
    for row in connection.execute(select(parts).order_by(parts.c.donation_uid, parts.c.n)):
        found.setdefault(row.donation_uid, {})[row.name] = None
    return {one: tuple(names) for one, names in found.items()}


def _gift(row: AnyRow, names: tuple[str, ...]) -> Gift:
    return Gift(
        uid=row.uid,
        paid_on=row.paid_on,
        form=row.form,
        amount=row.worth,
        unit=row.unit,
        campaign=row.campaign_name,
        number=_number(row),
        status="void" if row.void else "issued",
        void_pending=bool(row.waits),
        method=row.method if row.form == "cash" else "",
        purposes=names,
    )


def _number(row: AnyRow) -> str:
    if row.n is None:
        return ""
    return str(ReceiptNumber(row.office, row.register, row.year, row.n))


def sums(
    connection: Connection, root: uuid.UUID, first: str = "", last: str = "9999"
) -> tuple[Sum, ...]:
    """Return what stands of a donor's gifts by form and unit, paid between two ISO days.

    Goods count with what they were found to be worth since, as in the statement of a year.
    """
    c = donation.c
    asked = (
        select(
            c.form,
            c.unit,
            func.count().label("gifts"),
            func.sum(valuations.of_gift()).label("amount"),
        )
        .select_from(source())
        .where(of_donor(root), c.paid_on.between(first, last), standing.counts())
        .group_by(c.form, c.unit)
        .order_by(c.form, c.unit)
    )
    return tuple(
        Sum(form=row.form, unit=row.unit, count=row.gifts, amount=int(row.amount))
        for row in connection.execute(asked)
    )
