"""Voiding takes a reason and a manager: one who is standing there, or one who decides later."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.domain import text
from app.strings import desk as words
from app.strings import errors
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note
from app.ui.widgets.choices import Choices
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.passphrase_field import PassphraseField

NOW: Final = "now"
LATER: Final = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidAsked:
    """Why, by whom it is approved (nobody yet where *login* is empty), and whether replaced."""

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
        self.when = Choices(words.VOID_WHEN)
        self.approver = QComboBox()
        for login, name in managers:
            self.approver.addItem(name, login)
        self.passphrase = PassphraseField()
        self.message = Note("", "danger", "warning-circle")
        self.message.hide()
        self.advice = Note(words.VOID_ADVICE, "accent", "info")
        self.void = Button(words.VOID_NOW, "prohibit", kind="danger")
        self.replace = Button(words.VOID_AND_REPLACE, "note-pencil")
        self.cancel = Button(words.CANCEL)
        self._reason = FieldRow(words.REASON, self.reason)
        self._signing = QWidget()
        self._lay(receipt)
        self._connect()

    def _lay(self, receipt: str) -> None:
        for button in (self.void, self.replace, self.cancel, self.passphrase.eye):
            button.setAutoDefault(False)
        who = FieldRow(words.APPROVER, self.approver)
        word = FieldRow(words.APPROVER_WORD, self.passphrase)
        signing = basics.row(who, word, gap=12)
        signing.setStretch(0, 1)
        signing.setStretch(1, 1)
        self._signing.setLayout(signing)
        parts = (
            basics.title(words.VOID_TITLE),
            basics.label(text.latin_line(receipt)),
            self._reason,
            FieldRow(words.VOID_WHO, self.when),
            self._signing,
            self.advice,
            self.message,
            basics.row(self.void, self.replace, None, self.cancel),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(600)

    def _connect(self) -> None:
        self.void.clicked.connect(lambda: self._ask(replace=False))
        self.replace.clicked.connect(lambda: self._ask(replace=True))
        self.passphrase.entered.connect(lambda: self._ask(replace=False))
        self.cancel.clicked.connect(self.reject)
        self.when.changed.connect(self._show_when)

    def _show_when(self, when: str) -> None:
        later = when == LATER
        self._signing.setVisible(not later)
        self.advice.say(words.VOID_LATER_ADVICE if later else words.VOID_ADVICE)
        self.void.rename(words.VOID_LATER if later else words.VOID_NOW)
        self.replace.rename(words.VOID_LATER_AND_REPLACE if later else words.VOID_AND_REPLACE)
        self.adjustSize()

    def refuse(self, sentence: str) -> None:
        """Say why it was not voided."""
        self._busy(busy=False)
        self.message.say(sentence)
        self.message.show()
        self.passphrase.clear()
        if self.when.value() == NOW:
            self.passphrase.setFocus()

    def _ask(self, *, replace: bool) -> None:
        reason = text.clean(self.reason.currentText())
        self._reason.set_problem("" if reason else errors.text("required"))
        if not reason:
            self.reason.setFocus()
            return
        self.message.hide()
        self._busy(busy=True)
        now = self.when.value() == NOW
        login = str(self.approver.currentData() or "") if now else ""
        typed = self.passphrase.text() if now else ""
        asked = VoidAsked(reason=reason, login=login, passphrase=typed, replace=replace)
        self.asked.emit(asked)

    def _busy(self, *, busy: bool) -> None:
        for button in (self.void, self.replace):
            button.setEnabled(not busy)
