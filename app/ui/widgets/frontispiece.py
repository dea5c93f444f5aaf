"""The dark side of the pages that stand before the desk: who this is, and where one is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain import clock, digits, jalali
from app.strings import login as words
from app.ui.widgets import basics

SIDE: Final = 400
COLUMN: Final = 460


class Frontispiece(QWidget):
    """A dark side at the right with *headline*, and a column for the page itself."""

    def __init__(self, headline: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.PRODUCT)
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.headline = basics.label(headline, size=12, wrap=True)
        self._side = QVBoxLayout()
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column = QWidget()
        column.setLayout(self.body)
        column.setMaximumWidth(COLUMN)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._dark())
        box.addStretch(1)
        box.addWidget(column, 6)
        box.addStretch(1)

    def _dark(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("navigation", True)
        frame.setFixedWidth(SIDE)
        brand = basics.label(words.PRODUCT, size=30, tone="brand", weight=QFont.Weight.Bold)
        tagline = basics.label(words.TAGLINE, size=11)
        today = basics.label(jalali.long(clock.today()), tone="quiet")
        foot = basics.label(words.OFFLINE, size=basics.SMALL, tone="quiet", wrap=True)
        self._side.setSpacing(14)
        parts = (None, brand, tagline, 20, self.headline, today, 12, self._side, None, foot)
        box = basics.column(*parts, gap=4)
        box.setContentsMargins(44, 32, 44, 32)
        frame.setLayout(box)
        return frame

    def set_steps(self, names: Sequence[str], at: int) -> None:
        """Show the way: *at* counts from 0; what is done has a tick."""
        basics.clear(self._side)
        for place, name in enumerate(names):
            self._side.addWidget(_step(name, place, at))


def _step(name: str, place: int, at: int) -> QWidget:
    tone = "brand" if place == at else "" if place < at else "quiet"
    weight = QFont.Weight.DemiBold if place == at else QFont.Weight.Normal
    number = basics.label(digits.to_persian(place + 1), size=11, tone=tone, weight=weight)
    mark = basics.Icon("check", "navigation_text", 16) if place < at else number
    mark.setFixedWidth(20)
    step = QWidget()
    step.setLayout(basics.row(mark, basics.label(name, size=11, tone=tone, weight=weight), None))
    return step
