"""What the program does by itself once a day: a full check, a backup, and a drill of it."""

import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app.db.uow import Store
from app.domain import clock
from app.domain.errors import AppError
from app.domain.findings import Notes
from app.domain.folder import OfficeFolder
from app.services import backups, condition
from app.services.condition import Condition
from app.services.verification import office as verification

EVERY = timedelta(days=1)
KEPT = 30
_SUFFIX = ".hyk"


def daily(folder: OfficeFolder, key: bytes, store: Store) -> Condition:
    """Do what is due and return the new condition; called behind the desk, never at its start."""
    known, now = condition.of(folder), clock.now()
    stamp = now.isoformat(timespec="seconds")
    if _is_due(known.check_at, now):
        known = replace(known, check_at=stamp, damage=_check(store))
        condition.note(folder, known)
    if known.damage or not _is_due(known.backup_at, now):
        return known
    made = backups.write(folder, key, folder.backups / f"{now:%Y%m%d-%H%M%S}{_SUFFIX}")
    condition.note(folder, known := replace(known, backup_at=stamp))
    drill(made.file, key)
    condition.note(folder, known := replace(known, drill_at=stamp))
    _prune(folder)
    return known


def drill(backup: Path, key: bytes) -> int:
    """Unpack a backup elsewhere, open it and count its records; AppError `backup_damaged`.

    A backup that was never opened is a hope, not a backup.
    """
    with tempfile.TemporaryDirectory(prefix="hamyar-drill-") as place:
        return backups.extract(backup, key, OfficeFolder(Path(place)))


def newest_good(folder: OfficeFolder, key: bytes) -> Path | None:
    """Return the newest backup that passes every check, None where there is none."""
    for candidate in sorted(folder.backups.glob(f"*{_SUFFIX}"), reverse=True):
        try:
            drill(candidate, key)
        except AppError:
            continue
        return candidate
    return None


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


def _prune(folder: OfficeFolder) -> None:
    """Keep the newest daily copies; what an upgrade or a person made is left alone."""
    for old in sorted(folder.backups.glob(f"[0-9]*-[0-9]*{_SUFFIX}"))[:-KEPT]:
        old.unlink()
