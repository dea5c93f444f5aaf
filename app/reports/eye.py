"""Read the codes of a paper back, as a phone held over it would."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, UnidentifiedImageError

from app.domain.errors import AppError

DPI = 150
_POINTS = 72


def read(paper: Path) -> Iterator[str]:
    """Yield the text of every QR code on a PDF's pages, drawn at 150 dpi, or on a picture.

    Raises AppError `picture_unreadable` for a file that is neither.
    """
    try:
        for picture in _pictures(paper):
            for found in zxingcpp.read_barcodes(picture):
                yield found.text
    except (OSError, UnidentifiedImageError, pypdfium2.PdfiumError) as error:
        raise AppError("picture_unreadable", name=paper.name) from error


def _pictures(paper: Path) -> Iterator[Image.Image]:
    if paper.suffix.lower() != ".pdf":
        with Image.open(paper) as picture:
            yield picture.convert("L")
        return
    document = pypdfium2.PdfDocument(paper)
    try:
        for page in document:
            yield page.render(scale=DPI / _POINTS, grayscale=True).to_pil()
    finally:
        document.close()


if __name__ == "__main__":
    for line in read(Path(sys.argv[1])):
        sys.stdout.write(line + "\n")
