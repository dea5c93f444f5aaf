"""The pages of a PDF as pictures. PDFium is not made for threads: one call at a time, by `LOCK`."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pypdfium2

LOCK: Final = threading.RLock()
"""Held around every call of PDFium: a list is printed behind the windows that show it."""
_POINTS: Final = 72


def count(pdf: bytes) -> int:
    """Return how many pages *pdf* has."""
    with LOCK:
        document = pypdfium2.PdfDocument(pdf)
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
