"""Where a province keeps files that wait for one before them, and those of a fork as evidence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import AppError
from app.keys import files
from app.sync.header import Header
from app.sync.names import Kind, Name

_SHOWN = 16
MOST_FILES: Final = 200
MOST_BYTES: Final = 2 * 1024**3
"""What may wait of one county."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Two folders in that of the province; a file's name there ends in its own hash."""

    root: Path

    @property
    def place(self) -> Path:
        """Where files wait."""
        return self.root / "inbox" / "waiting"

    @property
    def evidence(self) -> Path:
        """Where files of forks lie."""
        return self.root / "inbox" / "forks"

    def keep(self, raw: bytes, header: Header, digest: bytes, *, fork: bool) -> None:
        """Keep a copy of a file, once.

        Raises AppError `file_unwritable`, `shelf_full` where more of this office waits already
        than any lost stick explains.
        """
        folder = self.evidence if fork else self.place
        target = folder / f"{Name(Kind.BUNDLE, header.office, header.seq)}.{digest.hex()[:_SHOWN]}"
        if target.exists():
            return
        if not fork:
            self._room(header.office, len(raw))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise AppError("file_unwritable", name=folder.name, reason=error.strerror) from error
        files.atomic_write(target, raw)

    def _room(self, office: str, size: int) -> None:
        there = self.waiting(office)
        taken = sum(path.stat().st_size for path in there)
        if len(there) >= MOST_FILES or taken + size > MOST_BYTES:
            raise AppError("shelf_full", office=office, files=len(there))

    def waiting(self, office: str) -> list[Path]:
        """Return what waits of an office, in the order in which it was sent."""
        return sorted(self.place.glob(f"{office}-*.{Kind.BUNDLE}.*"))

    def fork(self, digest: bytes) -> Path:
        """Return the file of a fork; AppError `file_missing`."""
        found = next(self.evidence.glob(f"*.{digest.hex()[:_SHOWN]}"), None)
        if found is None:
            raise AppError("file_missing", name=digest.hex()[:_SHOWN])
        return found

    @staticmethod
    def name_of(path: Path) -> str:
        """Return the name under which a kept file came."""
        return path.name.rpartition(".")[0]
