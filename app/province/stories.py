"""Two stories of one county side by side: what each tells that the other does not."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from app.domain import canonical, roles
from app.domain.receipt import ReceiptNumber
from app.keys import files
from app.models import journal
from app.province import forks, held, keyring
from app.province.county_keys import CountyKeys
from app.province.shelf import Shelf
from app.province.stores import Counties
from app.services.opening import OpenOffice
from app.sync import bundle

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
    """What one side tells from the parting on: *entries*, and the receipts that it alone has."""

    entries: int
    receipts: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Two stories of a county from entry *seq* on: of what is here, and of *file*."""

    office: str
    file: str
    seq: int
    here: Story
    there: Story


def of(office: OpenOffice, code: str) -> Stories:
    """Return both stories of the newest fork of *code*; AppError `not_allowed`, `fork_none`."""
    roles.demand(office.actor.role, roles.Action.SEE_COUNTIES)
    with office.store.reading() as connection:
        row = forks.open_of(connection, code)
    there = _there(office, row.digest, row.seq)
    store = Counties(office.folder.root, office.unlocked.db_key).open(code)
    try:
        with store.reading() as connection:
            here = _here(connection, row.stream, row.seq)
    finally:
        store.close()
    ours, theirs = _receipts(here), _receipts(there)
    return Stories(
        office=code,
        file=row.file,
        seq=row.seq,
        here=Story(entries=len(here), receipts=tuple(one for one in ours if one not in theirs)),
        there=Story(entries=len(there), receipts=tuple(one for one in theirs if one not in ours)),
    )


def _here(connection: Connection, stream: str, seq: int) -> list[bytes]:
    """Return the bodies from *seq* on; of a strange stream, those of the one that is here."""
    known = held.known(connection)
    head = known.head.stream if known.head is not None else stream
    own = uuid.UUID(hex=stream if known.end_of(stream) is not None else head)
    c = journal.c
    asked = select(c.body).where(c.stream == own, c.seq >= seq).order_by(c.seq).limit(MOST)
    return [bytes(one) for one in connection.execute(asked).scalars() if one is not None]


def _there(office: OpenOffice, digest: bytes, seq: int) -> list[bytes]:
    """Return the bodies that the fork's file tells from *seq* on, its outside proved again."""
    key = office.unlocked.db_key
    raw = files.read(Shelf(office.folder.root).fork(digest), limit=bundle.MOST_BYTES)
    with office.store.reading() as connection:
        sealed = bundle.check(raw, CountyKeys(connection, office.vault, key).of)
    opened = bundle.unseal(sealed, keyring.load(office.vault, key).identity)
    return [one.body for one in opened.entries if one.facts.seq >= seq and one.body is not None]


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
