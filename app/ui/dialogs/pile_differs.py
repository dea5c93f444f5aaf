"""A pile that does not agree: back to it, or a manager takes it with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from app.domain import text
from app.strings import batch as words
from app.strings import errors
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.passphrase_field import PassphraseField


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptAsked:
    """Why the pile is taken as it is, and by whom."""

    reason: str
    login: str
    passphrase: str


class PileDiffersDialog(QDialog):
    """Emits `asked`; stays open until `accept`, and says with `refuse` why not yet."""

    asked = Signal(object)

    def __init__(
        self, told: str, managers: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.DIFFERS_TITLE)
        self.reason, self.passphrase = QLineEdit(maxLength=300), PassphraseField()
        self.manager = QComboBox()
        for login, name in managers:
            self.manager.addItem(name, login)
        self.message = Note("", "danger", "warning-circle")
        self.message.hide()
        self.take = Button(words.ACCEPT, "check", kind="danger")
        self.back = Button(words.GO_BACK, key="Esc")
        self._reason = FieldRow(words.REASON, self.reason)
        self._lay(told)
        self.take.clicked.connect(self._ask)
        self.passphrase.entered.connect(self._ask)
        self.back.clicked.connect(self.reject)

    def _lay(self, told: str) -> None:
        for button in (self.take, self.back, self.passphrase.eye):
            button.setAutoDefault(False)
        parts = (
            basics.title(words.DIFFERS_TITLE),
            basics.section(told),
            Note(words.DIFFERS_ADVICE, "accent", "info"),
            self._reason,
            FieldRow(words.MANAGER, self.manager),
            FieldRow(words.MANAGER_WORD, self.passphrase),
            self.message,
            basics.row(self.take, None, self.back),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(560)
        self.reason.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why it was not taken."""
        self.take.setEnabled(True)
        self.message.say(sentence)
        self.message.show()
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _ask(self) -> None:
        reason = text.clean(self.reason.text())
        self._reason.set_problem("" if reason else errors.text("required"))
        if not reason:
            self.reason.setFocus()
            return
        self.message.hide()
        self.take.setEnabled(False)
        login = str(self.manager.currentData())
        self.asked.emit(AcceptAsked(reason=reason, login=login, passphrase=self.passphrase.text()))
