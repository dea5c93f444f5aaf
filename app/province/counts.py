"""Count what a merge wrote, and its money, by asking the tables themselves."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import ColumnElement, Connection, Table, func, literal_column, select

from app.domain.errors import AppError
from app.models import metadata

_BEGUN: Final = "SELECT pg_current_xact_id_if_assigned()"
_OURS: Final[ColumnElement[bool]] = literal_column("xmin") == literal_column(
    "pg_current_xact_id()::xid"
)
MONEY: Final = ("amount", "value")
Marks = Mapping[str, tuple[int, ...]]
Sums = Mapping[str, tuple[int, ...]]
"""Table -> rows, then the sum of each of its columns of money."""


def money_of(table: Table) -> tuple[str, ...]:
    """Return the columns of money, in their order."""
    return tuple(name for name in MONEY if table.info["fact"] and name in table.columns)


def marks(connection: Connection) -> Marks:
    """Remember where the tables of facts end, so that new rows are told from old ones.

    On PostgreSQL new is what this transaction wrote: mark what it had written before.
    """
    if connection.dialect.name != "sqlite":
        written = connection.exec_driver_sql(_BEGUN).scalar() is not None
        return {one.name: _sums(connection, one, _OURS) for one in _facts()} if written else {}
    last: ColumnElement[int] = func.coalesce(func.max(literal_column("rowid")), 0)
    return {
        table.name: (connection.execute(select(last).select_from(table)).scalar_one(),)
        for table in _facts()
    }


def compare(connection: Connection, before: Marks, came: Sums) -> None:
    """Raise AppError `merge_counts` where a table holds other new rows than came, or other money.

    Facts alone: a row that may change has no sum of its own.
    """
    for table in _facts():
        nothing = (0,) * (1 + len(money_of(table)))
        if connection.dialect.name == "sqlite":
            (end,) = before[table.name]
            found = _sums(connection, table, literal_column("rowid") > end)
        else:
            now, then = _sums(connection, table, _OURS), before.get(table.name, nothing)
            found = tuple(one - other for one, other in zip(now, then, strict=True))
        if found != came.get(table.name, nothing):
            raise AppError("merge_counts", table=table.name)


def _sums(connection: Connection, table: Table, fresh: ColumnElement[bool]) -> tuple[int, ...]:
    """Return how many rows of *table* are *fresh*, and the sums of their money."""
    sums = [func.coalesce(func.sum(table.c[name]), 0) for name in money_of(table)]
    asked = select(func.count(), *sums).select_from(table).where(fresh)
    return tuple(int(one) for one in connection.execute(asked).one())


def _facts() -> list[Table]:
    return [one for one in metadata.sorted_tables if one.info["journal"] and one.info["fact"]]
