"""Small files that must survive a power cut: the old bytes or the new ones, never a mixture."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from app.domain.errors import AppError

PRIVATE = 0o600
SHARED = 0o644
_LARGEST = 4 * 1024 * 1024


def atomic_write(path: Path, data: bytes, *, mode: int = PRIVATE) -> None:
    """Replace *path* by *data*, durably; raises AppError `file_unwritable` with the old bytes kept.

    A `.part` left by a crash is overwritten by the next write and never read; a full disk gets
    its room back at once.
    """
    part = path.with_name(path.name + ".part")
    try:
        handle = os.open(
            part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode
        )
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
        sync_directory(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise AppError("file_unwritable", name=path.name, reason=error.strerror) from error


def refusal(error: OSError) -> AppError:
    """Return what a full, locked or missing disk says, as a refusal that a person can act on."""
    name = Path(str(error.filename or "")).name
    return AppError("file_unwritable", name=name, reason=error.strerror or str(error))


def sync_directory(folder: Path) -> None:
    """Make a rename in *folder* durable; Windows does that itself and opens no directories."""
    if os.name == "posix":  # pragma: no branch - the other way is Windows only
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read(path: Path, *, limit: int = _LARGEST) -> bytes:
    """Return the bytes of *path*; AppError `file_missing`, `file_unreadable`, `file_too_large`."""
    try:
        _regular(path)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise AppError("file_missing", name=path.name) from error
    except OSError as error:
        raise AppError("file_unreadable", name=path.name, reason=error.strerror) from error
    if len(data) > limit:
        raise AppError("file_too_large", name=path.name)
    return data


def _regular(path: Path) -> None:
    """Refuse what is no file by an OSError: a pipe would be waited for for ever."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
