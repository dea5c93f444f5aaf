"""Rows as they travelled, straight to what the driver takes: checked by column, built once."""

import base64
import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from sqlalchemy import BigInteger, Connection, Dialect, Integer, LargeBinary, String, Table
from sqlalchemy.types import TypeEngine

from app.db import bulk
from app.models import Uid

Said = Mapping[str, Any]
Values: TypeAlias = tuple[Any, ...]
Reader = Callable[[Any], Any]
_UID: Final = 32
_MOST: Final = 1 << 63


def row_of(table: Table, dialect: Dialect, said: Said) -> Values:
    """Return the driver's values of a row; ValueError for what is no row of *table*.

    A column that came after the row was written is NULL, where it may be.
    """
    columns, names = _plan(table, dialect.name)
    if not said.keys() <= names:
        raise ValueError(f"{table.name} has no such column")
    return tuple([read(said.get(name)) for name, read in columns])


def value_of(table: Table, dialect: Dialect, name: str, said: object) -> Any:
    """Return the driver's value of one column; ValueError for what does not belong there."""
    columns, _names = _plan(table, dialect.name)
    for column, read in columns:
        if column == name:
            return read(said)
    raise ValueError(f"{table.name} has no such column")


def insert(connection: Connection, table: Table, rows: Sequence[Values]) -> int:
    """Insert *rows* in one executemany; return how many the database counted."""
    return bulk.insert_values(connection, table, rows)


@cache
def _plan(table: Table, dialect: str) -> tuple[tuple[tuple[str, Reader], ...], frozenset[str]]:
    columns = tuple(
        (str(one.name), _reader(one.type, dialect, null=bool(one.nullable)))
        for one in table.columns
    )
    return columns, frozenset(name for name, _read in columns)


def _reader(kind: TypeEngine[Any], dialect: str, *, null: bool) -> Reader:
    read: Reader
    if isinstance(kind, Uid):
        read = _uid_bytes if dialect == "sqlite" else _uid
    elif isinstance(kind, LargeBinary):
        read = _bytes
    elif isinstance(kind, String):
        read = _text
    elif isinstance(kind, BigInteger | Integer):
        read = _number
    else:
        raise TypeError(f"no column of ours is {kind!r}")
    return _or_null(read) if null else read


def _or_null(read: Reader) -> Reader:
    return lambda said: None if said is None else read(said)


def _text(said: Any) -> str:
    if type(said) is not str or "\0" in said:  # which PostgreSQL has no text for
        raise ValueError("not a text")
    return said


def _number(said: Any) -> int:
    if type(said) is not int or not -_MOST <= said < _MOST:
        raise ValueError("not a number")
    return said


def _uid_bytes(said: Any) -> bytes:
    raw = bytes.fromhex(said) if type(said) is str and len(said) == _UID else b""
    if raw.hex() != said:
        raise ValueError("not a uid")
    return raw


def _uid(said: Any) -> uuid.UUID:
    return uuid.UUID(bytes=_uid_bytes(said))


def _bytes(said: Any) -> bytes:
    if type(said) is not str:
        raise ValueError("not bytes")
    raw = base64.b64decode(said, validate=True)
    if len(said) != 4 * ((len(raw) + 2) // 3):
        raise ValueError("not bytes")
    return raw
