"""A Jalali day as one text: typed as people write it, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from app.domain import clock, digits, jalali
from app.domain.errors import AppError
from app.domain.lunar import LunarTable
from app.strings import fields as words
from app.ui.widgets import basics, popup_place
from app.ui.widgets.basics import IconButton
from app.ui.widgets.calendar_popup import CalendarPopup


class JalaliDateField(QFrame):
    """Long while read, short while typed; what cannot be read stays as typed and is no date.

    An *optional* one begins empty, and may be left so. Of one *ahead* the day mostly lies in the
    future, as that of a cheque.
    """

    changed = Signal()

    def __init__(
        self,
        lunar: LunarTable | None = None,
        parent: QWidget | None = None,
        *,
        optional: bool = False,
        ahead: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self._lunar = lunar
        self._optional, self._ahead = optional, ahead
        self._value: date | None = None if optional else clock.today()
        self.problem = ""
        self.edit = QLineEdit(placeholderText=words.DUE_HINT if ahead else words.DATE_HINT)
        # figures alone would jump to the other edge as soon as somebody types
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.edit.installEventFilter(self)
        self._button = IconButton("calendar-blank", words.CALENDAR)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = basics.row(self.edit, self._button, gap=4)
        box.setContentsMargins(8, 0, 2, 0)
        self.setLayout(box)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._typed)
        self._button.clicked.connect(self.open_calendar)
        self._show()

    def value(self) -> date | None:
        """Return the day, or None while the text cannot be read; `problem` has the code."""
        return self._value

    def set_value(self, day: date) -> None:
        """Show *day*."""
        self._value, self.problem = day, ""
        self._show()
        self.changed.emit()

    def set_day(self, day: date | None) -> None:
        """Show *day*, or nothing in an optional field."""
        if day is not None:
            self.set_value(day)
            return
        self._value, self.problem = None, ""
        self.edit.clear()
        self.changed.emit()

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        popup = CalendarPopup(self._value or clock.today(), self._lunar, self)
        popup.chosen.connect(self.set_value)
        popup.adjustSize()
        popup_place.place(popup, self, QPoint(0, self.height() + 4))
        popup.show()

    def _typed(self, text: str) -> None:
        if self._optional and not text.strip():
            self.set_day(None)
            return
        try:
            self._value = jalali.parse_day(text, clock.today(), ahead=self._ahead)
            self.problem = ""
        except AppError as error:
            self._value, self.problem = None, error.code
        self.changed.emit()

    def _show(self) -> None:
        if self._value is None:
            return
        typing = self.edit.hasFocus()
        self.edit.setText(jalali.short(self._value) if typing else jalali.long(self._value))
        self.edit.setToolTip(digits.to_persian(jalali.short(self._value)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            entering = event.type() == QEvent.Type.FocusIn
            basics.restyle(self, "focused", entering)
            if self._value is not None:
                short, long = jalali.short(self._value), jalali.long(self._value)
                self.edit.setText(short if entering else long)
                self.edit.selectAll()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._stepped(event)
        return False

    def _stepped(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return True
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self._value is None:
            return False
        self.set_value(date.fromordinal(self._value.toordinal() + step))
        return True
