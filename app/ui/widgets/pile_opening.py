"""Before the first row: how many papers lie there, and what they come to."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain import clock, digits
from app.domain.batch import Heading, Totals
from app.domain.donation import Method
from app.domain.lunar import LunarTable
from app.strings import batch as words
from app.strings import desk, errors
from app.ui.widgets import basics
from app.ui.widgets.basics import PrimaryButton
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.field_row import FieldRow, Form
from app.ui.widgets.money_field import MoneyField

_LONGEST: Final = 4
_FIGURES: Final = QRegularExpression("[0-9۰-۹٠-٩]*")


class PileOpening(Form):
    """Emits `begun` with a `Heading` and the `Totals` that are expected."""

    begun = Signal(object, object)

    def __init__(self, lunar: LunarTable | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count, self.amount = _count_edit(), MoneyField()
        self.day, self.method, self.campaign = JalaliDateField(lunar), QComboBox(), QComboBox()
        for code, name in desk.METHODS:
            if code != Method.CHEQUE:
                self.method.addItem(name, code)
        self.campaign.addItem(desk.NO_CAMPAIGN, "")
        self.begin = PrimaryButton(words.BEGIN, "stack", key="F2")
        self.rows: Final = {
            "count": FieldRow(words.COUNT, self.count),
            "amount": FieldRow(words.SUM, self.amount),
            "date": FieldRow(words.DAY, self.day),
            "method": FieldRow(words.METHOD, self.method),
            "campaign": FieldRow(words.CAMPAIGN, self.campaign),
        }
        self._lay()
        self.setFocusProxy(self.count)
        self.begin.clicked.connect(self._begin)

    def _lay(self) -> None:
        count, amount, day, method, campaign = self.rows.values()
        count.setFixedWidth(150)
        figures = basics.row(count, amount, gap=12)
        figures.setStretch(1, 1)
        rest = basics.row(day, method, campaign, gap=12)
        for at in range(rest.count()):
            rest.setStretch(at, 1)
        action = basics.row(self.begin, None)
        advice = basics.hint(words.BEGIN_ADVICE, wrap=True)
        self.setLayout(basics.column(advice, 4, figures, rest, 6, action, gap=8))

    def offer(self, campaigns: Mapping[str, str]) -> None:
        """Offer the campaigns by code."""
        chosen = self.campaign.currentData()
        self.campaign.clear()
        self.campaign.addItem(desk.NO_CAMPAIGN, "")
        for code, name in campaigns.items():
            self.campaign.addItem(name, code)
        self.campaign.setCurrentIndex(max(0, self.campaign.findData(chosen)))

    def clear(self) -> None:
        """Be ready for another pile."""
        self.count.clear()
        self.amount.set_value(None)
        self.day.set_value(clock.today())
        self.show_problems({})
        self.count.setFocus()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark every field of *problems* (field to code) and go to the first."""
        for name, row in reversed(self.rows.items()):
            row.set_problem(errors.text(problems[name]) if name in problems else "")
            if name in problems:
                row.field.setFocus()

    def _begin(self) -> None:
        day = self.day.value()
        if day is None:
            self.show_problems({"date": self.day.problem})
            return
        heading = Heading(
            paid_on=day,
            method=str(self.method.currentData()),
            campaign=str(self.campaign.currentData() or ""),
        )
        typed = digits.to_ascii(self.count.text()).strip()
        expected = Totals(count=int(typed or 0), amount=self.amount.value() or 0)
        self.show_problems({})
        self.begun.emit(heading, expected)


def _count_edit() -> QLineEdit:
    edit = QLineEdit(maxLength=_LONGEST)
    edit.setValidator(QRegularExpressionValidator(_FIGURES, edit))
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    edit.textEdited.connect(lambda typed: edit.setText(digits.to_persian(digits.to_ascii(typed))))
    return edit
