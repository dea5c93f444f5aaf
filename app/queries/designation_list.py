"""Designations as the office manages them: who owns each, its key, its permit, its account."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain.niyyat import NEEDS_PERMIT, Niyyat, is_own
from app.models import niyyat_permit, person
from app.queries import accounts, lists


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitRow:
    """A permit as it was entered; ISO days, *valid_until* empty where it has no end."""

    number: str
    authority: str
    issued_on: str
    valid_until: str
    person: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignationRow:
    """A designation; *account* is the title of the one that its money goes to, empty for none."""

    niyyat: Niyyat
    own: bool
    account: str
    permits: tuple[PermitRow, ...]

    @property
    def needs_permit(self) -> bool:
        """Whether it may be taken only under a permit."""
        return self.niyyat.code in NEEDS_PERMIT

    def state(self, today: date) -> str:
        """Return on, off, or permit where a permit is missing or over."""
        if self.niyyat.lapsed(today):
            return "permit"
        return "on" if self.niyyat.active else "off"


def every(connection: Connection) -> tuple[DesignationRow, ...]:
    """Return all designations in the order of the desk."""
    office = lists.the_office(connection).code
    known = lists.designations(connection)
    serves = accounts.serving(connection)
    permits = _permits(connection)
    return tuple(
        DesignationRow(
            niyyat=one,
            own=is_own(code, office),
            account=serves[code].title if code in serves else "",
            permits=tuple(permits.get(one.uid, ())),
        )
        for code, one in known.items()
    )


def _permits(connection: Connection) -> dict[uuid.UUID, list[PermitRow]]:
    """Return the permits of each designation, the newest first."""
    c = niyyat_permit.c
    columns = (c.number, c.authority, c.issued_on, c.valid_until, person.c.name, c.at)
    asked = select(c.niyyat_uid, *columns).join(person, person.c.uid == c.person_uid)
    found: dict[uuid.UUID, list[PermitRow]] = {}
    for row in connection.execute(asked.order_by(c.uid.desc())):
        made = PermitRow(
            number=row.number,
            authority=row.authority,
            issued_on=row.issued_on,
            valid_until=row.valid_until,
            person=row.name,
            at=row.at,
        )
        found.setdefault(row.niyyat_uid, []).append(made)
    return found
