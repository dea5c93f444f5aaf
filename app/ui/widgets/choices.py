"""Choices that are one stop of the Tab key: moved by arrows and number keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from app.domain import digits
from app.ui.widgets import basics
from app.ui.widgets.basics import Button

Option = tuple[str, str]
"""What it means, and how it is called."""


class Choices(QFrame):
    """One of a few *options*. *kind* is segment or tab; the numbers 1, 2, 3 … choose."""

    changed = Signal(str)

    def __init__(self, options: Sequence[Option], kind: str = "segment") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("segments", kind == "segment")
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        box = QHBoxLayout(self)
        margin = 3 if kind == "segment" else 0
        box.setContentsMargins(margin, margin, margin, margin)
        box.setSpacing(2)
        for at, (_, name) in enumerate(options):
            box.addWidget(self._button(at, name, kind))
        if kind == "tab":
            box.addStretch(1)
        self._group.idToggled.connect(self._toggled)

    def _button(self, at: int, name: str, kind: str) -> Button:
        button = Button(name, kind=kind)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setChecked(at == 0)
        self._group.addButton(button, at)
        return button

    def value(self) -> str:
        """Return what is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: str) -> None:
        """Choose *value*; raises ValueError when there is no such option."""
        self._group.button(self._values.index(value)).setChecked(True)

    def rename(self, value: str, name: str) -> None:
        """Give an option another word, such as a count."""
        self._group.button(self._values.index(value)).setText(name)

    def _toggled(self, at: int, checked: bool) -> None:
        if checked:
            self.changed.emit(self._values[at])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}.get(Qt.Key(event.key()))
        number = digits.to_ascii(event.text())
        if step is not None:
            at = (self._group.checkedId() + step) % len(self._values)
            self._group.button(at).setChecked(True)
        elif number.isdigit() and 1 <= int(number) <= len(self._values):
            self._group.button(int(number) - 1).setChecked(True)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring(shown=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(shown=False)

    def _ring(self, *, shown: bool) -> None:
        basics.restyle(self, "ring", shown)
        for button in self._group.buttons():
            basics.restyle(button, "ring", shown)

    def buttons(self) -> list[QWidget]:
        """Return the buttons in order, for tooltips and tests."""
        return [self._group.button(at) for at in range(len(self._values))]
