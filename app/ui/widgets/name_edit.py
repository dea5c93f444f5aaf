"""A field for a name, which may be longer than the field is wide."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

_LONGEST = 200


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
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.home(False)
