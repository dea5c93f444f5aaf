"""Give a county its data back: its copy as an ordinary backup, under a vault of its own.

The county restores it as any backup and goes on in the next register and a new stream. What only
its own PC had, it has no more: the register's signing key and the keys of its people. The province
signs the manager's new key into the roster, and all keys before end with that.
"""

import secrets
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from app.domain import roles
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.domain.receipt import is_training
from app.keys.public import PublicKeys
from app.keys.roster import Subject
from app.keys.signing import SigningKey
from app.keys.slots import PersonSlot
from app.keys.vault import Unlocked, Vault
from app.models import person
from app.province import escrow, held, keyring
from app.province.stores import Counties
from app.queries import counties, lists
from app.services import appointing, backups, registers
from app.services.opening import OpenOffice
from app.services.registers import RegisterSecrets

_PLACE: Final = ".rescue"
_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """The file, how many records it holds, whose login opens it, and its new recovery paper."""

    file: Path
    receipts: int
    login: str
    recovery: str


def rescue(office: OpenOffice, code: str, out: Path, passphrase: str) -> Rescued:
    """Write a backup of the county *code* to *out*, opened by *passphrase*.

    Raises AppError `not_allowed`, `county_empty`, `user_unknown` where it has no manager, and
    those of a backup.
    """
    roles.demand(office.actor.role, roles.Action.RESOLVE)
    stores = Counties(office.folder.root, office.unlocked.db_key)
    store = stores.open(code)
    place = OfficeFolder(office.folder.root / _PLACE)
    shutil.rmtree(place.root, ignore_errors=True)
    try:
        place.root.mkdir()
        with store.reading() as connection:
            who, recovery = _vault(connection, place, passphrase)
            unlocked = Vault(place.vault).open(who.login, passphrase)
            key = unlocked.db_key
            signing = keyring.load(office.vault, office.unlocked.db_key).signing
            _keys(office, connection, code).under(signing.public).save(place.keys)
            _appoint(connection, place, unlocked, signing)
            _registers(office, connection, place, key, code)
        stores.copy(code, place.database, key)
        done = backups.write(place, key, out)
    finally:
        store.close()
        shutil.rmtree(place.root, ignore_errors=True)
    return Rescued(file=out, receipts=done.receipts, login=who.login, recovery=recovery)


def _vault(connection: Connection, place: OfficeFolder, word: str) -> tuple[PersonSlot, str]:
    """Make a vault that the county's first manager opens."""
    c = person.c
    asked = select(c.uid, c.login, c.name).where(c.role == str(roles.Role.MANAGER), c.active == 1)
    row = connection.execute(asked.order_by(c.created_at, c.uid).limit(1)).one_or_none()
    if row is None:
        raise AppError("user_unknown", login="")
    role = str(roles.Role.MANAGER)
    slot = PersonSlot(uid=row.uid.hex, login=row.login, name=row.name, role=role)
    own = lists.the_office(connection)
    facts = {"code": own.code, "name": own.name, "level": "county"}
    _made, recovery = Vault.create(place.vault, office=facts, person=slot, passphrase=word)
    return slot, recovery


def _appoint(
    connection: Connection, place: OfficeFolder, unlocked: Unlocked, signing: SigningKey
) -> None:
    """Let the province sign the manager's new key into the roster, to be booked at the restore."""
    who = unlocked.user
    subject = Subject(
        person=who.person.uid,
        login=who.person.login,
        name=who.person.name,
        role=str(roles.Role.MANAGER),
        public=who.public,
    )
    change = appointing.sign(connection, signing, subject)
    if change is not None:
        appointing.keep(Vault(place.vault), unlocked.db_key, change)


def _keys(office: OpenOffice, connection: Connection, code: str) -> PublicKeys:
    """Return the public keys of the county's registers and the root that it told."""
    with office.store.reading() as own:
        root = counties.roster_root(own, code)
    found = held.keys(connection, code, frozenset())
    name = lists.the_office(connection).name
    return replace(found, name=name, roster_root=bytes.fromhex(root) or None)


def _registers(
    office: OpenOffice, connection: Connection, place: OfficeFolder, key: bytes, code: str
) -> None:
    """Seal what a restore asks of the old registers: their codes, and CK where it is known."""
    known = escrow.registers(office.vault, office.unlocked.db_key, code)
    newest: dict[bool, RegisterSecrets] = {}
    for name, one in sorted(held.registers(connection).items()):
        told = known.get(name)
        newest[is_training(name)] = RegisterSecrets(
            office=code,
            code=name,
            uid=held.uid_of(one.uid),
            seed=secrets.token_bytes(_BYTES),
            counter=bytes.fromhex(told.counter) if told else secrets.token_bytes(_BYTES),
            first=bytes.fromhex(told.first) if told else secrets.token_bytes(_BYTES),
            wrap=secrets.token_bytes(_BYTES),
        )
    for made in newest.values():
        registers.keep_secrets(Vault(place.vault), key, made)
