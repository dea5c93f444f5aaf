"""Carry all rows of a store into an empty one of the other kind: same models, same rows."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Engine, Table, func, select

from app.db import bulk, donor_index, fund_totals, guard, migrate, triggers
from app.db.engine import connect, open_engine
from app.db.place import SchemaPlace
from app.models import donor_doc, draft, metadata

Tell: TypeAlias = Callable[[int, int], None]
_PIECE: Final = 2_000
_OWN: Final = frozenset({donor_doc, draft})
"""What is made anew there, and what one person was typing here."""


def to_file(place: SchemaPlace, target: Path, key: bytes, tell: Tell) -> None:
    """Write the office that lies on a server to the encrypted file *target*, as of one moment.

    *tell* hears how many rows of how many are carried; what it raises stops the work.
    """
    target.unlink(missing_ok=True)
    source, made = place.engine("read"), open_engine(target, key, "write")
    try:
        migrate.upgrade(made)
        with source.connect() as here:
            _carry(here, made, tell)
    finally:
        source.dispose()
        made.dispose()
    raw = connect(target, key)
    try:
        raw.execute("PRAGMA journal_mode = DELETE")
    finally:
        raw.close()
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def _carry(here: Connection, target: Engine, tell: Tell) -> None:
    tables = [table for table in metadata.sorted_tables if table not in _OWN]
    counts = [here.execute(select(func.count()).select_from(one)).scalar_one() for one in tables]
    done, total = 0, sum(counts)
    with target.connect() as there, there.begin(), guard.journalling(there):
        there.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # rows that name later ones
        fund_totals.lift(there)
        for table in tables:
            for rows in _pieces(here, table):
                bulk.insert_rows(there, table, rows)
                done += len(rows)
                tell(done, total)
        donor_index.rebuild(there)
        triggers.install(there)


def _pieces(here: Connection, table: Table) -> Iterator[list[Mapping[str, Any]]]:
    asked = select(table).order_by(*table.primary_key)
    reader = here.execution_options(yield_per=_PIECE)
    for rows in reader.execute(asked).mappings().partitions():
        yield [dict(row) for row in rows]
