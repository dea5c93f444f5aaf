"""Amounts and days at which the desk asks again or refuses."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.domain import clock, jalali, settings
from app.strings import errors, fields
from app.strings import settings as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.field_row import FieldRow, Form
from app.ui.widgets.money_field import MoneyEdit, reading

_RIALS_OF_A_TOMAN: Final = 10
_WIDTH: Final = 320
NAMES: Final = {
    settings.ASK_BELOW: words.ASK_BELOW,
    settings.ASK_ABOVE: words.ASK_ABOVE,
    settings.IDENTIFY_ABOVE: words.IDENTIFY_ABOVE,
}


class LimitsForm(Form):
    """Fields by the keys of the settings; amounts are kept in rials, shown as F4 says."""

    def __init__(self) -> None:
        super().__init__()
        self.amounts = {key: MoneyEdit() for key in NAMES}
        self.readings = {key: basics.hint("") for key in NAMES}
        self._rials: dict[str, int] = dict.fromkeys(NAMES, 0)
        self._toman = False
        self.unit = Button(fields.RIAL, kind="quiet", key="F4")
        self.unit.setToolTip(words.UNIT_TIP)
        self.day = JalaliDateField()
        self.rows = {key: FieldRow(name, self.amounts[key]) for key, name in NAMES.items()}
        self.rows[settings.FIRST_OPEN_DAY] = FieldRow(words.FIRST_OPEN_DAY, self.day)
        self._lay()
        self.unit.clicked.connect(self.toggle_unit)
        for key, edit in self.amounts.items():
            edit.textEdited.connect(lambda _text, at=key: self._typed(at))
        self._say_unit()

    def _lay(self) -> None:
        pairs = [basics.column(self.rows[key], self.readings[key], gap=2) for key in NAMES]
        below, above, ceiling = pairs
        for row in self.rows.values():
            row.setFixedWidth(_WIDTH)
        amounts = basics.row(below, above, None, gap=16)
        day = basics.row(self.rows[settings.FIRST_OPEN_DAY], None)
        parts = (
            basics.row(basics.section(words.QUESTIONS), None, self.unit),
            basics.hint(words.ASK_ADVICE, wrap=True),
            amounts,
            basics.line(),
            basics.section(words.CEILING),
            basics.hint(words.CEILING_ADVICE, wrap=True),
            basics.row(ceiling, None),
            basics.line(),
            basics.section(words.BOOKS),
            basics.hint(words.BOOKS_ADVICE, wrap=True),
            day,
        )
        self.setLayout(basics.column(*parts, gap=10))
        self.setFocusProxy(self.amounts[settings.ASK_BELOW])

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what holds now."""
        self._rials = {key: int(values[key] or 0) for key in NAMES}
        opened = values[settings.FIRST_OPEN_DAY]
        today = jalali.first_day_of_year(clock.today())
        self.day.set_value(date.fromisoformat(opened) if opened else today)
        self._show()

    def values(self) -> dict[str, str]:
        """Return what was typed, by key; the first day of this year is the rule, kept as empty."""
        typed = {key: str(rials) for key, rials in self._rials.items()}
        if not self._rials[settings.IDENTIFY_ABOVE]:
            typed[settings.IDENTIFY_ABOVE] = ""
        day = self.day.value()
        usual = jalali.first_day_of_year(clock.today())
        opened = "" if day == usual else day.isoformat() if day else self.day.edit.text()
        return typed | {settings.FIRST_OPEN_DAY: opened}

    def toggle_unit(self) -> None:
        """Show the same amounts in the other unit, where none of them would lose a rial."""
        whole = all(rials % _RIALS_OF_A_TOMAN == 0 for rials in self._rials.values())
        self._toman = not self._toman and whole
        self._show()

    def show_problems(self, found: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it, and move to the first."""
        for key, row in self.rows.items():
            row.set_problem(errors.text(found[key]) if key in found else "")
        first = next((row for key, row in self.rows.items() if key in found), None)
        if first is not None:
            first.field.setFocus()

    def _typed(self, key: str) -> None:
        number = self.amounts[key].number() or 0
        self._rials[key] = number * (_RIALS_OF_A_TOMAN if self._toman else 1)
        self.readings[key].setText(reading(self._rials[key]) if self._rials[key] else "")

    def _show(self) -> None:
        for key, rials in self._rials.items():
            shown = rials // (_RIALS_OF_A_TOMAN if self._toman else 1)
            self.amounts[key].set_number(shown or None)
            self.readings[key].setText(reading(rials) if rials else "")
        self._say_unit()

    def _say_unit(self) -> None:
        unit = fields.TOMAN if self._toman else fields.RIAL
        self.unit.rename(unit)
        for key, name in NAMES.items():
            self.rows[key].rename(words.in_unit(name, unit))
