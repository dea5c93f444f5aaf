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
    """Why, and by whom it is approved."""

    reason: str
    login: str
    passphrase: str


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
        self.cancel = Button(words.CANCEL)
        self._reason = FieldRow(words.REASON, self.reason)
        self._lay(receipt)
        self.void.clicked.connect(self._ask)
        self.passphrase.entered.connect(self._ask)
        self.cancel.clicked.connect(self.reject)

    def _lay(self, receipt: str) -> None:
        self.void.setAutoDefault(False)
        parts = (
            basics.title(words.VOID_TITLE),
            basics.label(receipt),
            Note(words.VOID_ADVICE, "accent", "info"),
            self._reason,
            FieldRow(words.APPROVER, self.approver),
            FieldRow(words.APPROVER_WORD, self.passphrase),
            self.message,
            basics.row(self.void, self.cancel, None),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(480)

    def refuse(self, sentence: str) -> None:
        """Say why it was not voided."""
        self.void.setEnabled(True)
        self.message.say(sentence)
        self.message.show()
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _ask(self) -> None:
        reason = text.clean(self.reason.currentText())
        self._reason.set_problem("" if reason else errors.text("required"))
        if not reason:
            self.reason.setFocus()
            return
        self.message.hide()
        self.void.setEnabled(False)
        login, typed = str(self.approver.currentData()), self.passphrase.text()
        self.asked.emit(VoidAsked(reason=reason, login=login, passphrase=typed))
