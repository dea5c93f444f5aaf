"""Voiding takes a reason and a manager who is standing there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.domain import text
from app.strings import desk as words
from app.strings import errors
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.passphrase_field import PassphraseField


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidAsked:
    """Why, by whom it is approved, and whether another receipt takes its place."""

    reason: str
    login: str
    passphrase: str
    replace: bool


class VoidDialog(QDialog):
    """Emits `asked`; stays open until `accept`, and says with `refuse` why not yet."""

    asked = Signal(object)

    def __init__(
        self, receipt: str, managers: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.VOID_TITLE)
        self.reason = QComboBox(editable=True)
        self.reason.addItems(words.REASONS)
        self.reason.setCurrentText("")
        self.approver = QComboBox()
        for login, name in managers:
            self.approver.addItem(name, login)
        self.passphrase = PassphraseField()
        self.message = Note("", "danger", "warning-circle")
        self.message.hide()
        self.void = Button(words.VOID_NOW, "prohibit", kind="danger")
        self.replace = Button(words.VOID_AND_REPLACE, "note-pencil")
        self.cancel = Button(words.CANCEL)
        self._reason = FieldRow(words.REASON, self.reason)
        self._lay(receipt)
        self.void.clicked.connect(lambda: self._ask(replace=False))
        self.replace.clicked.connect(lambda: self._ask(replace=True))
        self.passphrase.entered.connect(lambda: self._ask(replace=False))
        self.cancel.clicked.connect(self.reject)

    def _lay(self, receipt: str) -> None:
        for button in (self.void, self.replace, self.cancel, self.passphrase.eye):
            button.setAutoDefault(False)
        parts = (
            basics.title(words.VOID_TITLE),
            basics.label(receipt),
            Note(words.VOID_ADVICE, "accent", "info"),
            self._reason,
            FieldRow(words.APPROVER, self.approver),
            FieldRow(words.APPROVER_WORD, self.passphrase),
            self.message,
            basics.row(self.void, self.replace, None, self.cancel),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(540)

    def refuse(self, sentence: str) -> None:
        """Say why it was not voided."""
        self._busy(busy=False)
        self.message.say(sentence)
        self.message.show()
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _ask(self, *, replace: bool) -> None:
        reason = text.clean(self.reason.currentText())
        self._reason.set_problem("" if reason else errors.text("required"))
        if not reason:
            self.reason.setFocus()
            return
        self.message.hide()
        self._busy(busy=True)
        login, typed = str(self.approver.currentData()), self.passphrase.text()
        asked = VoidAsked(reason=reason, login=login, passphrase=typed, replace=replace)
        self.asked.emit(asked)

    def _busy(self, *, busy: bool) -> None:
        for button in (self.void, self.replace):
            button.setEnabled(not busy)
