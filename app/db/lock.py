"""One program at a time on a folder, and only on a disk that keeps its promises."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from app.domain.errors import AppError
from app.domain.folder import OfficeFolder

_NETWORK = ("nfs", "cifs", "smb", "afs", "ncp", "fuse.sshfs", "fuse.rclone", "davfs")
_REMOVABLE = ("vfat", "exfat", "msdos")
_NOT_OURS = (errno.EROFS, errno.EACCES, errno.EPERM)
_CLOUD = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "yandex")


@contextmanager
def held(folder: OfficeFolder) -> Iterator[None]:
    """Hold the folder's lock for life; the system frees it when the program dies."""
    refuse_unsafe(folder.root)
    # one lock for the whole process: founding inside an open program must not refuse itself
    lock = FileLock(folder.lock, timeout=0, is_singleton=True, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise AppError("office_in_use") from error
    except OSError as error:
        code = "disk_readonly" if error.errno in _NOT_OURS else "file_unwritable"
        raise AppError(code, name=folder.lock.name, reason=error.strerror) from error
    try:
        yield
    finally:
        lock.release()


def read_only(folder: OfficeFolder) -> bool:
    """Tell whether this person can write nothing into the folder: a disk or a store to look at."""
    effective = os.access in os.supports_effective_ids
    return not os.access(folder.root, os.W_OK, effective_ids=effective)


@contextmanager
def held_to_read(folder: OfficeFolder) -> Iterator[None]:
    """Hold the lock of a folder that is only read; AppError `office_in_use`.

    Where a program works in it, its lock is seen. A folder without one was never worked in.
    """
    if not folder.lock.exists() or sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    with folder.lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AppError("office_in_use") from error
        yield


def refuse_unsafe(path: Path) -> None:
    """Raise an AppError for a network, removable or cloud-synced folder."""
    if any(word in part.lower() for part in path.resolve().parts for word in _CLOUD):
        raise AppError("folder_cloud", path=str(path))
    kind = _disk_kind(path.resolve())
    if kind.startswith(_NETWORK):
        raise AppError("folder_network", path=str(path))
    if kind in _REMOVABLE:
        raise AppError("folder_removable", path=str(path))


def _disk_kind(path: Path) -> str:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return {2: "vfat", 4: "smb"}.get(kind, "")
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return disk_kind(path, mounts)


def disk_kind(path: Path, mounts: list[str]) -> str:
    """Return the file system of the longest mount point above *path*, from /proc/mounts lines."""
    best, kind = "", ""
    for line in mounts:
        _device, point, this, *_rest = line.split(" ")
        point = point.replace("\\040", " ")
        if path.is_relative_to(point) and len(point) > len(best):
            best, kind = point, this
    return kind
