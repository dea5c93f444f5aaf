"""The dark side of the pages that stand before the desk: who this is, and where one is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain import clock, digits, jalali
from app.strings import login as words
from app.ui.widgets import basics

SIDE: int = 400
COLUMN: int = 460


class Frontispiece(QWidget):
    """A dark side at the right with *headline*, and a column for the page itself."""

    def __init__(self, headline: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.headline = basics.label(headline, size=12, wrap=True)
        self._marks: list[QLabel] = []
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
        while (item := self._side.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, name in enumerate(names):
            mark = "✓" if place < at else digits.to_persian(place + 1)
            tone = "brand" if place == at else "" if place < at else "quiet"
            weight = QFont.Weight.DemiBold if place == at else QFont.Weight.Normal
            self._side.addWidget(basics.label(f"{mark}   {name}", size=11, tone=tone, weight=weight))
