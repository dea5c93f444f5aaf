"""Read the codes of a paper back, as a phone held over it would."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, UnidentifiedImageError

from app.domain.errors import AppError
from app.reports import pdfium

DPI = 150
_HALF = 128
_UNREADABLE = (
    *(OSError, SyntaxError, ValueError, UnidentifiedImageError),
    *(Image.DecompressionBombError, pypdfium2.PdfiumError),
)
"""What Pillow and pdfium raise for a file that is damaged, no picture, or far too large."""


def read(paper: Path) -> Iterator[str]:
    """Yield the text of every QR code on a PDF's pages, drawn at 150 dpi, or on a picture.

    Raises AppError `picture_unreadable` for a file that is neither.
    """
    try:
        for picture in _pictures(paper):
            for found in zxingcpp.read_barcodes(picture):
                yield found.text
    except _UNREADABLE as error:
        raise AppError("picture_unreadable", name=paper.name) from error


def read_drawn(pdf: bytes, dpi: int) -> frozenset[str]:
    """Return the codes that are read from every page of *pdf*, drawn in black dots of *dpi*.

    A printer has no greys for the edges of a code: what is drawn is black or white.
    """
    pages = [page.to_pil().copy() for page in pdfium.pages(pdf, dpi)]
    dots = (page.point(lambda value: 255 if value >= _HALF else 0) for page in pages)
    found = [frozenset(code.text for code in zxingcpp.read_barcodes(page)) for page in dots]
    return frozenset.intersection(*found) if found else frozenset()


def _pictures(paper: Path) -> Iterator[Image.Image]:
    if paper.suffix.lower() != ".pdf":
        with Image.open(paper) as picture:
            yield picture.convert("L")
        return
    for page in pdfium.pages(paper, DPI):
        yield page.to_pil().copy()


if __name__ == "__main__":
    for line in read(Path(sys.argv[1])):
        sys.stdout.write(line + "\n")
