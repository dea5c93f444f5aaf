"""Insert many rows at once: SQLAlchemy's own work for each row costs more than SQLite's."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

Processor = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert *rows* in one executemany, absent columns as NULL; the guard must be open."""
    if not connection.dialect.positional:
        connection.execute(insert(table), rows)
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
    """Insert *rows*, each the driver's own values in the table's order; return how many came."""
    if not rows:
        return 0
    statement, columns = _plan(table, connection.dialect)
    if connection.dialect.positional:
        return connection.exec_driver_sql(statement, list(rows)).rowcount
    names = [name for name, _process in columns]
    named = [dict(zip(names, row, strict=True)) for row in rows]
    return connection.exec_driver_sql(statement, named).rowcount


@cache
def _plan(table: Table, dialect: Dialect) -> tuple[str, tuple[tuple[str, Processor | None], ...]]:
    compiled = insert(table).compile(dialect=dialect)
    names = [column.name for column in table.columns]
    kinds = [column.type.dialect_impl(dialect) for column in table.columns]
    processors = [kind.bind_processor(dialect) for kind in kinds]
    return str(compiled), tuple(zip(names, processors, strict=True))
