"""Look at a workbook's container before anything parses it.

An .xlsx is a ZIP of XML: its true sizes are measured by inflating under a cap, because the sizes
that it declares are only a claim.
"""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from app.domain.errors import AppError

MAX_FILE: Final = 32 << 20
MAX_ENTRIES: Final = 400
MAX_INFLATED: Final = 256 << 20
MAX_RATIO: Final = 200
_SMALL: Final = 1 << 20
"""Below this much, a ratio says nothing: a column of equal cells packs a hundredfold."""
_CHUNK: Final = 1 << 16
_OLE: Final = b"\xd0\xcf\x11\xe0"
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00")
_ENTITY: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TAIL: Final = 16
_ACTIVE: Final = re.compile(r"vbaproject|/macrosheets/|/activex/|/embeddings/|/ctrlprops/")
_LINKS: Final = re.compile(r"/externallinks/|(^|/)connections\.xml$|/querytables/")


def check(path: Path) -> None:
    """Raise AppError for a file that must not be parsed.

    Codes: `file_missing`, `file_unreadable`, `workbook_too_large`, `workbook_locked` (an old
    .xls or a passphrase), `workbook_unreadable`, `workbook_macros`, `workbook_links`,
    `workbook_entities`.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise AppError("workbook_too_large", name=path.name)
        with path.open("rb") as file:
            start = file.read(len(_OLE))
    except FileNotFoundError as error:
        raise AppError("file_missing", name=path.name) from error
    except OSError as error:
        raise AppError("file_unreadable", name=path.name, reason=error.strerror) from error
    if start == _OLE:
        raise AppError("workbook_locked", name=path.name)
    try:
        _check_container(path)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        raise AppError("workbook_unreadable", name=path.name) from error
    except (NotImplementedError, RuntimeError) as error:  # unknown packing, an encrypted entry
        raise AppError("workbook_unreadable", name=path.name) from error


def _check_container(path: Path) -> None:
    with zipfile.ZipFile(path) as container:
        entries = container.infolist()
        names = [f"/{entry.filename.lower()}" for entry in entries]
        if len(entries) > MAX_ENTRIES:
            raise AppError("workbook_too_large", name=path.name)
        if len(set(names)) != len(names) or "/xl/workbook.xml" not in names:
            raise AppError("workbook_unreadable", name=path.name)
        if any(_ACTIVE.search(name) for name in names):
            raise AppError("workbook_macros", name=path.name)
        if any(_LINKS.search(name) for name in names):
            raise AppError("workbook_links", name=path.name)
        inflated = 0
        for entry in entries:
            inflated += _inflate(container, entry, MAX_INFLATED - inflated, path.name)


def _inflate(container: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, shown: str) -> int:
    """Return the true size of *entry*, having looked through it; *left* bytes are allowed."""
    size, before = 0, b""
    is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    with container.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            wide = is_xml and size == 0 and (chunk.startswith(_WIDE[:2]) or _WIDE[2] in chunk[:4])
            if wide or (is_xml and _ENTITY.search(before + chunk)):
                raise AppError("workbook_entities", name=shown)
            size, before = size + len(chunk), chunk[-_TAIL:]
            bomb = size > _SMALL and size > MAX_RATIO * max(entry.compress_size, 1)
            if size > left or bomb:
                raise AppError("workbook_too_large", name=shown)
    return size
