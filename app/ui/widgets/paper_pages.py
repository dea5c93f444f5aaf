"""The pages of a PDF as pictures, one at a time: a thousand pages cost what one does."""

import math
from typing import Final

from PySide6.QtGui import QImage

from app.reports import pdfium
from app.reports.pdfium import LOCK

MOST_DOTS: Final = 40_000_000
"""A page of one point by a kilometre must not take the memory of the PC."""


class PaperPages:
    """Holds a document open; close it when its window goes. AppError `pdf_unreadable`."""

    def __init__(self, pdf: bytes) -> None:
        with LOCK:
            self._document = pdfium.opened(pdf)
            self.count = len(self._document)

    def width(self, place: int) -> float:
        """Return the width of the page at *place* in points."""
        with LOCK:
            return float(self._document.get_page_size(place)[0])

    def image(self, place: int, scale: float) -> QImage:
        """Return the page at *place*, *scale* dots a point, fewer where it is vast."""
        with LOCK:
            page = self._document[place]
            wide, high = page.get_size()
            fits = math.sqrt(MOST_DOTS / max(1.0, wide * high))
            drawn = page.render(scale=min(scale, fits), rev_byteorder=True)
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
