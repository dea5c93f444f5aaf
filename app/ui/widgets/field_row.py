"""A field with its label above and what is wrong with it beside the label."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget
from typing_extensions import override

from app.ui.widgets import basics

HEAD: Final = 18


class FieldRow(QWidget):
    """*field* under its *name*, a hint beside the name, and below what is wrong, if anything."""

    def __init__(self, name: str, field: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self.name = basics.label(name, size=basics.SMALL, tone="muted")
        self.name.setBuddy(field)
        self.name.setFixedHeight(HEAD)
        field.setAccessibleName(name)
        beside = basics.hint(hint)
        beside.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._wrong = basics.label(
            size=basics.SMALL, tone="danger", weight=QFont.Weight.Medium, wrap=True
        )
        self._wrong.hide()
        beside.setFixedHeight(HEAD)
        head = basics.row(self.name, beside)
        head.setStretch(1, 1)
        self.setLayout(basics.column(head, field, self._wrong, None, gap=3))

    @property
    def problem(self) -> str:
        """The sentence shown now, or nothing."""
        return self._wrong.text()

    def rename(self, name: str) -> None:
        """Give the field another label."""
        self.name.setText(name)
        self.field.setAccessibleName(name)

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong and what to do, or nothing."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        basics.restyle(self.field, "wrong", bool(sentence))


class Form(QWidget):
    """Fields that Enter walks through; on a button it presses, a tick box it leaves to Space.

    Who goes on with Enter would tick whatever lies on the way.
    """

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        at = self.focusWidget()
        if isinstance(at, QAbstractButton) and not isinstance(at, QCheckBox):
            at.click()
        else:
            self.focusNextChild()
