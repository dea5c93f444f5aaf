"""Read the codes of a printed page back, as a phone held over the paper would."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import zxingcpp

DPI = 150
_POINTS = 72


def read(pdf: Path) -> Iterator[str]:
    """Yield the text of every QR code on the pages of *pdf*, drawn at 150 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=DPI / _POINTS, grayscale=True).to_pil()
            for found in zxingcpp.read_barcodes(picture):
                yield found.text
    finally:
        document.close()


if __name__ == "__main__":
    for line in read(Path(sys.argv[1])):
        sys.stdout.write(line + "\n")
