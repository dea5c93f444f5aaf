"""A list leaves the program as a file: where to, how far, stopped or done."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain import clock, digits, jalali
from app.domain.receipt_filter import ReceiptFilter
from app.services import receipt_lists
from app.strings import receipt_list as words
from app.ui.context import Context
from app.ui.widgets.progress import ProgressStrip


class ListExport(QObject):
    """Writes the receipts that *asked* finds beside the windows; `ended` when it is over."""

    ended = Signal()
    _reached = Signal(int)

    def __init__(self, ctx: Context, strip: ProgressStrip, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._strip, self._window = ctx, strip, window
        self._stop = threading.Event()
        strip.cancelled.connect(self._stop.set)
        self._reached.connect(self._show)

    def ask(self, kind: str, asked: ReceiptFilter, total: int) -> None:
        """Ask where to, then write; *kind* is xlsx or pdf."""
        name = f"{words.TITLE} {jalali.iso(clock.today())}.{kind}"
        chosen, _filter = QFileDialog.getSaveFileName(self._window, "", name, words.FILES[kind])
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(f".{kind}"), asked, total)

    def write(self, path: Path, asked: ReceiptFilter, total: int) -> None:
        """Write the list to *path*; *total* rows are expected."""
        self._stop.clear()
        self._strip.begin(words.EXPORTING, total)
        ctx = self._ctx
        future = ctx.runner.read(receipt_lists.export, ctx.office.actor, asked, path, self._tell)
        ctx.jobs.then(self, future, lambda rows: self._done(path, rows), self._failed)

    def _tell(self, count: int) -> bool:
        self._reached.emit(count)
        return not self._stop.is_set()

    def _show(self, count: int) -> None:
        self._strip.reached(count, digits.group(count))

    def _done(self, path: Path, rows: int) -> None:
        self._strip.end()
        if self._stop.is_set():
            self._ctx.notices.say(words.CANCELLED, tone="plain")
        else:
            url = QUrl.fromLocalFile(str(path))
            show = (words.OPEN, lambda: QDesktopServices.openUrl(url))
            self._ctx.notices.say(words.exported(digits.group(rows)), action=show)
        self.ended.emit()

    def _failed(self, error: BaseException) -> None:
        self._strip.end()
        self._ctx.jobs.failed.emit(error)
        self.ended.emit()
