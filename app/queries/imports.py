"""Imports as they stand, and what the office already holds of a file's rows."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from app.models import donation, donation_origin, import_row, import_run, person

DONATIONS, DONORS = "donations", "donors"
STAGING, APPLYING, DONE, TAKEN_BACK = "staging", "applying", "done", "taken_back"
UNFINISHED = (STAGING, APPLYING)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One import: its file, its counts, how far it is, who began it.

    *left* counts rows still to be booked.
    """

    uid: uuid.UUID
    kind: str
    file_name: str
    state: str
    read: int
    imported: int
    rejected: int
    duplicates: int
    amount: int
    created_at: str
    left: int
    person: str

    def counts(self) -> dict[str, int]:
        """Return read = imported + rejected + duplicates, and the amount in rials."""
        names = ("read", "imported", "rejected", "duplicates", "amount")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRow:
    """A row of an import that is still to be written."""

    row: int
    digest: bytes
    body: str


def runs(connection: Connection) -> tuple[RunRow, ...]:
    """Return every import, the newest first."""
    c = import_run.c
    left = select(func.count()).where(import_row.c.run_uid == c.uid).scalar_subquery()
    counts = (c.read, c.imported, c.rejected, c.duplicates, c.amount)
    asked = select(c.uid, c.kind, c.file_name, c.state, *counts, c.created_at, left.label("left"))
    asked = asked.add_columns(person.c.name.label("person"))
    asked = asked.join(person, person.c.uid == c.person_uid).order_by(c.uid.desc())
    found = connection.execute(asked).mappings()
    return tuple(RunRow(**row) for row in found)


def staged(connection: Connection, run: uuid.UUID, limit: int) -> tuple[StagedRow, ...]:
    """Return the next rows of a run that are to be written."""
    c = import_row.c
    asked = select(c.row, c.digest, c.body).where(c.run_uid == run).order_by(c.row).limit(limit)
    return tuple(StagedRow(**row) for row in connection.execute(asked).mappings())


def remembered(
    connection: Connection, kind: str, headings: Sequence[str]
) -> tuple[str, dict[str, Any]] | None:
    """Return which of these *headings* served last, and the mapping; None for the first time."""
    c = import_run.c
    asked = (
        select(c.headings, c.columns)
        .where(c.kind == kind, c.headings.in_(headings), c.state != TAKEN_BACK)
        .order_by(c.uid.desc())
        .limit(1)
    )
    found = connection.execute(asked).one_or_none()
    return (found.headings, dict(json.loads(found.columns))) if found is not None else None


def held(connection: Connection, digests: Sequence[bytes], origin: Table) -> dict[bytes, int]:
    """Return how often *origin* holds each content that stands in no import taken back."""
    found: dict[bytes, int] = {}
    c = origin.c
    for start in range(0, len(digests), _AT_ONCE):
        some = digests[start : start + _AT_ONCE]
        asked = (
            select(c.digest, func.count())
            .join(import_run, import_run.c.uid == c.run_uid)
            .where(c.digest.in_(some), import_run.c.state != TAKEN_BACK)
            .group_by(c.digest)
        )
        found |= dict(connection.execute(asked).all())
    return found


def stands() -> ColumnElement[bool]:
    """Return the condition that a donation is of the desk or of an import that is done."""
    waiting = (
        select(donation_origin.c.uid)
        .join(import_run, import_run.c.uid == donation_origin.c.run_uid)
        .where(donation_origin.c.donation_uid == donation.c.uid, import_run.c.state != DONE)
    )
    return ~waiting.exists()


def is_imported() -> ColumnElement[bool]:
    """Return the condition that a donation came from a list."""
    of_list = select(donation_origin.c.uid).where(donation_origin.c.donation_uid == donation.c.uid)
    return of_list.exists()
