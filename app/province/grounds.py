"""What counties' stores stand on: files in the province's folder, or schemas of its server."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final, TypeAlias

from app.db import carry, postgres
from app.db.engine import overwrite
from app.db.place import COUNTY, FilePlace, SchemaPlace
from app.keys import files
from app.services import backups

EVIDENCE: Final = "evidence"
_NEW: Final = "_new"
_LABEL: Final = 40
_WRITING: Final[dict[Path, Lock]] = {}


def code_of(schema: str) -> str:
    """Return what may be the code of the office whose store lies in *schema*."""
    return schema.removeprefix(COUNTY).upper()


@dataclass(frozen=True, slots=True)
class FileGround:
    """A file for each county, under the province's database key."""

    root: Path
    key: bytes = field(repr=False)
    synchronous: str = "FULL"

    def place(self, code: str) -> FilePlace:
        """Return where the store of an office lies."""
        return FilePlace(self._file(code), self.key, self.synchronous)

    def beside(self, code: str) -> FilePlace:
        """Return an empty place for a copy that is built anew; what lay there goes."""
        file = self._file(code).with_suffix(".new")
        for left in _with_wal(file):
            left.unlink(missing_ok=True)
        return FilePlace(file, self.key, self.synchronous)

    def codes(self) -> Iterator[str]:
        """Yield what may be the code of an office of which something is held."""
        return (file.stem for file in self.root.glob("*.db"))

    def alone(self, code: str) -> AbstractContextManager[object]:
        """Let nobody else of this program write an office's store; no other has the folder."""
        return _WRITING.setdefault(self._file(code), Lock())

    def swap(self, code: str, label: str) -> str:
        """Put what was built beside in place; the old stays under *label*, returned as shown.

        Raises AppError `database_busy` and those of the disk.
        """
        old, kept = self._file(code), self.root / EVIDENCE / f"{code}-{label}.db"
        kept.parent.mkdir(parents=True, exist_ok=True)
        if not kept.exists():
            part = kept.with_suffix(".part")
            backups.copy_database(old, self.key, part)
            part.replace(kept)
        files.sync_directory(kept.parent)
        overwrite(old, old.with_suffix(".new"), self.key)
        for left in _with_wal(old.with_suffix(".new")):
            left.unlink(missing_ok=True)
        return str(kept)

    def copy(self, code: str, target: Path, key: bytes) -> None:
        """Write an office's rows to the encrypted file *target*."""
        backups.copy_database(self._file(code), self.key, target, key)

    def _file(self, code: str) -> Path:
        return self.root / f"{code}.db"


@dataclass(frozen=True, slots=True)
class SchemaGround:
    """A schema for each county, beside the province's own."""

    url: str

    def place(self, code: str) -> SchemaPlace:
        """Return where the store of an office lies."""
        return SchemaPlace(self.url, COUNTY + code.lower())

    def beside(self, code: str) -> SchemaPlace:
        """Return an empty place for a copy that is built anew; what lay there goes."""
        made = SchemaPlace(self.url, self.place(code).schema + _NEW)
        made.clear()
        return made

    def codes(self) -> Iterator[str]:
        """Yield what may be the code of an office of which something is held."""
        ours = (name for name in postgres.schemas(self.url) if name.startswith(COUNTY))
        return map(code_of, ours)

    def alone(self, code: str) -> AbstractContextManager[object]:
        """Let no other desk write an office's store meanwhile."""
        return postgres.alone(self.url, self.place(code).schema)

    def swap(self, code: str, label: str) -> str:
        """Put what was built beside in place; the old stays under *label*, returned as shown.

        One transaction: no moment is without a store.
        """
        own = self.place(code).schema
        plain = label.lower().replace("-", "_")[:_LABEL]
        kept = f"{EVIDENCE}_{code.lower()}_{plain}"
        postgres.rename_schemas(self.url, {own: kept, own + _NEW: own})
        return kept

    def copy(self, code: str, target: Path, key: bytes) -> None:
        """Write an office's rows to the encrypted file *target*."""
        carry.to_file(self.place(code), target, key, lambda _done, _of: None)


Ground: TypeAlias = FileGround | SchemaGround


def _with_wal(file: Path) -> Iterator[Path]:
    return (file.with_name(file.name + end) for end in ("", "-wal", "-shm"))
