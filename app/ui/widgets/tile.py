"""One figure of the day on a card that can be pressed: its name, the figure, what it is beside."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button, Icon

HEIGHT: Final = 108
_LONG: Final = 18
"""Signs from which on a figure is written smaller, so that a whole province's sum fits."""


class Tile(Button):
    """A press, Enter or Space opens what stands behind the figure."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__("", kind="tile")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = name
        self._figure = basics.label(size=16, weight=QFont.Weight.Bold)
        self._below = basics.label(size=basics.SMALL, tone="primary")
        self._lines = (basics.hint(""), basics.hint(""))
        head = basics.row(Icon(icon, "primary_text", 18), basics.hint(name), None, gap=6)
        self._below.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        figure = basics.row(self._figure, self._below, None, gap=10)
        box = basics.column(head, figure, *self._lines, None, gap=1)
        box.setContentsMargins(16, 9, 16, 7)
        self.setLayout(box)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(150, HEIGHT)

    def tell(self, figure: str, below: str = "", beside: Sequence[str] = ()) -> None:
        """Show *figure*, its reading *below*, and up to two lines to compare it with."""
        size = 12 if len(figure) > _LONG else 16
        self._figure.setFont(theme.font(size, QFont.Weight.Bold))
        self._figure.setText(figure)
        self._below.setText(below)
        lines = [*beside, "", ""]
        for label, line in zip(self._lines, lines, strict=False):
            label.setText(line)
            label.setVisible(bool(line))
        self.setAccessibleName("  ".join([self._name, figure, below, *beside]))
        self.setToolTip("\n".join(filter(None, [figure, below, *beside])))
