"""A copy of the office that a person takes away, beside those that the program makes by itself."""

from pathlib import Path

from app.domain import roles
from app.services import backups, upkeep
from app.services.backups import Backup, Tell
from app.services.opening import OpenOffice


def back_up(office: OpenOffice, target: Path, tell: Tell) -> Backup:
    """Write a verified copy to *target* and open it once, as a restore would.

    *tell* as in `backups.write`. AppError `not_allowed`, `backup_failed`, `backup_damaged`.
    """
    roles.demand(office.actor.role, roles.Action.BACK_UP)
    key = office.unlocked.db_key
    made = backups.write(office.folder, key, target, tell)
    upkeep.drill(made.file, key)
    return made
