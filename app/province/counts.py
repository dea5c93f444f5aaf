"""Count what a merge wrote, and its money, by asking the tables themselves.

Asked of the new rows alone, or each year of a county would take longer than the one before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, literal_column, select
from sqlalchemy import text as sql

from app.domain.errors import AppError
from app.models import metadata

_BEGUN: Final = "SELECT pg_current_xact_id_if_assigned()"
_PAGES: Final = sql(
    "SELECT relname, pg_relation_size(oid) / current_setting('block_size')::bigint FROM pg_class"
    " WHERE relnamespace = current_schema()::regnamespace AND relname IN :names"
).bindparams(bindparam("names", expanding=True))
_OURS: Final[ColumnElement[bool]] = literal_column("xmin") == literal_column(
    "pg_current_xact_id()::xid"
)
MONEY: Final = ("amount", "value")
Sums = Mapping[str, tuple[int, ...]]
"""Table -> rows, then the sum of each of its columns of money."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the tables of facts end: the last rowid, on PostgreSQL how many pages there are.

    *written* is what a transaction of PostgreSQL had written before, where it had.
    """

    ends: Mapping[str, int]
    written: Sums


def money_of(table: Table) -> tuple[str, ...]:
    """Return the columns of money, in their order."""
    return tuple(name for name in MONEY if table.info["fact"] and name in table.columns)


def marks(connection: Connection) -> Marks:
    """Remember where the tables of facts end, so that new rows are told from old ones."""
    if connection.dialect.name != "sqlite":
        asked = connection.execute(_PAGES, {"names": [one.name for one in _facts()]})
        ends = {str(name): int(pages) for name, pages in asked}
        begun = connection.exec_driver_sql(_BEGUN).scalar() is not None
        written = {one.name: _sums(connection, one, _OURS) for one in _facts() if begun}
        return Marks(ends, written)
    last: ColumnElement[int] = func.coalesce(func.max(literal_column("rowid")), 0)
    asked_of = {one.name: select(last).select_from(one) for one in _facts()}
    return Marks({name: connection.execute(one).scalar_one() for name, one in asked_of.items()}, {})


def compare(connection: Connection, before: Marks, came: Sums) -> None:
    """Raise AppError `merge_counts` where a table holds other new rows than came, or other money.

    Facts alone: a row that may change has no sum of its own.
    """
    for table in _facts():
        wanted = came.get(table.name, _nothing(table))
        if _found(connection, table, before, wanted) != wanted:
            raise AppError("merge_counts", table=table.name)


def _found(
    connection: Connection, table: Table, before: Marks, wanted: tuple[int, ...]
) -> tuple[int, ...]:
    """Return how many rows are new, and their money; *wanted* spares PostgreSQL a second look."""
    end = before.ends[table.name]
    if connection.dialect.name == "sqlite":
        return _sums(connection, table, literal_column("rowid") > end)
    if not before.written:
        last: ColumnElement[Any] = literal_column(f"'({max(end - 1, 0)},0)'::tid")
        added = _sums(connection, table, _OURS & (literal_column("ctid") >= last))
        if added == wanted:
            return added
    # rows may have found room that others left in an earlier page
    now, then = _sums(connection, table, _OURS), before.written.get(table.name, _nothing(table))
    return tuple(one - other for one, other in zip(now, then, strict=True))


def _nothing(table: Table) -> tuple[int, ...]:
    return (0,) * (1 + len(money_of(table)))


def _sums(connection: Connection, table: Table, fresh: ColumnElement[bool]) -> tuple[int, ...]:
    """Return how many rows of *table* are *fresh*, and the sums of their money."""
    sums = [func.coalesce(func.sum(table.c[name]), 0) for name in money_of(table)]
    asked = select(func.count(), *sums).select_from(table).where(fresh)
    return tuple(int(one) for one in connection.execute(asked).one())


def _facts() -> list[Table]:
    return [one for one in metadata.sorted_tables if one.info["journal"] and one.info["fact"]]
