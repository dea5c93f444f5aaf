"""Backups: the SQLite backup API to a `.part`, verified before it gets its name."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from app.db.engine import connect
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys import files

KEPT = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A verified copy; *receipts* is how many records it holds."""

    file: Path
    receipts: int


def write(folder: OfficeFolder, key: bytes, target: Path) -> Backup:
    """Copy the database to *target*, verify the copy, then give it its name.

    Raises AppError `backup_failed`, `file_unwritable`.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _copy(folder.database, key, part)
        receipts = check(part, key)
        part.replace(target)
        files.sync_directory(target.parent)
    except (OSError, dbapi2.Error) as error:
        part.unlink(missing_ok=True)
        raise AppError("backup_failed", name=target.name) from error
    return Backup(file=target, receipts=receipts)


def _copy(source: Path, key: bytes, target: Path) -> None:
    """Write a consistent copy under the same key, in one file without WAL."""
    origin = connect(source, key)
    copy = dbapi2.connect(str(target), isolation_level=None)
    try:
        copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        origin.backup(copy, pages=2000)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
        origin.close()
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def check(file: Path, key: bytes) -> int:
    """Return how many records *file* holds; AppError `backup_damaged` where it is not whole."""
    try:
        found = dbapi2.connect(f"file:{file}?mode=ro", isolation_level=None, uri=True)
        try:
            found.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            wrong = found.execute("PRAGMA cipher_integrity_check").fetchall()
            whole = found.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            loose = found.execute("PRAGMA foreign_key_check").fetchall()
            count = found.execute("SELECT count(*) FROM receipt").fetchone()[0]
        finally:
            found.close()
    except dbapi2.Error as error:
        raise AppError("backup_damaged", name=file.name) from error
    if wrong or loose or not whole:
        raise AppError("backup_damaged", name=file.name)
    return int(count)


def before_migration(folder: OfficeFolder, key: bytes, moment: datetime) -> Backup:
    """Keep a copy of the file before its schema changes."""
    name = f"before-upgrade-{moment:%Y%m%d-%H%M%S}.db"
    return write(folder, key, folder.backups / name)
