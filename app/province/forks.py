"""Two stories of one stream: where they part, and which of them a person decides for."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, select

from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import roles
from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.exchange import HashAt, Point
from app.models import county, fork
from app.province import arrivals
from app.services import clocks, lookup, voiding
from app.sync.entry import Entry

CODES: Final = frozenset({"exchange_fork", "exchange_other_stream"})


def beyond(entries: Iterable[Entry], base: Point, office: str, hash_at: HashAt) -> Iterator[Entry]:
    """Yield what comes after *base*; AppError `exchange_fork` where what is held differs.

    An entry's hash stands for all before it, so the one at *base* is compared; only where that
    differs the first one is looked for.
    """
    overlap: list[tuple[int, str]] = []
    for one in entries:
        seq, hashed = one.facts.seq, one.hash.hex()
        if seq > base.seq:
            yield one
            continue
        overlap.append((seq, hashed))
        if seq == base.seq and hashed != base.hash:
            raise AppError("exchange_fork", office=office, seq=_first(overlap, base, hash_at))


def _first(overlap: list[tuple[int, str]], base: Point, hash_at: HashAt) -> int:
    """Return the first entry of which two are told: from there on all differ."""
    low, high = 0, len(overlap) - 1
    while low < high:
        middle = (low + high) // 2
        seq, hashed = overlap[middle]
        if hash_at(base.stream, seq) == hashed:
            low = middle + 1
        else:
            high = middle
    return overlap[low][0]


def open_of(connection: Connection, office: str) -> AnyRow:
    """Return the newest fork of *office* that waits; AppError `fork_none`."""
    found = every_open(connection, office)
    if not found:
        raise AppError("fork_none", office=office)
    return found[0]


def every_open(connection: Connection, office: str) -> Sequence[AnyRow]:
    """Return the forks of *office* that wait, the newest first."""
    c = fork.c
    asked = select(fork).join(county, county.c.uid == c.county_uid).order_by(c.uid.desc())
    waiting = asked.where(county.c.code == office, c.state == arrivals.OPEN)
    return connection.execute(waiting).all()


def ready(uow: Uow, reason: str) -> str:
    """Refuse before anything is touched, and return the reason as it is booked.

    Raises AppError `not_allowed`, InvalidInputError `reason`, those of the clock.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.RESOLVE)
    clocks.check(uow)
    return voiding.read_reason(reason)


def decide(uow: Uow, which: Iterable[uuid.UUID], state: str, reason: str) -> None:
    """Book how forks were decided, and why in one line; raises what `ready` raises."""
    why, at = ready(uow, reason), f"{uow.now():%Y-%m-%dT%H:%M:%S}"
    values = {"state": state, "decided_at": at, "reason": why}
    action = "fork.adopted" if state == arrivals.ADOPTED else "fork.rejected"
    for one in which:
        uow.change(action, fork, one, values | {"person_uid": uow.person})
    uow.changed(Change.COUNTIES)
