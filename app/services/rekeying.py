"""Change the database's own key, so that whoever has seen the old one is locked out.

Not `PRAGMA rekey`: that rewrites the only file there is, page by page. Here a copy under the new
key is made beside it and proved, and one rename puts it in its place; the vault keeps both keys
from before the copy until after the rename. A kill or a power cut at any moment leaves either file
whole, and `opening` keeps the key that opens it.
"""

import json
import secrets
import uuid
from dataclasses import replace

from sqlalchemy import select
from sqlcipher3 import dbapi2

from app.db import place
from app.db.engine import connect, open_engine
from app.db.uow import Store
from app.domain import roles
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys import files
from app.keys.box import KEY_BYTES
from app.keys.vault import DatabaseKeys, Unlocked, Vault
from app.models import office
from app.services import backups, clocks

_FORMER = "former"


def rekey(folder: OfficeFolder, unlocked: Unlocked) -> Unlocked:
    """Put the database under a new random key and return the session's keys with it.

    The caller holds the folder and has closed the database. Backups made before stay under their
    key, which `former_keys` remembers. AppError `not_allowed`, `rekey_failed` with the old key
    kept, `rekey_unfinished` where the office was not opened since a change was cut short,
    `server_rekey` where the rows lie on a server, whose own keys protect them, `province_rekey`
    where copies of counties lie under the same key.
    """
    roles.demand(unlocked.user.person.role, roles.Action.MANAGE_PEOPLE)
    if place.server_of(folder) is not None:
        raise AppError("server_rekey")
    if backups.counties_of(folder):
        raise AppError("province_rekey")
    vault, old, new = Vault(folder.vault), unlocked.db_key, secrets.token_bytes(KEY_BYTES)
    _journal(folder, unlocked)
    _remember(vault, old)
    vault.begin_rekey(old, new)
    try:
        replace_database(folder, old, new)
    except (OSError, dbapi2.Error, AppError) as error:
        vault.finish_rekey(old)
        raise AppError("rekey_failed") from error
    vault.finish_rekey(new)
    return replace(unlocked, keys=DatabaseKeys(new))


def former_keys(vault: Vault, db_key: bytes) -> tuple[bytes, ...]:
    """Return the keys that older backups are under, the newest first."""
    try:
        kept = json.loads(vault.get_sealed(db_key, _FORMER))
    except AppError as error:
        if error.code == "secret_missing":
            return ()
        raise
    return tuple(bytes.fromhex(key) for key in kept)


def _journal(folder: OfficeFolder, unlocked: Unlocked) -> None:
    engine = open_engine(folder.database, unlocked.db_key, "write")
    store = Store(engine, engine)
    try:
        with store.writing(uuid.UUID(hex=unlocked.user.person.uid)) as uow:
            clocks.check(uow)
            ours = uow.connection.execute(select(office.c.uid)).scalar_one()
            uow.note("key.changing", office, ours)
    finally:
        store.close()


def _remember(vault: Vault, old: bytes) -> None:
    kept = [key.hex() for key in (old, *(one for one in former_keys(vault, old) if one != old))]
    vault.put_sealed(old, _FORMER, json.dumps(kept).encode())


def replace_database(folder: OfficeFolder, old: bytes, new: bytes) -> None:
    """Put a proved copy under *new* in place of the database; either file stands whole."""
    part = folder.database.with_name(folder.database.name + ".part")
    backups.copy_database(folder.database, old, part, new)
    backups.check_database(part, new)
    _drain(folder, old)
    part.replace(folder.database)
    files.sync_directory(folder.root)


def _drain(folder: OfficeFolder, key: bytes) -> None:
    """Leave no WAL that could be played into the next file, not even after a power cut."""
    connection = connect(folder.database, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
    files.sync_directory(folder.root)
