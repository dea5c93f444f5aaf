"""The backups that lie in the office's folder and in the second one, the newest first."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain import clock
from app.domain.folder import OfficeFolder

SUFFIX: Final = ".hyk"
DAILY, UPGRADE, PERSON = "daily", "upgrade", "person"
_STAMP: Final = re.compile(r"(\d{8}-\d{6})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One file; *kind* is daily, upgrade or person, *beside* that it lies in the second folder."""

    file: Path
    made_at: datetime
    kind: str
    size: int
    beside: bool = False


def of(folder: OfficeFolder, second: Path | None = None) -> tuple[Copy, ...]:
    """Return every copy; a folder that is away, as a stick that was pulled, has none."""
    places = [(folder.backups, False)] + ([(second, True)] if second is not None else [])
    found = [
        copy
        for place, beside in places
        for file in _files(place)
        if (copy := _copy(file, beside=beside)) is not None
    ]
    return tuple(sorted(found, key=lambda copy: (copy.made_at, not copy.beside), reverse=True))


def made_at(file: Path) -> datetime:
    """Return when *file* was made: as its name says, else as the disk does."""
    stamped = _STAMP.search(file.stem)
    named = _moment(stamped[1]) if stamped else None
    return named or datetime.fromtimestamp(file.stat().st_mtime, clock.TEHRAN)


def _files(place: Path) -> list[Path]:
    try:
        return sorted(place.glob(f"*{SUFFIX}"))
    except OSError:
        return []


def _copy(file: Path, *, beside: bool) -> Copy | None:
    """Return what a file's name and size tell; a name without a moment has that of the file."""
    try:
        size, made = file.stat().st_size, made_at(file)
    except OSError:
        return None
    stamped = _STAMP.search(file.stem)
    kind = DAILY if stamped and stamped[1] == file.stem else UPGRADE if stamped else PERSON
    return Copy(file=file, made_at=made, kind=kind, size=size, beside=beside)


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, "%Y%m%d-%H%M%S").replace(tzinfo=clock.TEHRAN)
    except ValueError:
        return None
