"""A manager says yes with a passphrase, or no with a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from app.domain import text
from app.strings import approvals as words
from app.strings import errors
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.passphrase_field import PassphraseField


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was typed; *login* is empty where nobody has to sign."""

    answer: str
    void_second: bool
    login: str
    passphrase: str


class DecideDialog(QDialog):
    """Emits `asked` with a `Decided`; stays open until `accept`, and says why not yet."""

    asked = Signal(object)

    def __init__(
        self,
        told: str,
        managers: Sequence[tuple[str, str]],
        *,
        refuse: bool,
        second: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._refuse = refuse
        title = words.REFUSE_TITLE if refuse else words.APPROVE_TITLE
        self.setWindowTitle(title)
        self.answer = QLineEdit()
        self.second = QCheckBox(words.VOID_SECOND)
        self.second.setVisible(refuse and second)
        self.manager = QComboBox()
        for login, name in managers:
            self.manager.addItem(name, login)
        self.passphrase = PassphraseField()
        self.message = Note("", "danger", "warning-circle")
        self.message.hide()
        kind, icon = ("danger", "prohibit") if refuse else ("primary", "check-circle")
        self.decide = Button(words.REFUSE if refuse else words.APPROVE, icon, kind=kind)
        self.cancel = Button(words.CANCEL)
        self._answer, self._signing = FieldRow(words.WHY_NOT, self.answer), QWidget()
        self._lay(title, told)
        self._connect()

    def _lay(self, title: str, told: str) -> None:
        for button in (self.decide, self.cancel, self.passphrase.eye):
            button.setAutoDefault(False)
        who = FieldRow(words.MANAGER, self.manager)
        word = FieldRow(words.MANAGER_WORD, self.passphrase)
        signing = basics.row(who, word, gap=12)
        signing.setStretch(0, 1)
        signing.setStretch(1, 1)
        self._signing.setLayout(signing)
        self._signing.setVisible(not self._refuse)
        self._answer.setVisible(self._refuse)
        advice = words.REFUSE_ADVICE if self._refuse else words.APPROVE_ADVICE
        parts = (
            basics.title(title),
            basics.label(told, wrap=True),
            Note(advice, "accent", "info"),
            self._answer,
            self.second,
            self._signing,
            self.message,
            basics.row(self.decide, None, self.cancel),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(560)
        (self.answer if self._refuse else self.passphrase).setFocus()

    def _connect(self) -> None:
        self.decide.clicked.connect(self._ask)
        self.passphrase.entered.connect(self._ask)
        self.answer.returnPressed.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self.second.toggled.connect(self._sign)

    def _sign(self, wanted: bool) -> None:
        self._signing.setVisible(wanted)
        if wanted:
            self.passphrase.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why it was not decided."""
        self.decide.setEnabled(True)
        self.message.say(sentence)
        self.message.show()
        self.passphrase.clear()
        if not self._signing.isHidden():
            self.passphrase.setFocus()

    def _ask(self) -> None:
        answer = text.clean(self.answer.text())
        wanting = self._refuse and not answer
        self._answer.set_problem(errors.text("required") if wanting else "")
        if wanting:
            self.answer.setFocus()
            return
        self.message.hide()
        self.decide.setEnabled(False)
        signs = not self._signing.isHidden()
        login = str(self.manager.currentData() or "") if signs else ""
        typed = self.passphrase.text() if signs else ""
        second = self.second.isChecked()
        asked = Decided(answer=answer, void_second=second, login=login, passphrase=typed)
        self.asked.emit(asked)
