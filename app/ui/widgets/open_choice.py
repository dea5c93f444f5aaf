"""A choice that may also be typed, such as a unit that is not in the list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override


class OpenChoice(QComboBox):
    """What stands in it is selected when the keyboard comes: typing replaces, never appends."""

    def __init__(self) -> None:
        super().__init__(editable=True)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (typed := self.lineEdit()) is not None:
            typed.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = self.lineEdit()
        if typed is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt takes the selection for an offer, and the first Enter would only take that
            typed.end(False)
        super().keyPressEvent(event)
