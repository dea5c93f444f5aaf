"""Check that rows which may change stand as the journal left them, however many there are.

A row that was never changed is tallied whole, a changed one by its columns, so that a change
takes what stood before off again. Only buckets that do not come out even are read again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, func, select

from app.db import codec
from app.domain.findings import Notes
from app.models import journal, metadata
from app.services.verification.tally import Marks, Tally, bucket_of

_BATCH: Final = 500
_CHANGES: Final = b'{"change":'
Bodies = Callable[[], Iterable[Mapping[str, Any]]]
State = dict[tuple[str, str], dict[str, Any]]


class Entities:
    """What the journal says so far of the rows that may change."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._tally, self._changed = connection, Tally(), Marks()
        begins = func.substr(journal.c.body, 1, len(_CHANGES)) == _CHANGES
        for found in connection.execute(select(journal.c.entity_uid).where(begins)).scalars():
            self._changed.add(found.hex)

    def said(self, body: Mapping[str, Any]) -> None:
        """Take in one entry."""
        for name, row in _added(body):
            self._row(1, name, codec.whole(metadata.tables[name], row))
        for change in body.get("change", ()):
            name, uid = change["table"], change["uid"]
            self._columns(-1, name, uid, change["before"])
            self._columns(1, name, uid, change["after"])

    def _row(self, sign: int, name: str, row: Mapping[str, Any]) -> None:
        uid = row["uid"]
        if uid in self._changed:
            self._columns(sign, name, uid, row)
        else:
            self._tally.add(sign, uid, (name, *row.values()))

    def _columns(self, sign: int, name: str, uid: str, values: Mapping[str, Any]) -> None:
        for column, value in values.items():
            if value is not None:
                self._tally.add(sign, uid, (name, column, value))

    def compare(self, notes: Notes, bodies: Bodies) -> None:
        """Note every row that differs; *bodies* reads the journal once more."""
        for name, row in _standing(self._connection):
            self._row(-1, name, row)
        if wrong := self._tally.differing():
            for name, uid in _differing(self._connection, wrong, bodies()):
                notes.find("row_differs", name, uid)


def _differing(
    connection: Connection, wrong: frozenset[int], bodies: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    said: State = {}
    for body in bodies:
        for name, row in _added(body):
            if bucket_of(row["uid"]) in wrong:
                said[name, row["uid"]] = codec.whole(metadata.tables[name], row)
        for change in body.get("change", ()):
            if bucket_of(change["uid"]) in wrong:
                said.setdefault((change["table"], change["uid"]), {}).update(change["after"])
    for name, row in _standing(connection):
        if bucket_of(row["uid"]) in wrong and said.pop((name, row["uid"]), None) != row:
            yield name, row["uid"]
    yield from said


def _added(body: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, rows in body.get("add", {}).items():
        if not metadata.tables[name].info["fact"]:
            yield from ((name, row) for row in rows)


def _standing(connection: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    reader = connection.execution_options(yield_per=_BATCH)
    for table in metadata.sorted_tables:
        if table.info["journal"] and not table.info["fact"]:
            for row in reader.execute(select(table)).mappings():
                yield table.name, codec.to_json(table, row)
