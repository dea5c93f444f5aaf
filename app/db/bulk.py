"""Insert many rows at once: SQLAlchemy's own work for each row costs more than the database's."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Table, insert
from sqlalchemy.exc import DBAPIError

from app.db import guard
from app.domain.errors import AppError

Processor = Callable[[Any], Any]
COPIED: Final = 8
"""From so many rows on COPY beats a pipeline of INSERTs; measured, docs/decisions/0035."""

_KINDS: Final = {"VARCHAR": "text", "BIGINT": "int8", "INTEGER": "int4"}
"""What binary COPY must be told; the names of all other types are the same there."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert *rows* in one go, absent columns as NULL; the guard must be open."""
    if connection.dialect.name == "postgresql":
        _into_postgres(connection, table, rows)
        return
    statement, columns = _plan(table, connection.dialect)
    values = [
        tuple(
            row.get(name) if process is None else process(row.get(name))
            for name, process in columns
        )
        for row in rows
    ]
    connection.exec_driver_sql(statement, values)


def insert_values(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> int:
    """Insert *rows*, each the driver's own values in the table's order; return how many came.

    A uid is its 16 bytes, on both stores.
    """
    if not rows:
        return 0
    if connection.dialect.name == "postgresql":
        return copy_rows(connection, table, rows, uids="bytea")
    statement, _columns = _plan(table, connection.dialect)
    return connection.exec_driver_sql(statement, list(rows)).rowcount


def copy_rows(
    connection: Connection, table: Table, rows: Iterable[Sequence[Any]], *, uids: str = "uuid"
) -> int:
    """Stream *rows*, a value for each column of *table*, by COPY; returns how many came to stand.

    PostgreSQL only. An iterator is never held whole. What travels is the same 16 bytes, so
    *uids* "bytea" takes them as they are. The guard must be open; AppError as
    `postgres.error_code` has it.
    """
    guard.demand(connection, table)
    statement, kinds = _copied(table, connection.dialect, uids)
    return copy(connection, statement, rows, kinds)


def copy(
    connection: Connection, statement: str, rows: Iterable[Sequence[Any]], kinds: Sequence[str] = ()
) -> int:
    """Stream *rows* by the COPY of *statement*, into a table outside the journal.

    Binary needs the *kinds* of all columns. Returns how many the server says came to stand.
    """
    raw: Any = connection.connection.driver_connection
    with _translated(connection, statement), raw.cursor() as cursor:
        with cursor.copy(statement) as into:
            if kinds:
                into.set_types(kinds)
            for row in rows:
                into.write_row(row)
        return int(cursor.rowcount)


@contextmanager
def _translated(connection: Connection, statement: str) -> Iterator[None]:
    """Raise what SQLAlchemy would have, or an AppError; COPY passes its own way by."""
    from app.db import postgres  # noqa: PLC0415 - an office in a file never loads its driver

    try:
        yield
    except postgres.DriverError as error:
        if code := postgres.error_code(error):
            raise AppError(code) from error
        kinds = postgres.DriverError
        dialect, told = connection.dialect, DBAPIError.instance
        raise told(statement, (), error, kinds, True, dialect=dialect) from error


def _into_postgres(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    names = [column.name for column in table.columns]
    values = [tuple(row.get(name) for name in names) for row in rows]
    if len(values) >= COPIED:
        copy_rows(connection, table, values)
        return
    statement = _inserted(table)
    connection.exec_driver_sql(statement, values[0] if len(values) == 1 else values)


@cache
def _plan(table: Table, dialect: Dialect) -> tuple[str, tuple[tuple[str, Processor | None], ...]]:
    compiled = insert(table).compile(dialect=dialect)
    names = [column.name for column in table.columns]
    kinds = [column.type.dialect_impl(dialect) for column in table.columns]
    processors = [kind.bind_processor(dialect) for kind in kinds]
    return str(compiled), tuple(zip(names, processors, strict=True))


@cache
def _inserted(table: Table) -> str:
    places = ", ".join("%s" for _ in table.columns)
    return f"INSERT INTO {_named(table)} VALUES ({places})"  # noqa: S608 - names of our models


@cache
def _copied(table: Table, dialect: Dialect, uids: str) -> tuple[str, tuple[str, ...]]:
    kinds = (column.type.compile(dialect).split()[0] for column in table.columns)
    names = _KINDS | {"UUID": uids}
    known = tuple(names.get(kind, kind.lower()) for kind in kinds)
    return f"COPY {_named(table)} FROM STDIN (FORMAT BINARY)", known


def _named(table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'"{table.name}" ({columns})'
