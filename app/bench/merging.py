"""In a child of its own: merge counties' files, and write the same rows raw; JSON on stdout.

`python -m app.bench.merging first|growth BUDGET_S COUNTIES FOLDER PLACE…`
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.bench import counties, measure
from app.bench.counties import County
from app.db import engine, fund_totals, migrate
from app.db.engine import open_engine
from app.db.uow import Store
from app.domain.exchange import Point
from app.models import metadata
from app.province import merge
from app.province.merge import Trusted
from app.sync import bundle

_KEY: Final = bytes(range(32))
_AT_ONCE: Final = 20_000


@dataclass(frozen=True, slots=True)
class _Times:
    """What one file took."""

    entries: int
    seconds: float


def main(arguments: list[str]) -> None:
    """Measure what is asked for."""
    what, budget, wanted, folder, *places = arguments
    found = [Path(place) for place in places]
    _warm(Path(folder) / "warm.db", found[0])
    if what == "growth":
        told = _growth(Path(folder), found[0])
    else:
        told = _first(Path(folder), found, int(wanted), float(budget))
    print(json.dumps(told))


def _warm(file: Path, place: Path) -> None:
    """Merge one file and forget it, so that the first that counts pays for no imports."""
    next(_merged(file, place, counties.read(place)))
    file.unlink()


def _first(folder: Path, places: list[Path], wanted: int, budget: float) -> dict[str, Any]:
    """Merge *wanted* first files, each county into a copy of its own, until *budget* is spent."""
    entries, seconds, done, file = 0, 0.0, 0, folder / "0.db"
    while done < wanted and (not done or seconds * (done + 1) / done < budget):
        file.unlink(missing_ok=True)
        file = folder / f"{done}.db"
        place = places[done % len(places)]
        times = list(_merged(file, place, counties.read(place)))
        entries += sum(one.entries for one in times)
        seconds += sum(one.seconds for one in times)
        done += 1
    peak = measure.peak()
    rows, raw = _raw(file, folder / "raw.db")
    return {
        "counties": done,
        "entries": entries,
        "rows": rows * done,
        "seconds": seconds,
        "raw_rows": rows,
        "raw_seconds": raw,
        "peak_mib": peak,
    }


def _growth(folder: Path, place: Path) -> dict[str, Any]:
    """Merge one county's years one after another into the same copy."""
    county = counties.read(place)
    years = [len(files) for files in county.files]
    times = iter(list(_merged(folder / "growth.db", place, county)))
    told = [[next(times) for _ in range(many)] for many in years]
    return {
        "years": [sum(one.seconds for one in year) for year in told],
        "peak_mib": measure.peak(),
    }


def _merged(file: Path, place: Path, county: County) -> Iterator[_Times]:
    """Yield what each of the county's files took, from its bytes to the commit."""
    store, base = _store(file), None
    try:
        for name in (one for year in county.files for one in year):
            raw = (place / name).read_bytes()
            began = time.perf_counter()
            base, rows = _take(store, raw, county, base)
            yield _Times(rows, time.perf_counter() - began)
    finally:
        store.close()


def _take(store: Store, raw: bytes, county: County, base: Point | None) -> tuple[Point, int]:
    sealed = bundle.check(raw, lambda _header: bytes.fromhex(county.public))
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
            beside=head.rows > merge.BESIDE,
        )
    return done.head, done.rows


def _store(file: Path) -> Store:
    write, read = (open_engine(file, _KEY, mode) for mode in ("write", "read"))
    migrate.upgrade(write)
    return Store(write, read)


def _raw(merged: Path, file: Path) -> tuple[int, float]:
    """Write every row of *merged* into the same indexed tables with nothing but the driver.

    The triggers on the sums are lifted there too; reading the rows is not counted.
    """
    _store(file).close()
    rows, seconds = 0, 0.0
    source, target = engine.connect(merged, _KEY), engine.connect(file, _KEY)
    for one in fund_totals.triggers():
        target.execute(f"DROP TRIGGER IF EXISTS {one.name}")
    target.execute("BEGIN IMMEDIATE")
    for table in metadata.sorted_tables:
        asked = source.execute(f'SELECT * FROM "{table.name}"')  # noqa: S608 - our own tables
        marks = ", ".join("?" * len(asked.description))
        while some := asked.fetchmany(_AT_ONCE):
            began = time.perf_counter()
            target.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', some)  # noqa: S608 - our own tables
            seconds += time.perf_counter() - began
            rows += len(some)
    began = time.perf_counter()
    target.execute("COMMIT")
    seconds += time.perf_counter() - began
    source.close()
    target.close()
    return rows, seconds


if __name__ == "__main__":
    main(sys.argv[1:])
