"""The keys of cheques in the order of their days, read from two indexes and never sorted."""

import uuid
from typing import Final, TypeAlias

from sqlalchemy import ColumnElement, Connection, exists, literal_column, or_, select

from app.db.types import AnySelect
from app.domain.listing import Place
from app.models import donation, donation_method

CHEQUE: Final[ColumnElement[str]] = literal_column("'cheque'")
"""Written out, so that SQLite uses the partial index of cheques."""
Key: TypeAlias = tuple[str, uuid.UUID]


def walked(connection: Connection, after: Place, last: str, scan: int) -> list[Key]:
    """Return day and donation of the next *scan* cheques behind *after*, until the day *last*.

    A day stands in one of two places, each with an index in its order: where it was told, or
    where it was written that the cheque was given. The second is read no further than the first.
    """
    m, d = donation_method.c, donation.c
    told = select(m.due_on, m.donation_uid).where(m.due_on != "")
    found = _next(connection, told, after, last, scan)
    known = exists().where(m.donation_uid == d.uid, m.due_on != "").correlate(donation)
    untold = select(d.paid_on, d.uid).where(d.method == CHEQUE, ~known)
    until = found[-1][0] if len(found) == scan else last
    return sorted((*found, *_next(connection, untold, after, until, scan)))[:scan]


def _next(
    connection: Connection, asked: AnySelect, after: Place, last: str, scan: int
) -> list[Key]:
    day, own = asked.selected_columns
    if after is not None:
        # the index begins its search at the day
        asked = asked.where(day >= after[0], or_(day > after[0], own > after[1]))
    found = connection.execute(asked.where(day <= last).order_by(day, own).limit(scan))
    return [(day, own) for day, own in found]
