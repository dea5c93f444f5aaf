"""Two stories of one county side by side: what each tells that the other does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, and_, func, select

from app.domain import canonical, roles
from app.domain.receipt import ReceiptNumber
from app.keys import files
from app.models import journal
from app.province import forks, held, keyring
from app.province.county_keys import CountyKeys
from app.province.forks import Parting
from app.province.shelf import Shelf
from app.province.stores import Counties
from app.services.opening import OpenOffice
from app.sync import bundle
from app.sync.bundle import Sealed
from app.sync.entry import Entry

MOST: Final = 20_000
"""Entries of a story that are read; a person decides by the first receipts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A receipt that only one of two stories tells."""

    number: str
    time: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What one side tells from the parting on, and between which times; the receipts it alone has.

    *began* and *ended* are empty where it tells nothing more.
    """

    entries: int
    receipts: tuple[Told, ...]
    began: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Two stories of a county: of what is here, and of *file*, which begins with entry *first*."""

    office: str
    file: str
    first: int
    parting: Parting
    here: Story
    there: Story


@dataclass(frozen=True, slots=True)
class _Side:
    """How much a side tells, and the bodies of its first entries."""

    entries: int
    bodies: Sequence[bytes]
    began: str
    ended: str


def of(office: OpenOffice, code: str) -> Stories:
    """Return both stories of the newest fork of *code*; AppError `not_allowed`, `fork_none`."""
    roles.demand(office.actor.role, roles.Action.SEE_COUNTIES)
    key = office.unlocked.db_key
    with office.store.reading() as connection:
        row = forks.open_of(connection, code)
        raw = files.read(Shelf(office.folder.root).fork(row.digest), limit=bundle.MOST_BYTES)
        sealed = bundle.check(raw, CountyKeys(connection, office.vault, key).of)
    entries = _entries(office, sealed)
    store = Counties(office.folder.root, key).open(code)
    try:
        with store.reading() as connection:
            parting = forks.parting(connection, sealed.header, entries)
            here = _here(connection, parting)
    finally:
        store.close()
    there = _there([one for one in entries if one.facts.seq >= parting.of(sealed.header.stream)])
    ours, theirs = _receipts(here.bodies), _receipts(there.bodies)
    return Stories(
        office=code,
        file=row.file,
        first=sealed.header.first,
        parting=parting,
        here=_story(here, ours, theirs),
        there=_story(there, theirs, ours),
    )


def _story(side: _Side, own: dict[Told, None], other: dict[Told, None]) -> Story:
    receipts = tuple(one for one in own if one not in other)
    return Story(entries=side.entries, receipts=receipts, began=side.began, ended=side.ended)


def _entries(office: OpenOffice, sealed: Sealed) -> list[Entry]:
    """Return what the fork's file tells."""
    opened = bundle.unseal(sealed, keyring.load(office.vault, office.unlocked.db_key).identity)
    return [*opened.entries]


def _there(entries: Sequence[Entry]) -> _Side:
    bodies = [one.body for one in entries[:MOST] if one.body is not None]
    times = [one.facts.at for one in entries]
    return _Side(len(entries), bodies, min(times, default=""), max(times, default=""))


def _here(connection: Connection, parting: Parting) -> _Side:
    """Return what is held from the parting on: of its stream, and all of the streams after it."""
    c, bodies, count, times = journal.c, list[bytes](), 0, list[str]()
    streams = [end.stream for end, _parent in held.story(connection)]
    apart = streams.index(parting.stream) if parting.stream in streams else 0
    for stream in streams[apart:]:
        own = and_(c.stream == held.uid_of(stream), c.seq >= parting.of(stream))
        asked = select(func.count(), func.min(c.at), func.max(c.at)).where(own)
        many, began, ended = connection.execute(asked).one()
        count += many
        times += [began, ended] if many else []
        some = select(c.body).where(own).order_by(c.seq).limit(MOST - len(bodies))
        bodies += [bytes(one) for one in connection.execute(some).scalars() if one is not None]
    return _Side(count, bodies, min(times, default=""), max(times, default=""))


def _receipts(bodies: Iterable[bytes]) -> dict[Told, None]:
    """Return the receipts in their order; a dictionary, since both sides may be long."""
    return {_told(row): None for body in bodies for row in _added(body).get("receipt", ())}


def _added(body: bytes) -> dict[str, Any]:
    found: Any = canonical.decode(body)
    added: dict[str, Any] = found.get("add", {}) if isinstance(found, dict) else {}
    return added


def _told(row: dict[str, Any]) -> Told:
    number = ReceiptNumber(row["office"], row["register"], row["year"], row["n"])
    return Told(number=str(number), time=row["time"], kind=row["type"], amount=row["amount"] or 0)
