"""Paper from PDF bytes: pages are drawn by pypdfium2 and painted, so every printer prints alike."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.document import Paper
from app.domain.errors import AppError
from app.keys import files
from app.reports import pdfium
from app.services.pc import PaperSetup

_BEST_DPI = 300
_SIZES: Mapping[str, QPageSize] = {
    Paper.A4: QPageSize(QPageSize.PageSizeId.A4),
    Paper.A5: QPageSize(QPageSize.PageSizeId.A5),
    Paper.ROLL: QPageSize(QSizeF(80, 297), QPageSize.Unit.Millimeter),
}


Tell: TypeAlias = Callable[[int, int], None]


def _silent(_done: int, _whole: int) -> None:
    """Tell nobody."""


def names() -> list[str]:
    """Return the printers that this PC knows."""
    return list(QPrinterInfo.availablePrinterNames())


class Printer:
    """The printer of one kind of paper on this PC."""

    def __init__(self, setup: PaperSetup, kind: str) -> None:
        self._setup, self._kind = setup, kind
        chosen = QPrinterInfo.printerInfo(setup.printer) if setup.printer else QPrinterInfo()
        # one that was taken away must not hold up the queue: the default printer takes its paper
        self._info = QPrinterInfo.defaultPrinter() if chosen.isNull() else chosen

    @property
    def resolution(self) -> int:
        """Dots an inch, 0 where there is no printer."""
        return 0 if self._info.isNull() else self._printer().resolution()

    def send(self, pdf: bytes) -> bool:
        """Print *pdf* at once, without asking; False where no printer takes it."""
        if self._info.isNull():
            return False
        printer = self._printer()
        printer.setCopyCount(self._setup.copies)
        return paint(pdf, printer)

    def _printer(self) -> QPrinter:
        printer = QPrinter(self._info, QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(_SIZES.get(self._kind, _SIZES[Paper.A4]))
        wide = self._kind == Paper.A5
        turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(turned)
        return printer


def paint(pdf: bytes, printer: QPrinter, tell: Tell = _silent) -> bool:
    """Paint the pages of *pdf*, each at its true size; False where the printer refuses.

    From any thread. *tell* hears how many pages are done and may raise; then none is printed.
    """
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    whole = pdfium.count(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        _paint(painter, pdf, printer, lambda done: tell(done, whole))
    except AppError:
        printer.abort()
        raise
    finally:
        ended = painter.end()
    return ended


def _paint(painter: QPainter, pdf: bytes, printer: QPrinter, tell: Callable[[int], None]) -> None:
    dots = min(_BEST_DPI, printer.resolution())
    scale = printer.resolution() / dots
    for number, image in enumerate(pages(pdf, dots)):
        tell(number)
        if number:
            printer.newPage()
        size = QSizeF(image.width() * scale, image.height() * scale)
        painter.drawImage(QRectF(QPointF(0, 0), size), image)


def pages(pdf: bytes, dpi: int, *, grey: bool = True) -> Iterator[QImage]:
    """Yield each page of *pdf* as a picture of *dpi* dots an inch."""
    known = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
    for drawn in pdfium.pages(pdf, dpi, grey=grey):
        size = (drawn.width, drawn.height, drawn.stride)
        yield QImage(bytes(drawn.buffer), *size, known).copy()


def ask(parent: QWidget, setup: PaperSetup | None = None, *, wide: bool = False) -> QPrinter | None:
    """Ask which printer, beginning with that of *setup*, for A4, *wide* across; None for none."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if setup is not None and setup.printer in names():
        printer.setPrinterName(setup.printer)
        printer.setCopyCount(setup.copies)
    printer.setPageSize(_SIZES[Paper.A4])
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
    accepted = QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted
    return printer if accepted else None


def print_page(parent: QWidget, pdf: bytes) -> bool:
    """Ask which printer, then print *pdf*, which is one page, on A4."""
    printer = ask(parent)
    return printer is not None and paint(pdf, printer)


def save(parent: QWidget, pdf: bytes, name: str) -> Path | None:
    """Ask where to, and save *pdf* there, durably; None where the user changed their mind."""
    chosen, _filter = QFileDialog.getSaveFileName(parent, "", name, "PDF (*.pdf)")
    if not chosen:
        return None
    path = Path(chosen)
    files.atomic_write(path, pdf, mode=files.SHARED)
    return path
