"""Append to the journal of this database, and play one back into an empty database."""

import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from app.db import bulk, codec, guard
from app.domain import canonical
from app.domain.errors import AppError
from app.domain.journal import GENESIS, EntryFacts, body_hash, link
from app.models import journal, journal_stream, metadata

Rows = Mapping[Table, Sequence[Mapping[str, Any]]]
_BULK = 500
_OWN = (
    select(journal_stream.c.uid, journal_stream.c.seq, journal_stream.c.head)
    .where(journal_stream.c.own == 1)
    .with_for_update()
)
"""Locked last before the commit: the desks of one office wait for each other only there."""

_MOVE = update(journal_stream).where(journal_stream.c.uid == bindparam("ours"))


@dataclass
class Writer:
    """Collects the entries of one transaction and appends them just before the commit."""

    connection: Connection
    person: uuid.UUID
    moment: datetime
    _entries: list[tuple[str, str, uuid.UUID, bytes, datetime]] = field(default_factory=list)

    def note(self, action: str, entity: str, uid: uuid.UUID, body: Mapping[str, object]) -> None:
        """Remember one entry; its body is encoded now, its place in the chain found later."""
        self._entries.append((action, entity, uid, canonical.encode(body), self.moment))

    def flush(self) -> None:
        """Append what was noted; the stream's head is read and moved once."""
        if not self._entries:
            return
        stream, seq, head = _own_stream(self.connection)
        rows = []
        for entry in self._entries:
            seq += 1
            row = self._row(stream, seq, head, entry)
            head = row["hash"]
            rows.append(row)
        for start in range(0, len(rows), _BULK):
            with guard.journalling(self.connection):
                bulk.insert_rows(self.connection, journal, rows[start : start + _BULK])
        self.connection.execute(_MOVE, {"ours": stream, "seq": seq, "head": head})
        self._entries.clear()

    def _row(
        self,
        stream: uuid.UUID,
        seq: int,
        previous: bytes,
        entry: tuple[str, str, uuid.UUID, bytes, datetime],
    ) -> dict[str, Any]:
        action, entity, uid, body, moment = entry
        at = moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:23]
        salt = os.urandom(16)
        hashed = body_hash(salt, body)
        facts = EntryFacts(
            stream=stream,
            seq=seq,
            at=at,
            person=self.person,
            action=action,
            entity=entity,
            entity_uid=uid,
        )
        return {
            "stream": stream,
            "seq": seq,
            "at": at,
            "person_uid": self.person,
            "action": action,
            "entity": entity,
            "entity_uid": uid,
            "salt": salt,
            "body": body,
            "body_hash": hashed,
            "previous": previous,
            "hash": link(facts, previous, hashed),
        }


def _own_stream(connection: Connection) -> tuple[uuid.UUID, int, bytes]:
    found = connection.execute(_OWN).one_or_none()
    if found is None:
        raise AppError("journal_missing")
    return found.uid, found.seq, found.head


def open_stream(
    connection: Connection, uid: uuid.UUID, parent: tuple[uuid.UUID, int, bytes] | None = None
) -> None:
    """Start the stream this database appends to; an honest restore names the one it leaves."""
    connection.execute(update(journal_stream).values(own=0))
    values = {"uid": uid, "seq": 0, "head": GENESIS, "own": 1}
    values |= {"parent_uid": None, "parent_seq": 0, "parent_hash": b""}
    if parent is not None:
        values |= {"parent_uid": parent[0], "parent_seq": parent[1], "parent_hash": parent[2]}
    connection.execute(insert(journal_stream).values(values))


def added(rows: Rows) -> dict[str, object]:
    """Return the body of an entry that adds *rows*."""
    return {"add": {t.name: [codec.to_json(t, row) for row in many] for t, many in rows.items()}}


def replay(connection: Connection, bodies: Sequence[bytes]) -> None:
    """Apply entry bodies, in order, to the tables of an empty database."""
    for body in bodies:
        value = canonical.decode(body)
        if not isinstance(value, dict):
            raise AppError("not_canonical")
        for name, rows in value.get("add", {}).items():
            table = metadata.tables[name]
            connection.execute(insert(table), [codec.from_json(table, row) for row in rows])
        for change in value.get("change", []):
            table = metadata.tables[change["table"]]
            where = table.c.uid == uuid.UUID(hex=change["uid"])
            connection.execute(
                update(table).where(where).values(codec.from_json(table, change["after"]))
            )
