"""Donors as lists and their own page show them; identifiers come masked."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, Select, func, select, tuple_

from app.db.types import AnyRow
from app.domain import identity
from app.domain.lunar import LunarTable
from app.domain.merging import Parents
from app.domain.paging import Cursor, Page
from app.domain.receipt import ReceiptNumber, RecordType
from app.models import donation, donor, receipt
from app.queries import imports

PAGE: Final = 50
MOST_COUNTED: Final = 10_000
_AROUND: Final = 3
"""How many nights before and after count as «همین شب‌ها»: regulars come on about the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorRow:
    """A donor in a list; *national_id* and *mobile* are masked."""

    uid: uuid.UUID
    kind: str
    honorific: str
    name: str
    national_id: str
    mobile: str
    publish_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorPage:
    """All of one donor but the unmasked identifiers, and the names that were merged into it."""

    row: DonorRow
    registration_no: str
    economic_code: str
    contact_name: str
    representative: str
    note: str
    created_at: str
    merged_into: uuid.UUID | None
    root: uuid.UUID
    aliases: tuple[DonorRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A donation in a donor's history; *number* is its receipt's, empty for an imported one."""

    uid: uuid.UUID
    paid_on: str
    form: str
    amount: int
    unit: str
    campaign: str
    number: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What stands of a donor's gifts of one form and unit; services have no amount."""

    form: str
    unit: str
    count: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    """What a donor gave on the same lunar nights a year ago, between two days."""

    first: date
    last: date
    sums: tuple[Sum, ...]


def row_of(row: AnyRow) -> DonorRow:
    """Return a row of `columns` with its identifiers masked."""
    code = row.national_id
    return DonorRow(
        uid=row.uid,
        kind=row.kind,
        honorific=row.honorific,
        name=row.name,
        national_id=identity.mask_national_id(code) if code else "",
        mobile=identity.mask_mobile(row.mobile),
        publish_name=bool(row.publish_name),
    )


def page(
    connection: Connection, after: Cursor = None, *, limit: int = PAGE, back: bool = False
) -> Page[DonorRow]:
    """Return donors in Persian order behind *after*, or before it when going *back*.

    Rows always come in list order. The cursor is that of the end the reader moves to. Donors
    merged into another are not listed.
    """
    c = donor.c
    key = tuple_(c.sort_key, c.uid)
    asked = select(donor).where(c.root_uid == c.uid).limit(limit + 1)
    asked = asked.order_by(c.sort_key.desc(), c.uid.desc()) if back else asked.order_by(*key)
    if after is not None:
        asked = asked.where(key < after if back else key > after)
    found = connection.execute(asked).all()
    rows, more = found[:limit], len(found) > limit
    end = (rows[-1].sort_key, rows[-1].uid) if more else None
    return Page([row_of(row) for row in (reversed(rows) if back else rows)], end)


def count(connection: Connection) -> int:
    """Return how many donors are listed, at most one more than `MOST_COUNTED`."""
    c = donor.c
    some = select(c.uid).where(c.root_uid == c.uid).limit(MOST_COUNTED + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def show(connection: Connection, one: uuid.UUID) -> DonorPage | None:
    """Return a donor, merged or not; None for an unknown uid."""
    row = connection.execute(select(donor).where(donor.c.uid == one)).one_or_none()
    if row is None:
        return None
    ours = (donor.c.root_uid == one) & (donor.c.uid != one)
    aliases = connection.execute(select(donor).where(ours).order_by(donor.c.uid))
    return DonorPage(
        row=row_of(row),
        registration_no=row.registration_no,
        economic_code=row.economic_code,
        contact_name=row.contact_name,
        representative=row.representative,
        note=row.note,
        created_at=row.created_at,
        merged_into=row.merged_into,
        root=row.root_uid,
        aliases=tuple(row_of(alias) for alias in aliases),
    )


def family(connection: Connection, some: Sequence[uuid.UUID]) -> Parents:
    """Return uid -> the one merged into, of everybody who shares a root with *some*."""
    c = donor.c
    roots = select(c.root_uid).where(c.uid.in_(some))
    found = connection.execute(select(c.uid, c.merged_into).where(c.root_uid.in_(roots)))
    return {row.uid: row.merged_into for row in found}


def history(
    connection: Connection, root: uuid.UUID, after: Cursor = None, *, limit: int = PAGE
) -> Page[Gift]:
    """Return the gifts of a donor and of all merged into it, newest first."""
    c, r = donation.c, receipt.c
    key = tuple_(c.paid_on, c.uid)
    voids = receipt.alias("voids")
    gone = select(1).where(voids.c.ref_uid == r.uid, voids.c.type == RecordType.VOID)
    asked = (
        select(donation, r.office, r.register, r.year, r.n, gone.exists().label("void"))
        .outerjoin(receipt, r.donation_uid == c.uid)
        .where(c.donor_uid.in_(_family_of(root)), r.type.is_distinct_from(RecordType.TRAINING))
        .where(imports.stands())
        .order_by(c.paid_on.desc(), c.uid.desc())
        .limit(limit + 1)
    )
    if after is not None:
        asked = asked.where(key < after)
    found = connection.execute(asked).all()
    rows = found[:limit]
    end = (rows[-1].paid_on, rows[-1].uid) if len(found) > limit else None
    return Page([_gift(row) for row in rows], end)


def _gift(row: AnyRow) -> Gift:
    return Gift(
        uid=row.uid,
        paid_on=row.paid_on,
        form=row.form,
        amount=row.amount,
        unit=row.unit,
        campaign=row.campaign_name,
        number=_number(row),
        status="void" if row.void else "issued",
    )


def _number(row: AnyRow) -> str:
    if row.n is None:
        return ""
    return str(ReceiptNumber(row.office, row.register, row.year, row.n))


def sums(
    connection: Connection, root: uuid.UUID, first: str = "", last: str = "9999"
) -> tuple[Sum, ...]:
    """Return what stands of a donor's gifts by form and unit, paid between two ISO days."""
    c, r = donation.c, receipt.c
    voids = receipt.alias("voids")
    gone = select(1).where(voids.c.ref_uid == r.uid, voids.c.type == RecordType.VOID)
    asked = (
        select(c.form, c.unit, func.count().label("gifts"), func.sum(c.amount).label("amount"))
        .outerjoin(receipt, r.donation_uid == c.uid)
        .where(c.donor_uid.in_(_family_of(root)), c.paid_on.between(first, last))
        .where(~gone.exists(), r.type.is_distinct_from(RecordType.TRAINING), imports.stands())
        .group_by(c.form, c.unit)
        .order_by(c.form, c.unit)
    )
    return tuple(
        Sum(form=row.form, unit=row.unit, count=row.gifts, amount=row.amount)
        for row in connection.execute(asked)
    )


def _family_of(root: uuid.UUID) -> Select[tuple[uuid.UUID]]:
    return select(donor.c.uid).where(donor.c.root_uid == root)


def last_year(
    connection: Connection, root: uuid.UUID, evening: date, table: LunarTable
) -> LastYear | None:
    """Return what a donor gave around this lunar night a year ago; None when nothing is known."""
    night = table.night(evening)
    then = night and table.evening_of(night.year - 1, night.month, night.day)
    if not then:
        return None
    first, last = then - timedelta(days=_AROUND), then + timedelta(days=_AROUND)
    given = sums(connection, root, first.isoformat(), last.isoformat())
    return LastYear(first=first, last=last, sums=given) if given else None
