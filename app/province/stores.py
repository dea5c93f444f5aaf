"""Where a province keeps each county: a store of its own, the same tables, the same migrations."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from app.db import migrate
from app.db.engine import open_engine
from app.db.uow import Store
from app.domain.errors import AppError
from app.keys import files

FOLDER: Final = "counties"
EVIDENCE: Final = "evidence"
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{1,9}")
Mode = Literal["write", "read"]


class Counties:
    """The counties' stores in the folder of a province, under the province's database key."""

    def __init__(self, root: Path, key: bytes, *, synchronous: str = "FULL") -> None:
        self.root, self.key, self._synchronous = root / FOLDER, key, synchronous

    def path(self, code: str) -> Path:
        """Return where the store of an office lies; AppError `county_unknown` for no code."""
        if not _CODE.fullmatch(code):
            raise AppError("county_unknown", office=code)
        return self.root / f"{code}.db"

    def codes(self) -> tuple[str, ...]:
        """Return the offices of which something is held, in order."""
        found = (file.stem for file in self.root.glob("*.db"))
        return tuple(sorted(code for code in found if _CODE.fullmatch(code)))

    def exists(self, code: str) -> bool:
        """Tell whether anything of an office is held."""
        return self.path(code).exists()

    def open(self, code: str, mode: Mode = "read") -> Store:
        """Open the store of an office; to write, it is made where there is none.

        A store of an older program is brought up first. Raises AppError `county_empty`,
        `schema_newer`.
        """
        file = self.path(code)
        if mode == "read" and not file.exists():
            raise AppError("county_empty", office=code)
        return self._opened(file, mode)

    def fresh(self, code: str) -> Store:
        """Open an empty store beside, for a copy that is built anew; what lay there goes."""
        file = self._beside(code)
        for left in _with_wal(file):
            left.unlink(missing_ok=True)
        return self._opened(file, "write")

    def take_place(self, code: str, label: str) -> Path:
        """Put the store that `fresh` made, closed by now, in place of the office's.

        The old one stays as evidence under *label*; returns where. No moment is without a store.
        """
        old, kept = self.path(code), self.evidence(code, label)
        kept.parent.mkdir(parents=True, exist_ok=True)
        if not kept.exists():
            try:
                os.link(old, kept)
            except OSError:  # a disk without hard links
                files.atomic_write(kept, old.read_bytes())
        files.sync_directory(kept.parent)
        self._beside(code).replace(old)
        files.sync_directory(self.root)
        return kept

    def evidence(self, code: str, label: str) -> Path:
        """Return where what was replaced of an office is kept."""
        return self.root / EVIDENCE / f"{self.path(code).stem}-{label}.db"

    def _beside(self, code: str) -> Path:
        return self.path(code).with_suffix(".new")

    def _opened(self, file: Path, mode: Mode) -> Store:
        self.root.mkdir(parents=True, exist_ok=True)
        write = open_engine(file, self.key, "write", synchronous=self._synchronous)
        read = open_engine(file, self.key, "read", synchronous=self._synchronous)
        store = Store(write, read)
        try:
            if store.revision() != migrate.HEAD:
                migrate.upgrade(write)
        except BaseException:
            store.close()
            raise
        if mode == "read":
            write.dispose()
            return Store(read, read)
        return store


def _with_wal(file: Path) -> Iterator[Path]:
    return (file.with_name(file.name + end) for end in ("", "-wal", "-shm"))
