"""Play a piece of a journal into the tables: set-based, in an order that breaks no rule of theirs.

A row stands before what changes it, and nothing is added to a table while changes of it wait: a
request decided and asked again would else stand twice. What a change says of before must stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DataError, IntegrityError

from app.db import inflow
from app.db.inflow import Values
from app.domain import canonical
from app.domain.errors import AppError
from app.models import metadata
from app.province import counts

_PARTS: Final = frozenset({"add", "change", "note"})
_STEP: Final = frozenset({"table", "uid", "before", "after"})
_PLACES: Final = {table: place for place, table in enumerate(metadata.sorted_tables)}
UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError)
"""What reading raises of what is no entry of ours."""

Step: TypeAlias = tuple[Table, tuple[str, ...], Values]
Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layer:
    """Rows to add in the order of their tables, then changes."""

    adds: Sequence[tuple[Table, list[Values]]]
    changes: Sequence[Step]


@dataclass
class _Layer:
    """Rows to add, then changes; what must come after them lies in the next layer."""

    adds: dict[Table, list[Said]] = field(default_factory=dict)
    changes: list[Step] = field(default_factory=list)
    changed: set[Table] = field(default_factory=set)


@dataclass
class Player:
    """What is read and not yet written; *came* counts the rows of each table and sums its money."""

    connection: Connection
    came: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _layers: list[_Layer] = field(default_factory=lambda: [_Layer()])

    def take(self, raw: bytes) -> Mapping[str, Any]:
        """Read the body of an entry and return it; ValueError for what no entry of ours says.

        AppError `not_canonical`.
        """
        # each key is compared with a name of ours but those of a note, which may say anything
        body = canonical.decode_known(raw)
        if not isinstance(body, dict) or not body.keys() <= _PARTS:
            raise ValueError("not a body")
        if "note" in body:
            canonical.decode(raw)
        for name, rows in body.get("add", {}).items():
            self._add(_table(name), rows)
        for step in body.get("change", ()):
            self._change(step)
        return body

    def _add(self, table: Table, rows: Iterable[Said]) -> None:
        if table in self._layers[-1].changed:
            self._layers.append(_Layer())
        self._layers[-1].adds.setdefault(table, []).extend(rows)

    def _change(self, step: Said) -> None:
        if step.keys() != _STEP:
            raise ValueError("not a change")
        table, before, after = _table(step["table"]), step["before"], step["after"]
        names = tuple(sorted(after))
        if table.info["fact"] or before.keys() != after.keys() or not names or "uid" in names:
            raise ValueError(f"a change that {table.name} cannot take")
        if before.get("code") != after.get("code"):
            raise ValueError("a code is for ever")
        read, dialect = inflow.value_of, self.connection.dialect
        values = (
            *(read(table, dialect, name, after[name]) for name in names),
            read(table, dialect, "uid", step["uid"]),
            *(read(table, dialect, name, before[name]) for name in names),
        )
        self._layers[-1].changes.append((table, names, values))
        self._layers[-1].changed.add(table)

    def ready(self) -> list[Layer]:
        """Return what was taken, as the driver takes it, and begin anew.

        Raises one of `UNREADABLE` for what is no row; `is_wrong` tells of which entry.
        """
        layers, self._layers = self._layers, [_Layer()]
        return [
            Layer(
                [(table, inflow.rows_of(table, one.adds[table])) for table in _ordered(one.adds)],
                one.changes,
            )
            for one in layers
        ]

    def write(self, layers: Iterable[Layer]) -> None:
        """Write what is ready; AppError `merge_conflict`, `merge_counts`."""
        for layer in layers:
            for table, rows in layer.adds:
                self._counted(table, len(rows), self._inserted(table, rows))
                self._sum_up(table, rows)
            for (table, names), steps in groupby(layer.changes, key=lambda step: step[:2]):
                many = [values for _table, _names, values in steps]
                self._counted(table, len(many), self._updated(table, names, many))

    def _inserted(self, table: Table, rows: Sequence[Values]) -> int:
        try:
            return inflow.insert(self.connection, table, rows)
        except (IntegrityError, DataError) as error:
            raise AppError("merge_conflict", table=table.name) from error

    def _updated(self, table: Table, names: tuple[str, ...], many: list[Values]) -> int:
        mark = "?" if self.connection.dialect.paramstyle == "qmark" else "%s"
        try:
            found = self.connection.exec_driver_sql(_update(table, names, mark), many)
        except (IntegrityError, DataError) as error:
            raise AppError("merge_conflict", table=table.name) from error
        return found.rowcount

    def _sum_up(self, table: Table, rows: Sequence[Values]) -> None:
        places = _money(table)
        found = (len(rows), *(sum(row[place] for row in rows) for place in places))
        before = self.came.get(table.name, (0,) * len(found))
        self.came[table.name] = tuple(map(sum, zip(before, found, strict=True)))

    def _counted(self, table: Table, wanted: int, found: int) -> None:
        if wanted != found:
            raise AppError("merge_counts", table=table.name)


@cache
def _money(table: Table) -> tuple[int, ...]:
    names = [str(column.name) for column in table.columns]
    return tuple(names.index(name) for name in counts.money_of(table))


def _ordered(adds: Iterable[Table]) -> list[Table]:
    return sorted(adds, key=_PLACES.__getitem__)


def is_wrong(body: Mapping[str, Any]) -> bool:
    """Tell whether an entry adds what is no row: for who looks for the one among thousands."""
    try:
        for name, rows in body.get("add", {}).items():
            inflow.rows_of(_table(name), rows)
    except UNREADABLE:
        return True
    return False


def _table(name: object) -> Table:
    table = metadata.tables.get(name) if isinstance(name, str) else None
    if table is None or not table.info["journal"] or table.info.get("of_province"):
        raise ValueError("no table that travels")
    return table


@cache
def _update(table: Table, names: tuple[str, ...], mark: str) -> str:
    sets = ", ".join(f'"{name}" = {mark}' for name in names)
    stood = " AND ".join(f'"{name}" IS NOT DISTINCT FROM {mark}' for name in names)
    return f'UPDATE "{table.name}" SET {sets} WHERE uid = {mark} AND {stood}'  # noqa: S608 - names of our own tables
