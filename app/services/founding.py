"""Found an office: keys, database, lists, the first manager and the first register."""

import re
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.db import lock, migrate, place
from app.db.journal import open_stream
from app.db.place import FilePlace, Place, SchemaPlace
from app.db.uow import Store, Uow
from app.domain import chain, roles, settings, text, uid
from app.domain.errors import AppError, InvalidInputError
from app.domain.folder import OfficeFolder
from app.domain.receipt import FIRST_REGISTER, TRAINING_REGISTER, is_training
from app.keys import roster
from app.keys.public import PublicKeys
from app.keys.roster import RosterChange
from app.keys.slots import PersonSlot
from app.keys.vault import Unlocked, Vault
from app.models import office, person, roster_change
from app.services import lists, lookup, registers
from app.services.registers import RegisterSecrets

BUILDING = ".founding"
"""Where an office is made ready before it takes its place."""

_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")


@dataclass(frozen=True, kw_only=True)
class NewOffice:
    """What the first-run wizard asks for."""

    code: str
    name: str
    level: str = "county"
    login: str = "modir"
    manager: str = "مدیر دفتر"
    title: str = "رئیس اداره"
    paper: str = "a4"
    county: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The office while it is founded: its keys are known, nothing is moved to its place yet."""

    vault: Vault
    unlocked: Unlocked
    store: Store
    registers: tuple[RegisterSecrets, ...]


def _no_more(_beginning: Beginning) -> None:
    """Add nothing."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What comes from above: secrets of *registers*, and what *finish* is to add before the end."""

    registers: tuple[RegisterSecrets, ...] = ()
    finish: Callable[[Beginning], None] = _no_more


@dataclass(frozen=True, kw_only=True)
class Founded:
    """The new office; *recovery* is shown and printed once, and stored by nobody here."""

    folder: OfficeFolder
    recovery: str
    db_key: bytes = field(repr=False)


def problems(new: NewOffice) -> dict[str, str]:
    """Return a code for every field that is wrong."""
    found: dict[str, str] = {}
    if not _CODE.fullmatch(new.code):
        found["code"] = "office_code"
    if new.level not in {"county", "province"}:
        found["level"] = "office_level"
    for name in ("name", "login", "manager"):
        if not text.clean(getattr(new, name)):
            found[name] = "required"
    return found


def found(
    folder: OfficeFolder,
    new: NewOffice,
    passphrase: str,
    given: Given | None = None,
    *,
    server: str = "",
) -> Founded:
    """Make the office in *folder*, whole or not at all; AppError `office_exists`.

    Its rows lie in a file there, or in a schema of the PostgreSQL at the URL *server*, which may
    be `place.EMBEDDED`; AppError `server_taken` and what `postgres` refuses.

    Everything is built in a folder beside and moved, the vault last: it is what makes an office.
    """
    if wrong := problems(new):
        raise InvalidInputError(wrong)
    if folder.exists():
        raise AppError("office_exists", path=str(folder.root))
    _prepare(folder.root)
    with lock.held(folder):
        building = OfficeFolder(folder.root / BUILDING)
        shutil.rmtree(building.root, ignore_errors=True)
        building.root.mkdir()
        shared = place.new(folder, server, new.code) if server else None
        recovery, db_key = _build(building, new, passphrase, given or Given(), shared)
        if shared is not None:
            kept = place.EMBEDDED if server == place.EMBEDDED else shared.url
            place.keep(building, replace(shared, url=kept))
        move(building, folder)
    return Founded(folder=folder, recovery=recovery, db_key=db_key)


def _prepare(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AppError("folder_unwritable", path=str(root), reason=error.strerror) from error


def _build(
    folder: OfficeFolder,
    new: NewOffice,
    passphrase: str,
    given: Given,
    shared: SchemaPlace | None,
) -> tuple[str, bytes]:
    manager = uid.new()
    slot = PersonSlot(uid=manager.hex, login=new.login, name=new.manager, role=roles.Role.MANAGER)
    facts = {"code": new.code, "name": text.clean(new.name), "level": new.level}
    vault, recovery = Vault.create(folder.vault, office=facts, person=slot, passphrase=passphrase)
    unlocked = vault.open(new.login, passphrase)
    made = [_register(new, code, given) for code in (FIRST_REGISTER, TRAINING_REGISTER)]
    for one in made:
        registers.keep_secrets(vault, unlocked.db_key, one)
        registers.start_seal(folder, one)
    with _made(shared or FilePlace(folder.database, unlocked.db_key)) as store:
        begun = Beginning(vault, unlocked, store, tuple(made))
        _fill(folder, new, begun)
        given.finish(begun)
    return recovery, unlocked.db_key


@contextmanager
def _made(where: Place) -> Iterator[Store]:
    """Give an empty store at *where*; what was begun there goes where the founding fails."""
    where.prepare()
    try:
        engine = where.engine("write")
        migrate.upgrade(engine)
        store = Store(engine, engine)
        try:
            yield store
        finally:
            store.close()
    except BaseException:
        where.clear()
        raise


def _fill(folder: OfficeFolder, new: NewOffice, begun: Beginning) -> None:
    unlocked, manager = begun.unlocked, uuid.UUID(hex=begun.unlocked.user.person.uid)
    with begun.store.writing(manager) as uow:
        keys = _first_rows(uow, new, unlocked, list(begun.registers))
    keys.save(folder.keys)
    for name in (registers.DESK, registers.TRAINING):
        desk = registers.load_desk(folder, begun.vault, unlocked.db_key, name)
        with begun.store.writing(manager) as uow:
            story: dict[str, object] = {"kind": "founded", "parent": ""}
            found = lookup.facts(uow, lookup.actor(uow))
            registers.start_record(uow, desk, found, story)


def _register(new: NewOffice, code: str, given: Given) -> RegisterSecrets:
    """Return the register of that kind which came from above, else a fresh one called *code*."""
    alike = (one for one in given.registers if is_training(one.code) == is_training(code))
    return next(alike, None) or registers.new_secrets(new.code, code)


def _first_rows(
    uow: Uow, new: NewOffice, unlocked: Unlocked, made: list[RegisterSecrets]
) -> PublicKeys:
    open_stream(uow.connection, uid.new())
    key, name = uid.new(), text.clean(new.name)
    at = uow.now().strftime("%Y-%m-%dT%H:%M:%S")
    row = {"uid": key, "code": new.code, "name": name, "level": new.level, "created_at": at}
    uow.add("office.founded", office, key, {office: [row]})
    lists.seed(uow)
    lists.set_setting(uow, settings.PAPER, new.paper)
    if new.county:
        lists.set_setting(uow, settings.COUNTY, new.county)
    root = _first_manager(uow, new, unlocked, at)
    entries = tuple(registers.open_register(uow, one) for one in made)
    return PublicKeys(office=new.code, name=name, entries=entries, roster_root=root.hash)


def _first_manager(uow: Uow, new: NewOffice, unlocked: Unlocked, at: str) -> RosterChange:
    row: dict[str, Any] = {
        "uid": uow.person,
        "login": unlocked.user.person.login,
        "name": text.clean(new.manager),
        "title": text.clean(new.title),
        "role": str(roles.Role.MANAGER),
        "active": 1,
        "created_at": at,
    }
    subject = roster.Subject(
        person=uow.person.hex,
        login=row["login"],
        name=row["name"],
        role=row["role"],
        public=unlocked.signing.public,
    )
    root = roster.first(unlocked.signing, subject, uow.now().replace(microsecond=0))
    uow.add(
        "person.added",
        person,
        uow.person,
        {person: [row], roster_change: [roster_row(root, uow.person)]},
    )
    return root


def roster_row(change: RosterChange, person_uid: object) -> dict[str, Any]:
    """Return the row that keeps a roster change."""
    return {
        "uid": uid.new(),
        "n": change.n,
        "action": str(change.action),
        "person_uid": person_uid,
        "login": change.subject.login,
        "name": change.subject.name,
        "role": change.subject.role,
        "public_key": change.subject.public,
        "signer_kid": change.signer,
        "at": chain.time_text(change.time),
        "previous": change.previous,
        "hash": change.hash,
        "signature": change.signature,
    }


def move(building: OfficeFolder, folder: OfficeFolder) -> None:
    """Put what was built in its place, the vault last: it is what makes an office."""
    files = sorted(building.root.iterdir(), key=lambda file: file == building.vault)
    for file in files:
        file.replace(folder.root / file.name)
    building.root.rmdir()
