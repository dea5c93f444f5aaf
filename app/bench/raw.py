"""The bare driver beside a merge: the same rows into the same indexed tables, nothing proved.

The triggers on the sums are lifted, as the merge lifts them; reading the rows is not counted.
"""

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import IO, Any, Final

from app.db import engine, fund_totals, migrate, postgres
from app.db.place import FilePlace, Place, SchemaPlace
from app.db.uow import Store
from app.models import journal, metadata

_AT_ONCE: Final = 20_000
_PIECE: Final = 1 << 20
_ANEW: Final = "SELECT niyyat_uid, sum(amount) FROM donation_line GROUP BY niyyat_uid"


def store(place: Place) -> Store:
    """Return an empty store of ours at *place*."""
    place.prepare()
    write, read = place.engine("write"), place.engine("read")
    migrate.upgrade(write)
    return Store(write, read)


def again(merged: Place, fresh: Place) -> tuple[int, float]:
    """Write every row of *merged* at *fresh*; return how many they were, and the seconds."""
    made = store(fresh)
    with made.writing() as uow:
        fund_totals.lift(uow.connection)
    made.close()
    if isinstance(merged, FilePlace) and isinstance(fresh, FilePlace):
        return _executemany(merged, fresh)
    if isinstance(merged, SchemaPlace) and isinstance(fresh, SchemaPlace):
        return _copy(merged, fresh)
    raise TypeError("one store beside another of its kind")


def _executemany(merged: FilePlace, fresh: FilePlace) -> tuple[int, float]:
    rows, seconds = 0, 0.0
    source = engine.connect(merged.path, merged.key)
    target = engine.connect(fresh.path, fresh.key)
    with closing(source), closing(target):
        target.execute("BEGIN IMMEDIATE")
        for table in metadata.sorted_tables:
            asked = source.execute(f'SELECT * FROM "{table.name}"')  # noqa: S608 - our own tables
            marks = ", ".join("?" * len(asked.description))
            insert = f'INSERT INTO "{table.name}" VALUES ({marks})'  # noqa: S608 - our own tables
            while some := asked.fetchmany(_AT_ONCE):
                began = time.perf_counter()
                target.executemany(insert, some)
                seconds += time.perf_counter() - began
                rows += len(some)
        began = time.perf_counter()
        target.execute("COMMIT")
        seconds += time.perf_counter() - began
    return rows, seconds


def _copy(merged: SchemaPlace, fresh: SchemaPlace) -> tuple[int, float]:
    rows, seconds = 0, 0.0
    source = postgres.connect(merged.url, merged.schema, "read")
    target = postgres.connect(fresh.url, fresh.schema, "write")
    with closing(source), closing(target):
        for table in metadata.sorted_tables:
            with tempfile.TemporaryFile() as held:
                _out(source, table.name, held)
                count, took = _in(target, table.name, held)
            rows, seconds = rows + count, seconds + took
        began = time.perf_counter()
        target.execute("COMMIT")
        seconds += time.perf_counter() - began
    return rows, seconds


def _out(source: Any, table: str, held: IO[bytes]) -> None:
    with source.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT BINARY)') as out:
        for piece in out:
            held.write(piece)
    held.seek(0)


def _in(target: Any, table: str, held: IO[bytes]) -> tuple[int, float]:
    began = time.perf_counter()
    with target.cursor() as cursor:
        with cursor.copy(f'COPY "{table}" FROM STDIN (FORMAT BINARY)') as into:
            for piece in _pieces(held):
                into.write(piece)
        count = int(cursor.rowcount)
    return count, time.perf_counter() - began


def _pieces(held: IO[bytes]) -> Iterator[bytes]:
    while piece := held.read(_PIECE):
        yield piece


def twin(first: SchemaPlace, other: SchemaPlace) -> SchemaPlace:
    """Give *other* the rows of *first*, the journal apart, by the server's own hand."""
    made = store(other)
    with made.writing() as uow:
        fund_totals.lift(uow.connection)
    made.close()
    with closing(postgres.connect(other.url, other.schema, "write")) as target:
        for table in metadata.sorted_tables:
            if table is not journal:
                here, there = (f'{one.schema}."{table.name}"' for one in (other, first))
                target.execute(f"INSERT INTO {here} SELECT * FROM {there}")  # noqa: S608 - ours
        target.execute("COMMIT")
        target.autocommit = True
        target.execute("VACUUM ANALYZE fund_total")
    return other


def counted(places: Sequence[SchemaPlace]) -> tuple[int, float]:
    """Return how many receipts there are, and the ms of adding up their lines without any sums."""
    receipts, took = 0, 0.0
    for place in places:
        with closing(postgres.connect(place.url, place.schema, "read")) as source:
            receipts += source.execute("SELECT count(*) FROM receipt").fetchone()[0]
            began = time.perf_counter()
            source.execute(
                "SELECT niyyat_uid, sum(amount) FROM donation_line GROUP BY 1"
            ).fetchall()
            took += time.perf_counter() - began
    return receipts, took * 1000


def looked_up(places: Sequence[SchemaPlace]) -> float:
    """Return the ms of one bare connection and one bare question of each."""
    began = time.perf_counter()
    for place in places:
        with closing(postgres.connect(place.url, place.schema, "read")) as source:
            source.execute("SELECT * FROM fund_total WHERE period = ''").fetchall()
    return (time.perf_counter() - began) * 1000
