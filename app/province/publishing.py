"""One file for all counties: every row that the province owns, every key, numbered and signed."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import IntegrityError

from app.db import codec
from app.db.engine import CameFirstError
from app.db.uow import Uow
from app.domain import canonical, niyyat, roles, uid
from app.domain.changes import Change
from app.keys.vault import Vault
from app.models import county, county_key, metadata, province_link, publication
from app.province import keyring
from app.province.keyring import Keyring
from app.province.stores import Counties
from app.queries import lists
from app.services import clocks, lookup
from app.services.desk import Actor
from app.services.opening import OpenOffice
from app.sync import update
from app.sync.names import Kind, Name
from app.sync.update import PublicKey, Update

_REACH = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The update file; *fresh* where something had changed since the last one."""

    name: Name
    data: bytes = field(repr=False)
    version: int
    rows: int
    fresh: bool


def told(office: OpenOffice) -> int:
    """Return the newest version that a county's copy says was taken in there, 0 for none.

    A province that was restored has forgotten its last ones, and counties take nothing older.
    """
    newest, stores = 0, Counties(office.folder.root, office.unlocked.db_key)
    for code in stores.codes():
        store = stores.open(code)
        try:
            with store.reading() as connection:
                asked = select(func.max(province_link.c.version))
                newest = max(newest, connection.execute(asked).scalar_one() or 0)
        finally:
            store.close()
    return newest


def publish(uow: Uow, vault: Vault, db_key: bytes, least: int = 0) -> Published:
    """Return the update of all that the province publishes; the caller writes it.

    Where nothing changed it is the last version once more, byte for byte, unless counties have
    newer ones than that: *least* is what they `told`. Raises AppError
    `not_allowed`, `province_only`, `update_too_large`, those of the clock.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.PUBLISH)
    ring = keyring.load(vault, db_key)
    clocks.check(uow)
    office = lists.the_office(uow.connection).code
    tables = _tables(uow.connection, office)
    keys = tuple(_keys(uow.connection, office, ring))
    digest = _digest(tables, keys)
    last = _last(uow.connection)
    before = last["version"] if last is not None else 0
    least = least if least <= before + _REACH else 0  # what no province ever gave is not believed
    fresh = last is None or last["digest"] != digest or before < least
    version = max(before, least) + 1 if fresh else before
    at = f"{uow.now():%Y-%m-%dT%H:%M:%S}" if fresh or last is None else last["at"]
    made = Update(province=office, version=version, created=at, tables=tables, keys=keys)
    data, name = update.seal(made, ring.signing), Name(Kind.UPDATE, office, version)
    rows = sum(len(many) for many in tables.values())
    if fresh:
        row = {"version": version, "rows": rows, "digest": digest, "file": str(name), "at": at}
        _note(uow, row)
    return Published(name=name, data=data, version=version, rows=rows, fresh=fresh)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The newest *version*, 0 for none, and when; *fresh* where something changed since."""

    version: int
    at: str
    fresh: bool


def standing(connection: Connection, who: Actor, vault: Vault, db_key: bytes) -> Standing:
    """Return what was published last; AppError `not_allowed`, `province_only`."""
    roles.demand(who.role, roles.Action.SEE_COUNTIES)
    office = lists.the_office(connection).code
    ring, last = keyring.load(vault, db_key), _last(connection)
    if last is None:
        return Standing(version=0, at="", fresh=True)
    now = _digest(_tables(connection, office), tuple(_keys(connection, office, ring)))
    return Standing(version=last["version"], at=last["at"], fresh=now != last["digest"])


def _note(uow: Uow, row: dict[str, Any]) -> None:
    key = uid.new()
    row |= {"uid": key, "person_uid": uow.person}
    try:
        uow.add("update.published", publication, key, {publication: [row]})
    except IntegrityError as error:  # another desk has just given this number
        raise CameFirstError("database_busy") from error
    uow.changed(Change.COUNTIES)


def _last(connection: Connection) -> dict[str, Any] | None:
    asked = select(publication).order_by(publication.c.version.desc()).limit(1)
    found = connection.execute(asked).mappings().one_or_none()
    return dict(found) if found is not None else None


def _tables(connection: Connection, office: str) -> dict[str, tuple[update.Row, ...]]:
    return {
        table.name: tuple(_owned(connection, table, office))
        for table in metadata.sorted_tables
        if table.info.get("published")
    }


def _owned(connection: Connection, table: Table, office: str) -> Iterator[dict[str, object]]:
    """Yield the rows of the office, always in the same order; a shipped row is everybody's."""
    for row in connection.execute(select(table).order_by(table.c.uid)).mappings():
        named = row.get("owner") == office
        if named or (table.name == niyyat.LIST and niyyat.is_own(row["code"], office)):
            yield codec.to_json(table, row)


def _keys(connection: Connection, office: str, ring: Keyring) -> Iterator[PublicKey]:
    """Yield the province's key, then those of each enrolment whose first file came."""
    yield PublicKey(
        office=office,
        register="",
        kid=ring.signing.kid,
        public=ring.signing.public.hex(),
        revoked=False,
    )
    c = county_key.c
    asked = (
        select(county.c.code, c.kid, c.public_key, c.registers, c.revoked_at)
        .join(county, county.c.uid == c.county_uid)
        .where(c.kid != "")
        .order_by(county.c.code, c.n)
    )
    for row in connection.execute(asked):
        gone = bool(row.revoked_at)
        public = bytes(row.public_key).hex()
        yield PublicKey(office=row.code, register="", kid=row.kid, public=public, revoked=gone)
        for one in json.loads(row.registers):
            # what the register issued before the theft stays genuine: its end is in its office
            yield PublicKey(
                office=row.code,
                register=one["code"],
                kid=one["kid"],
                public=one["public"],
                revoked=False,
            )


def _digest(tables: dict[str, tuple[update.Row, ...]], keys: tuple[PublicKey, ...]) -> bytes:
    said = {
        "tables": {name: list(rows) for name, rows in tables.items()},
        "keys": [[one.office, one.register, one.public, one.revoked] for one in keys],
    }
    return hashlib.sha256(canonical.encode(said)).digest()
