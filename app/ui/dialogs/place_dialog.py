"""One way to ask where a file goes, to write it while it can be stopped, and to say why not."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QSizePolicy, QStackedWidget, QWidget

from app.domain.errors import AppError
from app.services import sending
from app.strings import errors
from app.strings import exchange as words
from app.ui.context import Context
from app.ui.dialogs.long_work import LongWork
from app.ui.dialogs.place_list import Look, PlaceList
from app.ui.widgets import basics, drives
from app.ui.widgets.basics import Button, Note, PrimaryButton
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.progress import ProgressStrip

_WIDTH = 540


class PlaceDialog(QDialog):
    """Calls `make` with a place that is not the office's own; Esc stops the work, then closes."""

    def __init__(
        self,
        ctx: Context,
        window: QWidget,
        heading: str,
        advice: str,
        more: Sequence[QWidget] = (),
        look: Look = drives.removable,
    ) -> None:
        super().__init__(window)
        self.ctx, self._more = ctx, more
        self.setWindowTitle(heading)
        self.setFixedWidth(_WIDTH)
        self.places = PlaceList(ctx, look)
        self.note = Note("", "danger", "warning-circle")
        self.note.hide()
        self.go = PrimaryButton(words.MAKE, "paper-plane-tilt", key="F9")
        self.leave = Button(words.DONE)
        self.strip = ProgressStrip()
        self.work = LongWork(ctx, self.strip, self)
        self.pages = QStackedWidget()
        self._question = self._asks(heading, advice)
        self.pages.addWidget(self._question)
        self._box = basics.column(self.pages)
        self._box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(self._box)
        self.go.clicked.connect(self._go)
        self.leave.clicked.connect(self.reject)
        self.places.setFocus()

    def _asks(self, heading: str, advice: str) -> QWidget:
        page = QWidget()
        head = (basics.title(heading), basics.hint(advice, wrap=True))
        rows = (FieldRow(words.WHERE, self.places), *self._more)
        buttons = basics.row(self.go, self.leave, None)
        page.setLayout(basics.column(*head, *rows, self.note, self.strip, buttons, None, gap=12))
        for button in (self.go, self.leave):
            button.setAutoDefault(False)
        return page

    def make(self, folder: Path) -> None:
        """Write into *folder*; each dialog has its own."""
        raise TypeError(type(self), folder)

    def _go(self) -> None:
        place = self.places.path()
        if place is None and self.places.ask():
            place = self.places.path()
        if place is None or self.pages.currentIndex():
            return
        try:
            folder = sending.place(self.ctx.office, place)
        except AppError as error:
            self.refuse(error)
            return
        self.busy(busy=True)
        self.make(folder)

    def refuse(self, error: BaseException) -> None:
        """Say why nothing was written, beside the question."""
        self.busy(busy=False)
        if not isinstance(error, AppError):
            self.ctx.jobs.failed.emit(error)
            return
        stopped = error.code == "stopped"
        self.note.say(words.STOPPED if stopped else errors.sentence(error))
        self.note.show()
        self.places.setFocus()

    def turn_over(self, page: QWidget) -> None:
        """Show *page* after the question, in a window of its own height."""
        away = QSizePolicy.Policy.Ignored
        self._question.setSizePolicy(away, away)
        self.pages.setCurrentWidget(page)
        # the stack would ask for the height of its highest page
        edges, inside = self.contentsMargins() + self._box.contentsMargins(), page.layout()
        across = _WIDTH - edges.left() - edges.right()
        high = inside.totalHeightForWidth(across) if inside is not None else 0
        self.resize(_WIDTH, high + edges.top() + edges.bottom())

    def busy(self, *, busy: bool) -> None:
        """Let nothing but the stopping be pressed meanwhile."""
        self.note.hide()
        for part in (self.go, self.places, self.leave, *self._more):
            part.setEnabled(not busy)
        if busy:
            self.strip.cancel.setFocus()

    def reject(self) -> None:
        """Stop the work first, where there is any: a half-written file goes away with it."""
        if self.strip.isVisible():
            self.work.stop()
        else:
            super().reject()
