"""An amount as a clerk types it: Persian digits, grouped while typing, read back in words."""

import re
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from app.domain import digits, money
from app.domain import words as numbers
from app.strings import fields as words
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button

MOST_DIGITS: Final = 16
_PLAIN: Final = re.compile(r"\d*|\d{1,3}([٬,،. ]\d{3})+")
_MARKS: Final = "٬,،. \u200c\u200e\u200f"


class MoneyEdit(QLineEdit):
    """Digits only, grouped by ٬; ``++`` appends three zeros. The number has no unit yet."""

    amount_changed = Signal()

    def __init__(self, size: float = theme.BASE_SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        weight = QFont.Weight.Bold if size > theme.BASE_SIZE else QFont.Weight.Normal
        self.setFont(theme.font(size, weight))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._plus = False
        self._last = ""
        self.textEdited.connect(self._edited)

    def number(self) -> int | None:
        """Return the digits as a Python int, or None while the field is empty."""
        return int(self._last) if self._last else None

    def set_number(self, number: int | None) -> None:
        """Show *number*."""
        self._show("" if number is None else str(number), behind=0)
        self.amount_changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() != "+":
            # Shift goes down again for the second plus, and that is no other key
            self._plus = self._plus and not event.text()
            super().keyPressEvent(event)
        elif self._plus and self._last:
            self._plus = False
            self._take(self._last + "000", behind=0)
        else:
            self._plus = True

    def _edited(self, text: str) -> None:
        after = text[self.cursorPosition() :]
        self._take(text, behind=sum(mark.isdigit() for mark in after))

    def _take(self, text: str, *, behind: int) -> None:
        """Read *text*; the cursor keeps *behind* digits after it, whatever the grouping does."""
        raw = digits.to_ascii(text).strip()
        typed = re.sub(f"[{_MARKS}]", "", raw)
        grouped_by_us = raw.replace("٬", "").isdigit()
        if len(typed) > MOST_DIGITS or not (grouped_by_us or _PLAIN.fullmatch(raw)):
            typed = self._last
        self._show(typed.lstrip("0"), behind=behind)
        self.amount_changed.emit()

    def _show(self, typed: str, *, behind: int) -> None:
        self._last = typed
        self.setText(digits.group(int(typed)) if typed else "")
        at, left = len(self.text()), behind
        while left and at:
            at -= 1
            left -= self.text()[at].isdigit()
        self.setCursorPosition(at)


def reading(rials: int) -> str:
    """Return *rials* in words: tomans first, since that is how people say it."""
    return words.reading(money.toman_helper(rials), numbers.cardinal(rials))


class MoneyField(QFrame):
    """The amount of a receipt in rials or tomans (F4), with its reading in words below."""

    changed = Signal()
    unit_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = MoneyEdit(size=17)
        self.edit.setAccessibleName(words.AMOUNT)
        self.reading = basics.label(size=12, tone="primary", weight=QFont.Weight.Bold, wrap=True)
        self.reading.setMinimumHeight(24)
        self._toman = False
        self._unit = Button(words.RIAL, kind="quiet", key="F4")
        self._unit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._unit.setToolTip(words.UNIT_TIP)
        self._frame = self._framed()
        self.setLayout(basics.column(self._frame, self.reading, gap=4))
        self.setFocusProxy(self.edit)
        self._unit.clicked.connect(self.toggle_unit)
        self.edit.amount_changed.connect(self._refresh)
        self._refresh()

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("field", True)
        frame.setProperty("tall", True)
        box = basics.row(self._unit, self.edit, gap=4)
        box.setStretch(1, 1)
        box.setContentsMargins(4, 0, 10, 0)
        frame.setLayout(box)
        self.edit.installEventFilter(self)
        return frame

    def value(self) -> int | None:
        """Return whole rials, or None while nothing is typed."""
        number = self.edit.number()
        return None if number is None else number * self.factor

    @property
    def factor(self) -> int:
        """How many rials one of the typed units is."""
        return 10 if self._toman else 1

    def set_value(self, rials: int | None) -> None:
        """Show *rials*, in rials."""
        self._toman = False
        self.edit.set_number(rials)

    def enter(self) -> None:
        """Take the keyboard; what stands here goes with the first digit, or stays with Enter."""
        self.edit.setFocus()
        self.edit.selectAll()

    def toggle_unit(self) -> None:
        """Take the same digits as tomans instead of rials, or back."""
        self._toman = not self._toman
        self._refresh()
        self.unit_changed.emit(words.TOMAN if self._toman else words.RIAL)

    def _refresh(self) -> None:
        self._unit.rename(words.TOMAN if self._toman else words.RIAL)
        rials = self.value()
        self.reading.setText(reading(rials) if rials else "")
        self._make_room()
        self.changed.emit()

    def _make_room(self) -> None:
        # kept while empty, that the form stands still; a complaint stands close to its field
        self.reading.setHidden(bool(self.property("wrong")) and not self.reading.text())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            basics.restyle(self._frame, "focused", event.type() == QEvent.Type.FocusIn)
        return False

    @override
    def setProperty(self, name: str, value: object) -> bool:
        """Hand the mark of a wrong value to the frame that draws the border."""
        if name == "wrong":
            basics.restyle(self._frame, "wrong", value)
        kept = super().setProperty(name, value)
        self._make_room()
        return kept
