"""Whether a receipt stands: its void, what took its place, and a void that waits for a manager.

Conditions on a row of `receipt` (or an alias of it), for every list and sum that asks.
"""

import uuid
from collections.abc import Sequence
from functools import cache
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    exists,
    literal_column,
    select,
)

from app.domain.receipt import RecordType
from app.models import approval, receipt

_VOID: Final[ColumnElement[str]] = literal_column(f"'{RecordType.VOID}'")
_KIND: Final[ColumnElement[str]] = literal_column("'void_receipt'")
_WAITS: Final[ColumnElement[str]] = literal_column("'pending'")
"""Written out, so that SQLite uses the partial indexes of voids and of what waits."""


@cache  # each alias of a table is a copy of all its columns
def voided(record: FromClause = receipt) -> ColumnElement[bool]:
    """Tell whether a void was appended for it."""
    void = receipt.alias()
    found = exists().where(void.c.ref_uid == record.c.uid, void.c.type == _VOID)
    return found.correlate(record)


@cache
def waits(record: FromClause = receipt) -> ColumnElement[bool]:
    """Tell whether somebody asked to void it and no manager has decided yet."""
    c = approval.c
    found = exists().where(c.subject_uid == record.c.uid, c.kind == _KIND, c.state == _WAITS)
    return found.correlate(record)


def all_waiting() -> Select[tuple[uuid.UUID]]:
    """Return every receipt whose void waits: few, in an index of their own."""
    c = approval.c
    return select(c.subject_uid).where(c.kind == _KIND, c.state == _WAITS)


def counts(record: FromClause = receipt) -> ColumnElement[bool]:
    """Tell whether it is part of a sum: not voided, nor about to be (told beside the sum)."""
    return and_(~voided(record), ~waits(record))


@cache
def replaced(record: FromClause = receipt) -> ColumnElement[bool]:
    """Tell whether it was voided, and something that stood then took its place.

    What named it and was voided before it, such as after a refused request, replaces nothing.
    """
    void, other, gone = receipt.alias(), receipt.alias(), receipt.alias()
    earlier = exists().where(
        gone.c.ref_uid == other.c.uid, gone.c.type == _VOID, gone.c.uid < void.c.uid
    )
    found = exists().where(
        void.c.ref_uid == record.c.uid,
        void.c.type == _VOID,
        other.c.ref_uid == record.c.uid,
        other.c.type != _VOID,
        ~earlier.correlate(other, void),
    )
    return found.correlate(record)


def statuses(connection: Connection, uids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return void or replaced for those of *uids* that no longer stand."""
    c = receipt.c
    named = select(c.uid, replaced().label("replaced"))
    found = connection.execute(named.where(c.uid.in_(list(uids)), voided())).all()
    return {row.uid: "replaced" if row.replaced else "void" for row in found}


def waiting(connection: Connection, uids: Sequence[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Return those of *uids* whose void waits for a manager."""
    c = approval.c
    asked = select(c.subject_uid).where(
        c.subject_uid.in_(list(uids)), c.kind == _KIND, c.state == _WAITS
    )
    return frozenset(connection.execute(asked).scalars())


def successors(connection: Connection, one: uuid.UUID) -> Sequence[uuid.UUID]:
    """Return what was issued in place of *one*, in the order of issue.

    What stands now where *one* does too; else what stood when *one* was voided.
    """
    c, void = receipt.c, receipt.alias()
    own = select(void.c.uid).where(void.c.ref_uid == one, void.c.type == _VOID)
    until = connection.execute(own).scalar_one_or_none()
    gone = exists().where(void.c.ref_uid == c.uid, void.c.type == _VOID)
    if until is not None:
        gone = exists().where(void.c.ref_uid == c.uid, void.c.type == _VOID, void.c.uid < until)
    named = select(c.uid).where(c.ref_uid == one, c.type != _VOID)
    asked = named.where(~gone.correlate(receipt)).order_by(c.uid)
    return connection.execute(asked).scalars().all()
