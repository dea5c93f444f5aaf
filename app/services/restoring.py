"""An honest restore: the old copy comes back under a new register and a new journal stream.

Everything is made ready in a folder beside and then moved in; a start after a crash in the middle
of the moves finishes them. What was replaced is kept.
"""

import os
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from app.db import place
from app.db.engine import open_engine
from app.db.journal import open_stream
from app.db.uow import Store, Uow
from app.domain import chain, clock, roles, uid
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.domain.receipt import is_training, next_register
from app.keys import files
from app.keys.public import PublicKeys
from app.keys.throttle import Throttle
from app.keys.vault import DatabaseKeys, Unlocked, Vault
from app.models import journal_stream, receipt, register, register_end
from app.queries import exchange, people
from app.services import appointing, backups, condition, exchange_keys, lookup, registers, rekeying
from app.services.registers import RegisterSecrets

_READY = "READY"


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What came back: *receipts* records; new receipts run in *register*; *kept* holds the old."""

    receipts: int
    register: str
    kept: Path


def restore(folder: OfficeFolder, backup: Path, login: str, passphrase: str) -> Restored:
    """Put *backup* in place of the office in *folder* (or into an empty one).

    The passphrase is that of the office's vault, or of the backup's where that opens it.
    Raises AppError `file_missing`, `backup_damaged`, `passphrase_wrong`, `passphrase_wait`,
    `not_allowed`, `server_restore` for an office whose rows other desks share.
    """
    if place.server_of(folder) is not None:
        raise AppError("server_restore", path=str(folder.root))
    ready = folder.restoring
    shutil.rmtree(ready, ignore_errors=True)
    target = OfficeFolder(ready)
    try:
        ready.mkdir(parents=True)
        with Throttle(folder.attempts).attempt(login):
            unlocked, receipts = _unpack(folder, backup, target, login, passphrase)
        code = _reopen(target, unlocked)
    except BaseException:
        shutil.rmtree(ready, ignore_errors=True)
        raise
    kept = folder.replaced / f"{clock.now():%Y%m%d-%H%M%S}"
    files.atomic_write(ready / _READY, kept.name.encode())
    resume(folder)
    return Restored(receipts=receipts, register=code, kept=kept)


def resume(folder: OfficeFolder) -> None:
    """Finish a restore whose moves were cut short; throw away one that was never ready."""
    ready = folder.restoring
    if not ready.exists():
        return
    if (ready / _READY).exists():
        kept = folder.replaced / files.read(ready / _READY).decode()
        _keep(folder, ready, kept)
        _give_copies(folder, OfficeFolder(ready))
        for source in sorted(ready.iterdir()):
            if source.name != _READY:
                source.replace(folder.root / source.name)
        condition.forget(folder)
        files.sync_directory(folder.root)
    shutil.rmtree(ready)


def _give_copies(folder: OfficeFolder, ready: OfficeFolder) -> None:
    """Bring a county's copy in where none lies: one that is there is newer and proves itself."""
    if not ready.counties.exists():
        return
    folder.counties.mkdir(exist_ok=True)
    for source in backups.counties_of(ready):
        target = folder.counties / source.name
        if not target.exists():
            source.replace(target)
    files.sync_directory(folder.counties)
    shutil.rmtree(ready.counties)


def _keep(folder: OfficeFolder, ready: Path, kept: Path) -> None:
    """Give what is replaced a second name, durably, before the first is taken from it.

    A second try must not keep the new file as the old, and no moment is without a vault. The WAL
    goes once it is kept: it would be played into the next file.
    """
    kept.mkdir(parents=True, exist_ok=True)
    wal = folder.root / (backups.DATABASE + "-wal")
    coming = [one for one in sorted(ready.iterdir()) if one.is_file()]
    for old in [wal, *(folder.root / new.name for new in coming)]:
        target = kept / old.name
        if old.exists() and not target.exists():
            _second_name(old, target)
    for above in (kept, kept.parent, folder.root):
        files.sync_directory(above)
    wal.unlink(missing_ok=True)
    files.sync_directory(folder.root)


def _second_name(old: Path, target: Path) -> None:
    try:
        os.link(old, target)
    except OSError:  # a disk without hard links
        files.atomic_write(target, old.read_bytes())


def _unpack(
    folder: OfficeFolder, backup: Path, target: OfficeFolder, login: str, passphrase: str
) -> tuple[Unlocked, int]:
    """Unpack the backup with the vault that opens it; the office's own vault goes first.

    A vault that this passphrase does not open tells nothing of the copy, so that of two refusals
    the one about the copy is the answer.
    """
    small = backups.contents(backup)
    target.vault.write_bytes(small[backups.VAULT])
    refusals: list[AppError] = []
    for own in (True, False) if folder.vault.exists() else (False,):
        try:
            vault = Vault(folder.vault if own else target.vault)
            unlocked = vault.open(login, passphrase)
            key, receipts = _extract(backup, target, vault, unlocked)
        except AppError as error:
            refusals.append(error)
            continue
        if own:
            shutil.copyfile(folder.vault, target.vault)
            if folder.keys.exists():
                shutil.copyfile(folder.keys, target.keys)
        return _settled(target, unlocked, key), receipts
    raise next((one for one in refusals if one.code == "backup_damaged"), refusals[0])


def _extract(
    backup: Path, target: OfficeFolder, vault: Vault, unlocked: Unlocked
) -> tuple[bytes, int]:
    """Unpack under the key that the copy was made with, which may be an older one; return it."""
    for key in keys_of(vault, unlocked):
        try:
            return key, backups.extract(backup, key, target)
        except AppError as error:
            if error.code != "backup_damaged":
                raise
    raise AppError("backup_damaged", name=backup.name)


def keys_of(vault: Vault, unlocked: Unlocked) -> tuple[bytes, ...]:
    """Return every key that a backup of this office may be under, the newest first."""
    now = unlocked.keys.candidates()
    return (*now, *rekeying.former_keys(vault, now[0]))


def _settled(target: OfficeFolder, unlocked: Unlocked, key: bytes) -> Unlocked:
    """Bring the unpacked copy under the key of its vault: who saw the old key stays locked out."""
    now = unlocked.keys.candidates()
    working = key if key in now else now[0]
    if len(now) > 1:
        Vault(target.vault).finish_rekey(working)
    if key != working:
        rekeying.replace_database(target, key, working)
    return replace(unlocked, keys=DatabaseKeys(working))


def _reopen(target: OfficeFolder, unlocked: Unlocked) -> str:
    """Close the old registers in the restored copy and open the next; return the desk's code."""
    key, vault = unlocked.db_key, Vault(target.vault)
    engine = open_engine(target.database, key, "write")
    store = Store(engine, engine)
    try:
        with store.reading() as connection:
            person = people.by_login(connection, unlocked.user.person.login)
        if person is None or not roles.may(person.role, roles.Action.RESTORE):
            raise AppError("not_allowed", action=str(roles.Action.RESTORE))
        keys = PublicKeys.load(target.keys)
        made = {
            name: _next(vault, target, key, keys, name)
            for name in (registers.DESK, registers.TRAINING)
        }
        with store.writing(person.uid) as uow:
            stories = _change_streams(uow)
            appointing.book(uow, vault, key)
            for one in made.values():
                keys = _change_register(uow, keys, one)
        keys.save(target.keys)
        for name, one in made.items():
            registers.keep_secrets(vault, key, one)
            registers.start_seal(target, one)
            desk = registers.load_desk(target, vault, key, name)
            with store.writing(person.uid) as uow:
                facts = lookup.facts(uow, lookup.actor(uow))
                story = stories | _last_of(uow.connection, one)
                registers.start_record(uow, desk, facts, story)
        with store.reading() as connection:
            enrolled = exchange.link(connection) is not None
        if enrolled:
            exchange_keys.tell_later(vault, key, made.values())
    finally:
        store.close()
    return made[registers.DESK].code


def _next(
    vault: Vault, target: OfficeFolder, key: bytes, keys: PublicKeys, name: str
) -> RegisterSecrets:
    """Return secrets for the register after every one that was ever opened here."""
    old = registers.load_desk(target, vault, key, name)
    training = is_training(old.register)
    known = [entry.register for entry in keys.entries if is_training(entry.register) == training]
    return registers.new_secrets(old.office, next_register(max([*known, old.register])))


def _change_streams(uow: Uow) -> dict[str, object]:
    c = journal_stream.c
    old = uow.connection.execute(select(c.uid, c.seq, c.head).where(c.own == 1)).one()
    open_stream(uow.connection, uid.new(), (old.uid, old.seq, old.head))
    return {
        "kind": "restored",
        "stream": old.uid.hex,
        "stream_seq": old.seq,
        "stream_hash": old.head.hex(),
    }


def _change_register(uow: Uow, keys: PublicKeys, made: RegisterSecrets) -> PublicKeys:
    """End every open register of the same kind, then book the new one under the last."""
    c, ended = register.c, select(register_end.c.register_uid)
    rows = uow.connection.execute(
        select(c.uid, c.code, c.kid).where(c.uid.not_in(ended)).order_by(c.code)
    ).all()
    training = is_training(made.code)
    ours = [row for row in rows if is_training(row.code) == training]
    for row in ours:
        end = {"uid": uid.new(), "register_uid": row.uid, "reason": "restored"}
        end["at"] = chain.time_text(uow.now())
        uow.add("register.ended", register_end, end["uid"], {register_end: [end]})
    parent = ours[-1].uid if ours else None
    closed = _closed(keys, uow.now(), training=training)
    return closed.with_entry(registers.open_register(uow, made, parent=parent))


def _closed(keys: PublicKeys, moment: datetime, *, training: bool) -> PublicKeys:
    """Close every open key, also of a register that the copy is too old to know of."""
    for entry in keys.entries:
        if entry.valid_to is None and is_training(entry.register) == training:
            keys = keys.with_entry(replace(entry, valid_to=moment))
    return keys


def _last_of(connection: Connection, made: RegisterSecrets) -> dict[str, object]:
    """Return where the parent register stood in the copy that came back."""
    c, own = receipt.c, register.alias("own")
    asked = (
        select(c.register, c.year, c.n, c.rec)
        .join(own, own.c.parent_uid == c.register_uid)
        .where(own.c.uid == made.uid)
        .order_by(c.year.desc(), c.n.desc())
        .limit(1)
    )
    found = connection.execute(asked).one_or_none()
    if found is None:
        return {"parent": "", "parent_n": 0, "parent_rec": ""}
    rec = chain.b32(found.rec)
    return {"parent": f"{found.register}/{found.year}", "parent_n": found.n, "parent_rec": rec}
