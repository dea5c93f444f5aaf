"""Chips under a search line: each asks one thing of a list, and says what it asks."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from app.domain import clock, digits, jalali
from app.domain.lunar import LunarTable
from app.strings import lists as words
from app.ui.widgets import basics, popup_place
from app.ui.widgets.basics import Button, Pill, PrimaryButton
from app.ui.widgets.choice_popup import ChoicePopup
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.money_field import MoneyEdit

_GAP: Final = QPoint(0, 36)


class Chip(Pill):
    """Enter or a click opens its popup, Delete takes its condition away."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self._label = label
        self.clicked.connect(self._pressed)

    def open_popup(self) -> None:
        """Ask for a value."""
        raise TypeError(type(self))

    def clear(self) -> None:
        """Ask nothing."""
        raise TypeError(type(self))

    def says(self, value: str) -> None:
        """Show *value*; nothing means that nothing is asked."""
        self.rename(words.chip(self._label, value) if value else self._label)
        self.setChecked(bool(value))

    def _pressed(self) -> None:
        # a press is no answer yet: the popup is
        self.setChecked(not self.isChecked())
        self.open_popup()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ChoiceChip(Chip):
    """One of a few; `value` is empty for all."""

    def __init__(self, label: str, options: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(label)
        self.value = ""
        self.offer(options)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Set what can be chosen, as (value, name); what is asked already gets its name."""
        self._options = tuple(options)
        self._tell()

    @override
    def open_popup(self) -> None:
        popup = ChoicePopup([("", words.ALL), *self._options], words.FIND, self)
        popup.chosen.connect(self.choose)
        popup.show_below(self, _GAP)

    @override
    def clear(self) -> None:
        self.choose("")

    def choose(self, value: str) -> None:
        """Ask for *value*."""
        self.value = value
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self.says(self.value and dict(self._options).get(self.value, self.value))


class _RangePopup(QFrame):
    """Two fields and «اعمال»; Enter takes them."""

    def __init__(
        self, above: Sequence[QWidget], fields: Sequence[QWidget], parent: QWidget
    ) -> None:
        super().__init__(parent, basics.POPUP)
        popup_place.dress(self)
        self.apply = PrimaryButton(words.APPLY)
        rows = [FieldRow(label, one) for label, one in zip(_ENDS, fields, strict=False)]
        box = basics.column(*above, *rows, self.apply)
        box.setContentsMargins(12, 12, 12, 12)
        self.setLayout(box)
        self.setFixedWidth(300)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply.click()
        else:
            super().keyPressEvent(event)


_ENDS: Final = (words.FROM, words.TO)


def _show_below(popup: _RangePopup, chip: Chip, first: QWidget) -> None:
    popup.adjustSize()
    popup_place.place(popup, chip, _GAP)
    popup.show()
    first.setFocus()


class DaysChip(Chip):
    """A range of days; ISO in `first` and `last`, both included."""

    def __init__(self, lunar: LunarTable | None = None, label: str = words.DAYS) -> None:
        super().__init__(label)
        self._lunar = lunar
        self.first, self.last = "", ""

    @override
    def open_popup(self) -> None:
        ends = (JalaliDateField(self._lunar), JalaliDateField(self._lunar))
        for field, iso in zip(ends, (self.first, self.last), strict=True):
            field.set_value(date.fromisoformat(iso) if iso else clock.today())
        quick = [Button(name, kind="quiet") for name in _QUICK]
        pills = QWidget()
        rows = (basics.row(*quick[:3], None, gap=0), basics.row(*quick[3:], None, gap=0))
        pills.setLayout(basics.column(*rows, gap=0))
        popup = _RangePopup([pills], ends, self)
        for button, name in zip(quick, _QUICK, strict=True):
            button.clicked.connect(lambda _on, name=name: self._take(popup, *quick_days(name)))
        popup.apply.clicked.connect(
            lambda: self._take(popup, *(_iso(one) for one in ends)) if _readable(ends) else None
        )
        _show_below(popup, self, ends[0])

    def _take(self, popup: _RangePopup, first: str, last: str) -> None:
        popup.close()
        self.choose(first, last)

    @override
    def clear(self) -> None:
        self.choose("", "")

    def choose(self, first: str, last: str) -> None:
        """Ask for the ISO days from *first* to *last*; empty is open."""
        self.first, self.last = (last, first) if last and first > last else (first, last)
        self.says(words.span(_short(self.first), _short(self.last)))
        self.changed.emit()


class AmountsChip(Chip):
    """A range of rials, both ends included; None is open."""

    def __init__(self) -> None:
        super().__init__(words.AMOUNTS)
        self.least: int | None = None
        self.most: int | None = None

    @override
    def open_popup(self) -> None:
        ends = (MoneyEdit(), MoneyEdit())
        ends[0].set_number(self.least)
        ends[1].set_number(self.most)
        popup = _RangePopup([], ends, self)

        def take() -> None:
            popup.close()
            self.choose(*(one.number() for one in ends))

        popup.apply.clicked.connect(take)
        _show_below(popup, self, ends[0])

    @override
    def clear(self) -> None:
        self.choose(None, None)

    def choose(self, least: int | None, most: int | None) -> None:
        """Ask for amounts from *least* to *most*."""
        self.least, self.most = least, most
        ends = ("" if one is None else digits.group(one) for one in (least, most))
        self.says(words.span(*ends))
        self.changed.emit()


class AmountChip(Chip):
    """Rials from which on something counts; None is all."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.least: int | None = None

    @override
    def open_popup(self) -> None:
        edit = MoneyEdit()
        edit.set_number(self.least)
        popup = _RangePopup([], [edit], self)

        def take() -> None:
            popup.close()
            self.choose(edit.number())

        popup.apply.clicked.connect(take)
        _show_below(popup, self, edit)

    @override
    def clear(self) -> None:
        self.choose(None)

    def choose(self, least: int | None) -> None:
        """Ask for *least* rials and more."""
        self.least = least
        self.says("" if least is None else digits.group(least))
        self.changed.emit()


_QUICK: Final = (words.TODAY, words.YESTERDAY, words.WEEK, words.MONTH, words.YEAR)


def quick_days(name: str) -> tuple[str, str]:
    """Return the ISO days that a quick choice means."""
    today = clock.today()
    year, month, _day = jalali.to_jalali(today)
    yesterday = today - timedelta(days=1)
    first, last = {
        words.TODAY: (today, today),
        words.YESTERDAY: (yesterday, yesterday),
        words.WEEK: (today - timedelta(days=6), today),
        words.MONTH: (jalali.from_jalali(year, month, 1), today),
        words.YEAR: (jalali.first_day_of_year(today), today),
    }[name]
    return first.isoformat(), last.isoformat()


def _readable(ends: Sequence[JalaliDateField]) -> bool:
    return all(one.value() is not None for one in ends)


def _iso(field: JalaliDateField) -> str:
    day = field.value()
    return day.isoformat() if day is not None else ""


def _short(iso: str) -> str:
    return jalali.short(date.fromisoformat(iso)) if iso else ""
