"""The list of donors in Persian order by stretches and keyset pages, or what a search answers."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, func, select, tuple_

from app.domain import donor as rules
from app.domain.listing import PAGE, Place, Stretch
from app.models import donor
from app.queries import donor_duplicates, donor_runs, donor_search
from app.queries.donor_duplicates import Likely
from app.queries.donor_search import Hit
from app.queries.donors import DonorRow, row_of

MORE: Final = "more"
_ORDER: Final = (donor.c.sort_key, donor.c.uid)


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorFilter:
    """What is asked of the list; empty is everybody."""

    text: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDonor:
    """A donor of the list; *why* and *alias* tell what answered, where something was searched."""

    row: DonorRow
    why: str = ""
    alias: str = ""


def page(
    connection: Connection, asked: DonorFilter, after: Place = None, limit: int = PAGE
) -> tuple[ListedDonor, ...]:
    """Return at most *limit* donors behind the key *after*; the likeliest first in a search."""
    if asked.text.strip():
        begin = after[0] if after else 0
        found, _more = _hits(connection, asked)
        hits = found[begin : begin + limit]
        return tuple(ListedDonor(row=one.row, why=one.why, alias=one.alias) for one in hits)
    wanted = select(donor).where(_listed(connection, asked)).order_by(*_ORDER).limit(limit)
    if after is not None:
        wanted = wanted.where(_behind(after))
    return tuple(ListedDonor(row=row_of(row)) for row in connection.execute(wanted))


def stretch(
    connection: Connection, asked: DonorFilter, after: Place, seen: int, scan: int
) -> Stretch:
    """Look through the next *scan* donors behind *after*, of which *seen* rows came before.

    A search is one stretch; the sum `MORE` tells that it has more answers than it counts.
    """
    if asked.text.strip():
        found, more = _hits(connection, asked)
        starts = tuple((at,) for at in range(PAGE, len(found) + 1, PAGE))
        return Stretch(count=len(found), sums={MORE: int(more)}, starts=starts, next=None)
    end = _end(connection, after, scan)
    inside = _listed(connection, asked)
    if after is not None:
        inside &= _behind(after)
    if end is not None:
        inside &= tuple_(*_ORDER) <= end
    count = select(func.count()).select_from(donor).where(inside)
    return Stretch(
        count=connection.execute(count).scalar_one(),
        sums={},
        starts=tuple(_starts(connection, inside, seen)),
        next=end,
    )


def likely(connection: Connection, one: uuid.UUID) -> tuple[Likely, ...]:
    """Return who may be the same as a registered donor, nobody for an unknown uid."""
    row = connection.execute(select(donor).where(donor.c.uid == one)).mappings().one_or_none()
    if row is None:
        return ()
    return donor_duplicates.of_typed(connection, rules.details_of(dict(row)), one)


def _hits(connection: Connection, asked: DonorFilter) -> tuple[Sequence[Hit], bool]:
    found = donor_search.search(connection, asked.text, limit=donor_search.MOST)
    hits = [one for one in found.hits if asked.kind in ("", one.row.kind)]
    return hits, found.more


def _listed(connection: Connection, asked: DonorFilter) -> ColumnElement[bool]:
    stands = and_(donor.c.root_uid == donor.c.uid, donor_runs.standing(connection))
    return and_(stands, donor.c.kind == asked.kind) if asked.kind else stands


def _behind(after: tuple[object, ...]) -> ColumnElement[bool]:
    return tuple_(*_ORDER) > after


def _end(connection: Connection, after: Place, scan: int) -> Place:
    """Return the key of the last donor of a stretch, None where the list ends in it."""
    walked = select(*_ORDER).order_by(*_ORDER)
    if after is not None:
        walked = walked.where(_behind(after))
    found = connection.execute(walked.offset(scan - 1).limit(1)).one_or_none()
    return tuple(found) if found is not None else None


def _starts(connection: Connection, inside: ColumnElement[bool], seen: int) -> Iterator[Place]:
    place = func.row_number().over(order_by=_ORDER)
    numbered = select(*_ORDER, place.label("place")).where(inside).subquery()
    c = numbered.c
    whole = (c.place + seen) % PAGE == 0
    for found in connection.execute(select(c.sort_key, c.uid).where(whole).order_by(c.place)):
        yield tuple(found)
