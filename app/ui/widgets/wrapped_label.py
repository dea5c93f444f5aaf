"""A text over several lines whose every line begins at the same edge."""

import unicodedata
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle
from typing_extensions import override

_BREAK: Final = "\u2028"
_MARKED: Final = Qt.TextInteractionFlag.TextSelectableByMouse
_ISOLATES: Final = {"LRI": 1, "RLI": 1, "FSI": 1, "PDI": -1}


class WrappedLabel(QLabel):
    """Draws its lines itself, unless it can be marked.

    From the right, Qt leaves before the first word of a line the room of the space at which the
    line was broken, so that all of them but the last stand three pixels in.
    """

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.wordWrap() or self.textInteractionFlags() & _MARKED:
            super().paintEvent(event)
            return
        lines = self.lines()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines.draw(painter, QPointF(self.contentsRect().left(), self._top(lines)))

    def lines(self) -> QTextLayout:
        """Return the lines as they are drawn, across the width that the label has now."""
        way = _direction(self.text())
        option = QTextOption(QStyle.visualAlignment(way, self.alignment()) & _ACROSS)
        option.setTextDirection(way)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        made = QTextLayout(self.text().replace("\n", _BREAK), self.font())
        made.setTextOption(option)
        made.beginLayout()
        below = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(self.contentsRect().width())
            line.setPosition(QPointF(0, below))
            below += line.height()
        made.endLayout()
        return made

    def _top(self, lines: QTextLayout) -> float:
        area, height = self.contentsRect(), lines.boundingRect().height()
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return area.top()
        if self.alignment() & Qt.AlignmentFlag.AlignBottom:
            return area.top() + area.height() - height
        return area.top() + round((area.height() - height) / 2)


_ACROSS: Final = Qt.AlignmentFlag.AlignHorizontal_Mask


def _direction(text: str) -> Qt.LayoutDirection:
    """Return the way of the first letter that has one, as Qt finds it: not of an isolated part."""
    depth = 0
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        depth += _ISOLATES.get(kind, 0)
        if not depth and kind in ("L", "R", "AL"):
            left = kind == "L"
            return Qt.LayoutDirection.LeftToRight if left else Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight
