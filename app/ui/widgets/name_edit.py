"""A field for a name, which may be longer than the field is wide."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

_LONGEST: Final = 200
_STAYS: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons after which the keyboard comes back to where it was."""


class NameEdit(QLineEdit):
    """Shows the beginning of a name while nobody types in it, not the tail that came last."""

    def __init__(self) -> None:
        super().__init__(maxLength=_LONGEST)

    @override
    def setText(self, text: str | None, /) -> None:
        """Show *text*."""
        super().setText(text or "")
        if not self.hasFocus():
            self.home(False)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # who comes back by a key has it all marked, who clicks has chosen the place
        if event.reason() == Qt.FocusReason.OtherFocusReason and not self.hasSelectedText():
            self.end(False)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.home(False)
