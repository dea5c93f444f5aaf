"""The sections of a page, one below the other: arrows move, Enter goes in."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from typing_extensions import override

from app.ui.widgets import basics, icons

WIDTH: Final = 204
_ROW: Final = 40


class SectionList(QListWidget):
    """Emits `chosen` with the number of a section, and `entered` where Enter goes into it."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setProperty("sections", True)
        self.setIconSize(QSize(18, 18))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title, icon in sections:
            line = QListWidgetItem(icons.icon(icon, "muted"), title)
            line.setSizeHint(QSize(0, _ROW))
            self.addItem(line)
        self.currentRowChanged.connect(self.chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Left):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        basics.restyle(self, "ring", value=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        basics.restyle(self, "ring", value=False)
