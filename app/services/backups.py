"""Backups: one file with all that a new PC needs, verified before it gets its name.

A stored ZIP of the database (SQLite's backup API), the vault and the public keys. Its comment is a
MAC of all bytes before it under the database key: nothing is unpacked before that agrees, and not
one byte may differ, not even of the ZIP's own tables. `seal.state` stays out: a restore must not
look like the past. A province's copies of its counties lie beside its own database, each a file
of its own, also where they are schemas of a server.
"""

import hmac
import os
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeAlias

from sqlcipher3 import dbapi2

from app.db import carry, migrate, place
from app.db.engine import connect
from app.db.place import SchemaPlace
from app.domain import canonical
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys import box, files
from app.keys.vault import Vault, VaultUser

VERSION = 1
DATABASE, VAULT, KEYS, MANIFEST = "hamyar.db", "vault.json", "keys.json", "manifest.json"
_CONTENTS = (DATABASE, VAULT, KEYS)
_INNER = "counties/"
_COUNTY = re.compile(r"counties/[A-Z][A-Z0-9]{1,9}\.db")
_CHUNK = 1 << 20
Tell: TypeAlias = Callable[[int, int], None]
_SMALL = 4 << 20
_MAC_TEXT = 64
_UNREADABLE = (
    *(OSError, EOFError, KeyError, ValueError, RuntimeError, OverflowError),
    *(zipfile.BadZipFile, zlib.error, struct.error),
)
"""What zipfile raises for a damaged file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A verified copy; *receipts* is how many records it holds."""

    file: Path
    receipts: int


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def write(folder: OfficeFolder, key: bytes, target: Path, tell: Tell = _silent) -> Backup:
    """Copy the office to *target*, verify the copy, then give it its name.

    The rows of an office on a server are carried into a file: a copy is one anywhere. *tell*
    hears how many pages or rows of how many are copied, then 0 of 0 while the copy is proved;
    what it raises stops the work and leaves nothing behind.
    Raises AppError `backup_failed`, `backup_damaged`, `target_is_office`.
    """
    folder.apart(target)
    part = target.with_name(target.name + ".part")
    copy = folder.root / f".backup-{target.name}.db"
    counties = dict[str, Path]()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if (server := place.server_of(folder)) is not None:
            carry.to_file(server, copy, key, tell)
        else:
            copy_database(folder.database, key, copy, tell=tell)
        tell(0, 0)
        receipts = check_database(copy, key)
        for name, put in _counties(folder, key, copy, server):
            counties[name] = folder.root / f".backup-{target.name}-{name}"
            put(counties[name])
            tell(0, 0)
            check_database(counties[name], key)
        _pack(folder, key, {DATABASE: copy, **{_INNER + n: p for n, p in counties.items()}}, part)
        _verify(part, key)
        part.replace(target)
        files.sync_directory(target.parent)
    except (OSError, dbapi2.Error, zipfile.BadZipFile) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise AppError("backup_failed", name=target.name) from error
    finally:
        for made in (copy, *counties.values()):
            made.unlink(missing_ok=True)
    return Backup(file=target, receipts=receipts)


def _counties(
    folder: OfficeFolder, key: bytes, copy: Path, server: SchemaPlace | None
) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Yield the name of each county's file and what writes it; *copy* is of the office itself."""
    if server is None:
        for one in counties_of(folder):
            yield one.name, partial(copy_database, one, key)
        return
    for code in _codes(copy, key):
        county = place.of_county(server, code)
        if county.exists():
            yield f"{code}.db", partial(_carried, county, key=key)


def _carried(county: SchemaPlace, target: Path, key: bytes) -> None:
    """Write a county's rows to *target*; a schema of an older program is brought up first."""
    engine = county.engine("write")
    try:
        migrate.upgrade(engine)
    finally:
        engine.dispose()
    carry.to_file(county, target, key, _silent)


def _codes(copy: Path, key: bytes) -> list[str]:
    """Return the counties that the province of *copy* has enrolled."""
    found = connect(copy, key)
    try:
        return [code for (code,) in found.execute("SELECT code FROM county ORDER BY code")]
    finally:
        found.close()


def counties_of(folder: OfficeFolder) -> tuple[Path, ...]:
    """Return the files in which a province keeps its counties; none on a server or elsewhere."""
    return tuple(sorted(folder.counties.glob("*.db")))


def copy_database(
    source: Path,
    key: bytes,
    target: Path,
    target_key: bytes | None = None,
    tell: Tell = _silent,
) -> None:
    """Write a consistent copy in one file without WAL, durably; under *target_key* where given."""
    target.unlink(missing_ok=True)
    origin = connect(source, key)
    copy = dbapi2.connect(str(target), isolation_level=None)
    try:
        copy.execute(f"PRAGMA key = \"x'{(target_key or key).hex()}'\"")
        origin.backup(copy, pages=2000, progress=lambda _s, left, all_: tell(all_ - left, all_))
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
        origin.close()
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def check_database(file: Path, key: bytes) -> int:
    """Return how many records *file* holds; AppError `backup_damaged` where it is not whole."""
    try:
        where = f"{file.absolute().as_uri()}?mode=ro"
        found = dbapi2.connect(where, isolation_level=None, uri=True)
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


def contents(backup: Path) -> Mapping[str, bytes]:
    """Return the small files of a backup, not yet trusted.

    Raises AppError `file_missing`, `backup_damaged`.
    """
    try:
        with zipfile.ZipFile(backup) as archive:
            return {name: _small(archive, name) for name in (VAULT, KEYS)}
    except _UNREADABLE as error:
        raise _refused(backup) from error


def _refused(backup: Path) -> AppError:
    return AppError("backup_damaged" if backup.exists() else "file_missing", name=backup.name)


def users_of(backup: Path) -> tuple[VaultUser, ...]:
    """Return the people of a backup's vault, for a PC that has no vault of its own."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / VAULT
        copy.write_bytes(contents(backup)[VAULT])
        return Vault(copy).users()


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _SMALL:
        raise ValueError("larger than any vault")
    return archive.read(name)


def extract(backup: Path, key: bytes, target: OfficeFolder) -> int:
    """Unpack a backup into *target* after every check; return how many records it holds.

    Raises AppError `file_missing`, `backup_damaged`; nothing of it is left in *target* then.
    """
    try:
        _verify(backup, key)
        with zipfile.ZipFile(backup) as archive:
            for name in archive.namelist()[:-1]:
                archive.extract(name, target.root)
        for county in counties_of(target):
            check_database(county, key)
        return check_database(target.database, key)
    except _UNREADABLE as error:
        raise _refused(backup) from error


def before_migration(folder: OfficeFolder, key: bytes, moment: datetime) -> Backup:
    """Keep a copy of the office before its schema changes."""
    return write(folder, key, folder.backups / f"before-upgrade-{moment:%Y%m%d-%H%M%S}.hyk")


def _pack(folder: OfficeFolder, key: bytes, databases: Mapping[str, Path], target: Path) -> None:
    counties = {name: path for name, path in databases.items() if name != DATABASE}
    sources = {DATABASE: databases[DATABASE], VAULT: folder.vault, KEYS: folder.keys, **counties}
    with target.open("w+b") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for name, path in sources.items():
                archive.write(path, name)
            archive.writestr(MANIFEST, _manifest(tuple(counties)))
            archive.comment = bytes(_MAC_TEXT)
        end = stream.seek(-_MAC_TEXT, os.SEEK_END)
        mac = _mac(stream, end, key)
        stream.seek(end)
        stream.write(mac)
        stream.flush()
        os.fsync(stream.fileno())


def _verify(backup: Path, key: bytes) -> None:
    """Compare every byte with what was packed; AppError `backup_damaged`."""
    with backup.open("rb") as stream:
        end = stream.seek(0, os.SEEK_END) - _MAC_TEXT
        if end <= 0 or not hmac.compare_digest(_mac(stream, end, key), stream.read(_MAC_TEXT)):
            raise AppError("backup_damaged", name=backup.name)
    with zipfile.ZipFile(backup) as archive:
        *known, last = archive.namelist()
        counties = tuple(known[len(_CONTENTS) :])
        odd = any(not _COUNTY.fullmatch(name) for name in counties)
        if known != [*_CONTENTS, *counties] or last != MANIFEST or odd:
            raise AppError("backup_damaged", name=backup.name)
        if archive.read(MANIFEST) != _manifest(counties):
            raise AppError("backup_damaged", name=backup.name)


def _manifest(counties: tuple[str, ...]) -> bytes:
    """Return what a backup says of itself; one without counties says what it always did."""
    return canonical.encode({"v": VERSION} | ({"counties": list(counties)} if counties else {}))


def _mac(stream: BinaryIO, end: int, key: bytes) -> bytes:
    """Return the MAC, in hex, of the first *end* bytes; leaves the stream behind them."""
    found = hmac.new(box.derive(key, "backup"), digestmod="sha256")
    stream.seek(0)
    for start in range(0, end, _CHUNK):
        found.update(stream.read(min(_CHUNK, end - start)))
    return found.hexdigest().encode()
