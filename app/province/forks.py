"""Two stories of one stream: where they part, and which of them a person decides for."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import roles
from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.exchange import HashAt, Point
from app.models import county, fork
from app.province import arrivals, held
from app.services import clocks, lookup, voiding
from app.sync.entry import Entry
from app.sync.header import Header

CODES: Final = frozenset({"exchange_fork", "exchange_other_stream"})


@dataclass(frozen=True, slots=True)
class Parting:
    """The first entry that two stories of *stream* tell differently; 0 where they share nothing.

    Not *sure* where the file does not reach back so far: they part there or before.
    """

    stream: str
    seq: int
    sure: bool = True

    def of(self, stream: str) -> int:
        """Return the first entry of *stream* that is not shared."""
        return self.seq if stream == self.stream else 0


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
            raise AppError(
                "exchange_fork", office=office, seq=_first(overlap, base.stream, hash_at)
            )


def parting(connection: Connection, header: Header, entries: Iterable[Entry]) -> Parting:
    """Return where the story of a file with *header* parts from the one that is held."""
    known, hash_at = held.known(connection), held.hash_at(connection)
    stream, above = header.stream, header.parent
    if known.end_of(stream) is None:
        if above is not None and known.end_of(above.stream) is not None:
            return Parting(above.stream, above.seq, sure=False)
        return Parting(stream, 0)
    before = header.first - 1
    if before and hash_at(stream, before) != header.chain_before:
        return Parting(stream, before, sure=False)
    told = [(one.facts.seq, one.hash.hex()) for one in entries]
    return Parting(stream, _first(told, stream, hash_at))


def _first(told: list[tuple[int, str]], stream: str, hash_at: HashAt) -> int:
    """Return the first entry that is held otherwise, or not at all: so are all after it."""
    low, high = 0, len(told) - 1
    while low < high:
        middle = (low + high) // 2
        seq, hashed = told[middle]
        if hash_at(stream, seq) == hashed:
            low = middle + 1
        else:
            high = middle
    return told[low][0]


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
