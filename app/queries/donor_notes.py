"""The notes of a donor's page, the newest first."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.models import donor, donor_note, person


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note that stands; *at* is local ISO time, *by* who wrote it."""

    uid: uuid.UUID
    at: str
    by: str
    text: str


def of_donor(connection: Connection, root: uuid.UUID) -> tuple[Note, ...]:
    """Return the notes about *root* and about all merged into it."""
    c = donor_note.c
    family = select(donor.c.uid).where(donor.c.root_uid == root)
    asked = (
        select(c.uid, c.at, person.c.name, c.text)
        .join(person, person.c.uid == c.person_uid)
        .where(c.donor_uid.in_(family), c.withdrawn == 0)
        .order_by(c.uid.desc())
    )
    return tuple(
        Note(uid=row.uid, at=row.at, by=row.name, text=row.text)
        for row in connection.execute(asked)
    )
