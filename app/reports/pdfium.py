"""The pages of a PDF as pictures. PDFium is not made for threads: one call at a time, by `LOCK`."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pypdfium2

from app.domain.errors import AppError

LOCK: Final = threading.RLock()
"""Held around every call of PDFium: a list is printed behind the windows that show it."""
_POINTS: Final = 72


def opened(pdf: bytes) -> pypdfium2.PdfDocument:
    """Open a paper that may come from anywhere; AppError `pdf_unreadable` where it shows nothing.

    The caller holds `LOCK` and closes it.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise AppError("pdf_unreadable") from error
    if not len(document):
        document.close()
        raise AppError("pdf_unreadable")
    return document


def count(pdf: bytes) -> int:
    """Return how many pages *pdf* has; AppError `pdf_unreadable`."""
    with LOCK:
        document = opened(pdf)
        try:
            return len(document)
        finally:
            document.close()


def pages(pdf: bytes | Path, dpi: float, *, grey: bool = True) -> Iterator[pypdfium2.PdfBitmap]:
    """Yield each page of *pdf* drawn at *dpi*; a picture is gone when the next is asked for."""
    with LOCK:
        document = pypdfium2.PdfDocument(pdf)
        whole = len(document)
    try:
        for place in range(whole):
            with LOCK:
                page = document[place]
                drawn = page.render(scale=dpi / _POINTS, grayscale=grey, rev_byteorder=True)
                page.close()
            yield drawn
            with LOCK:
                drawn.close()
    finally:
        with LOCK:
            document.close()
