"""Cut what a stretch of a list found into pages, each of which is found again at once."""

import uuid
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sqlalchemy import Connection, func
from sqlalchemy.sql.elements import ColumnElement

from app.db.types import AnySelect
from app.domain.listing import PAGE, Place, Span
from app.models.functions import uid_bytes

SPARSE: Final = 8
"""Of as many rows less than one answers: their keys are less to keep than the way is to go."""
_UID_BYTES: Final = 16


def cut(
    connection: Connection,
    asked: AnySelect,
    order: Sequence[ColumnElement[object]],
    ends: tuple[Place, Place],
    counts: tuple[int, int],
) -> tuple[Span, ...]:
    """Return the pages of a stretch between *ends*.

    *asked* selects what answers there: the list's key, whose last column is the uid, put in
    *order*. *counts* are how many these are, and how many rows were looked at.
    """
    found, scanned = counts
    if found * SPARSE < scanned:
        return tuple(of_keys(_keys(connection, asked.order_by(*order))))
    starts = _starts(connection, asked, order)
    places = [ends[0], *starts, *([ends[1]] if found > len(starts) * PAGE else [])]
    return tuple(
        Span(min(PAGE, found - at * PAGE), after, until)
        for at, (after, until) in enumerate(pairwise(places))
    )


def of_keys(keys: Sequence[bytes], place: Place = None) -> Iterator[Span]:
    """Yield pages of the very rows that have *keys*."""
    for at in range(0, len(keys), PAGE):
        part = keys[at : at + PAGE]
        yield Span(len(part), place, None, b"".join(part))


def of_places(places: Sequence[Place], after: Place) -> Iterator[Span]:
    """Yield pages of rows that follow *after*, given the place of each."""
    for at in range(0, len(places), PAGE):
        part = places[at : at + PAGE]
        yield Span(len(part), after, part[-1])
        after = part[-1]


def uids(span: Span) -> list[uuid.UUID]:
    """Return the keys of a span's rows, in their order."""
    starts = range(0, len(span.keys), _UID_BYTES)
    return [uuid.UUID(bytes=span.keys[at : at + _UID_BYTES]) for at in starts]


def _keys(connection: Connection, asked: AnySelect) -> list[bytes]:
    *_, own = asked.selected_columns
    raw = uid_bytes(own)
    return list(connection.execute(asked.with_only_columns(raw)).scalars())


def _starts(
    connection: Connection, asked: AnySelect, order: Sequence[ColumnElement[object]]
) -> list[Place]:
    """Return the key of the last row of each whole page."""
    place = func.row_number().over(order_by=order).label("place")
    numbered = asked.add_columns(place).subquery()
    *key, at = numbered.c
    whole = numbered.select().with_only_columns(*key).where(at % PAGE == 0).order_by(at)
    return [tuple(row) for row in connection.execute(whole)]
