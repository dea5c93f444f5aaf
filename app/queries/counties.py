"""What the province knows of its counties: keys, what arrived, how long each is silent."""

import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from app.domain import text
from app.domain.exchange import Proved
from app.models import arrival, county, county_key, fork, person


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """The newest enrolment of a county; *public_key* is empty until its first file told it."""

    uid: uuid.UUID
    county_uid: uuid.UUID
    code: str
    name: str
    n: int
    stream: str
    kid: str
    public_key: bytes
    fingerprint: str
    roster_root: str
    enrolled_at: str
    learnt_at: str
    confirmed_at: str
    revoked_at: str
    revoked_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalRow:
    """A file that came: entries *first* to *last* of *stream*, *chain* after them, what became."""

    uid: uuid.UUID
    code: str
    stream: str
    seq: int
    first: int
    last: int
    rows: int
    chain: str
    file: str
    result: str
    reason: str
    at: str
    told: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a file was refused, and what its sentence needs, where it was kept."""

    code: str
    told: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How a fork was decided: *state* adopted or rejected, when, why and by whom."""

    state: str
    at: str
    reason: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyRow:
    """A county on the board: its newest enrolment and how far its files have come.

    *newest* is the file that came last, *last* the newest that was taken in, *waiting* files lack
    one before them, *refused* tells why of those since the newest taken; *forks* wait for a
    decision, *decision* is the newest one. *proved* is what was proved of all that was taken in,
    with the heads of the newest.
    """

    key: KeyRow
    newest: ArrivalRow | None
    last: ArrivalRow | None
    refused: tuple[Reason, ...]
    waiting: int
    forks: int
    decision: Decision | None = None
    proved: Proved = field(default_factory=Proved)


_KEYS = (
    *(
        county_key.c[name]
        for name in (
            *("uid", "county_uid", "n", "stream", "kid", "public_key", "fingerprint"),
            "roster_root",
            *("enrolled_at", "learnt_at", "confirmed_at", "revoked_at"),
        )
    ),
    func.coalesce(county_key.c.revoked_for, "").label("revoked_for"),
)
_NEWEST = (
    select(*_KEYS, county.c.code, county.c.name)
    .join(county, county.c.uid == county_key.c.county_uid)
    .where(
        county_key.c.n
        == select(func.max(county_key.c.n))
        .where(county_key.c.county_uid == county.c.uid)
        .correlate(county)
        .scalar_subquery()
    )
)


def newest_key(connection: Connection, code: str) -> KeyRow | None:
    """Return the newest enrolment of the county called *code*."""
    found = connection.execute(_NEWEST.where(county.c.code == code)).mappings().one_or_none()
    return KeyRow(**found) if found is not None else None


def keys(connection: Connection) -> list[KeyRow]:
    """Return the newest enrolment of every county, by name."""
    found = [KeyRow(**row) for row in connection.execute(_NEWEST).mappings()]
    return sorted(found, key=lambda one: (text.sort_key(one.name), one.code))


def arrivals(connection: Connection, one: uuid.UUID, result: str = "") -> list[ArrivalRow]:
    """Return what came from the county *one*, the newest first; only of *result* where given."""
    asked = _newest_first(one)
    if result:
        asked = asked.where(arrival.c.result == result)
    return [ArrivalRow(**row) for row in connection.execute(asked).mappings()]


def _newest_first(one: uuid.UUID) -> Select[Any]:
    c = arrival.c
    names = (
        "uid",
        "stream",
        "seq",
        "first",
        "last",
        "rows",
        "chain",
        "file",
        "result",
        "reason",
        "at",
        "told",
    )
    return (
        select(county.c.code, *(c[name] for name in names))
        .join(county, county.c.uid == c.county_uid)
        .where(c.county_uid == one)
        .order_by(c.uid.desc())
    )


def _first(connection: Connection, asked: Select[Any]) -> ArrivalRow | None:
    found = connection.execute(asked.limit(1)).mappings().one_or_none()
    return ArrivalRow(**found) if found is not None else None


def taken_last(connection: Connection, one: uuid.UUID) -> ArrivalRow | None:
    """Return the newest file of the county that was taken in."""
    return _first(connection, _newest_first(one).where(arrival.c.result == "accepted"))


def board(connection: Connection) -> list[CountyRow]:
    """Return every county, by name."""
    return [_on_board(connection, key) for key in keys(connection)]


def _on_board(connection: Connection, key: KeyRow) -> CountyRow:
    last = taken_last(connection, key.county_uid)
    c, asked = arrival.c, _newest_first(key.county_uid)
    refused, waits = asked.where(c.result == "refused"), asked.where(c.result == "waiting")
    if last is not None:
        refused = refused.where(c.uid > last.uid)
        waits = waits.where(c.last > last.last)
    waiting = {row.seq for row in connection.execute(waits)}
    forks = select(func.count()).where(fork.c.county_uid == key.county_uid, fork.c.state == "open")
    return CountyRow(
        key=key,
        newest=_first(connection, asked),
        last=last,
        refused=tuple(
            Reason(code=row.reason, told=row.told) for row in connection.execute(refused)
        ),
        waiting=len(waiting),
        forks=connection.execute(forks).scalar_one(),
        decision=decision(connection, fork.c.county_uid == key.county_uid),
        proved=_proved(connection, key.county_uid),
    )


def decision(connection: Connection, which: ColumnElement[bool]) -> Decision | None:
    """Return how the newest decided one of *which* forks was decided."""
    c = fork.c
    asked = (
        select(
            *(c.state, c.decided_at.label("at"), func.coalesce(c.reason, "").label("reason")),
            func.coalesce(person.c.name, "").label("person"),
        )
        .outerjoin(person, person.c.uid == c.person_uid)
        .where(which, c.decided_at != "")
        .order_by(c.decided_at.desc(), c.uid.desc())
        .limit(1)
    )
    found = connection.execute(asked).mappings().one_or_none()
    return Decision(**found) if found is not None else None


def _proved(connection: Connection, one: uuid.UUID) -> Proved:
    c = arrival.c
    taken = (c.county_uid == one, c.result == "accepted", c.receipts.is_not(None))
    sums = (func.coalesce(func.sum(c[name]), 0) for name in ("receipts", "seals", "counters"))
    receipts, seals, counters = connection.execute(select(*sums).where(*taken)).one()
    newest = select(c.heads).where(*taken).order_by(c.uid.desc()).limit(1)
    heads = connection.execute(newest).scalar_one_or_none() or 0
    return Proved(receipts=receipts, seals=seals, counters=counters, heads=heads)


def registers_told(connection: Connection, one: uuid.UUID) -> set[str]:
    """Return the codes of all registers that enrolments of the county *one* speak of."""
    asked = select(county_key.c.registers).where(county_key.c.county_uid == one)
    said = [each for text in connection.execute(asked).scalars() for each in json.loads(text)]
    return {each if isinstance(each, str) else each["code"] for each in said}


def roster_root(connection: Connection, code: str) -> str:
    """Return the root of the roster, as hex, that the county called *code* told last."""
    c = county_key.c
    asked = select(c.roster_root).join(county, county.c.uid == c.county_uid)
    told = asked.where(county.c.code == code, c.roster_root != "").order_by(c.n.desc()).limit(1)
    return connection.execute(told).scalar_one_or_none() or ""
