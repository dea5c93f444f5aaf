"""The dark side of the window: groups that fold, the open screen filled."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from app.strings import shell as words
from app.ui.widgets import basics, icons, theme
from app.ui.widgets.basics import Button

WIDTH: Final = 228


class Navigation(QFrame):
    """Emits `chosen` with the id of a screen."""

    chosen = Signal(str)

    def __init__(self, office: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("navigation", True)
        self.setFixedWidth(WIDTH)
        self._groups: dict[str, QVBoxLayout] = {}
        self._buttons: dict[str, Button] = {}
        self._only_one = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._list.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._list)
        brand = basics.label(words.PRODUCT, size=16, tone="brand", weight=QFont.Weight.Bold)
        place = basics.label(office, size=basics.SMALL, tone="quiet", wrap=True)
        head = basics.column(brand, place, gap=2)
        head.setContentsMargins(14, 0, 14, 8)
        box = basics.column(head, basics.top(inside), gap=0)
        box.setContentsMargins(10, 18, 10, 12)
        self.setLayout(box)

    def add(self, screen: str, title: str, icon: str, group: str) -> None:
        """Add a line to *group*, which is made when it is new."""
        button = Button(title, kind="nav")
        button.setIcon(icons.icon(icon, "navigation_text", on="on_primary"))
        button.setIconSize(QSize(19, 19))
        button.setText(f"  {title}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(screen))
        self._only_one.addButton(button)
        self._buttons[screen] = button
        self._group(group).addWidget(button)

    def mark(self, screen: str) -> None:
        """Fill the line of the open screen."""
        self._buttons[screen].setChecked(True)

    def lines(self) -> Iterable[Button]:
        """Return the lines, for tests."""
        return self._buttons.values()

    def _group(self, name: str) -> QVBoxLayout:
        if name not in self._groups:
            head = Button(name, kind="group")
            head.setFont(theme.font(basics.SMALL))
            body = QWidget()
            lines = QVBoxLayout(body)
            lines.setContentsMargins(0, 0, 0, 8)
            lines.setSpacing(2)
            head.clicked.connect(lambda: body.setVisible(body.isHidden()))
            self._list.addWidget(head)
            self._list.addWidget(body)
            self._groups[name] = lines
        return self._groups[name]
