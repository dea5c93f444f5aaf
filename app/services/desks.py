"""Further desks of an office on a server: each with a register, a vault and a seal of its own."""

import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from app.db import lock, migrate, place
from app.db.place import SchemaPlace
from app.db.uow import Store, Uow
from app.domain import roles
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.domain.receipt import is_training, next_register
from app.keys.public import PublicKeys
from app.keys.vault import Unlocked, Vault
from app.models import office as offices
from app.models import register, series
from app.queries import exchange, people
from app.services import clocks, desk_keys, exchange_keys, founding, lookup, registers
from app.services.desk import Approver
from app.services.opening import OpenOffice
from app.services.registers import RegisterSecrets
from app.sync.desk_file import DeskFile, DeskRegister

_STORY: Final[Mapping[str, object]] = {"kind": "desk", "parent": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The new desk: what its PC begins with, and the codes of its registers."""

    file: DeskFile
    register: str
    training: str


def add(uow: Uow, office: OpenOffice, approver: Approver) -> Opened:
    """Open the registers of one more desk, signed by *approver*, and return what it begins with.

    The registers' keys are made here and go with the file; this desk keeps none but, as of its
    own, CK and K₁ for the holder of the recovery paper.
    Raises AppError `not_allowed`, `desk_without_server` and those of the clock.
    """
    for role in (lookup.actor(uow).role, approver.person.role):
        roles.demand(role, roles.Action.OPEN_DESK)
    clocks.check(uow)
    server = place.server_of(office.folder)
    if server is None or place.is_embedded(office.folder):
        raise AppError("desk_without_server")
    uow.connection.execute(select(offices.c.uid).with_for_update())  # one more at a time
    made = [registers.new_secrets(office.desk.office, code) for code in _codes(uow)]
    keys = office.keys
    for one in made:
        entry = registers.open_register(uow, one)
        desk_keys.approve(uow, entry, one.uid, approver)
        keys = keys.with_entry(entry)
    uow.after_commit.append(lambda: _remember(office, made, keys))
    if exchange.link(uow.connection) is not None:
        uow.after_commit.append(
            lambda: exchange_keys.tell_later(office.vault, office.unlocked.db_key, made)
        )
    file = _file(office, server, keys, made)
    return Opened(file=file, register=made[0].code, training=made[1].code)


def _codes(uow: Uow) -> tuple[str, str]:
    """Return the next codes of a desk's register and of its training register."""
    every = uow.connection.execute(select(register.c.code)).scalars().all()
    desks = (code for code in every if not is_training(code))
    return next_register(max(desks)), next_register(max(filter(is_training, every)))


def _remember(office: OpenOffice, made: list[RegisterSecrets], keys: PublicKeys) -> None:
    keys.save(office.folder.keys)
    for one in made:
        registers.escrow(office.vault, office.unlocked.db_key, one)


def _file(
    office: OpenOffice, server: SchemaPlace, keys: PublicKeys, made: list[RegisterSecrets]
) -> DeskFile:
    return DeskFile(
        office=office.desk.office,
        url=server.url,
        schema=server.schema,
        keys=keys.to_bytes(),
        vault=office.vault.for_desk(),
        registers=tuple(
            DeskRegister(
                code=one.code,
                uid=one.uid.hex,
                seed=one.seed.hex(),
                counter=one.counter.hex(),
                first=one.first.hex(),
                wrap=one.wrap.hex(),
            )
            for one in made
        ),
    )


def begin(folder: OfficeFolder, given: DeskFile, login: str, passphrase: str) -> str:
    """Make the desk in *folder*, whole or not at all; return its register's code.

    Raises AppError `office_exists`, `desk_taken` where the file was used before,
    `passphrase_wrong`, `not_allowed`, `desk_file_damaged` and those of the server.
    """
    if folder.exists():
        raise AppError("office_exists", path=str(folder.root))
    folder.root.mkdir(parents=True, exist_ok=True)
    with lock.held(folder):
        building = OfficeFolder(folder.root / founding.BUILDING)
        shutil.rmtree(building.root, ignore_errors=True)
        building.root.mkdir()
        made = [_secrets(given.office, one) for one in given.registers]
        _build(building, given, made, login, passphrase)
        founding.move(building, folder)
    return made[0].code


def _secrets(office: str, given: DeskRegister) -> RegisterSecrets:
    names = ("seed", "counter", "first", "wrap")
    raw = {name: bytes.fromhex(getattr(given, name)) for name in names}
    return RegisterSecrets(office=office, code=given.code, uid=uuid.UUID(hex=given.uid), **raw)


def _build(
    folder: OfficeFolder,
    given: DeskFile,
    made: list[RegisterSecrets],
    login: str,
    passphrase: str,
) -> None:
    vault = Vault.received(folder.vault, given.vault)
    unlocked = vault.open(login, passphrase)
    PublicKeys.from_bytes(given.keys).save(folder.keys)
    server = SchemaPlace(given.url, given.schema)
    place.keep(folder, server)
    for one in made:
        registers.keep_secrets(vault, unlocked.db_key, one)
        registers.start_seal(folder, one)
    if not server.exists():
        raise AppError("database_missing")
    write = server.engine("write")
    store = Store(write, write)
    try:
        migrate.upgrade(write)
        _start(store, folder, vault, unlocked)
    finally:
        store.close()


def _start(store: Store, folder: OfficeFolder, vault: Vault, unlocked: Unlocked) -> None:
    """Append the start records of the desk's registers, both or none."""
    with store.reading() as connection:
        row = people.by_login(connection, unlocked.user.person.login)
    if row is None:
        raise AppError("user_unknown", login=unlocked.user.person.login)
    roles.demand(row.role, roles.Action.OPEN_DESK)
    with store.writing(row.uid) as uow:
        clocks.check(uow)
        for name in (registers.DESK, registers.TRAINING):
            desk = registers.load_desk(folder, vault, unlocked.db_key, name)
            taken = select(series.c.year).where(series.c.register_uid == desk.register_uid)
            if uow.connection.execute(taken).first() is not None:
                raise AppError("desk_taken", register=desk.register)
            facts = lookup.facts(uow, lookup.actor(uow))
            registers.start_record(uow, desk, facts, dict(_STORY))
