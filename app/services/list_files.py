"""A list leaves the program: as a file that gets its name when it is whole, or as a paper."""

import os
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from app.domain.errors import AppError
from app.keys.files import sync_directory
from app.reports.sheet import Listing, Row, Tell

FORMATS: Final = ("xlsx", "pdf")


def kind_of(out: Path) -> str:
    """Return what *out* is to be by its ending; raises AppError `list_format`."""
    kind = out.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise AppError("list_format", name=out.name)
    return kind


def write(listing: Listing, rows: Iterable[Row], out: Path, tell: Tell) -> int:
    """Write the list to *out* as its ending says; returns the number of rows, 0 where stopped.

    Raises AppError `list_format`, `file_unwritable`.
    """
    kind = kind_of(out)
    part, wanted = out.with_name(out.name + ".part"), _Wanted(tell)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            count = _render(listing, rows, kind, stream, wanted)
            stream.flush()
            os.fsync(stream.fileno())
        if wanted.still:
            part.replace(out)
            sync_directory(out.parent)
    except OSError as error:
        raise AppError("file_unwritable", name=out.name, reason=error.strerror) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count if wanted.still else 0


def draw(listing: Listing, rows: Iterable[Row], tell: Tell) -> bytes:
    """Return the list as PDF to be looked at, nothing where *tell* stopped it."""
    wanted, out = _Wanted(tell), BytesIO()
    _render(listing, rows, "pdf", out, wanted)
    return out.getvalue() if wanted.still else b""


class _Wanted:
    """Passes progress on, and remembers that somebody said stop."""

    def __init__(self, tell: Tell) -> None:
        self._tell, self.still = tell, True

    def __call__(self, count: int) -> bool:
        self.still = self.still and self._tell(count)
        return self.still


def _render(listing: Listing, rows: Iterable[Row], kind: str, stream: BinaryIO, tell: Tell) -> int:
    from app.reports import ledger, workbook  # noqa: PLC0415 - reportlab loads with the first list

    render_to = workbook.render_to if kind == "xlsx" else ledger.render_to
    return render_to(listing, rows, stream, tell)
