"""What came from the counties, file by file, as the inbox lists it."""

import uuid
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, select

from app.domain.exchange import Result
from app.models import arrival, county, fork, person
from app.queries import counties
from app.queries.counties import Decision

NEWEST: Final = 500
OPEN: Final = "open"
_NAMES: Final = (
    *("uid", "seq", "first", "last", "rows", "file", "digest", "result", "reason", "at"),
    *("county_uid", "stream"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CameRow:
    """A file of the county *code*: entries *first* to *last*, and what became of it, by whom.

    *missing* is the entry that one waits for, *undecided* a fork that nobody has decided yet,
    *decision* how one was.
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


def newest(connection: Connection, most: int = NEWEST) -> list[CameRow]:
    """Return the newest files, without those that waited and were dealt with since."""
    c = arrival.c
    asked = (
        select(
            *(c[name] for name in _NAMES),
            *(county.c.code, county.c.name, person.c.name.label("person")),
        )
        .join(county, county.c.uid == c.county_uid)
        .outerjoin(person, person.c.uid == c.person_uid)
        .order_by(c.uid.desc())
        .limit(most)
    )
    found = [_told(connection, CameRow(**row)) for row in connection.execute(asked).mappings()]
    settled = {one.digest for one in found if one.result != Result.WAITING}
    return [one for one in found if one.result != Result.WAITING or one.digest not in settled]


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
    asked = select(arrival.c.digest).where(arrival.c.digest.in_(digests))
    return {bytes(one) for one in connection.execute(asked).scalars()}
