"""What came from the counties, file by file, as the inbox lists it."""

import uuid
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, RowMapping, select

from app.domain.exchange import Proved, Result
from app.models import arrival, county, fork, person, turned_away
from app.queries import counties
from app.queries.counties import Decision

NEWEST: Final = 500
OPEN: Final = "open"
_NAMES: Final = (
    *("uid", "seq", "first", "last", "rows", "file", "digest", "result", "reason", "at"),
    *("county_uid", "stream", "told"),
)
_COUNTS: Final = ("receipts", "seals", "counters", "heads")
_AWAY: Final = ("uid", "file", "office", "digest", "reason", "told", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class CameRow:
    """A file of the county *code*: entries *first* to *last*, and what became of it, by whom.

    *told* is what the reason's sentence needs, *proved* what of the file was proved. *missing* is
    the entry that one waits for, *undecided* a fork that nobody has decided yet, *decision* how
    one was.
    """

    uid: uuid.UUID
    code: str
    name: str
    county_uid: uuid.UUID
    stream: str
    seq: int
    first: int
    last: int
    rows: int
    file: str
    digest: bytes
    result: str
    reason: str
    at: str
    person: str
    missing: int = 0
    undecided: bool = False
    decision: Decision | None = None
    told: str | None = None
    proved: Proved | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayRow:
    """A file that was turned away at the door; *office* as it says itself."""

    uid: uuid.UUID
    file: str
    office: str
    digest: bytes
    reason: str
    told: str
    at: str
    person: str


def newest(connection: Connection, most: int = NEWEST) -> list[CameRow]:
    """Return the newest files, without those that waited and were dealt with since."""
    c = arrival.c
    asked = (
        select(
            *(c[name] for name in (*_NAMES, *_COUNTS)),
            *(county.c.code, county.c.name, person.c.name.label("person")),
        )
        .join(county, county.c.uid == c.county_uid)
        .outerjoin(person, person.c.uid == c.person_uid)
        .order_by(c.uid.desc())
        .limit(most)
    )
    found = [_told(connection, _row(row)) for row in connection.execute(asked).mappings()]
    settled = {one.digest for one in found if one.result != Result.WAITING}
    return [one for one in found if one.result != Result.WAITING or one.digest not in settled]


def _row(found: RowMapping) -> CameRow:
    facts = {name: value for name, value in found.items() if name not in _COUNTS}
    if found["receipts"] is None:
        return CameRow(**facts)
    return CameRow(**facts, proved=Proved(**{name: found[name] for name in _COUNTS}))


def listed(connection: Connection, most: int = NEWEST) -> list[CameRow | AwayRow]:
    """Return the newest files, those turned away at the door among them, in order of arrival."""
    c = turned_away.c
    asked = (
        select(*(c[name] for name in _AWAY), person.c.name.label("person"))
        .outerjoin(person, person.c.uid == c.person_uid)
        .order_by(c.uid.desc())
        .limit(most)
    )
    away = [AwayRow(**row) for row in connection.execute(asked).mappings()]
    every: list[CameRow | AwayRow] = [*newest(connection, most), *away]
    return sorted(every, key=lambda one: one.uid, reverse=True)[:most]


def _told(connection: Connection, one: CameRow) -> CameRow:
    """Return *one* with what it waits for, a file or a decision."""
    if one.result == Result.WAITING:
        last = counties.taken_last(connection, one.county_uid)
        return replace(one, missing=last.last + 1 if last is not None else 1)
    if one.result == Result.FORK:
        c = fork.c
        asked = select(c.uid).where(c.digest == one.digest, c.state == OPEN)
        return replace(
            one,
            undecided=connection.execute(asked).first() is not None,
            decision=counties.decision(connection, c.digest == one.digest),
        )
    return one


def known(connection: Connection, digests: list[bytes]) -> set[bytes]:
    """Return those of *digests* that were booked, so that a watched folder is not read twice."""
    return {
        bytes(one)
        for table in (arrival, turned_away)
        for one in connection.execute(
            select(table.c.digest).where(table.c.digest.in_(digests))
        ).scalars()
    }
