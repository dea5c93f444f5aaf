"""Sticks and discs that somebody put in, by name and free room; the same on Windows and Linux."""

import ctypes
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStorageInfo

_MOUNTS: Final = ("/media/", "/run/media/", "/Volumes/")
_REMOVABLE: Final = 2
"""What Windows calls a drive that can be taken out."""


@dataclass(frozen=True, slots=True, order=True)
class Drive:
    """A removable drive: its *name*, where it is, and how many bytes are free."""

    name: str
    path: Path
    free: int


def removable() -> tuple[Drive, ...]:
    """Return the drives that are in now, by name; asks the system, which may take a moment."""
    return tuple(sorted(_found()))


def _found() -> Iterator[Drive]:
    for one in QStorageInfo.mountedVolumes():
        root = one.rootPath()
        if one.isValid() and one.isReady() and is_removable(root):
            yield Drive(one.displayName() or root, Path(root), one.bytesAvailable())


def is_removable(root: str) -> bool:
    """Tell whether a volume mounted at *root* can be taken out."""
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(root)) == _REMOVABLE
    return root.startswith(_MOUNTS)
