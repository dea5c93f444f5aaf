"""Open the encrypted file: one place for the key, the pragmas and the transaction modes."""

import shutil
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from app.domain.errors import AppError

Mode = Literal["write", "read", "frozen"]
"""A frozen file stands where nothing can be written: no WAL, no lock, and nobody changes it."""


class CameFirstError(AppError):
    """Another desk of the same server was first; the same work, done again, goes through."""


_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = {synchronous}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cache_size = -16384",  # KiB; a page that is read again is decrypted again
)
_EXPECTED = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "trusted_schema": 0,
    "recursive_triggers": 1,
    "secure_delete": 1,
}
_CODES = {5: "database_busy", 8: "disk_readonly", 10: "disk_failed", 11: "database_damaged"}
_LEAST_FREE: Final = 256 * 1024
_CODES |= {4874: "disk_full", 13: "disk_full", 14: "database_unreachable", 26: "database_damaged"}


def connect(path: Path, key: bytes, *, synchronous: str = "FULL", frozen: bool = False) -> Any:
    """Return a raw connection with every promise of SAFETY checked, not only asked for.

    *key* is the 32-byte database key. *synchronous* differs from FULL only in the control of
    the power-cut test, which must lose.
    """
    where = f"{path.absolute().as_uri()}?mode=ro&immutable=1" if frozen else str(path)
    try:
        found = dbapi2.connect(
            where, uri=frozen, isolation_level=None, check_same_thread=False, timeout=10
        )
    except dbapi2.DatabaseError as error:
        raise AppError(error_code(error) or "database_unreachable") from error
    try:
        found.execute("PRAGMA cipher_log_level = NONE")  # else SQLCipher talks to stderr by itself
        found.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            found.execute(pragma.format(synchronous=synchronous))
        _assert_pragmas(found, synchronous, frozen=frozen)
    except dbapi2.DatabaseError as error:
        found.close()
        code = error_code(error)
        # without room for a WAL SQLite says no more than that the disk failed
        if code == "disk_failed" and shutil.disk_usage(path.parent).free < _LEAST_FREE:
            code = "disk_full"
        raise AppError(code or "database_damaged") from error
    return found


def _assert_pragmas(connection: Any, synchronous: str, *, frozen: bool) -> None:
    expected = {**_EXPECTED, "synchronous": {"OFF": 0, "NORMAL": 1, "FULL": 2}[synchronous]}
    if frozen:  # SQLite says so of a file that it never writes
        expected["journal_mode"] = "delete"
    for name, wanted in expected.items():
        if (got := connection.execute(f"PRAGMA {name}").fetchone()[0]) != wanted:
            connection.close()
            raise RuntimeError(f"pragma {name} is {got}, not {wanted}")


def overwrite(target: Path, source: Path, key: bytes) -> None:
    """Put what stands in *source* into the file *target*, in one transaction.

    A file that somebody has open must not be replaced by another of its name: its WAL would be
    read as the new one's, and be deleted with it. Whoever reads in it reads on in what was. Raises
    AppError `database_busy` and those of the disk, with what stood there kept.
    """
    origin, there = connect(source, key), connect(target, key)
    try:
        origin.backup(there)
    except dbapi2.DatabaseError as error:
        raise AppError(error_code(error) or "database_damaged") from error
    finally:
        there.close()
        origin.close()


def open_engine(path: Path, key: bytes, mode: Mode, *, synchronous: str = "FULL") -> Engine:
    """Return an engine: a writer takes the write lock at once, readers can only query."""

    def creator() -> Any:
        connection = connect(path, key, synchronous=synchronous, frozen=mode == "frozen")
        if mode != "write":
            connection.execute("PRAGMA query_only = ON")
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=1 if mode == "write" else 3,
        hide_parameters=True,
    )
    begin = "BEGIN IMMEDIATE" if mode == "write" else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    event.listen(engine, "handle_error", _translate)
    return engine


def error_code(error: BaseException | None) -> str | None:
    """Return our code for what the disk or the file refuses, None for a bug of ours."""
    number = getattr(error, "sqlite_errorcode", None)
    if not isinstance(number, int):
        return None
    # 4874: the WAL's index could not grow, which a full disk alone refuses
    return _CODES.get(number) or _CODES.get(number & 0xFF)


def _translate(context: ExceptionContext) -> None:
    if code := error_code(context.original_exception):
        raise AppError(code) from context.original_exception
