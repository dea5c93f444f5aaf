"""What a viewer sees of a PDF: texts and where they stand, pictures of pages, QR codes."""

from dataclasses import dataclass

import pypdfium2
import zxingcpp
from pypdfium2 import raw


@dataclass(frozen=True)
class Drawn:
    """A piece of text with its box in points from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Drawn", by: float = 0.8) -> bool:
        """Do the inks of both meet by more than *by* points?"""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > by and high > by


def texts(data: bytes) -> list[list[Drawn]]:
    """The pieces of text of each page that have ink."""
    document = pypdfium2.PdfDocument(data)
    return [_page_texts(page) for page in document]


def _page_texts(page: pypdfium2.PdfPage) -> list[Drawn]:
    height = page.get_height()
    textpage = page.get_textpage()
    found = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        size = raw.FPDFTextObj_GetText(item, textpage, None, 0)
        buffer = (raw.FPDF_WCHAR * size)()
        raw.FPDFTextObj_GetText(item, textpage, buffer, size)
        text = bytes(buffer).decode("utf-16-le").rstrip("\0")
        if right > left and top > bottom:
            found.append(Drawn(text, left, height - top, right, height - bottom))
    return found


def plain(data: bytes) -> str:
    """All text as a viewer copies it."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def finds(data: bytes, words: str) -> bool:
    """Does the search of a viewer find *words*?"""
    document = pypdfium2.PdfDocument(data)
    return any(page.get_textpage().search(words).get_next() for page in document)


def codes(data: bytes, dpi: int = 150) -> list[list[str]]:
    """The QR codes that are read from each page, printed at *dpi*."""
    document = pypdfium2.PdfDocument(data)
    pictures = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    return [
        sorted(
            code.text
            for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
        )
        for picture in pictures
    ]


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres, to a tenth."""
    document = pypdfium2.PdfDocument(data)
    return [tuple(round(side / 72 * 25.4, 1) for side in page.get_size()) for page in document]
