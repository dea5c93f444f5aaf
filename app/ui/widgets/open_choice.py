"""A choice that may also be typed, such as a unit that is not in the list."""

from PySide6.QtGui import QFocusEvent
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
