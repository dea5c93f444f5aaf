"""The pages of a PDF as pictures, one at a time: a thousand pages cost what one does."""

import pypdfium2
from PySide6.QtGui import QImage

from app.reports.pdfium import LOCK


class PaperPages:
    """Holds a document open; close it when its window goes."""

    def __init__(self, pdf: bytes) -> None:
        with LOCK:
            self._document = pypdfium2.PdfDocument(pdf)
            self.count = len(self._document)

    def width(self, place: int) -> float:
        """Return the width of the page at *place* in points."""
        with LOCK:
            return float(self._document.get_page_size(place)[0])

    def image(self, place: int, scale: float) -> QImage:
        """Return the page at *place*, *scale* dots a point."""
        with LOCK:
            page = self._document[place]
            drawn = page.render(scale=scale, rev_byteorder=True)
            try:
                size = (drawn.width, drawn.height, drawn.stride)
                return QImage(bytes(drawn.buffer), *size, QImage.Format.Format_RGB888).copy()
            finally:
                drawn.close()
                page.close()

    def close(self) -> None:
        """Let go of the document."""
        with LOCK:
            self._document.close()
