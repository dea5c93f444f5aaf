"""Letter shortcuts that work in a Persian layout: bound to the key, not to its letter.

Qt matches Ctrl+L by the character that the layout gives, which is «م» on a Persian keyboard.
The scan codes of the main block are the same on every PC; X11 and Wayland add 8.
"""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_ROWS: Final = {"QWERTYUIOP": 0x10, "ASDFGHJKL": 0x1E, "ZXCVBNM": 0x2C}
_SHIFT: Final = 0 if sys.platform == "win32" else 8
SCAN: Final = {
    letter: start + at + _SHIFT for row, start in _ROWS.items() for at, letter in enumerate(row)
}


class ControlKey(QObject):
    """Calls *call* on Ctrl and the key that carries the Latin *letter*, anywhere in *window*."""

    def __init__(self, letter: str, window: QWidget, call: Callable[[], None]) -> None:
        super().__init__(window)
        self._letter, self._window, self._call = letter, window, call

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        ours = isinstance(watched, QWidget) and watched.window() is self._window
        if not ours or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if SCAN[self._letter] != event.nativeScanCode() and event.key() != ord(self._letter):
            return False
        self._call()
        return True
