"""Files that came from counties: checked, ordered, taken in, kept waiting, or refused.

The county's store commits first and is the truth; the arrival is booked after it. A crash between
the two is made good when the file comes again: a duplicate books where the copy stands.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.db.types import AnyRow
from app.domain.errors import AppError
from app.domain.exchange import Point, Proved, Result
from app.keys import files
from app.province import arrivals, forks, held, keyring
from app.province.arrivals import Came
from app.province.arriving import Arriving, Outcome
from app.province.county_keys import CountyKeys
from app.province.merge import Tell
from app.province.second import Second
from app.province.shelf import Shelf
from app.province.stores import Counties
from app.services.opening import OpenOffice
from app.sync import bundle
from app.sync.bundle import Sealed
from app.sync.header import Header

Write = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What became of one file, for the person in front of it; *upto* is where the copy stands.

    *refusal* tells why, with what its sentence needs, and is None where all is well; *proved* what
    of a file that was taken in was proved.
    """

    file: str
    office: str
    result: Result
    refusal: AppError | None = None
    rows: int = 0
    upto: int = 0
    proved: Proved | None = None


def _silent(_done: int) -> None:
    """Tell nobody."""


class Inbox:
    """Takes files into the stores of a province; *write* runs a use-case in its own database."""

    def __init__(self, office: OpenOffice, write: Write, tell: Tell = _silent) -> None:
        self._office, self._write, self._tell = office, write, tell
        self._vault, self._key = office.vault, office.unlocked.db_key
        self.counties = Counties(office.folder.root, self._key)
        self.shelf = Shelf(office.folder.root)
        self._second = Second()

    def take(self, paths: Sequence[Path]) -> Iterator[Arrived]:
        """Take in files, whatever their order; also yields what waited and was taken in now.

        Raises AppError `not_allowed`, `province_only` and those of the clock, of no one file.
        """
        keyring.load(self._vault, self._key)
        self._write(arrivals.ready)
        checked: list[tuple[Header, Path]] = []
        for path in paths:
            try:
                checked.append((self._sealed(_read(path)).header, path))
            except AppError as error:
                yield self._turned_away(path, path.name, error)
        with self._second:
            for _header, path in sorted(checked, key=lambda one: (one[0].office, one[0].seq)):
                arrived = self._arrive(path, path.name)
                yield arrived
                if arrived.result is Result.ACCEPTED:
                    yield from self._waiting(arrived.office)

    def _waiting(self, office: str) -> Iterator[Arrived]:
        """Try what waits of an office, as long as something of it can be taken in."""
        moved = True
        while moved:
            moved = False
            for path in self.shelf.waiting(office):
                arrived = self._arrive(path, self.shelf.name_of(path))
                if arrived.result is not Result.WAITING:
                    path.unlink()
                    yield arrived
                    moved |= arrived.result is Result.ACCEPTED

    def _sealed(self, raw: bytes) -> Sealed:
        with self._office.store.reading() as connection:
            return bundle.check(raw, CountyKeys(connection, self._vault, self._key).of)

    def _arrive(self, path: Path, name: str) -> Arrived:
        """Judge one file, take it in where it fits, and book what became of it."""
        try:
            raw = _read(path)
            sealed = self._sealed(raw)
        except AppError as error:
            return self._turned_away(path, name, error)
        with self.counties.alone(sealed.header.office):
            return self._judge(path, name, raw, sealed)

    def _judge(self, path: Path, name: str, raw: bytes, sealed: Sealed) -> Arrived:
        digest = hashlib.sha256(raw).digest()
        done = self._arriving(sealed).judge()
        waits_on = done.result is Result.WAITING and path.parent == self.shelf.place
        if done.result in {Result.WAITING, Result.FORK} and not waits_on:
            try:
                self.shelf.keep(raw, sealed.header, digest, fork=done.result is Result.FORK)
            except AppError as error:
                if error.code != "shelf_full":
                    raise
                done = Outcome(result=Result.REFUSED, refusal=error, head=done.head)
        if not waits_on:
            self._book(sealed.header, name, digest, done)
        return _arrived(name, sealed.header, done)

    def _arriving(self, sealed: Sealed) -> Arriving:
        return Arriving(self._office, self.counties, sealed, self._tell, self._second)

    def _book(self, header: Header, name: str, digest: bytes, done: Outcome) -> None:
        came = Came(
            header=header,
            file=name,
            digest=digest,
            result=done.result,
            refusal=done.refusal,
            head=done.head,
            rows=done.rows,
            registers=done.registers,
            differs=done.differs,
            proved=done.proved,
        )
        self._write(arrivals.book, self._vault, self._key, came)

    def _turned_away(self, path: Path, name: str, error: AppError) -> Arrived:
        """Book a file that no valid key stands for."""
        self._write(arrivals.turn_away, name, _digest(path), error)
        office = str(error.params.get("office", ""))
        return Arrived(file=name, office=office, result=Result.REFUSED, refusal=error)

    def adopt(self, code: str, reason: str) -> Arrived:
        """Let the newest fork's story stand; what stood instead is kept as evidence.

        Raises AppError `not_allowed`, `fork_none`, `fork_incomplete` where the file begins after
        the place at which the stories part, InvalidInputError `reason`, and what
        `Arriving.adopt` raises.
        """
        with self.counties.alone(code):
            row = self._newest(code, reason)
            sealed = self._sealed(_read(self.shelf.fork(row.digest)))
            until = self._parting(sealed.header, row.seq)
            with self._second:
                done = self._arriving(sealed).adopt(until)
            self._write(forks.decide, self._alike(code, sealed), arrivals.ADOPTED, reason)
            self._book(sealed.header, row.file, row.digest, done)
        return _arrived(row.file, sealed.header, done)

    def _parting(self, header: Header, seq: int) -> Point | None:
        """Return the last entry that both stories have, None where they share none."""
        store = self.counties.open(header.office)
        try:
            with store.reading() as connection:
                hash_at = held.hash_at(connection)
                known = held.known(connection).end_of(header.stream) is not None
                # a file that begins in the middle must begin where both are one
                before = hash_at(header.stream, header.first - 1)
                if header.first > 1 and before != header.chain_before:
                    raise AppError("fork_incomplete", office=header.office)
                last = max(seq, header.first) - 1
                found = hash_at(header.stream, last) if known else None
                return Point(header.stream, last, found) if found is not None else None
        finally:
            store.close()

    def reject(self, code: str, reason: str) -> None:
        """Let what stands stand; the fork's file is kept.

        Raises AppError `not_allowed`, `fork_none`, InvalidInputError `reason`.
        """
        row = self._newest(code, reason)
        try:
            alike = self._alike(code, self._sealed(_read(self.shelf.fork(row.digest))))
        except AppError:  # by now its key may be revoked, or the file be gone
            alike = [row.uid]
        self._write(forks.decide, alike, arrivals.REJECTED, reason)

    def _newest(self, code: str, reason: str) -> AnyRow:
        """Return the newest fork of *code*."""
        self._write(forks.ready, reason)
        with self._office.store.reading() as connection:
            return forks.open_of(connection, code)

    def _alike(self, code: str, newest: Sealed) -> list[uuid.UUID]:
        """Return the forks that *newest* tells whole: a county sends its story again and longer.

        Who decided for one has decided for them; later, an older file would cut the story short.
        """
        identity = keyring.load(self._vault, self._key).identity
        told = {(one.facts.seq, one.hash.hex()) for one in bundle.unseal(newest, identity).entries}
        found = list[uuid.UUID]()
        with self._office.store.reading() as connection:
            for row in forks.every_open(connection, code):
                with suppress(AppError):  # a file that is gone is decided for by itself
                    header = bundle.peek(_read(self.shelf.fork(row.digest)))
                    same = header.stream == newest.header.stream
                    found += [row.uid] if same and (header.last, header.chain_after) in told else []
        return found


def _read(path: Path) -> bytes:
    return files.read(path, limit=bundle.MOST_BYTES)


def _digest(path: Path) -> bytes:
    """Return the hash of a file, empty where it cannot be read."""
    try:
        return hashlib.sha256(_read(path)).digest()
    except AppError:
        return b""


def _arrived(name: str, header: Header, done: Outcome) -> Arrived:
    return Arrived(
        file=name,
        office=header.office,
        result=done.result,
        refusal=done.refusal,
        rows=done.rows,
        upto=done.head.seq if done.head is not None else 0,
        proved=done.proved,
    )
