"""Book what came: an arrival for each file, the keys that a first one told, a fork to decide."""

import uuid
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from app.db.uow import Uow
from app.domain import refusals, roles, uid
from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.exchange import Point, Proved, Result
from app.keys.vault import Vault
from app.models import arrival, fork, turned_away
from app.province import enrolling, escrow
from app.queries import counties
from app.services import clocks, lookup
from app.sync.header import Header
from app.sync.registers import RegisterSecret

OPEN, ADOPTED, REJECTED = "open", "adopted", "rejected"
_COUNTS: Final = ("receipts", "seals", "counters", "heads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A file that its county signed and what became of it; *head* is where the copy stands now.

    *refusal* tells why, *proved* what of it was proved, *registers* are secrets that were found to
    fit, *differs* the entry from which a fork has two stories.
    """

    header: Header
    file: str
    digest: bytes
    result: Result
    refusal: AppError | None
    head: Point | None
    rows: int = 0
    registers: tuple[RegisterSecret, ...] = ()
    differs: int = 0
    proved: Proved | None = None


def ready(uow: Uow) -> None:
    """Refuse before anything is touched; AppError `not_allowed` and those of the clock."""
    roles.demand(lookup.actor(uow).role, roles.Action.MERGE)
    clocks.check(uow)


def book(uow: Uow, vault: Vault, db_key: bytes, came: Came) -> None:
    """Journal an arrival; what the county told of its keys is learnt where the file was right.

    Raises AppError `not_allowed`, `county_unknown` and those of `enrolling.learn`.
    """
    ready(uow)
    header = came.header
    held = came.result in {Result.ACCEPTED, Result.DUPLICATE}
    if held and header.hello is not None:
        enrolling.learn(uow, vault, db_key, header.office, header.stream, header.hello)
    if came.registers:
        escrow.keep(vault, db_key, header.office, came.registers)
    owner = _county(uow, header.office)
    result = _result(uow, owner, came)
    end = came.head if result is Result.ACCEPTED and came.head is not None else _end(header)
    own = uid.new()
    row = {
        "uid": own,
        "county_uid": owner,
        "stream": end.stream,
        "seq": header.seq,
        "first": header.first,
        "last": end.seq,
        "rows": came.rows or header.rows,
        "chain": end.hash,
        "file": came.file,
        "digest": came.digest,
        "result": str(result),
        "reason": came.refusal.code if came.refusal is not None else "",
        "told": refusals.told(came.refusal),
        "at": f"{uow.now():%Y-%m-%dT%H:%M:%S}",
        "person_uid": uow.person,
    }
    row |= {name: getattr(came.proved, name, None) for name in _COUNTS}
    uow.add("file.arrived", arrival, own, {arrival: [row]})
    if came.result is Result.FORK:
        _note_fork(uow, owner, came)
    uow.changed(Change.COUNTIES)


def turn_away(uow: Uow, file: str, digest: bytes, why: AppError) -> None:
    """Journal a file that no valid key stands for; AppError `not_allowed`."""
    ready(uow)
    own = uid.new()
    row = {
        "uid": own,
        "file": refusals.shown(file),
        "office": refusals.shown(why.params.get("office", "")),
        "digest": digest,
        "reason": why.code,
        "told": refusals.told(why),
        "at": f"{uow.now():%Y-%m-%dT%H:%M:%S}",
        "person_uid": uow.person,
    }
    uow.add("file.turned_away", turned_away, own, {turned_away: [row]})
    uow.changed(Change.COUNTIES)


def _result(uow: Uow, owner: uuid.UUID, came: Came) -> Result:
    """Return what is booked: a crash may have kept away that the copy took this file in."""
    if came.result is not Result.DUPLICATE or came.head is None:
        return came.result
    last = counties.taken_last(uow.connection, owner)
    told = (last.stream, last.last) if last is not None else ("", 0)
    return came.result if told == (came.head.stream, came.head.seq) else Result.ACCEPTED


def _end(header: Header) -> Point:
    return Point(header.stream, header.last, header.chain_after)


def _county(uow: Uow, office: str) -> uuid.UUID:
    key = counties.newest_key(uow.connection, office)
    if key is None:
        raise AppError("county_unknown", office=office)
    return key.county_uid


def _note_fork(uow: Uow, owner: uuid.UUID, came: Came) -> None:
    """Book a fork once, however often its file comes."""
    c = fork.c
    known = select(c.uid).where(c.county_uid == owner, c.digest == came.digest, c.state == OPEN)
    if uow.connection.execute(known).first() is not None:
        return
    own = uid.new()
    row = {
        "uid": own,
        "county_uid": owner,
        "stream": came.header.stream,
        "seq": came.differs,
        "file": came.file,
        "digest": came.digest,
        "state": OPEN,
        "at": f"{uow.now():%Y-%m-%dT%H:%M:%S}",
        "decided_at": "",
        "person_uid": None,
        "reason": None,
    }
    uow.add("fork.found", fork, own, {fork: [row]})
