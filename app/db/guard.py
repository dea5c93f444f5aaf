"""Refuse writes to journalled tables that did not come through the unit of work.

ORM flush events do not see ``insert()``, ``update()`` or raw text, so this listens where every
statement passes. Database triggers refuse changes of facts even from another program.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, TextClause, event
from sqlalchemy.sql.dml import UpdateBase

_OPEN = "journalling"
_WRITES = ("insert", "update", "delete", "replace", "with", "copy")


class UnjournalledWriteError(RuntimeError):
    """A bug: something wrote around the journal."""


@contextmanager
def journalling(connection: Connection) -> Iterator[None]:
    """Allow writes on *connection* while the unit of work notes them."""
    connection.info[_OPEN] = connection.info.get(_OPEN, 0) + 1
    try:
        yield
    finally:
        connection.info[_OPEN] -= 1


def demand(connection: Connection, table: Table) -> None:
    """Refuse a write of *table* that no listener sees, such as COPY, outside `journalling`."""
    if table.info.get("journal") and not connection.info.get(_OPEN):
        raise UnjournalledWriteError(f"{table.name} was written around the journal")


def install(engine: Engine) -> None:
    """Watch every statement of *engine*."""
    event.listen(engine, "before_execute", _check_construct)
    event.listen(engine, "before_cursor_execute", _check_text)


def _check_construct(connection: Connection, clause: Any, *_rest: object) -> None:
    if connection.info.get(_OPEN):
        return
    if isinstance(clause, TextClause):
        _refuse_raw(clause.text)
    if not isinstance(clause, UpdateBase):
        return
    table = clause.table
    if isinstance(table, Table) and table.info.get("journal"):
        raise UnjournalledWriteError(f"{table.name} was written around the journal")


def _check_text(
    connection: Connection, _cursor: object, statement: str, _params: object, context: Any, _m: bool
) -> None:
    if not connection.info.get(_OPEN) and getattr(context, "compiled", None) is None:
        _refuse_raw(statement)


def _refuse_raw(statement: str) -> None:
    if statement.lstrip().lower().startswith(_WRITES):
        raise UnjournalledWriteError("raw DML goes around the journal")
