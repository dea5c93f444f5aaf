"""A file to a stick and back: what is said to be there was read back from it.

`.part` → fsync → out of the cache → read back → compare → rename → fsync of the folder. Windows
gives no way to drop its cache of a file, so there the comparison may see memory.
"""

import contextlib
import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import AppError
from app.keys import files
from app.sync import bundle, names
from app.sync.code import code
from app.sync.names import Name

Tell = Callable[[int, int], None]

_CHUNK: Final = 1024 * 1024
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LOCKED: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE: Final = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE}
)
_NO_SUCH_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP})


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file that lies in a folder, by its name only; not yet opened."""

    name: Name
    path: Path
    size: int


def _silent(_done: int, _total: int) -> None:
    return


def write(folder: Path, name: Name, data: bytes, tell: Tell = _silent) -> str:
    """Write *data* as *name* into *folder* and return its eight-letter code.

    *tell* hears how many bytes of how many are written, then 0 of 0 while they are read back; what
    it raises stops the writing. A file of that name stays as it was until the new one is proved.

    Raises AppError `stick_name`, `stick_full`, `stick_locked`, `stick_gone`, `stick_differs`,
    `file_unwritable`; no `.part` is left then, unless the stick is gone with it.
    """
    if not names.fits_windows(name):
        raise AppError("stick_name", name=str(name))
    part = folder / f"{name}.part"
    try:
        _put(part, data, tell)
        tell(0, 0)
        if part.read_bytes() != data:
            raise AppError("stick_differs", name=str(name))
        part.replace(folder / str(name))
        _sync(folder)
    except OSError as error:
        raise _refusal(error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return code(data)


def find(folder: Path) -> tuple[Found, ...]:
    """Return the files in *folder* that have one of our four names, by kind, office and number.

    Links and folders of such a name are none. Raises AppError `stick_gone`, `stick_locked`.
    """
    found = []
    try:
        for one in os.scandir(folder):
            name = names.parse(one.name)
            if name is not None and one.is_file(follow_symlinks=False):
                found.append(Found(name, Path(one.path), one.stat().st_size))
    except OSError as error:
        raise _refusal(error) from error
    return tuple(sorted(found))


def read(found: Found) -> bytes:
    """Return the bytes of a file; AppError `file_missing`, `file_unreadable`, `file_too_large`."""
    return files.read(found.path, limit=bundle.MOST_BYTES)


def _put(part: Path, data: bytes, tell: Tell) -> None:
    with part.open("wb") as stream:
        for at in range(0, len(data), _CHUNK):
            stream.write(data[at : at + _CHUNK])
            tell(min(at + _CHUNK, len(data)), len(data))
        stream.flush()
        os.fsync(stream.fileno())
        if hasattr(os, "posix_fadvise"):  # pragma: no branch - Linux has it
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync(folder: Path) -> None:
    """Make the new name durable; some drivers of exFAT and NTFS know no such thing."""
    try:
        files.sync_directory(folder)
    except OSError as error:
        if error.errno not in _NO_SUCH_SYNC:
            raise


def _refusal(error: OSError) -> AppError:
    if error.errno in _FULL:
        return AppError("stick_full")
    if error.errno in _LOCKED:
        return AppError("stick_locked")
    return AppError("stick_gone") if error.errno in _GONE else files.refusal(error)
