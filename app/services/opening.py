"""Open an office: its lock, its vault, its database, the desk of this PC."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from app.db import lock, migrate, place
from app.db.place import Place
from app.db.uow import Store
from app.domain import clock, roles
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.domain.receipt import ReceiptNumber, is_training
from app.keys.passphrase import normalise
from app.keys.public import PublicKeys
from app.keys.throttle import Throttle
from app.keys.vault import DatabaseKeys, Unlocked, Vault, VaultUser
from app.models import series
from app.queries import people
from app.services import backups, clocks, condition, desk_keys, records, registers, restoring
from app.services.desk import Actor, Approver, Desk

VARIABLE = "HAMYAR_PASSPHRASE"
COUNTY: Final = "county"
PROVINCE: Final = "province"


@dataclass(frozen=True)
class OpenOffice:
    """An office as one person has it open.

    *copied* is the name of a county where only a province's copy of it is looked at.
    """

    folder: OfficeFolder
    vault: Vault
    unlocked: Unlocked
    store: Store
    actor: Actor
    desk: Desk
    training: Desk
    copied: str = ""

    @property
    def name(self) -> str:
        """What the window says whose office this is."""
        return self.copied or self.vault.office["name"]

    @property
    def level(self) -> str:
        """Whether this is a county or a province; a county's copy is a county."""
        return COUNTY if self.copied else self.vault.office.get("level", COUNTY)

    @property
    def keys(self) -> PublicKeys:
        """The public keys, as keys.json has them now."""
        return PublicKeys.load(self.folder.keys)

    @property
    def desks(self) -> tuple[Desk, ...]:
        """The desks of this PC, whose seals are compared with the database."""
        return (self.desk, self.training)

    @property
    def counters(self) -> Mapping[str, bytes]:
        """CK by register, as far as this office knows them."""
        return {one.register: one.counter_key for one in (self.desk, self.training)}

    @property
    def firsts(self) -> Mapping[str, bytes]:
        """K₁ by register: only who holds an office's secrets for it has them."""
        return {}

    def desk_of(self, number: ReceiptNumber) -> Desk:
        """Return the desk at which a receipt is voided: training stays among training."""
        return self.training if is_training(number.register) else self.desk

    @property
    def in_training(self) -> bool:
        """Whether this session's desk is the training register, so that nothing issued counts."""
        return is_training(self.desk.register)

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()


@contextmanager
def hold(folder: OfficeFolder) -> Iterator[None]:
    """Hold the folder for this program; AppError `office_missing`, `office_in_use`."""
    if not folder.exists():
        raise AppError("office_missing", path=str(folder.root))
    if lock.read_only(folder):
        with lock.held_to_read(folder):
            yield
        return
    with lock.held(folder):
        restoring.resume(folder)
        yield


def passphrase_of(file: Path | None) -> str:
    """Return the passphrase of *file* or of HAMYAR_PASSPHRASE; AppError `passphrase_missing`."""
    if file is not None:
        return passphrase_in(file)
    given = os.environ.get(VARIABLE, "")
    if not normalise(given):
        raise AppError("passphrase_missing")
    return given


def passphrase_in(file: Path) -> str:
    """Return the passphrase that *file* holds; AppError `passphrase_missing`, `file_unreadable`."""
    try:
        given = file.read_text("utf-8").rstrip("\r\n")
    except OSError as error:
        raise AppError("file_unreadable", name=file.name, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise AppError("file_unreadable", name=file.name, reason="UTF-8") from error
    if not normalise(given):
        raise AppError("passphrase_missing")
    return given


def users(folder: OfficeFolder) -> tuple[VaultUser, ...]:
    """Return whom the login screen offers."""
    return Vault(folder.vault).users()


def first_manager(folder: OfficeFolder) -> str:
    """Return the login of the first manager, for commands that name nobody."""
    return manager_of(users(folder))


def manager_of(people: Sequence[VaultUser]) -> str:
    """Return the login of the first manager among *people*; AppError `user_unknown`."""
    managers = [user for user in people if user.person.role == roles.Role.MANAGER]
    if not managers:
        raise AppError("user_unknown", login="")
    return managers[0].person.login


def unlock(folder: OfficeFolder, login: str, passphrase: str) -> Unlocked:
    """Open the vault; the slow step. AppError `passphrase_wrong`, `passphrase_wait`."""
    if lock.read_only(folder):  # guesses cannot be counted there; argon2 is what slows them
        return Vault(folder.vault).open(login, passphrase)
    with Throttle(folder.attempts).attempt(login):
        return Vault(folder.vault).open(login, passphrase)


def open_office(
    folder: OfficeFolder, unlocked: Unlocked, *, synchronous: str = "FULL"
) -> OpenOffice:
    """Open the database and the desk; AppError `database_damaged`, `schema_newer` and others."""
    vault = Vault(folder.vault)
    key = _working_key(folder, vault, unlocked)
    store = _open_store(folder, key, synchronous)
    try:
        actor = _actor(store, unlocked)
        looks = actor.role == roles.Role.AUDITOR or bool(condition.of(folder).damage)
        if looks and not lock.read_only(folder):
            store = _read_only(folder, key, store)
        desk = registers.load_desk(folder, vault, key)
        training = registers.load_desk(folder, vault, key, registers.TRAINING)
        for one in (desk, training):
            _settle(store, one)
        with store.reading() as connection:
            clocks.recall(connection, folder)
            if store.shared and not lock.read_only(folder):
                desk_keys.learn(connection, folder)
    except BaseException:
        store.close()
        raise
    settled = replace(unlocked, keys=DatabaseKeys(key))
    return OpenOffice(folder, vault, settled, store, actor, desk, training)


def approver(office: OpenOffice, login: str, passphrase: str) -> Approver:
    """Return a person who may approve, by their own passphrase; checks the signed roster."""
    unlocked = unlock(office.folder, login, passphrase)
    with office.store.reading() as connection:
        row = people.by_login(connection, unlocked.user.person.login)
        changes = people.roster(connection)
    keys = office.keys
    current = people.current_keys(changes, keys.roster_root, keys.above)
    if row is None or current.get(unlocked.signing.kid) != (row.uid.hex, row.role):
        raise AppError("approver_not_in_roster", name=login)
    person = Actor(uid=row.uid, login=row.login, name=row.name, title=row.title, role=row.role)
    return Approver(person=person, signing=unlocked.signing)


def _working_key(folder: OfficeFolder, vault: Vault, unlocked: Unlocked) -> bytes:
    """Return the key that opens the file, finishing a change of key that was cut short."""
    keys = unlocked.keys.candidates()
    if len(keys) == 1:
        return keys[0]
    for key in keys:
        engine = place.of(folder, key).engine("read")
        try:
            with engine.connect() as connection:
                migrate.revision(connection)
        except AppError:
            continue
        finally:
            engine.dispose()
        vault.finish_rekey(key)
        return key
    raise AppError("database_damaged")


def _open_store(folder: OfficeFolder, key: bytes, synchronous: str) -> Store:
    where = place.of(folder, key, synchronous=synchronous)
    if not where.exists():
        raise AppError("database_missing")
    if lock.read_only(folder):
        return _frozen_store(folder, where)
    write = where.engine("write")
    store = Store(write, where.engine("read"))
    try:
        if _revision(store) != migrate.HEAD:
            if not store.shared:  # a server upgrades whole or not at all
                backups.before_migration(folder, key, clock.now())
            migrate.upgrade(write)
    except BaseException:
        store.close()
        raise
    return store


def _frozen_store(folder: OfficeFolder, where: Place) -> Store:
    """Return a store on a file that nobody can change here: for looking and proving alone.

    Raises AppError `readonly_unsettled` where the last work is still in the WAL, `readonly_older`
    where the schema would have to be brought up first, `schema_newer`.
    """
    wal = folder.database.with_name(folder.database.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise AppError("readonly_unsettled", name=wal.name)
    engine = where.engine("frozen")
    store = Store(engine, engine)
    try:
        _refuse_other(_revision(store))
    except BaseException:
        store.close()
        raise
    return store


def _refuse_other(revision: str) -> None:
    if revision != migrate.HEAD:
        newer = revision > migrate.HEAD
        raise AppError("schema_newer" if newer else "readonly_older", revision=revision)


def _revision(store: Store) -> str:
    """Return the revision of an office's schema; a file without one was emptied."""
    revision = store.revision()
    if revision is None:
        raise AppError("database_damaged")
    return revision


def _read_only(folder: OfficeFolder, key: bytes, store: Store) -> Store:
    """Return a store on which nothing can be written: for an auditor, and after damage."""
    store.close()
    engine = place.of(folder, key).engine("read")
    return Store(engine, engine)


def _actor(store: Store, unlocked: Unlocked) -> Actor:
    with store.reading() as connection:
        row = people.by_login(connection, unlocked.user.person.login)
    if row is None:
        raise AppError("user_unknown", login=unlocked.user.person.login)
    return Actor(uid=row.uid, login=row.login, name=row.name, title=row.title, role=row.role)


def _settle(store: Store, desk: Desk) -> None:
    with store.reading() as connection:
        life = select(func.coalesce(func.max(series.c.life), 0))
        count = connection.execute(life.where(series.c.register_uid == desk.register_uid))
        desk.seal.settle(count.scalar_one(), lambda place: records.rec_at(connection, desk, place))
