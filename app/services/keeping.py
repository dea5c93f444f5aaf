"""Copies of the office that a person asks for, and what a person asks of those that lie about."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.domain import clock, roles
from app.domain.errors import AppError
from app.services import backups, condition, copies, opening, pc, restoring, upkeep
from app.services.backups import Backup, Tell
from app.services.condition import Condition
from app.services.copies import Copy
from app.services.opening import OpenOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How the office is kept: what went well when, where copies lie, and which there are."""

    condition: Condition
    copies: tuple[Copy, ...]
    second: str
    """The second folder, empty where none was chosen."""
    there: bool
    """Whether the second folder can be reached now."""


def of(office: OpenOffice) -> Keeping:
    """Return how the office is kept now."""
    second = pc.of(office.folder).second_folder
    return Keeping(
        condition=condition.of(office.folder),
        copies=copies.of(office.folder, second),
        second=str(second or ""),
        there=second is not None and second.is_dir(),
    )


def back_up(office: OpenOffice, target: Path, tell: Tell) -> Backup:
    """Write a verified copy to *target* and open it once, as a restore would.

    *tell* as in `backups.write`. AppError `not_allowed`, `backup_failed`, `backup_damaged`.
    """
    roles.demand(office.actor.role, roles.Action.BACK_UP)
    key = office.unlocked.db_key
    made = backups.write(office.folder, key, target, tell)
    upkeep.drill(made.file, key)
    return made


def back_up_now(office: OpenOffice, tell: Tell) -> Backup:
    """Do the day's backup now: a verified copy beside the office and one in the second folder.

    Errors as in `back_up`; a second folder that is away is noted, not raised.
    """
    folder, now = office.folder, clock.now()
    target = folder.backups / f"{now:%Y%m%d-%H%M%S}{copies.SUFFIX}"
    made = back_up(office, target, tell)
    stamp = now.isoformat(timespec="seconds")
    known = replace(condition.of(folder), backup_at=stamp, drill_at=stamp)
    if (second := pc.of(folder).second_folder) is not None:
        known = upkeep.second_copy(known, made.file, office.unlocked.db_key, second, stamp)
    condition.note(folder, known)
    return made


def check(office: OpenOffice, backup: Path, passphrase: str) -> int:
    """Prove, while the office is still open, that *backup* can come back; return its records.

    Raises AppError `not_allowed`, `passphrase_wrong`, `passphrase_wait`, `file_missing`,
    `backup_damaged`.
    """
    roles.demand(office.actor.role, roles.Action.RESTORE)
    unlocked = opening.unlock(office.folder, office.actor.login, passphrase)
    for key in restoring.keys_of(office.vault, unlocked):
        try:
            return upkeep.drill(backup, key)
        except AppError as error:
            if error.code != "backup_damaged":
                raise
    raise AppError("backup_damaged", name=backup.name)
