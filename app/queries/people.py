"""The people of the office and the signed roster of their keys."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain.chain import read_time
from app.keys.roster import Action, RosterChange, Subject, walk
from app.models import person, roster_change


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person of the office."""

    uid: uuid.UUID
    login: str
    name: str
    title: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow(PersonRow):
    """A person as the list of users shows them, also one who has left."""

    active: bool
    since: str


def staff(connection: Connection) -> list[StaffRow]:
    """Return everybody who has or had a way in: first who still works here, by name."""
    c = person.c
    rows = connection.execute(select(person).order_by(c.active.desc(), c.name, c.login))
    return [
        StaffRow(
            uid=row.uid,
            login=row.login,
            name=row.name,
            title=row.title,
            role=row.role,
            active=bool(row.active),
            since=row.created_at[:10],
        )
        for row in rows
    ]


def by_login(connection: Connection, login: str) -> PersonRow | None:
    """Return the active person of *login*."""
    c = person.c
    row = connection.execute(
        select(c.uid, c.login, c.name, c.title, c.role).where(c.login == login, c.active == 1)
    ).one_or_none()
    if row is None:
        return None
    return PersonRow(uid=row.uid, login=row.login, name=row.name, title=row.title, role=row.role)


def role_of(connection: Connection, one: uuid.UUID) -> str:
    """Return the role of an active person, empty for anybody else."""
    c = person.c
    found = connection.execute(select(c.role).where(c.uid == one, c.active == 1))
    return found.scalar_one_or_none() or ""


def roster(connection: Connection) -> tuple[RosterChange, ...]:
    """Return the roster's changes in their order, as values that `walk` checks."""
    rows = connection.execute(select(roster_change).order_by(roster_change.c.n))
    return tuple(
        RosterChange(
            n=row.n,
            action=Action(row.action),
            subject=Subject(
                person=row.person_uid.hex,
                login=row.login,
                name=row.name,
                role=row.role,
                public=row.public_key,
            ),
            signer=row.signer_kid,
            time=read_time(row.at),
            previous=row.previous,
            hash=row.hash,
            signature=row.signature,
        )
        for row in rows
    )


def current_keys(
    changes: tuple[RosterChange, ...], root: bytes | None, above: Collection[bytes] = ()
) -> dict[str, tuple[str, str]]:
    """Return kid -> (person uid hex, role) as the signed roster has it now; empty if broken."""
    found = walk(changes, root or b"", above)
    if found.finding is not None:
        return {}
    return {kid: (one.person, one.role) for kid, one in found.current().items()}
