"""A month of the Jalali calendar: the lunar days small beneath, the holidays marked and named."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain import clock, digits, jalali
from app.domain.lunar import LunarTable
from app.strings import fields as words
from app.strings import shell
from app.ui.widgets import basics, calendars, popup_place, theme
from app.ui.widgets.basics import Button, IconButton

WEEK: Final = 7
FRIDAY: Final = 6
MONTHS: Final = 12
CELL: Final = 42
DOT: Final = 2.5


class CalendarPopup(QFrame):
    """Choose a day with the mouse, or with the arrows, Page Up, Page Down and Enter."""

    chosen = Signal(date)

    def __init__(
        self, day: date, lunar: LunarTable | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, basics.POPUP)
        popup_place.dress(self)
        self._lunar, self._day = lunar or calendars.lunar(), day
        self._title = basics.section("")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._closed = basics.label(size=basics.SMALL, tone="danger", wrap=True)
        self._closed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # two holidays can fall on one day; the popup does not jump while the cursor walks
        self._closed.setFixedHeight(2 * self._closed.fontMetrics().height())
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 10)
        box.addLayout(self._head())
        box.addLayout(self._grid)
        box.addWidget(self._closed)
        today = Button(words.TODAY, kind="quiet")
        today.clicked.connect(lambda: self._choose(clock.today()))
        box.addWidget(today, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fill()

    def _head(self) -> QVBoxLayout:
        before = IconButton("caret-right", words.PREVIOUS_MONTH)
        after = IconButton("caret-left", words.NEXT_MONTH)
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        bar = basics.row(before, self._title, after)
        bar.setStretch(1, 1)
        return basics.column(bar)

    def _turn(self, months: int) -> None:
        year, month, day = jalali.to_jalali(self._day)
        at = year * MONTHS + month - 1 + months
        year, month = at // MONTHS, at % MONTHS + 1
        self._day = jalali.from_jalali(year, month, min(day, jalali.month_length(year, month)))
        self._fill()

    def _fill(self) -> None:
        basics.clear(self._grid)
        year, month, _ = jalali.to_jalali(self._day)
        self._title.setText(f"{jalali.MONTHS[month - 1]} {digits.to_persian(year)}")
        for at, name in enumerate(words.WEEKDAYS):
            head = basics.hint(name)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(head, 0, at)
        first = jalali.from_jalali(year, month, 1)
        offset = (first.weekday() + 2) % WEEK
        for number in range(jalali.month_length(year, month)):
            day = first + timedelta(days=number)
            cell = _Day(day, number + 1, self._lunar_number(day), calendars.holidays().on(day))
            cell.mark(current=day == self._day, today=day == clock.today())
            cell.clicked.connect(lambda _checked=False, picked=day: self._choose(picked))
            place = offset + number
            self._grid.addWidget(cell, place // WEEK + 1, place % WEEK)

        names = calendars.holidays().on(self._day)
        self._closed.setText(shell.closed(names))

    def _lunar_number(self, day: date) -> str:
        found = self._lunar.day(day)
        return digits.to_persian(found.day) if found else ""

    def _choose(self, day: date) -> None:
        self.chosen.emit(day)
        self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._day)
        elif key in _PAGES:
            self._turn(_PAGES[key])
        elif key in _STEPS:
            self._day += timedelta(days=_STEPS[key])
            self._fill()
        else:
            super().keyPressEvent(event)


_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_STEPS: Final = {
    Qt.Key.Key_Left: 1,
    Qt.Key.Key_Right: -1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class _Day(Button):
    """A day: the Jalali number, and the lunar one small below it; a holiday has a dot."""

    def __init__(self, day: date, number: int, lunar: str, holidays: Sequence[str]) -> None:
        super().__init__("", kind="day")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(QSize(CELL, CELL))
        self.setAccessibleName(" ".join((jalali.long(day), *holidays)))
        self.setToolTip(shell.closed(holidays))
        self._number, self._lunar = digits.to_persian(number), lunar
        self._holiday = bool(holidays)
        self._closed = self._holiday or (day.weekday() + 2) % WEEK == FRIDAY
        self._current = self._today = False

    def mark(self, *, current: bool, today: bool) -> None:
        """Tell the day on which the cursor stands, and today."""
        self._current, self._today = current, today

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        filled = self._current or self.underMouse()
        if filled:
            painter.setBrush(QColor(look.primary if self._current else look.soft))
        painter.setPen(QColor(look.primary_text) if self._today else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 8, 8)
        ink = look.danger if self._closed else look.text
        painter.setPen(QColor(look.on_primary if self._current else ink))
        painter.setFont(theme.font(theme.BASE_SIZE, QFont.Weight.Medium))
        upper = box.adjusted(0, 2, 0, -13) if self._lunar else box
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._number)
        painter.setPen(QColor(look.on_primary if self._current else look.muted))
        painter.setFont(theme.font(7))
        lower = box.adjusted(0, 20, 0, -1)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._lunar)
        if self._holiday:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.on_primary if self._current else look.danger))
            painter.drawEllipse(box.topLeft() + QPointF(DOT * 2, DOT * 2), DOT, DOT)
