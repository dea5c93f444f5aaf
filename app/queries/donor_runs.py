"""Which donors of unfinished or undone imports do not stand, for every query that lists donors."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, true

from app.models import donation, donor, donor_origin, import_run
from app.queries.imports import DONE, DONORS


def standing(connection: Connection) -> ColumnElement[bool]:
    """Return the condition that a donor stands; it costs nothing while every import is done.

    What an import registered stands once the import is done. After it was taken back, only those
    stand still that a donation names or that another was merged into.
    """
    return or_(~_waits(), _given(), _merged()) if hides(connection) else true()


def fallen(connection: Connection, some: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    """Return those of *some* donors who do not stand."""
    if not some or not hides(connection):
        return set()
    c = donor.c
    asked = select(c.uid).where(c.uid.in_(some), ~standing(connection))
    return set(connection.execute(asked).scalars())


def hides(connection: Connection) -> bool:
    """Tell whether an import is open or taken back, so that some donors may not stand."""
    c = import_run.c
    open_ones = select(c.uid).where(c.kind == DONORS, c.state != DONE).limit(1)
    return connection.execute(open_ones).first() is not None


def _waits() -> ColumnElement[bool]:
    c = donor_origin.c
    of_run = and_(import_run.c.uid == c.run_uid, import_run.c.state != DONE)
    return exists().where(c.donor_uid == donor.c.uid, of_run)


def _given() -> ColumnElement[bool]:
    return exists().where(donation.c.donor_uid == donor.c.uid)


def _merged() -> ColumnElement[bool]:
    other = donor.alias("other")
    return exists().where(other.c.root_uid == donor.c.uid, other.c.uid != donor.c.uid)
