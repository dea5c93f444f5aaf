"""What goes into which file: what has not arrived, cut where a file would be too big."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, select

from app.db.types import AnyRow
from app.domain.errors import AppError
from app.domain.journal import GENESIS, EntryFacts
from app.models import journal, receipt, register, series
from app.queries import exchange
from app.queries.exchange import Stretch
from app.sync import bundle, entry
from app.sync.entry import Entry
from app.sync.header import MOST_ENTRIES, Head

MARGIN: Final = 512 * 1024
"""What header, secrets and encryption add to a file at most, and what a press may hold back."""

_AT_ONCE: Final = 1000
_A_RECEIPT: Final = b'"receipt":[{'
Series = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Entries of one file; *opened* tells with which number each series goes on in it."""

    stretch: Stretch
    first: int
    last: int
    before: bytes
    after: bytes
    opened: Mapping[Series, int]

    @property
    def rows(self) -> int:
        """How many entries it holds."""
        return self.last - self.first + 1


@dataclass
class _Growing:
    """A part while lines come in; measured by the fastest press, which never does better."""

    stretch: Stretch
    before: bytes
    room: int
    first: int = 0
    last: int = 0
    after: bytes = b""
    opened: dict[Series, int] = field(default_factory=dict)
    inflated: int = 0
    pressed: int = 0
    press: Any = field(default_factory=lambda: zlib.compressobj(1))

    def has_room(self, line: bytes) -> bool:
        """Tell whether *line* still fits; the first always does."""
        if not self.first:
            return True
        whole = self.inflated + len(line) < bundle.MOST_INFLATED - MARGIN
        few = self.last - self.first + 1 < MOST_ENTRIES
        return whole and few and self.pressed + len(line) < self.room

    def take(self, one: Entry, line: bytes) -> None:
        """Take the next entry."""
        self.first, self.last = self.first or one.facts.seq, one.facts.seq
        self.after = one.hash
        self.inflated += len(line) + 1
        self.pressed += len(self.press.compress(line + b"\n"))
        for row in _receipts(one.body):
            self.opened.setdefault((row["register"], row["year"]), row["n"])

    def ended(self) -> Part:
        """Return the part as it is."""
        return Part(
            stretch=self.stretch,
            first=self.first,
            last=self.last,
            before=self.before,
            after=self.after,
            opened=self.opened,
        )


def _receipts(body: bytes | None) -> Sequence[Mapping[str, Any]]:
    if body is None or _A_RECEIPT not in body:
        return ()
    found: Sequence[Mapping[str, Any]] = json.loads(body).get("add", {}).get("receipt", ())
    return found


def plan(
    connection: Connection, most_bytes: int = bundle.MOST_BYTES, *, whole: bool = False
) -> tuple[Part, ...]:
    """Return the files that are due, in order; each at most *most_bytes* where it can be.

    *whole* takes everything from the first entry on.
    """
    found: list[Part] = []
    for stretch in exchange.pending(connection, whole=whole):
        found += _parts(connection, stretch, most_bytes - MARGIN)
    return tuple(found)


def _parts(connection: Connection, stretch: Stretch, room: int) -> Iterator[Part]:
    before = hash_before(connection, stretch)
    growing = _Growing(stretch, before, room)
    for one in entries(connection, stretch, stretch.arrived + 1, stretch.last):
        line = entry.to_line(one)
        if not growing.has_room(line):
            yield growing.ended()
            growing = _Growing(stretch, growing.after, room)
        growing.take(one, line)
    if growing.first:
        yield growing.ended()


def hash_before(connection: Connection, stretch: Stretch) -> bytes:
    """Return the hash that the first unsent entry is chained to; AppError `journal_missing`."""
    if not stretch.arrived:
        return GENESIS
    found = exchange.hash_at(connection, stretch.stream, stretch.arrived)
    if found is None:
        raise AppError("journal_missing")
    return found


def entries(connection: Connection, stretch: Stretch, first: int, last: int) -> Iterator[Entry]:
    """Yield the entries of a stream from *first* to *last*, a thousand in memory at once."""
    c = journal.c
    asked = select(journal).where(c.stream == stretch.stream, c.seq >= first, c.seq <= last)
    ready = asked.order_by(c.seq).execution_options(yield_per=_AT_ONCE)
    for row in connection.execute(ready):
        yield entry_of(row)


def entry_of(row: AnyRow) -> Entry:
    """Return a row of the journal as it travels."""
    facts = EntryFacts(
        stream=row.stream,
        seq=row.seq,
        at=row.at,
        person=row.person_uid,
        action=row.action,
        entity=row.entity,
        entity_uid=row.entity_uid,
    )
    return Entry(
        facts=facts,
        salt=row.salt,
        body=row.body,
        body_hash=row.body_hash,
        previous=row.previous,
        hash=row.hash,
    )


def heads(connection: Connection, later: Sequence[Part]) -> tuple[Head, ...]:
    """Return where each series stood before the first of the *later* parts, now without any."""
    goes_on: dict[Series, int] = {}
    for part in later:
        goes_on = {**part.opened, **goes_on}
    asked = select(register.c.uid, register.c.code, series.c.year, series.c.last, series.c.rec)
    joined = asked.join(register, register.c.uid == series.c.register_uid)
    found = []
    for row in connection.execute(joined.order_by(register.c.code, series.c.year)):
        n = goes_on.get((row.code, row.year), row.last + 1) - 1
        if n > 0:
            rec = row.rec if n == row.last else _rec_at(connection, row.uid, row.year, n)
            found.append(Head(register=row.code, year=row.year, n=n, rec=rec.hex()))
    return tuple(found)


def _rec_at(connection: Connection, register_uid: object, year: int, n: int) -> bytes:
    c = receipt.c
    asked = select(c.rec).where(c.register_uid == register_uid, c.year == year, c.n == n)
    found: bytes = connection.execute(asked).scalar_one()
    return found
