"""A paper on the screen before it is printed or saved; every paper but a receipt goes by here."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QPixmap
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QScrollArea, QWidget
from typing_extensions import override

from app.domain.errors import AppError
from app.keys import files
from app.services import pc
from app.strings import errors
from app.strings import preview as words
from app.ui.context import Context
from app.ui.dialogs.long_work import LongWork, Watch
from app.ui.widgets import basics, printer
from app.ui.widgets.basics import Button, IconButton, PrimaryButton
from app.ui.widgets.paper_pages import PaperPages
from app.ui.widgets.progress import ProgressStrip

STEP: Final = 1.25
LEAST: Final = 0.5
MOST: Final = 3.0
_SIZES: Final = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}
_EDGE: Final = 24
_ROOM: Final = 40


class PaperPreview(QDialog):
    """Shows *pdf* page by page: PageUp, PageDown, Home, End turn it, + and − change its size.

    *title* is what it is, *name* what its file is called, *wide* that the paper lies across.
    """

    def __init__(
        self,
        ctx: Context,
        parent: QWidget,
        pdf: bytes,
        title: str,
        name: str,
        *,
        wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self._ctx, self._pdf, self._name, self._wide = ctx, pdf, name, wide
        self._pages, self._at, self._zoom = PaperPages(pdf), 0, 1.0
        self.setWindowTitle(title)
        self.page = QLabel()
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self.sheet = QScrollArea()
        self.sheet.setWidgetResizable(True)
        self.sheet.setWidget(self.page)
        self.before, self.after = (
            _icon("caret-right", words.BEFORE),
            _icon("caret-left", words.AFTER),
        )
        self.larger = _icon("magnifying-glass-plus", words.LARGER)
        self.smaller = _icon("magnifying-glass-minus", words.SMALLER)
        self.place = basics.label()
        self.print_it = PrimaryButton(words.PRINT, "printer", key="F9")
        self.strip = ProgressStrip()
        self.work = LongWork(ctx, self.strip, self)
        self.save, self.leave = Button(words.SAVE, "floppy-disk"), Button(words.CLOSE)
        self._lay(parent.window().size())
        self._connect()

    def _lay(self, window: QSize) -> None:
        for button in (self.print_it, self.save, self.leave):
            button.setAutoDefault(False)
        turns = basics.row(self.before, self.place, self.after, gap=6)
        sizes = basics.row(self.smaller, self.larger, gap=2)
        head = basics.row(basics.section(self.windowTitle()), None, turns, sizes, gap=16)
        foot = basics.row(self.print_it, self.save, self.leave, None)
        box = basics.column(head, self.sheet, self.strip, foot, gap=12)
        box.setStretch(1, 1)
        box.setContentsMargins(20, 16, 20, 16)
        self.setLayout(box)
        self.resize(min(1040 if self._wide else 820, window.width()), window.height() - _ROOM)
        for watched in (self.sheet, self.sheet.viewport()):
            watched.installEventFilter(self)
        self.sheet.setFocus()

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.turn(self._at - 1))
        self.after.clicked.connect(lambda: self.turn(self._at + 1))
        self.larger.clicked.connect(lambda: self._size(STEP))
        self.smaller.clicked.connect(lambda: self._size(1 / STEP))
        self.print_it.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self.finished.connect(lambda _result: self._over())

    def turn(self, to: int) -> None:
        """Show the page at *to*, where there is one."""
        self._at = max(0, min(self._pages.count - 1, to))
        self._draw()
        self.sheet.verticalScrollBar().setValue(0)

    def _size(self, by: float) -> None:
        self._zoom = max(LEAST, min(MOST, self._zoom * by))
        self._draw()

    def _draw(self) -> None:
        room = self.sheet.viewport().width() - 2 * _EDGE - 4
        dots = self.devicePixelRatioF()
        scale = max(0.2, room / self._pages.width(self._at)) * self._zoom
        picture = QPixmap.fromImage(self._pages.image(self._at, scale * dots))
        picture.setDevicePixelRatio(dots)
        self.page.setPixmap(picture)
        self.place.setText(words.place(self._at + 1, self._pages.count))
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < self._pages.count - 1)

    def _print(self) -> None:
        setup = pc.of(self._ctx.office.folder).paper(pc.OTHER)
        chosen = printer.ask(self, setup, wide=self._wide)
        if chosen is not None:
            self.print_on(chosen)

    def print_on(self, chosen: QPrinter) -> None:
        """Print behind the windows: a long list takes minutes, and can be stopped."""
        self.print_it.setEnabled(False)

        def task(watch: Watch) -> bool:
            return printer.paint(self._pdf, chosen, watch.reached)

        self.work.begin(words.PRINTING, task, self._printed, self._not_printed)

    def _printed(self, sent: bool) -> None:
        self.print_it.setEnabled(True)
        says, tone = (words.PRINTED, "ok") if sent else (words.REFUSED, "danger")
        self._ctx.notices.say(says, tone=tone)

    def _not_printed(self, error: BaseException) -> None:
        self.print_it.setEnabled(True)
        if isinstance(error, AppError) and error.code == "stopped":
            self._ctx.notices.say(words.STOPPED, tone="plain")
        else:
            self._ctx.jobs.failed.emit(error)

    def _save(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(self, "", self._name, words.FILES)
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(".pdf"))

    def write(self, path: Path) -> None:
        """Save the paper to *path*, durably, and say so."""
        try:
            target = self._ctx.office.folder.apart(path)
            files.atomic_write(target, self._pdf, mode=files.SHARED)
        except AppError as error:
            self._ctx.notices.say(errors.sentence(error), tone="danger")
            return
        url = QUrl.fromLocalFile(str(target))
        show = (words.OPEN, lambda: QDesktopServices.openUrl(url))
        self._ctx.notices.say(words.saved(target.name), action=show)
        self.accept()

    def _pressed(self, key: Qt.Key) -> bool:
        """Turn the page where the key finds no more of this one; tell whether it was taken."""
        bar = self.sheet.verticalScrollBar()
        if key in _SIZES:
            self._size(_SIZES[key])
        elif key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turn(self._at + 1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turn(self._at - 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn(0 if key == Qt.Key.Key_Home else self._pages.count - 1)
        else:
            return False
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.sheet.viewport() and event.type() == QEvent.Type.Resize:
            self._draw()
        elif pressed and isinstance(event, QKeyEvent):
            return self._pressed(Qt.Key(event.key()))
        return False

    def _over(self) -> None:
        self._pages.close()
        self.deleteLater()


def _icon(name: str, says: str) -> IconButton:
    button = IconButton(name, says)
    button.setAutoDefault(False)
    return button
