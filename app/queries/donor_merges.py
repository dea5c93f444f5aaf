"""When and by whom others were merged into a donor: as the journal has it."""

import uuid
from collections.abc import Sequence
from typing import TypeAlias

from sqlalchemy import Connection, select

from app.models import journal, person

Moment: TypeAlias = tuple[str, str]
"""Local ISO time, and who did it."""


def moments(connection: Connection, aliases: Sequence[uuid.UUID]) -> dict[uuid.UUID, Moment]:
    """Return alias -> when it was last merged (local ISO time), and by whom."""
    c = journal.c
    asked = (
        select(c.entity_uid, c.at, person.c.name)
        .join(person, person.c.uid == c.person_uid)
        .where(c.entity_uid.in_(aliases), c.action == "donor.merged")
        .order_by(c.at)
    )
    return {row.entity_uid: (row.at, row.name) for row in connection.execute(asked)}
