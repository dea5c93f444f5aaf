"""Take in what the province publishes, as an act of this office: its journal alone tells it all."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.exc import IntegrityError

from app.db import codec
from app.db.uow import Uow
from app.domain import roles, uid
from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.niyyat import is_own
from app.models import Uid, metadata, province_key, province_link
from app.queries import exchange
from app.queries.exchange import Link
from app.services import clocks, enrolling, exchange_keys, lookup, published
from app.sync import update
from app.sync.update import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an update did: rows that came, that changed, that stay as this office has its own."""

    version: int
    added: int
    changed: int
    own: int
    tables: Mapping[str, int] = field(default_factory=dict, compare=False)
    """How many rows came or changed, by table."""


def take(uow: Uow, raw: bytes) -> Taken:
    """Book the rows of an update; the same one again changes nothing, what is our own stays.

    Raises AppError `not_allowed`, `not_enrolled`, `update_other_province`, `update_older`,
    `update_row` for a table or a row that this program does not know, and those of the file.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.TAKE_FILES)
    link = exchange.link(uow.connection)
    if link is None:
        raise AppError("not_enrolled")
    known = exchange.province_keys(uow.connection).values()
    found = exchange_keys.by_any(update.read, raw, known, "update_forged")
    if found.province != link.province:
        raise AppError("update_other_province", province=found.province)
    if found.version < link.version:
        raise AppError("update_older", version=found.version)
    clocks.check(uow)
    counts, tables = _book(uow, found, link)
    if found.version > link.version:
        uow.change("update.taken", province_link, link.uid, {"version": found.version})
    if uow.changes & Change.JOURNAL:
        uow.changed(Change.EXCHANGE | Change.LISTS | Change.OFFICE)
    return Taken(version=found.version, tables=tables, **counts)


def _book(uow: Uow, found: Update, link: Link) -> tuple[dict[str, int], dict[str, int]]:
    counts, tables = {"added": 0, "changed": 0, "own": 0}, dict[str, int]()
    try:
        for table in _tables(found):
            for said in found.tables[table.name]:
                outcome = _row(uow, table, said, link)
                if outcome:
                    counts[outcome] += 1
                    tables[table.name] = tables.get(table.name, 0) + (outcome != "own")
        _keys(uow, found, link)
    except IntegrityError as error:
        raise AppError("update_row", table=found.province) from error
    return counts, tables


def _tables(found: Update) -> list[Table]:
    """Return the tables of an update, those that others name first."""
    published = [table for table in metadata.sorted_tables if table.info.get("published")]
    strange = found.tables.keys() - {table.name for table in published}
    if strange:
        raise AppError("update_row", table=min(strange))
    return [table for table in published if table.name in found.tables]


def _row(uow: Uow, table: Table, said: Mapping[str, Any], link: Link) -> str:
    """Add or change one row; return what was done, empty where it stands as it is said."""
    row = _values(table, said, link.province)
    standing = (
        uow.connection.execute(select(table).where(table.c.uid == row["uid"]))
        .mappings()
        .one_or_none()
    )
    if standing is None:
        uow.add("published.added", table, row["uid"], {table: [row]})
        return "added"
    if standing.get("owner", link.province) != link.province:
        return "own"
    differs = {name: value for name, value in row.items() if standing[name] != value}
    if differs:
        uow.change("published.changed", table, row["uid"], differs)
    return "changed" if differs else ""


def _values(table: Table, said: Mapping[str, Any], province: str) -> dict[str, Any]:
    """Return the row as it is stored; it must be whole, of its kind, and of the province's own."""
    try:
        values = codec.from_json(table, said)
        whole = values.keys() == set(table.c.keys())
        if whole and all(_fits(column, values[column.name]) for column in table.c):
            read = published.read_in(table, values)
            if read["owner"] == province if "owner" in read else is_own(read["code"], province):
                return read
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise AppError("update_row", table=table.name) from error
    raise AppError("update_row", table=table.name)


def _fits(column: Column[Any], value: object) -> bool:
    """Tell whether a column holds such values; SQLite itself would take anything."""
    if value is None:
        return bool(column.nullable)
    kind = uuid.UUID if isinstance(column.type, Uid) else column.type.python_type
    return type(value) is kind


def _keys(uow: Uow, found: Update, link: Link) -> None:
    """Book new keys of the province, and those that hold no longer."""
    c = province_key.c
    for one in found.keys:
        if (one.office, one.register) != (link.province, ""):
            continue
        enrolling.know_key(uow, bytes.fromhex(one.public))
        key = uid.of_list("province_key", one.kid)
        held = uow.connection.execute(select(c.uid).where(c.uid == key, c.revoked == 0)).first()
        if one.revoked and held is not None:
            uow.change("province.key_changed", province_key, key, {"revoked": 1})
