"""A field with its label above and what is wrong with it beside the label."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from app.ui.widgets import basics

HEAD: Final = 18


class FieldRow(QWidget):
    """*field* under its *name*; the problem stands in the label's line and costs no height."""

    def __init__(self, name: str, field: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self.name = basics.label(name, size=basics.SMALL, tone="muted")
        self.name.setBuddy(field)
        field.setAccessibleName(name)
        self._hint = hint
        self._says = basics.label(hint, size=basics.SMALL, tone="muted")
        self._says.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._says.setMinimumWidth(0)
        for part in (self.name, self._says):
            part.setFixedHeight(HEAD)
        head = basics.row(self.name, self._says, gap=8)
        head.setStretch(1, 1)
        self.setLayout(basics.column(head, field, gap=3))

    @property
    def problem(self) -> str:
        """The sentence shown now, or nothing."""
        return self._says.text() if self._says.property("tone") == "danger" else ""

    def rename(self, name: str) -> None:
        """Give the field another label."""
        self.name.setText(name)
        self.field.setAccessibleName(name)

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self._says.setText(sentence or self._hint)
        self._says.setToolTip(sentence)
        basics.restyle(self._says, "tone", "danger" if sentence else "muted")
        weight = QFont.Weight.Medium if sentence else QFont.Weight.Normal
        face = self._says.font()
        face.setWeight(weight)
        self._says.setFont(face)
        basics.restyle(self.field, "wrong", bool(sentence))


class Form(QWidget):
    """Fields that Enter walks through; on a button it presses."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        at = self.focusWidget()
        if isinstance(at, QAbstractButton):
            at.click()
        else:
            self.focusNextChild()
