"""Rows as they travelled, straight to what the driver takes: read a column at a time.

A merge reads a million values; asked one by one, what each of them is costs more than writing it.
"""

import binascii
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
Column: TypeAlias = list[Any]
Reader = Callable[[Column], Column]
_UID: Final = 32
_MOST: Final = 1 << 63


def rows_of(table: Table, rows: Sequence[Said]) -> list[Values]:
    """Return the driver's values of *rows*; ValueError where one is no row of *table*.

    A column that came after a row was written is NULL, where it may be. A uid is its 16 bytes.
    """
    if not rows:
        return []
    readers, known = _plan(table), _names(table)
    if not all(row.keys() == known for row in rows):
        rows = [_filled(table, row) for row in rows]
    told = (read([row[name] for row in rows]) for name, read in readers.items())
    return list(zip(*told, strict=True))


def value_of(table: Table, dialect: Dialect, name: str, said: object) -> Any:
    """Return the driver's value of one column; ValueError for what does not belong there."""
    if name not in _plan(table):
        raise ValueError(f"{table.name} has no such column")
    (read,) = _plan(table)[name]([said])
    native = read is not None and dialect.name != "sqlite"
    return uuid.UUID(bytes=read) if native and isinstance(table.c[name].type, Uid) else read


def insert(connection: Connection, table: Table, rows: Sequence[Values]) -> int:
    """Insert *rows* in one go; return how many the database counted."""
    return bulk.insert_values(connection, table, rows)


def _filled(table: Table, row: Said) -> dict[str, Any]:
    if not row.keys() <= _names(table):
        raise ValueError(f"{table.name} has no such column")
    return {name: row.get(name) for name in _plan(table)}


@cache
def _names(table: Table) -> frozenset[str]:
    return frozenset(_plan(table))


@cache
def _plan(table: Table) -> dict[str, Reader]:
    return {str(one.name): _reader(one.type, null=bool(one.nullable)) for one in table.columns}


def _reader(kind: TypeEngine[Any], *, null: bool) -> Reader:
    read: Reader
    if isinstance(kind, Uid):
        read = _uids
    elif isinstance(kind, LargeBinary):
        read = _bytes
    elif isinstance(kind, String):
        read = _texts
    elif isinstance(kind, BigInteger | Integer):
        read = _numbers
    else:
        raise TypeError(f"no column of ours is {kind!r}")
    return _or_null(read) if null else read


def _or_null(read: Reader) -> Reader:
    def some(said: Column) -> Column:
        there = [one for one in said if one is not None]
        if len(there) == len(said):
            return read(said)
        found = iter(read(there) if there else ())
        return [None if one is None else next(found) for one in said]

    return some


def _texts(said: Column) -> Column:
    if {*map(type, said)} != {str} or "\0" in "".join(said):  # which PostgreSQL has no text for
        raise ValueError("not a text")
    return said


def _numbers(said: Column) -> Column:
    if {*map(type, said)} != {int} or not -_MOST <= min(said) <= max(said) < _MOST:
        raise ValueError("not a number")
    return said


def _uids(said: Column) -> Column:
    if {*map(type, said)} != {str} or {*map(len, said)} != {_UID}:
        raise ValueError("not a uid")
    joined = "".join(said)
    raw = bytes.fromhex(joined)
    if raw.hex() != joined:
        raise ValueError("not a uid")
    return [raw[at : at + _UID // 2] for at in range(0, len(raw), _UID // 2)]


def _bytes(said: Column) -> Column:
    if {*map(type, said)} != {str}:
        raise ValueError("not bytes")
    found = [binascii.a2b_base64(one, strict_mode=True) for one in said]
    # one spelling for each sequence of bytes
    if b"".join([binascii.b2a_base64(raw, newline=False) for raw in found]) != _ascii(said):
        raise ValueError("not bytes")
    return found


def _ascii(said: Column) -> bytes:
    return "".join(said).encode("ascii")
