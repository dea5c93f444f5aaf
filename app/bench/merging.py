"""In a child of its own: merge counties' files, and write the same rows raw; JSON on stdout.

`python -m app.bench.merging first|growth|totals file|server BUDGET_S COUNTIES FOLDER PLACE…`
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from app.bench import counties, measure, raw
from app.bench.counties import County
from app.db import embedded, place
from app.db.place import FilePlace, Place, SchemaPlace
from app.db.uow import Store
from app.domain.exchange import Point
from app.domain.folder import OfficeFolder
from app.province import merge, sums
from app.province.merge import Trusted
from app.province.second import Second
from app.province.stores import Counties
from app.queries.funds import FormTotal
from app.sync import bundle

_KEY: Final = bytes(range(32))
_ASKED: Final = 7


@dataclass(frozen=True, slots=True)
class _Times:
    """What one file took."""

    entries: int
    seconds: float


def main(arguments: list[str]) -> None:
    """Measure what is asked for."""
    what, kind, budget, wanted, folder, *places = arguments
    found = [Path(place) for place in places]
    url = embedded.start(Path(folder) / "server") if kind == "server" else ""
    with Second() as second:  # ended before the memory of what has ended is asked for
        ground = _Ground(Path(folder), url, second)
        _warm(ground, found[0])
        if what == "growth":
            told = _growth(ground, found[0])
        elif what == "totals":
            told = _totals(ground, found[0], int(wanted))
        else:
            told = _first(ground, found, int(wanted), float(budget))
    print(json.dumps(told | {"peak_mib": measure.peak()}))


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where copies are made: files in *folder*, or schemas of the server at *url*."""

    folder: Path
    url: str
    second: Second

    def at(self, name: str) -> Place:
        return self.schema(name) if self.url else FilePlace(self.folder / f"{name}.db", _KEY)

    def schema(self, name: str) -> SchemaPlace:
        return SchemaPlace(self.url, f"county_{name}")


def _warm(ground: _Ground, county: Path) -> None:
    """Merge one file and forget it, so that the first that counts pays for no imports."""
    place = ground.at("warm")
    next(_merged(place, county, ground.second))
    place.clear()


def _first(ground: _Ground, found: list[Path], wanted: int, budget: float) -> dict[str, Any]:
    """Merge *wanted* first files, each county into a copy of its own, until *budget* is spent."""
    entries, seconds, done, place = 0, 0.0, 0, ground.at("0")
    while done < wanted and (not done or seconds * (done + 1) / done < budget):
        if done:
            place.clear()
        place, county = ground.at(str(done)), found[done % len(found)]
        times = list(_merged(place, county, ground.second))
        entries += sum(one.entries for one in times)
        seconds += sum(one.seconds for one in times)
        done += 1
    rows, bare = raw.again(place, ground.at("raw"))
    told = {"counties": done, "entries": entries, "rows": rows * done, "seconds": seconds}
    return told | {"raw_rows": rows, "raw_seconds": bare}


def _growth(ground: _Ground, found: Path) -> dict[str, Any]:
    """Merge one county's years one after another into the same copy."""
    times = iter(list(_merged(ground.at("growth"), found, ground.second)))
    told = [[next(times) for _ in files] for files in counties.read(found).files]
    return {"years": [sum(one.seconds for one in year) for year in told]}


def _totals(ground: _Ground, found: Path, wanted: int) -> dict[str, Any]:
    """Ask *wanted* copies for their sums: the province's store opened for it, and kept open.

    One is merged; the others have the same rows, its journal apart, put in by the server itself.
    """
    names = [f"kh{n}" for n in range(wanted)]
    first = ground.schema(names[0])
    list(_merged(first, found, ground.second))
    places = [first, *(raw.twin(first, ground.schema(one)) for one in names[1:])]
    own = SchemaPlace(ground.url, "province")
    raw.store(own).close()
    place.keep(OfficeFolder(ground.folder), own)
    copies = Counties(ground.folder, _KEY)
    opened = _asked(lambda: _opened(own, copies), wanted)
    read = own.engine("read")
    kept = _asked(lambda: _sums(read, copies), wanted)
    read.dispose()
    receipts, anew = raw.counted(places)
    told = {"ms": opened, "kept_ms": kept, "counted_ms": anew, "bare_ms": raw.looked_up(places)}
    return told | {"receipts": receipts}


def _asked(ask: Callable[[], list[list[FormTotal]]], wanted: int) -> float:
    """Return the middle of some times in ms; the *wanted* copies of one county have equal sums."""
    asked = [measure.timed(ask) for _ in range(_ASKED)]
    for told, _ms, _cpu in asked:
        if len(told) != wanted or any(one != told[0] for one in told):
            raise ValueError("copies of one county differ in their sums")
    return measure.median([ms for _told, ms, _cpu in asked])


def _opened(own: Place, copies: Counties) -> list[list[FormTotal]]:
    read = own.engine("read")
    try:
        return _sums(read, copies)
    finally:
        read.dispose()


def _sums(read: Engine, copies: Counties) -> list[list[FormTotal]]:
    by_county: dict[str, list[FormTotal]] = {}
    for code, one in sums.of_all(Store(read, read), copies):
        by_county.setdefault(code, []).append(one.total)
    return list(by_county.values())


def _merged(at: Place, found: Path, second: Second) -> Iterator[_Times]:
    """Yield what each of the county's files took, from its bytes to the commit."""
    store, base, county = raw.store(at), None, counties.read(found)
    try:
        for name in (one for year in county.files for one in year):
            file = (found / name).read_bytes()
            began = time.perf_counter()
            base, rows = _take(store, file, county, base, second)
            yield _Times(rows, time.perf_counter() - began)
    finally:
        store.close()


def _take(
    store: Store, file: bytes, county: County, base: Point | None, second: Second
) -> tuple[Point, int]:
    sealed = bundle.check(file, lambda _header: bytes.fromhex(county.public))
    opened, head = bundle.unseal(sealed, county.identity), sealed.header
    trusted = Trusted(
        office=counties.OFFICE,
        counters={code: bytes.fromhex(key) for code, key in county.counters.items()},
        root=bytes.fromhex(county.root),
    )
    at = base or Point(head.stream, head.first - 1, head.chain_before)
    with store.writing() as uow:
        done = merge.play(
            uow.connection,
            opened.entries,
            at,
            None,
            trusted,
            lambda _done: None,
            beside=second if head.rows >= merge.BESIDE else None,
        )
    return done.head, done.rows


if __name__ == "__main__":
    main(sys.argv[1:])
