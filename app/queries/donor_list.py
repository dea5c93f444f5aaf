"""The list of donors in Persian order by stretches and keyset pages, or what a search answers."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, func, select, tuple_

from app.domain import donor as rules
from app.domain.donor_filter import DonorFilter
from app.domain.listing import PAGE, Place, Span, Stretch
from app.models import donor
from app.queries import donor_conditions, donor_duplicates, donor_runs, donor_search, spans
from app.queries.donor_duplicates import Likely
from app.queries.donor_search import Found, Hit
from app.queries.donors import DonorRow, row_of

MORE: Final = "more"
_AT_ONCE: Final = 500
_ORDER: Final = (donor.c.sort_key, donor.c.uid)
_SLIP: Final = ("slip",)
"""Stands in a page of a search that only one slip away had answers."""


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
        found = _found(connection, asked)
        return tuple(map(_of_hit, found.hits[begin : begin + limit]))
    wanted = (
        select(donor)
        .where(_listed(connection, asked), *_behind(after))
        .order_by(*_ORDER)
        .limit(limit)
    )
    return tuple(ListedDonor(row=row_of(row)) for row in connection.execute(wanted))


def span(connection: Connection, asked: DonorFilter, one: Span) -> tuple[ListedDonor, ...]:
    """Return the donors of a page that `stretch` has told of."""
    if asked.text.strip():
        slip = one.after == _SLIP
        hits = donor_search.of(connection, asked.text, spans.uids(one), slip=slip)
        return tuple(map(_of_hit, hits))
    if one.keys:
        wanted = select(donor).where(donor.c.uid.in_(spans.uids(one))).order_by(*_ORDER)
    else:
        inside = (*_behind(one.after), *_until(one.until))
        wanted = (
            select(donor)
            .where(_listed(connection, asked), *inside)
            .order_by(*_ORDER)
            .limit(one.count)
        )
    return tuple(ListedDonor(row=row_of(row)) for row in connection.execute(wanted))


def stretch(connection: Connection, asked: DonorFilter, after: Place, scan: int) -> Stretch:
    """Look through the next *scan* donors behind *after*.

    A search is one stretch; the sum `MORE` tells that it has more answers than it counts.
    """
    if asked.text.strip():
        return _searched(connection, asked)
    end = _end(connection, after, scan)
    inside = and_(_listed(connection, asked), *_behind(after), *_until(end))
    count = connection.execute(select(func.count()).select_from(donor).where(inside)).scalar_one()
    cut = spans.cut(connection, select(*_ORDER).where(inside), _ORDER, (after, end), (count, scan))
    return Stretch(count=count, sums={}, spans=cut, next=end)


def _searched(connection: Connection, asked: DonorFilter) -> Stretch:
    found = _found(connection, asked)
    keys = [one.own.bytes for one in found.hits]
    cut = tuple(spans.of_keys(keys, _SLIP if found.slip else None))
    return Stretch(count=len(keys), sums={MORE: int(found.more)}, spans=cut, next=None)


def likely(connection: Connection, one: uuid.UUID) -> tuple[Likely, ...]:
    """Return who may be the same as a registered donor, nobody for an unknown uid."""
    row = connection.execute(select(donor).where(donor.c.uid == one)).mappings().one_or_none()
    if row is None:
        return ()
    return donor_duplicates.of_typed(connection, rules.details_of(dict(row)), one)


def _found(connection: Connection, asked: DonorFilter) -> Found:
    found = donor_search.search(connection, asked.text, limit=donor_search.MOST)
    if not asked.asks_more:
        return found
    some = donor.c.uid.in_([one.row.uid for one in found.hits])
    wanted = select(donor.c.uid).where(some, *donor_conditions.of(asked))
    left = set(connection.execute(wanted).scalars())
    return replace(found, hits=tuple(one for one in found.hits if one.row.uid in left))


def _of_hit(one: Hit) -> ListedDonor:
    return ListedDonor(row=one.row, why=one.why, alias=one.alias)


def _listed(connection: Connection, asked: DonorFilter) -> ColumnElement[bool]:
    stands = and_(donor.c.root_uid == donor.c.uid, donor_runs.standing(connection))
    return and_(stands, *donor_conditions.of(asked))


def every(connection: Connection, asked: DonorFilter) -> Iterator[ListedDonor]:
    """Yield the whole list, a part in memory at a time; of a search what it answers."""
    if asked.text.strip():
        yield from map(_of_hit, _found(connection, asked).hits)
        return
    wanted = select(donor).where(_listed(connection, asked)).order_by(*_ORDER)
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(wanted):
        yield ListedDonor(row=row_of(row))


def count(connection: Connection, asked: DonorFilter) -> int:
    """Return how many `every` yields."""
    if asked.text.strip():
        return len(_found(connection, asked).hits)
    wanted = select(func.count()).select_from(donor).where(_listed(connection, asked))
    return connection.execute(wanted).scalar_one()


def _behind(after: Place) -> Iterator[ColumnElement[bool]]:
    if after is not None:
        yield tuple_(*_ORDER) > after


def _until(end: Place) -> Iterator[ColumnElement[bool]]:
    if end is not None:
        yield tuple_(*_ORDER) <= end


def _end(connection: Connection, after: Place, scan: int) -> Place:
    """Return the key of the last donor of a stretch, None where the list ends in it."""
    walked = select(*_ORDER).order_by(*_ORDER).where(*_behind(after))
    found = connection.execute(walked.offset(scan - 1).limit(1)).one_or_none()
    return tuple(found) if found is not None else None
