"""What a person brings to a province's inbox, and what both sides read out afterwards."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from app.domain import roles
from app.domain.chain import b32
from app.keys import files
from app.province import held
from app.province.stores import Counties
from app.queries import arrivals
from app.services.opening import OpenOffice
from app.sync import bundle, names, stick
from app.sync.names import Kind

_HEAD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What somebody brought: the files of counties, and how many others were left alone."""

    files: tuple[Path, ...]
    others: int = 0


def brought(places: Iterable[Path]) -> Brought:
    """Return the county files among *places* and inside those that are folders."""
    found, others = list[Path](), 0
    for place in places:
        if place.is_dir():
            found += [one.path for one in stick.find(place) if one.name.kind is Kind.BUNDLE]
            continue
        name = names.parse(place.name)
        if name is not None and name.kind is Kind.BUNDLE:
            found.append(place)
        else:
            others += 1
    return Brought(files=tuple(dict.fromkeys(found)), others=others)


def unseen(connection: Connection, folder: Path) -> tuple[Path, ...]:
    """Return the county files in *folder* that were never booked."""
    there = brought([folder]).files
    digests = {path: hashlib.sha256(files.read(path, limit=bundle.MOST_BYTES)) for path in there}
    told = arrivals.known(connection, [one.digest() for one in digests.values()])
    return tuple(path for path, digest in digests.items() if digest.digest() not in told)


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
