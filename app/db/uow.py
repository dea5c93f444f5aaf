"""One transaction: a connection, the journal of what it writes, and a note of what changed."""

import os
import uuid
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from threading import Event
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, Table, select, update

from app.db import bulk, codec, guard, migrate, notices, trigger_text
from app.db.journal import Rows, Writer, added
from app.db.memory import Memory
from app.domain import clock
from app.domain.changes import Change
from app.domain.errors import AppError

NOBODY = uuid.UUID(int=0)
T = TypeVar("T")


class Uow:
    """What a use-case receives. It never commits; the runner does."""

    def __init__(
        self, connection: Connection, person: uuid.UUID, memory: Memory | None = None
    ) -> None:
        self.connection = connection
        self._memory = memory or Memory()
        self.written: set[Table] = set()
        self.person = person
        self.changes = Change.NOTHING
        self.after_commit: list[Callable[[], None]] = []
        self._now = clock.now()
        self.journal = Writer(connection, person, self._now)

    def now(self) -> datetime:
        """Return the time of this transaction, the same for all it writes."""
        return self._now

    def today(self) -> date:
        """Return the day of this transaction in Iran."""
        return self._now.date()

    def hold_clock(self, moment: datetime) -> None:
        """Take *moment* as the time of this transaction, where the PC's clock is not to be had."""
        self._now = moment
        self.journal.moment = moment

    def changed(self, what: Change) -> None:
        """Note that *what* must be reloaded once this commits."""
        self.changes |= what

    def add(self, action: str, entity: Table, uid: uuid.UUID, rows: Rows) -> None:
        """Insert the rows of one aggregate and journal them as one entry."""
        with guard.journalling(self.connection):
            for table, many in rows.items():
                self._insert(table, many)
        self.journal.note(action, entity.name, uid, added({t: m for t, m in rows.items() if m}))
        self.changed(Change.JOURNAL)

    def _insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self.written.add(table)
            bulk.insert_rows(self.connection, table, rows)

    def remembered(self, name: Hashable, tables: Sequence[Table], read: Callable[[], T]) -> T:
        """Return what *read* gives, from memory while nobody has written *tables* since."""
        if self.written.isdisjoint(tables):
            return self._memory.get(name, tables, read)
        return read()

    def change(self, action: str, table: Table, uid: uuid.UUID, values: Mapping[str, Any]) -> None:
        """Change columns of one row and journal what stood there before."""
        if table.info["fact"]:
            raise guard.UnjournalledWriteError(f"{table.name} holds facts, which never change")
        names = sorted(values)
        found = self.connection.execute(
            select(*(table.c[name] for name in names)).where(table.c.uid == uid)
        ).one_or_none()
        if found is None:
            raise AppError("row_missing", table=table.name)
        before = dict(zip(names, found, strict=True))
        self.written.add(table)
        with guard.journalling(self.connection):
            self.connection.execute(update(table).where(table.c.uid == uid).values(dict(values)))
        step: dict[str, object] = {"table": table.name, "uid": uid.hex}
        step["before"] = codec.part_to_json(before)
        step["after"] = codec.part_to_json(values)
        self.journal.note(action, table.name, uid, {"change": [step]})
        self.changed(Change.JOURNAL)

    def write_many(
        self,
        action: str,
        entity: Table,
        aggregates: Sequence[tuple[uuid.UUID, Rows]],
        moments: Sequence[datetime] = (),
    ) -> None:
        """Insert many aggregates set-based, one journal entry each; *moments* are the entries'."""
        gathered: dict[Table, list[Mapping[str, Any]]] = {}
        for place, (uid, rows) in enumerate(aggregates):
            if moments:
                self.hold_clock(moments[place])
            for table, many in rows.items():
                gathered.setdefault(table, []).extend(many)
            self.journal.note(action, entity.name, uid, added({t: m for t, m in rows.items() if m}))
        with guard.journalling(self.connection):
            for table, many in gathered.items():
                self._insert(table, many)
        self.changed(Change.JOURNAL)

    def has(self, table: Table, uid: uuid.UUID) -> bool:
        """Tell whether the row stands."""
        asked = select(table.c.uid).where(table.c.uid == uid)
        return self.connection.execute(asked).first() is not None

    def note(self, action: str, entity: Table, uid: uuid.UUID, **facts: object) -> None:
        """Journal an act that changes no row, such as a reveal of a masked ID."""
        self.journal.note(action, entity.name, uid, {"note": facts})
        self.changed(Change.JOURNAL)

    def local(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Any:
        """Run a statement on tables that are not journalled; the guard refuses others."""
        return self.connection.execute(statement, values)


class Store:
    """Opens transactions on one database, which other desks write as well where it is *shared*."""

    def __init__(self, write: Engine, read: Engine, *, alone: bool = False) -> None:
        """Open on two engines; *alone*: one transaction writes at a time, on a server too."""
        self._write, self._read = write, read
        self._memory = Memory()
        self.shared = write.dialect.name == "postgresql"
        self._own = os.urandom(8).hex()
        self._alone = alone and self.shared
        guard.install(write)

    @contextmanager
    def writing(self, person: uuid.UUID = NOBODY) -> Iterator[Uow]:
        """Commit on success, roll back on any error; then tell who waits for the commit."""
        with self._write.connect() as connection:
            with connection.begin():
                if self._alone:
                    connection.exec_driver_sql(trigger_text.ONE_AT_A_TIME)
                uow = Uow(connection, person, None if self.shared else self._memory)
                try:
                    yield uow
                    uow.journal.flush()
                    if self.shared:
                        notices.tell(connection, self._own, uow.changes)
                finally:
                    self._memory.forget(uow.written)
            for call in uow.after_commit:
                call()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for queries; nothing is ever committed."""
        with self._read.connect() as connection:
            yield connection

    def listen(self, hear: Callable[[Change], None], stopped: Event) -> None:
        """Call *hear* with what other desks of a *shared* store touch, until *stopped*."""
        notices.listen(self._read, self._own, hear, stopped)

    def settle(self) -> None:
        """Write the WAL into the file: pages that a power cut tore there are made whole."""
        if self.shared:
            return
        raw = self._write.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
        finally:
            raw.close()

    def revision(self) -> str | None:
        """Return the revision of the schema."""
        with self.reading() as connection:
            return migrate.revision(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._read.dispose()
        self._write.dispose()
