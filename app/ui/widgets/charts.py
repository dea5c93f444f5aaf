"""Figures that are seen before they are read: bars by name, columns by day; both by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from app.ui.widgets import theme

ROW: Final = 27
_NAME: Final = 128
_VALUE: Final = 122
_BAR: Final = 10
_RADIUS: Final = 3.0
_RIGHT: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
_LEFT: Final = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
"""Of the painter, which else mirrors them: these are the sides that are seen."""

_CENTER: Final = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class BarFacts:
    """One bar: its name, its figures as text, its part of the longest (0 to 1)."""

    name: str
    figures: str
    part: float


class Bar(QAbstractButton):
    """A name, its bar from the right, its figures; a press opens what stands behind it."""

    def __init__(self, facts: BarFacts) -> None:
        super().__init__()
        self._facts = facts
        self.setAccessibleName(f"{facts.name}: {facts.figures}")
        self.setMinimumHeight(ROW)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NAME + _VALUE + 80, ROW)

    @override
    def enterEvent(self, event: QEvent) -> None:
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        _ring(painter, whole, focused=self.hasFocus(), hovered=self.underMouse())
        inside = whole.adjusted(6, 0, -6, 0)
        room = min(_NAME, inside.width() * 0.34)
        name = QRectF(inside.right() - room, inside.top(), room, inside.height())
        value = QRectF(inside.left(), inside.top(), _VALUE, inside.height())
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        mode = Qt.TextElideMode.ElideRight
        cut = painter.fontMetrics().elidedText(self._facts.name, mode, int(room) - 6)
        painter.drawText(name, _RIGHT, cut)
        painter.setFont(theme.font(theme.BASE_SIZE, QFont.Weight.Medium))
        painter.drawText(value, _LEFT, self._facts.figures)
        track = QRectF(value.right() + 8, inside.center().y() - _BAR / 2, 0, _BAR)
        track.setRight(name.left() - 4)
        _filled(painter, track, "sunken")
        length = max(4.0, track.width() * self._facts.part)
        _filled(painter, QRectF(track.right() - length, track.top(), length, _BAR), "primary")


def _filled(painter: QPainter, box: QRectF, ink: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ink))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def _ring(painter: QPainter, box: QRectF, *, focused: bool, hovered: bool) -> None:
    if focused:
        painter.setPen(theme.color("primary_text"))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("soft") if hovered else QColor(Qt.GlobalColor.transparent))
    if focused or hovered:
        painter.drawRoundedRect(box, 6, 6)


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """One day: its number below, what is said of it, its part of the highest, whether closed."""

    label: str
    said: str
    part: float
    closed: bool


class DayColumns(QWidget):
    """Days as columns, the oldest at the right; arrows walk, Enter or a click opens a day."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[ColumnFacts, ...] = ()
        self._at, self._over = -1, -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(140)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def current(self) -> int:
        """The place of the column that is told of; the last is today."""
        return self._over if self._over >= 0 else self._at

    def show_days(self, facts: Sequence[ColumnFacts]) -> None:
        """Show *facts*, the oldest first; the last is told of until another is chosen."""
        self._facts = tuple(facts)
        self._go(len(self._facts) - 1)

    def _go(self, place: int) -> None:
        self._at = max(0, min(len(self._facts) - 1, place))
        self.setAccessibleName(self._facts[self._at].said if self._facts else "")
        self.update()

    def _column(self, place: int) -> QRectF:
        width = self.width() / max(1, len(self._facts))
        return QRectF(self.width() - width * (place + 1), 26, width, self.height() - 50)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self._go(self._at + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = self._under(event.position())
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._over = -1
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (place := self._under(event.position())) >= 0:
            self._go(place)
            self.opened.emit(place)

    def _under(self, point: QPointF) -> int:
        places = (at for at in range(len(self._facts)) if self._spans(at, point.x()))
        return next(places, -1)

    def _spans(self, place: int, x: float) -> bool:
        column = self._column(place)
        return column.left() <= x < column.right()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        _ring(painter, whole, focused=self.hasFocus(), hovered=False)
        if not self._facts:
            return
        painter.setFont(theme.font(9))
        painter.setPen(theme.color("muted"))
        said = QRectF(8, 2, self.width() - 16, 22)
        painter.drawText(said, _RIGHT, self._facts[self.current].said)
        for place, one in enumerate(self._facts):
            self._draw(painter, place, one)

    def _draw(self, painter: QPainter, place: int, one: ColumnFacts) -> None:
        box = self._column(place)
        height = max(2.0, box.height() * one.part)
        width = min(34.0, box.width() * 0.62)
        column = QRectF(box.center().x() - width / 2, box.bottom() - height, width, height)
        today, told = place == len(self._facts) - 1, place == self.current
        ink = "primary" if today or told else "field_line"
        _filled(painter, column, ink if one.part else "line")
        painter.setPen(theme.color("danger" if one.closed else "text" if told else "muted"))
        weight = QFont.Weight.Bold if told else QFont.Weight.Normal
        painter.setFont(theme.font(9, weight))
        painter.drawText(QRectF(box.left(), box.bottom() + 2, box.width(), 20), _CENTER, one.label)
