"""A field for a Latin code: it takes the letter of the key, whichever layout is on."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.domain import digits
from app.ui.widgets import theme
from app.ui.widgets.native_keys import SCAN

_LETTERS: Final = {scan: letter for letter, scan in SCAN.items()}
_COMMANDS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class CodeEdit(QLineEdit):
    """Writes capitals and Latin digits from the left; what is pasted stays as it is."""

    def __init__(self, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self.setFont(theme.latin_font())
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.modifiers() & _COMMANDS or not typed.isalnum():
            super().keyPressEvent(event)
        else:
            # a letter that is no Latin one stands for the key it was typed with
            plain = digits.to_ascii(typed).upper()
            own = _LETTERS.get(event.nativeScanCode(), plain)
            self.insert(plain if plain.isascii() else own)
            self.textEdited.emit(self.text())
