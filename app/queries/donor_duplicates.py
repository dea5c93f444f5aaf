"""Donors who may be one and the same: while a new one is typed, and over the whole register."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Column, Connection, func, select

from app.domain import donor as rules
from app.domain import identity
from app.domain.donor import DonorDetails, Likeness
from app.domain.errors import AppError
from app.models import donor
from app.queries import donor_runs
from app.queries.donors import DonorRow, row_of

MOST: Final = 20
_BY: Final[tuple[tuple[Likeness, Column[str]], ...]] = (
    (Likeness.IDENTIFIER, donor.c.national_id),
    (Likeness.MOBILE, donor.c.mobile),
    (Likeness.NAME, donor.c.search_key),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A donor who may be the one meant, with every reason, the strongest first."""

    row: DonorRow
    reasons: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two registered donors who share something."""

    one: DonorRow
    other: DonorRow
    reason: Likeness


def of_typed(
    connection: Connection, details: DonorDetails, but: uuid.UUID | None = None
) -> tuple[Likely, ...]:
    """Return whom half-typed *details* may mean, other than *but*, the likeliest first.

    What cannot be read yet, such as eight digits of a mobile, is no reason.
    """
    rows: dict[uuid.UUID, DonorRow] = {}
    reasons: dict[uuid.UUID, list[Likeness]] = {}
    listed = (donor.c.root_uid == donor.c.uid) & donor_runs.standing(connection)
    for (reason, column), value in zip(_BY, _readable(details), strict=True):
        if not value:
            continue
        asked = select(donor).where(column == value, listed)
        for row in connection.execute(asked.order_by(donor.c.uid).limit(MOST)):
            if row.uid != but:
                rows[row.uid] = row_of(row)
                reasons.setdefault(row.uid, []).append(reason)
    likely = [Likely(row=rows[one], reasons=tuple(why)) for one, why in reasons.items()]
    return tuple(likely[:MOST])


def _readable(details: DonorDetails) -> Iterator[str]:
    for read, typed in (
        (
            identity.legal_id if details.kind == "legal" else identity.national_id,
            details.national_id,
        ),
        (identity.mobile, details.mobile),
    ):
        try:
            yield read(typed)
        except AppError:
            yield ""
    yield rules.folded(details.name)


def pairs(connection: Connection, limit: int = 200) -> Iterator[Pair]:
    """Yield registered donors who share an identifier, a mobile or a folded name."""
    listed = (donor.c.root_uid == donor.c.uid) & donor_runs.standing(connection)
    for reason, column in _BY:
        ours = (column != "") & listed
        shared = select(column).where(ours).group_by(column).having(func.count() > 1).limit(limit)
        asked = select(donor).where(column.in_(shared), ours).order_by(column, donor.c.uid)
        first = None
        for row in connection.execute(asked):
            if first is None or getattr(first, column.name) != getattr(row, column.name):
                first = row
            else:
                yield Pair(one=row_of(first), other=row_of(row), reason=reason)
