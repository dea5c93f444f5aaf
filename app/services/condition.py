"""How the office's files fare: when each care last went well, and what damage was found."""

import json
from dataclasses import asdict, dataclass

from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys import files

_NAME = "upkeep.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Moments are ISO at +03:30, empty for never; *damage* is what the last check found.

    *clock_shift* are the seconds by which a manager corrected this PC's clock. *second_at* is when
    a backup last reached the second folder, *second_failed* when it last did not.
    """

    backup_at: str = ""
    drill_at: str = ""
    check_at: str = ""
    damage: str = ""
    clock_shift: str = ""
    second_at: str = ""
    second_failed: str = ""


def of(folder: OfficeFolder) -> Condition:
    """Return what was noted; a missing or damaged note means that all is due."""
    try:
        facts = json.loads(files.read(folder.root / _NAME))
        return Condition(**{name: str(facts.get(name, "")) for name in asdict(Condition())})
    except (AppError, ValueError, AttributeError):
        return Condition()


def note(folder: OfficeFolder, condition: Condition) -> None:
    """Note the condition, durably."""
    files.atomic_write(folder.root / _NAME, json.dumps(asdict(condition)).encode())


def forget(folder: OfficeFolder) -> None:
    """Forget it: another copy has taken the database's place."""
    (folder.root / _NAME).unlink(missing_ok=True)
