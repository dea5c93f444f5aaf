"""What the office knows of its exchange with the province: the link, streams, sent, arrived."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.models import (
    acknowledgement,
    journal,
    journal_stream,
    province_key,
    province_link,
    sent_file,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The province above; *n* counts enrolments, *version* is that of the last update."""

    uid: uuid.UUID
    province: str
    name: str
    office: str
    n: int
    recipient: str
    recovery: str
    version: int
    enrolled_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """Where a stream left the one before it."""

    stream: uuid.UUID
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stream of this office: entries to *last*, of which *upto* are known to have arrived."""

    stream: uuid.UUID
    own: bool
    parent: Parent | None
    last: int
    upto: int
    """Minus one where nothing of it was ever acknowledged."""

    @property
    def arrived(self) -> int:
        """How many entries are known to have arrived."""
        return max(self.upto, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRow:
    """A file as the list shows it; *arrived* once all its entries are acknowledged."""

    n: int
    name: str
    first: int
    last: int
    size: int
    code: str
    sent_at: str
    arrived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The newest acknowledgement: entries up to *upto* had arrived when it was *created*."""

    upto: int
    created: str
    taken_at: str


def link(connection: Connection) -> Link | None:
    """Return the province that this office is enrolled at, None for an office on its own."""
    row = connection.execute(select(province_link)).mappings().one_or_none()
    return None if row is None else Link(**row)


def province_keys(connection: Connection) -> dict[str, bytes]:
    """Return the public keys of the province that still hold, by KID."""
    c = province_key.c
    asked = select(c.kid, c.public_key).where(c.revoked == 0)
    return {row.kid: row.public_key for row in connection.execute(asked)}


def pending(connection: Connection, *, whole: bool = False) -> tuple[Stretch, ...]:
    """Return the streams of which the province may lack entries, the oldest first.

    Who acknowledged a stream has all that it goes on from; *whole* takes nothing as arrived.
    """
    arrived = {} if whole else _arrived(connection)
    rows = {row.uid: row for row in connection.execute(select(journal_stream))}
    at = next((uid for uid, row in rows.items() if row.own), None)
    found: list[Stretch] = []
    last = rows[at].seq if at is not None else 0
    while at is not None and at in rows:
        row = rows[at]
        parent = None
        if row.parent_uid is not None:
            parent = Parent(stream=row.parent_uid, seq=row.parent_seq, hash=row.parent_hash)
        upto, own = arrived.get(at, -1), bool(row.own)
        found.append(Stretch(stream=at, own=own, parent=parent, last=last, upto=upto))
        if upto >= 0 or parent is None:
            break
        at, last = parent.stream, parent.seq
    return tuple(reversed(found))


def _arrived(connection: Connection) -> dict[uuid.UUID, int]:
    c = acknowledgement.c
    asked = select(c.stream, func.max(c.upto).label("upto")).group_by(c.stream)
    return {row.stream: row.upto for row in connection.execute(asked)}


def hash_at(connection: Connection, stream: uuid.UUID, seq: int) -> bytes | None:
    """Return the hash of an entry, None where this office has no such entry."""
    c = journal.c
    asked = select(c.hash).where(c.stream == stream, c.seq == seq)
    return connection.execute(asked).scalar_one_or_none()


def joined_at(connection: Connection, found: Link) -> int:
    """Return the place in the own stream of the newest entry about the link, 0 for none.

    Only an acknowledgement from there on comes from a province that was told our keys.
    """
    c = journal.c
    asked = (
        select(func.max(c.seq))
        .join(journal_stream, journal_stream.c.uid == c.stream)
        .where(c.entity_uid == found.uid, journal_stream.c.own == 1)
        .where(c.action.in_(("province.joined", "province.renewed")))
    )
    return connection.execute(asked).scalar_one() or 0


def sent(connection: Connection) -> tuple[SentRow, ...]:
    """Return the files that were sent, the newest first."""
    arrived = _arrived(connection)
    rows = connection.execute(select(sent_file).order_by(sent_file.c.n.desc()))
    return tuple(
        SentRow(
            n=row.n,
            name=row.name,
            first=row.first,
            last=row.last,
            size=row.size,
            code=row.code,
            sent_at=row.sent_at,
            arrived=row.last <= arrived.get(row.stream, 0),
        )
        for row in rows
    )


def last_answer(connection: Connection) -> Answer | None:
    """Return what the province acknowledged last, None before its first answer."""
    c = acknowledgement.c
    newest = (c.taken_at.desc(), c.upto.desc())
    asked = select(c.upto, c.created, c.taken_at).order_by(*newest).limit(1)
    row = connection.execute(asked).mappings().one_or_none()
    return None if row is None else Answer(**row)


def last_number(connection: Connection) -> int:
    """Return the number of the newest file, 0 before the first."""
    return connection.execute(select(func.max(sent_file.c.n))).scalar_one() or 0
