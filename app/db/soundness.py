"""Whether the database itself is whole: its pages, its references, what guards the facts."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from sqlalchemy import Connection, ForeignKey, select

from app.db import triggers
from app.models import metadata


class Wrong(NamedTuple):
    """What was found, of what it is, and which."""

    code: str
    entity: str
    key: str


_UNPROVED: Final = (
    "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
    " WHERE c.relnamespace = to_regnamespace(current_schema()::text) AND NOT i.indisvalid"
    " UNION ALL SELECT conname FROM pg_constraint"
    " WHERE connamespace = to_regnamespace(current_schema()::text) AND NOT convalidated"
)
_PAGES: Final = "SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()"


def wrong(connection: Connection) -> Iterator[Wrong]:
    """Yield a code, an entity and a key for all that is found; reads everything."""
    there = connection.dialect.name == "postgresql"
    yield from _server(connection) if there else _file(connection)
    for name in triggers.missing(connection):
        yield Wrong("trigger_missing", "trigger", name)


def _file(connection: Connection) -> Iterator[Wrong]:
    if connection.exec_driver_sql("PRAGMA cipher_integrity_check").all():
        yield Wrong("database_damaged", "database", "cipher")
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        yield Wrong("database_damaged", "database", "pages")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Wrong("reference_broken", str(row[0]), str(row[1]))


def _server(connection: Connection) -> Iterator[Wrong]:
    """Ask what a server notes of its pages, and look each reference up: its triggers may be off."""
    if connection.exec_driver_sql(_PAGES).scalar():
        yield Wrong("database_damaged", "database", "pages")
    for (name,) in connection.exec_driver_sql(_UNPROVED):
        yield Wrong("database_damaged", "database", str(name))
    for table in metadata.sorted_tables:
        for one in sorted(table.foreign_keys, key=lambda one: str(one.parent.name)):
            yield from _broken(connection, one)


def _broken(connection: Connection, one: ForeignKey) -> Iterator[Wrong]:
    here = one.parent.table
    there = one.column.table.alias()
    stands = select(there.c[one.column.name]).where(there.c[one.column.name] == one.parent)
    asked = select(one.parent).where(one.parent.is_not(None), ~stands.exists())
    for (key,) in connection.execute(asked.select_from(here)):
        yield Wrong("reference_broken", str(here.name), str(key))
