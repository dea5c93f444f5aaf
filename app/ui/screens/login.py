"""Who is it? The first thing on the screen, so nothing heavy is imported here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from app.domain import digits
from app.strings import login as words
from app.ui.dialogs import help as handbook
from app.ui.widgets import basics
from app.ui.widgets.basics import Note, PrimaryButton
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.frontispiece import Frontispiece
from app.ui.widgets.passphrase_field import PassphraseField


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who may enter: what the vault knows before it is opened."""

    login: str
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A try to enter; the passphrase as typed."""

    login: str
    passphrase: str


class LoginScreen(Frontispiece):
    """Emits `entered` with a `Login`; the answer is `refuse`, `hold` or that the screen goes."""

    entered = Signal(object)

    def __init__(
        self,
        office: str,
        people: Sequence[Person],
        *,
        last: str = "",
        locked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, parent)
        self.person = QComboBox()
        for one in people:
            self.person.addItem(words.person(one.name, one.title), one.login)
        self.person.setCurrentIndex(max(0, self.person.findData(last)))
        self.passphrase = PassphraseField()
        self.enter = PrimaryButton(words.ENTER, "sign-in")
        self.message = Note("", "danger", "warning-circle")
        self.message.hide()
        self._wait = QTimer(self, interval=1_000)
        self._left = 0
        self._lay(locked=locked)
        self._connect()
        if not locked:
            # over a locked window the shell's own key is the one
            handbook.on_f1("login", self)

    def _lay(self, *, locked: bool) -> None:
        self.body.addStretch(1)
        self.body.addWidget(basics.title(words.LOCKED if locked else words.TITLE))
        if locked:
            self.body.addWidget(basics.hint(words.LOCKED_ADVICE))
        self.body.addSpacing(8)
        self.body.addWidget(FieldRow(words.PERSON, self.person))
        self.body.addWidget(FieldRow(words.ENTRY_WORD, self.passphrase))
        self.body.addWidget(self.message)
        self.body.addSpacing(6)
        self.body.addWidget(self.enter)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.enter.clicked.connect(self._submit)
        self.passphrase.entered.connect(self._submit)
        self.person.activated.connect(lambda _at: self.passphrase.setFocus())
        self._wait.timeout.connect(self._tick)

    def _submit(self) -> None:
        if self._left or not self.enter.isEnabled():
            return
        if not self.passphrase.text():
            self.passphrase.setFocus()
            return
        self.message.hide()
        self._busy(busy=True)
        typed = Login(login=self.person.currentData(), passphrase=self.passphrase.text())
        self.entered.emit(typed)

    def tell_demo(self, secret: str) -> None:
        """Say the passphrase of a demo office, which has nothing to hide."""
        note = Note(words.demo(secret), "accent", "info")
        self.body.insertWidget(self.body.indexOf(self.enter) + 1, note)

    def refuse(self, sentence: str) -> None:
        """Say why it did not open, and let try again."""
        self._busy(busy=False)
        self.message.say(sentence)
        self.message.show()
        self.passphrase.clear()
        self.passphrase.setFocus()

    def hold(self, seconds: int) -> None:
        """Let nobody try for *seconds*, and count them down."""
        self.refuse("")
        self._left = seconds
        self._say_left()
        self._wait.start()

    def _tick(self) -> None:
        self._left -= 1
        self._say_left()

    def _say_left(self) -> None:
        held = self._left > 0
        self.enter.setEnabled(not held)
        self.message.setVisible(held)
        self.message.say(words.wait(digits.to_persian(self._left)))
        if not held:
            self._left = 0
            self._wait.stop()

    def _busy(self, *, busy: bool) -> None:
        self.enter.setEnabled(not busy)
        self.enter.rename(words.OPENING if busy else words.ENTER)
        for field in (self.person, self.passphrase):
            field.setEnabled(not busy)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.passphrase.setFocus()
