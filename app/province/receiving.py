"""What a person brings to a province's inbox, and what both sides read out afterwards."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection

from app.domain import roles
from app.domain.chain import b32
from app.domain.errors import AppError
from app.keys import files
from app.province import held
from app.province.stores import Counties
from app.queries import arrivals
from app.services.opening import OpenOffice
from app.sync import bundle, names, stick
from app.sync.names import Kind

_HEAD = 10
Marks: TypeAlias = dict[Path, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What somebody brought: the files of counties, and those that were left alone."""

    files: tuple[Path, ...]
    others: tuple[Path, ...] = ()


def brought(places: Iterable[Path]) -> Brought:
    """Return the county files among *places* and inside those that are folders."""
    found, others = list[Path](), list[Path]()
    for place in places:
        if place.is_dir():
            found += [one.path for one in stick.find(place) if one.name.kind is Kind.BUNDLE]
            continue
        name = names.parse(place.name)
        if name is not None and name.kind is Kind.BUNDLE:
            found.append(place)
        else:
            others.append(place)
    return Brought(files=tuple(dict.fromkeys(found)), others=tuple(others))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a look found: files to take in; *growing* where others are still being copied."""

    files: tuple[Path, ...]
    growing: bool


class Folder:
    """A folder that is watched, and what was seen there: size and time of each file."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._before: Marks = {}
        self._given: Marks = {}

    def forget(self) -> None:
        """Give what lies there once more."""
        self._given.clear()

    def look(self, connection: Connection) -> Seen:
        """Return the county files that stand still since the look before and were never booked.

        Each is given once, unless it changes: one that was refused is not refused for ever anew.
        Raises AppError `stick_gone`, `stick_locked`.
        """
        now = {path: mark for path in brought([self.place]).files if (mark := _mark(path))}
        fresh = {path: mark for path, mark in now.items() if self._given.get(path) != mark}
        still = {path: mark for path, mark in fresh.items() if self._before.get(path) == mark}
        self._before = now
        self._given |= still
        return Seen(files=_unbooked(connection, still), growing=len(still) < len(fresh))


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        told = path.stat()
    except OSError:  # gone since the folder was read
        return None
    return told.st_size, told.st_mtime_ns


def _unbooked(connection: Connection, paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return those of *paths* that were never booked; one that cannot be read is refused later."""
    digests = {path: _digest(path) for path in paths}
    told = arrivals.known(connection, [one for one in digests.values() if one])
    return tuple(path for path, digest in digests.items() if digest not in told)


def _digest(path: Path) -> bytes:
    try:
        return hashlib.sha256(files.read(path, limit=bundle.MOST_BYTES)).digest()
    except AppError:
        return b""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCode:
    """The newest record of a series as both sides read it out."""

    register: str
    year: int
    n: int
    code: str


def heads(office: OpenOffice, code: str) -> tuple[HeadCode, ...]:
    """Return where the receipts of a county stand; AppError `not_allowed`, `county_empty`."""
    roles.demand(office.actor.role, roles.Action.SEE_COUNTIES)
    store = Counties(office.folder.root, office.unlocked.db_key).open(code)
    try:
        with store.reading() as connection:
            found = sorted(held.heads(connection))
    finally:
        store.close()
    return tuple(
        HeadCode(register=register, year=year, n=n, code=b32(bytes.fromhex(rec))[:_HEAD])
        for register, year, n, rec in found
    )
