"""What is to be done with a file of a stream, told from its place alone; no clock has a say."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.journal import GENESIS

ORIGIN: Final = GENESIS.hex()


class Result(enum.StrEnum):
    """What became of a file."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    WAITING = "waiting"
    REFUSED = "refused"
    FORK = "fork"


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a stream: the entry *seq* and its hash; 0 and zeros before the first."""

    stream: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a header says of its place: entries *first* to *last* of *stream*.

    *before* is the hash that the first one follows, *after* that of the last; *parent* where an
    honest restore left the stream before.
    """

    stream: str
    first: int
    last: int
    before: str
    after: str
    parent: Point | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a county's copy holds: its streams as they followed each other, each with its end.

    All but the last were left where the next one names them.
    """

    streams: tuple[Point, ...] = ()

    @property
    def head(self) -> Point | None:
        """Where the copy stands, None while it is empty."""
        return self.streams[-1] if self.streams else None

    def end_of(self, stream: str) -> int | None:
        """Return the last entry held of *stream*, None where it is not known."""
        return next((one.seq for one in self.streams if one.stream == stream), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """How many of a file's receipts were proved anew, and what with them.

    *seals* and *counters* where the register's secrets are known; *heads* are the registers' ends
    that the file told and the copy came to.
    """

    receipts: int = 0
    seals: int = 0
    counters: int = 0
    heads: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do. *base* is where the new entries follow, for an accepted file.

    *rebuild* tells that the copy goes back to *base* first. *missing* is the entry that a waiting
    file waits for. *reason* is a code where there is something to say.
    """

    result: Result
    reason: str = ""
    base: Point | None = None
    rebuild: bool = False
    missing: int = 0


HashAt = Callable[[str, int], str | None]
_FORK: Final = Plan(result=Result.FORK, reason="exchange_fork")


def plan(offer: Offer, known: Known, hash_at: HashAt) -> Plan:
    """Return what to do with *offer*; *hash_at* gives the hash of an entry that is held.

    The entries between are not seen here: an accepted file whose entry at the end of the copy
    has another hash than the copy is a fork all the same.
    """
    if known.end_of(offer.stream) is not None:
        return _of_known(offer, known, hash_at)
    if offer.parent is not None:
        return _of_child(offer, offer.parent, known, hash_at)
    if known.head is not None:
        return Plan(result=Result.FORK, reason="exchange_other_stream")
    return _begun(offer, Plan(result=Result.ACCEPTED, base=Point(offer.stream, 0, ORIGIN)))


def _of_known(offer: Offer, known: Known, hash_at: HashAt) -> Plan:
    """Judge a file of a stream that is held: the open one, or one that was left."""
    end = known.end_of(offer.stream) or 0
    if offer.first > end + 1:
        return _waits(end + 1)
    if _hash(offer.stream, offer.first - 1, hash_at) != offer.before:
        return _FORK
    if offer.last <= end:
        same = hash_at(offer.stream, offer.last) == offer.after
        return Plan(result=Result.DUPLICATE) if same else _FORK
    head = known.head
    if head is None or head.stream != offer.stream:
        return Plan(result=Result.REFUSED, reason="exchange_left")
    return Plan(result=Result.ACCEPTED, base=head)


def _of_child(offer: Offer, parent: Point, known: Known, hash_at: HashAt) -> Plan:
    """Judge a file of a new stream that says where it left the one before."""
    end = known.end_of(parent.stream)
    if end is None and known.head is not None:
        return Plan(result=Result.FORK, reason="exchange_other_stream")
    if end is None or end < parent.seq:
        return _waits((end or 0) + 1)
    if _hash(parent.stream, parent.seq, hash_at) != parent.hash:
        return _FORK
    base = Point(offer.stream, 0, ORIGIN)
    back = known.head != parent
    reason = "exchange_restored" if back else ""
    made = Plan(result=Result.ACCEPTED, reason=reason, base=base, rebuild=back)
    return _begun(offer, made)


def _begun(offer: Offer, made: Plan) -> Plan:
    """Return *made* for the beginning of a stream, else what is missing."""
    if offer.first > 1:
        return _waits(1)
    return made if offer.before == ORIGIN else _FORK


def _waits(missing: int) -> Plan:
    return Plan(result=Result.WAITING, reason="exchange_waiting", missing=missing)


def _hash(stream: str, seq: int, hash_at: HashAt) -> str | None:
    return ORIGIN if seq == 0 else hash_at(stream, seq)
