"""Donors as lists and their own page show them; identifiers come masked."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select, tuple_

from app.db.types import AnyRow
from app.domain import identity
from app.domain.merging import Parents
from app.domain.paging import Cursor, Page
from app.models import donor
from app.queries import donor_runs

PAGE: Final = 50
MOST_COUNTED: Final = 10_000


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
    listed = (c.root_uid == c.uid) & donor_runs.standing(connection)
    asked = select(donor).where(listed).limit(limit + 1)
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
    listed = (c.root_uid == c.uid) & donor_runs.standing(connection)
    some = select(c.uid).where(listed).limit(MOST_COUNTED + 1).subquery()
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
