"""What the province sent back is looked for and taken in: one line a file, and what changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from app.domain import text
from app.domain.errors import AppError
from app.services import acknowledging, incoming
from app.services.incoming import Outcome
from app.strings import errors, sending
from app.strings import exchange as words
from app.sync.stick import Found
from app.ui.context import Context
from app.ui.dialogs.place_list import Look
from app.ui.widgets import basics, drives, theme
from app.ui.widgets.basics import Button, Note, PrimaryButton

_WIDTH: Final = 620
_HIGH: Final = 380
_OLD: Final = frozenset({"update_older", "ack_other_office", "update_other_province"})
"""What lies on a stick without anything being wrong with it."""


Folders = Callable[[], Iterable[Path]]


class TakeDialog(QDialog):
    """Looks at every stick that is in, or at a folder; `answers` are what became of the files."""

    def __init__(self, ctx: Context, window: QWidget, look: Look = drives.removable) -> None:
        super().__init__(window)
        self._ctx, self._look = ctx, look
        self.answers: list[Outcome] = []
        self._left = 0
        self.setWindowTitle(words.TAKE)
        self.setFixedWidth(_WIDTH)
        self.title = basics.title(words.TAKE)
        self.says = basics.hint("", wrap=True)
        self._lines = basics.column()
        inside = QWidget()
        inside.setLayout(self._lines)
        ground = basics.top(inside)
        ground.setFixedHeight(_HIGH)
        self.leave = PrimaryButton(words.DONE)
        self.again = Button(words.TAKE_AGAIN, "arrows-clockwise", key="F8")
        self.folder = Button(words.FOLDER, "folder-open")
        buttons = basics.row(self.leave, self.again, self.folder, None)
        box = basics.column(self.title, self.says, ground, buttons, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        for button in (self.leave, self.again, self.folder):
            button.setAutoDefault(False)
        self.leave.clicked.connect(self.accept)
        self.again.clicked.connect(self.look)
        self.folder.clicked.connect(self._choose)
        self.leave.setFocus()
        QTimer.singleShot(0, self.look)

    def look(self) -> None:
        """Look at the sticks that are in."""
        self._begin(lambda: [one.path for one in self._look()])

    def take_from(self, folder: Path) -> None:
        """Take in what lies in *folder*."""
        self._begin(lambda: [folder])

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, words.CHOOSE_FOLDER)
        if chosen:
            self.take_from(Path(chosen))

    def _begin(self, folders: Folders) -> None:
        self.answers, self._left = [], 0
        basics.clear(self._lines)
        self.says.setText(words.TAKE_LOOKING)
        self._busy(busy=True)
        work = self._ctx.runner.work(_gather, folders)
        self._ctx.jobs.then(self, work, self._take, self._failed)

    def _take(self, found: Mapping[Found, bytes | AppError]) -> None:
        ctx, self._left = self._ctx, len(found)
        if not found:
            self._end()
        for one, raw in found.items():
            name = str(one.name)
            if isinstance(raw, AppError):
                self._refused(name, raw)
                continue
            future = ctx.runner.write(incoming.take, ctx.office, one, raw)
            ctx.jobs.then(self, future, self._answered, partial(self._refused, name))

    def _refused(self, name: str, error: BaseException) -> None:
        if isinstance(error, AppError):
            self._answered(Outcome(name, refused=error))
        else:
            self._failed(error)

    def _answered(self, one: Outcome) -> None:
        self.answers.append(one)
        self._lines.addWidget(AnswerNote(one.name, *told(one)))
        self._left -= 1
        if self._left == 0:
            self._end()

    def show_answers(self, answers: Sequence[Outcome]) -> None:
        """Show what became of files that were taken in."""
        self._left = len(answers)
        for one in answers:
            self._answered(one)

    def _end(self) -> None:
        self._busy(busy=False)
        taken = sum(1 for one in self.answers if one.taken is not None)
        count = len(self.answers)
        self.title.setText(words.took(taken, count) if count else words.TAKE)
        self.says.setText(words.TAKE_ADVICE if count else words.TAKE_NONE)
        self.leave.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._busy(busy=False)
        self.says.setText("")
        self._ctx.jobs.failed.emit(error)

    def _busy(self, *, busy: bool) -> None:
        for button in (self.again, self.folder):
            button.setEnabled(not busy)


def _gather(folders: Folders) -> Mapping[Found, bytes | AppError]:
    return incoming.read(incoming.find(folders()))


class AnswerNote(Note):
    """What became of a file, under its name, which keeps its Latin digits as on the stick."""

    def __init__(self, name: str, says: str, tone: str, icon: str) -> None:
        super().__init__(says, tone, icon)
        file = basics.label(text.latin_line(name))
        file.setFont(theme.latin_font(basics.SMALL, QFont.Weight.Medium))
        if isinstance(box := self.layout(), QHBoxLayout):
            box.removeWidget(self._text)
            box.addLayout(basics.column(file, self._text, gap=2), 1)


def told(one: Outcome) -> tuple[str, str, str]:
    """Return what is said of a file, in which tone, with which icon."""
    if one.refused is not None:
        old = one.refused.code in _OLD
        tone, icon = ("quiet", "clock-counter-clockwise") if old else ("danger", "warning-circle")
        return errors.sentence(one.refused), tone, icon
    taken = one.taken
    if isinstance(taken, acknowledging.Taken):
        says = sending.acknowledged(taken.upto, taken.refused, fresh=taken.fresh)
        return (says, *(("danger", "warning-circle") if taken.refused else _fine(new=taken.fresh)))
    if taken is None:
        raise ValueError("an answer without an answer")
    changed = words.published(taken.tables)
    if not changed:
        return (words.not_newer(taken.version), *_fine(new=False))
    says = sending.updated(taken.version, taken.added, taken.changed)
    return (f"{says}\n{changed}", *_fine(new=True))


def _fine(*, new: bool) -> tuple[str, str]:
    return ("primary", "check-circle") if new else ("quiet", "clock-counter-clockwise")
