"""For whom a gift is made, and what that is to the giver: by proxy, for a soul, for health."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from app.strings import payment as words
from app.ui.widgets import icons
from app.ui.widgets.name_edit import NameEdit


class BehalfEdit(NameEdit):
    """A name; ↑ and ↓ change what it is, and so does a click on the sign at its end."""

    kind_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        turn = self.addAction(
            icons.icon("arrows-down-up"), QLineEdit.ActionPosition.TrailingPosition
        )
        turn.setToolTip(words.BEHALF_TIP)
        turn.triggered.connect(lambda: self._turn(1))

    def kind(self) -> str:
        """Return the code of what it is; nothing while nobody is named."""
        return words.BEHALVES[self._at][0] if self.text().strip() else ""

    def set_value(self, name: str, kind: str) -> None:
        """Show *name* and what it is."""
        self.setText(name)
        codes = [code for code, _ in words.BEHALVES]
        self._at = codes.index(kind) if kind in codes else 0
        self._turn(0)

    def _turn(self, step: int) -> None:
        self._at = (self._at + step) % len(words.BEHALVES)
        self.kind_changed.emit(words.BEHALVES[self._at][1])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._turn(step)
