"""Two registered donors who are one: who the other is, and whose name stays."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from app.domain.errors import AppError
from app.queries.donors import DonorRow
from app.strings import donor_list as words
from app.strings import donors, errors
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card, Note, PrimaryButton
from app.ui.widgets.choices import Choices
from app.ui.widgets.field_row import FieldRow

WAIT_MS: Final = 60
_LONGEST: Final = 30
Offered = tuple[DonorRow, str]
"""A donor, and why it is offered."""


class MergeDialog(QDialog):
    """Emits `looked` while somebody is searched, and `asked`; `pair` is who goes and who stays."""

    looked = Signal(str)
    asked = Signal()

    def __init__(self, row: DonorRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.MERGE)
        self._row = row
        self._offered: list[DonorRow] = []
        self.search = QLineEdit(placeholderText=words.OTHER_HINT, clearButtonEnabled=True)
        self.list, self._stack = QListWidget(), QStackedWidget()
        self.stays = Choices([("this", _short(row)), ("other", words.OTHER)])
        self.message = Note("", "danger", "warning-circle")
        self.go = PrimaryButton(words.MERGE_NOW, "git-merge", key="F9")
        self.cancel = Button(words.CANCEL)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._lay()
        self._connect()

    def _lay(self) -> None:
        for button in (self.go, self.cancel):
            button.setAutoDefault(False)
        self.list.setFixedHeight(176)
        nobody = basics.hint(words.NOBODY)
        nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(nobody)
        self._stack.addWidget(self.list)
        card = Card(margin=10)
        card.body.addWidget(self._stack)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        who = donors.subtitle(self._row.kind, self._row.national_id, self._row.mobile)
        name = donors.titled(self._row.honorific, self._row.name)
        parts = (
            basics.title(words.MERGE),
            basics.label(f"{name}  ·  {who}", wrap=True),
            Note(words.MERGE_ADVICE, "primary", "info"),
            FieldRow(words.OTHER, self.search),
            card,
            FieldRow(words.STAYS, self.stays),
            self.message,
            basics.row(self.go, self.cancel, None),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(600)
        self.message.hide()

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self._wait.timeout.connect(lambda: self.looked.emit(self.search.text()))
        self.list.currentRowChanged.connect(self._picked)
        self.go.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self.search.returnPressed.connect(self.stays.setFocus)
        self.search.setFocus()

    def offer(self, found: Iterable[Offered]) -> None:
        """Show who may be the other one, never this donor itself."""
        shown: Sequence[Offered] = [one for one in found if one[0].uid != self._row.uid]
        self._offered = [row for row, _why in shown]
        self.list.clear()
        for row, why in shown:
            name = donors.titled(row.honorific, row.name)
            below = donors.subtitle(row.kind, row.national_id, row.mobile)
            QListWidgetItem(f"{name}   {below}   ·   {why}", self.list)
        self.list.setCurrentRow(0 if shown else -1)
        self._stack.setCurrentIndex(1 if shown else 0)

    def pair(self) -> tuple[uuid.UUID, uuid.UUID] | None:
        """Return who goes and who stays; None while nobody is chosen."""
        at = self.list.currentRow()
        if at < 0:
            return None
        this, other = self._row.uid, self._offered[at].uid
        return (other, this) if self.stays.value() == "this" else (this, other)

    def names(self) -> tuple[str, str]:
        """Return the names of `pair`; there must be one."""
        this, other = self._row.name, self._offered[self.list.currentRow()].name
        return (other, this) if self.stays.value() == "this" else (this, other)

    def refuse(self, error: BaseException) -> bool:
        """Say why not; False for what no user can mend."""
        self.go.setEnabled(True)
        if isinstance(error, AppError):
            self._say(errors.sentence(error))
        return isinstance(error, AppError)

    def _say(self, sentence: str) -> None:
        self.message.say(sentence)
        self.message.show()
        self.search.setFocus()

    def _picked(self, at: int) -> None:
        other = _short(self._offered[at]) if at >= 0 else words.OTHER
        self.stays.rename("other", other)

    def _ask(self) -> None:
        self.message.hide()
        if self.pair() is None:
            self._say(words.NOBODY)
            return
        self.go.setEnabled(False)
        self.asked.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        last = self.list.count() - 1
        self.list.setCurrentRow(max(min(0, last), min(last, self.list.currentRow() + step)))
        return True


def _short(row: DonorRow) -> str:
    return row.name if len(row.name) <= _LONGEST else f"{row.name[:_LONGEST]}…"
