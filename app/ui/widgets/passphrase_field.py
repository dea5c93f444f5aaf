"""A passphrase field that says which layout types and whether Caps Lock is on."""

import ctypes
import sys
import unicodedata

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from app.strings import fields as words
from app.ui.widgets import basics, icons, theme
from app.ui.widgets.basics import IconButton, StatusChip

CAPS_LOCK = 0x14


class PassphraseField(QFrame):
    """Hidden letters, an eye to show them, a chip for the layout; Enter emits `entered`."""

    changed = Signal()
    entered = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self.edit = QLineEdit(placeholderText=placeholder)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.edit.installEventFilter(self)
        self.edit.returnPressed.connect(self.entered)
        self.edit.textChanged.connect(self.changed)
        self.layout_chip = StatusChip("")
        self.layout_chip.setMinimumWidth(34)
        self.caps_chip = StatusChip(words.CAPS, "accent")
        self.caps_chip.hide()
        self.eye = IconButton("eye", words.SHOW)
        self.eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.eye.clicked.connect(self._reveal)
        box = basics.row(self.edit, self.caps_chip, self.layout_chip, self.eye, gap=6)
        box.setContentsMargins(8, 0, 2, 0)
        self.setLayout(box)
        self.setFocusProxy(self.edit)
        method = QGuiApplication.inputMethod()
        method.localeChanged.connect(lambda: self._say_layout(persian=_persian_layout()))
        self._say_layout(persian=_persian_layout())

    def text(self) -> str:
        """Return what was typed, as it was typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget it and hide it again."""
        self.edit.clear()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._face()

    def _reveal(self) -> None:
        shown = self.edit.echoMode() == QLineEdit.EchoMode.Normal
        mode = QLineEdit.EchoMode.Password if shown else QLineEdit.EchoMode.Normal
        self.edit.setEchoMode(mode)
        self._face()

    def _face(self) -> None:
        shown = self.edit.echoMode() == QLineEdit.EchoMode.Normal
        self.eye.setIcon(icons.icon("eye-slash" if shown else "eye", "muted"))
        self.eye.setToolTip(words.HIDE if shown else words.SHOW)

    def _say_layout(self, *, persian: bool) -> None:
        self.layout_chip.setText(words.PERSIAN_LAYOUT if persian else words.LATIN_LAYOUT)
        self.layout_chip.setToolTip(words.PERSIAN_TIP if persian else words.LATIN_TIP)
        self.layout_chip.setFont(theme.font(basics.SMALL, QFont.Weight.DemiBold))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            entering = event.type() == QEvent.Type.FocusIn
            basics.restyle(self, "focused", entering)
            self._say_caps(_caps_of_system() if entering else None)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._learn(event)
        return False

    def _learn(self, event: QKeyEvent) -> None:
        """Take from a typed letter what no system tells everywhere."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._say_caps(self.caps_chip.isHidden())
        if len(letter) != 1 or not letter.isalpha():
            return
        self._say_layout(persian=unicodedata.name(letter, "").startswith("ARABIC"))
        if letter.isascii():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._say_caps(letter.isupper() != shifted)

    def _say_caps(self, on: bool | None) -> None:
        self.caps_chip.setVisible(bool(on))


def _persian_layout() -> bool:
    language = QGuiApplication.inputMethod().locale().language()
    return language in (QLocale.Language.Persian, QLocale.Language.Arabic)


def _caps_of_system() -> bool | None:
    """Ask Windows; elsewhere the first typed letter tells."""
    if sys.platform == "win32":
        return bool(ctypes.windll.user32.GetKeyState(CAPS_LOCK) & 1)
    return None
