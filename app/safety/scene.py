"""What a thief has who owns the PC: the key of the file, the register's secrets, no triggers."""

import json
import os
import random
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.db import codec
from app.db.engine import connect
from app.domain import canonical
from app.domain.folder import OfficeFolder
from app.domain.journal import GENESIS, EntryFacts, body_hash, link
from app.domain.receipt import ReceiptNumber
from app.keys.vault import Unlocked, Vault
from app.models import metadata
from app.services import registers

Row = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """A database opened around the program; *older* is a copy of the office from before."""

    connection: Any
    folder: OfficeFolder
    older: OfficeFolder
    unlocked: Unlocked
    rng: random.Random
    triggers: tuple[str, ...]

    @classmethod
    def enter(
        cls, folder: OfficeFolder, older: OfficeFolder, unlocked: Unlocked, rng: random.Random
    ) -> "Scene":
        """Open the file with its raw key and take the triggers away."""
        connection = connect(folder.database, unlocked.db_key)
        connection.execute("PRAGMA foreign_keys = OFF")
        asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        triggers = dict(connection.execute(asked).fetchall())
        for name in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        return cls(connection, folder, older, unlocked, rng, tuple(triggers.values()))

    def tidy(self) -> None:
        """Leave as if nobody had been there: the journal retold, the triggers back."""
        self.rewrite_journal()
        for sql in self.triggers:
            self.run(sql)

    def run(self, sql: str, *values: object) -> None:
        """Run one statement."""
        self.connection.execute(sql, values)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Return rows as mappings."""
        found = self.connection.execute(sql, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def records(self) -> list[Row]:
        """Return the desk's chain in order."""
        return self.rows("SELECT * FROM receipt WHERE register = 'A1' ORDER BY year, n")

    def victim(self) -> Row:
        """Return a receipt of money from the middle of the chain."""
        return self.rng.choice([row for row in self.records()[2:-3] if row["type"] == "B"])

    def update(self, table: str, key: bytes, values: Mapping[str, object]) -> None:
        """Change columns of the row of that uid."""
        columns = ", ".join(f"{name} = ?" for name in values)
        self.run(f"UPDATE {table} SET {columns} WHERE uid = ?", *values.values(), key)  # noqa: S608

    def insert(self, table: str, row: Mapping[str, object]) -> None:
        """Add a row."""
        marks = ", ".join("?" * len(row))
        self.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())  # noqa: S608

    def rewrite_snapshot(self, row: Row, changes: Mapping[str, object]) -> None:
        """Change what the stored bytes say."""
        body = canonical.decode(row["snapshot"])
        if isinstance(body, dict):
            self.update("receipt", row["uid"], {"snapshot": canonical.encode({**body, **changes})})

    def secrets(self) -> dict[str, Any]:
        """Return the register's stolen secrets: seed, counter, wrap."""
        vault = Vault(self.folder.vault)
        found: dict[str, Any] = json.loads(vault.get_sealed(self.unlocked.db_key, registers.DESK))
        return found

    def fix_head(self) -> None:
        """Let the series say what the records say."""
        last = self.records()[-1]
        self.run(
            "UPDATE series SET last = ?, rec = ?, qr = ?, life = ? WHERE register_uid = ?",
            *(last["n"], last["rec"], last["qr"], last["n"], last["register_uid"]),
        )

    def rewrite_journal(self) -> None:
        """Make the journal tell the new story, every link of it recomputed."""
        kept = self.rows("SELECT * FROM journal ORDER BY stream, seq")
        self.run("DELETE FROM journal")
        seq, head = 0, GENESIS
        for entry in kept:
            body = self._retold(entry["body"])
            if body is None:
                continue
            seq += 1
            entry |= {"seq": seq, "previous": head, "salt": os.urandom(16), "body": body}
            entry["body_hash"] = body_hash(entry["salt"], body)
            head = entry["hash"] = link(_facts(entry), head, entry["body_hash"])
            self.insert("journal", entry)
        self.run("UPDATE journal_stream SET seq = ?, head = ?", seq, head)

    def _retold(self, raw: bytes) -> bytes | None:
        """Return an entry with its facts as they stand now, None where none is left."""
        body = canonical.decode(raw)
        if not isinstance(body, dict) or "add" not in body:
            return raw
        told = {name: list(self._standing(name, rows)) for name, rows in body["add"].items()}
        told = {name: rows for name, rows in told.items() if rows}
        return canonical.encode({"add": told}) if told else None

    def _standing(self, name: str, rows: list[Row]) -> Iterator[Row]:
        table = metadata.tables[name]
        if not table.info["fact"]:
            yield from rows
            return
        for row in rows:
            sql = f"SELECT * FROM {name} WHERE uid = ?"  # noqa: S608 - a name of our own tables
            for found in self.rows(sql, uuid.UUID(hex=row["uid"]).bytes):
                named = {key: _uid(key, value) for key, value in found.items()}
                yield codec.to_json(table, named)


def printed(row: Row, n: int | None = None) -> str:
    """Return the printed number of a record, or of place *n* in its series."""
    return str(ReceiptNumber(row["office"], row["register"], row["year"], n or row["n"]))


def _uid(name: str, value: object) -> object:
    is_uid = name == "uid" or name.endswith("_uid")
    return uuid.UUID(bytes=value) if is_uid and isinstance(value, bytes) else value


def _facts(entry: Row) -> EntryFacts:
    return EntryFacts(
        stream=uuid.UUID(bytes=entry["stream"]),
        seq=entry["seq"],
        at=entry["at"],
        person=uuid.UUID(bytes=entry["person_uid"]),
        action=entry["action"],
        entity=entry["entity"],
        entity_uid=uuid.UUID(bytes=entry["entity_uid"]),
    )
