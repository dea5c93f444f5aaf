"""A list leaves the program: looked at as a paper, or written as a file; how far, or stopped."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain import clock, digits, jalali
from app.domain.errors import AppError
from app.strings import lists
from app.strings import receipt_list as words
from app.ui.context import Context
from app.ui.dialogs.paper_preview import PaperPreview
from app.ui.widgets.basics import Button
from app.ui.widgets.progress import ProgressStrip


@dataclass(frozen=True, slots=True)
class ListSource:
    """A list by its *title*, as the services give it.

    *export* writes it (connection, who, asked, path, tell), *draw* returns its PDF
    (connection, who, asked, tell).
    """

    title: str
    export: Callable[..., int]
    draw: Callable[..., bytes]


def list_buttons() -> tuple[Button, Button]:
    """Return what every list offers above itself: a workbook, and a paper."""
    return Button(lists.EXCEL, "table"), Button(lists.PDF, "file-pdf")


class ListExport(QObject):
    """Works beside the windows; `ended` when it is over, `shown` carries the preview."""

    ended = Signal()
    shown = Signal(object)
    _reached = Signal(int)

    def __init__(
        self, ctx: Context, strip: ProgressStrip, window: QWidget, source: ListSource
    ) -> None:
        super().__init__(window)
        self._ctx, self._strip, self._window, self._source = ctx, strip, window, source
        self._stop = threading.Event()
        strip.cancelled.connect(self._stop.set)
        self._reached.connect(self._show)

    def ask(self, asked: Any, total: int) -> None:
        """Ask where to, then write the workbook of what *asked* finds."""
        name = f"{self._name()}.xlsx"
        chosen, _filter = QFileDialog.getSaveFileName(self._window, "", name, words.FILES)
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(".xlsx"), asked, total)

    def write(self, path: Path, asked: Any, total: int) -> None:
        """Write the list to *path*; *total* rows are expected."""
        ctx = self._ctx
        try:
            target = ctx.office.folder.apart(path)
        except AppError as error:
            ctx.jobs.failed.emit(error)
            return
        self._begin(total)
        who = ctx.office.actor
        future = ctx.runner.read(self._source.export, who, asked, target, self._tell)
        self._then(future, lambda rows: self._written(target, rows))

    def preview(self, asked: Any, total: int) -> None:
        """Show the list as a paper, to be printed or saved from there."""
        self._begin(total)
        ctx = self._ctx
        future = ctx.runner.read(self._source.draw, ctx.office.actor, asked, self._tell)
        self._then(future, self._drawn)

    def _begin(self, total: int) -> None:
        self._stop.clear()
        self._strip.begin(words.EXPORTING, total)

    def _then(self, future: Future[Any], done: Callable[[Any], None]) -> None:
        def over(value: Any) -> None:
            self._strip.end()
            if self._stop.is_set():
                self._ctx.notices.say(words.CANCELLED, tone="plain")
            else:
                done(value)
            self.ended.emit()

        self._ctx.jobs.then(self, future, over, self._failed)

    def _tell(self, count: int) -> bool:
        self._reached.emit(count)
        return not self._stop.is_set()

    def _show(self, count: int) -> None:
        self._strip.reached(count, digits.group(count))

    def _written(self, path: Path, rows: int) -> None:
        url = QUrl.fromLocalFile(str(path))
        show = (words.OPEN, lambda: QDesktopServices.openUrl(url))
        self._ctx.notices.say(words.exported(digits.group(rows)), action=show)

    def _drawn(self, pdf: bytes) -> None:
        title, name = self._source.title, f"{self._name()}.pdf"
        paper = PaperPreview(self._ctx, self._window, pdf, title, name, wide=True)
        paper.open()
        self.shown.emit(paper)

    def _failed(self, error: BaseException) -> None:
        self._strip.end()
        self._ctx.jobs.failed.emit(error)
        self.ended.emit()

    def _name(self) -> str:
        return f"{self._source.title} {jalali.iso(clock.today())}"
