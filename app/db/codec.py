"""Rows to canonical JSON and back: the one form in which a row is journalled and travels."""

import base64
import uuid
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import LargeBinary, RowMapping, Table
from sqlalchemy.types import TypeEngine

from app.models import Uid


def to_json(table: Table, row: Mapping[str, Any] | RowMapping) -> dict[str, object]:
    """Return *row* with uids as hex and bytes as base64; absent columns are NULL."""
    return {name: _out(row.get(name)) for name in _names(table)}


def whole(table: Table, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an entry said of a row, with NULL in the columns that came after it."""
    return dict.fromkeys(_names(table)) | dict(said)


def part_to_json(values: Mapping[str, Any]) -> dict[str, object]:
    """Return only the given columns, for the before and after of a change."""
    return {name: _out(value) for name, value in values.items()}


def from_json(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that `to_json` or `part_to_json` encoded."""
    return {name: _in(table.columns[name].type, value) for name, value in row.items()}


@cache
def _names(table: Table) -> tuple[str, ...]:
    return tuple(str(column.name) for column in table.columns)


def _out(value: Any) -> object:
    if isinstance(value, str | int):
        return value
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def _in(kind: TypeEngine[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Uid):
        return uuid.UUID(hex=value)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value, validate=True)
    return value
