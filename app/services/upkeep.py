"""What the program does by itself once a day: a full check, a backup, and a drill of it."""

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app.db import lock
from app.db.uow import Store
from app.domain import clock
from app.domain.errors import AppError
from app.domain.findings import Notes
from app.domain.folder import OfficeFolder
from app.keys import files
from app.services import backups, condition, copies, pc
from app.services.condition import Condition
from app.services.verification import office as verification

EVERY = timedelta(days=1)
KEPT = 30


def daily(folder: OfficeFolder, key: bytes, store: Store) -> Condition:
    """Do what is due and return the new condition; called behind the desk, never at its start."""
    known, now = condition.of(folder), clock.now()
    if lock.read_only(folder):
        return known
    stamp = now.isoformat(timespec="seconds")
    if _is_due(known.check_at, now):
        known = replace(known, check_at=stamp, damage=_check(store))
        condition.note(folder, known)
    if known.damage or not _is_due(known.backup_at, now):
        return known
    made = backups.write(folder, key, folder.backups / f"{now:%Y%m%d-%H%M%S}{copies.SUFFIX}")
    condition.note(folder, known := replace(known, backup_at=stamp))
    drill(made.file, key)
    condition.note(folder, known := replace(known, drill_at=stamp))
    _prune(folder.backups)
    if (second := pc.of(folder).second_folder) is not None:
        condition.note(folder, known := second_copy(known, made.file, key, second, stamp))
    return known


def second_copy(known: Condition, backup: Path, key: bytes, second: Path, stamp: str) -> Condition:
    """Copy *backup* into the *second* folder and open it there; return what is to be noted.

    A stick that is away today must not stop the day's work: `second_failed` says it.
    """
    target = second / backup.name
    part = second / f"{backup.name}.part"
    try:
        shutil.copyfile(backup, part)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        drill(part, key)
        part.replace(target)
        files.sync_directory(second)
        _prune(second)
    except (OSError, AppError):
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return replace(known, second_failed=stamp)
    return replace(known, second_at=stamp, second_failed="")


def drill(backup: Path, key: bytes) -> int:
    """Unpack a backup elsewhere, open it and count its records; AppError `backup_damaged`.

    A backup that was never opened is a hope, not a backup.
    """
    with tempfile.TemporaryDirectory(prefix="hamyar-drill-") as place:
        return backups.extract(backup, key, OfficeFolder(Path(place)))


def newest_good(folder: OfficeFolder, *keys: bytes) -> Path | None:
    """Return the newest backup that passes every check under one of *keys*, None without one.

    The second folder counts as well: a disk that lost the database may have lost its copies.
    """
    found = copies.of(folder, pc.of(folder).second_folder)
    return next((copy.file for copy in found if _is_good(copy.file, keys)), None)


def _is_good(backup: Path, keys: tuple[bytes, ...]) -> bool:
    for key in keys:
        with suppress(AppError):
            drill(backup, key)
            return True
    return False


def _check(store: Store) -> str:
    notes = Notes()
    with store.reading() as connection:
        verification.file(connection, notes)
    return ", ".join(f"{one.code} {one.key}" for one in notes.report().findings)


def _is_due(last: str, now: datetime) -> bool:
    try:
        return abs(now - datetime.fromisoformat(last)) >= EVERY
    except (ValueError, TypeError):
        return True


def _prune(place: Path) -> None:
    """Keep the newest daily copies; what an upgrade or a person made is left alone."""
    for old in sorted(place.glob(f"[0-9]*-[0-9]*{copies.SUFFIX}"))[:-KEPT]:
        old.unlink()
