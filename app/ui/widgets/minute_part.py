"""The minute of a valuation: its number and day, and the two who signed it."""

from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain import clock, digits, text
from app.domain.valuation import Minute
from app.strings import payment as words
from app.ui.widgets import basics
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.field_row import FieldRow


class MinutePart(QWidget):
    """Four fields in two lines, or in one where there is room."""

    def __init__(self, *, lines: int = 1) -> None:
        super().__init__()
        self.number = QLineEdit(maxLength=40)
        self.held_on = JalaliDateField()
        self.first, self.second = QLineEdit(maxLength=200), QLineEdit(maxLength=200)
        self.rows: Final = {
            "number": FieldRow(words.MINUTE_NUMBER, self.number),
            "held_on": FieldRow(words.MINUTE_DAY, self.held_on),
            "first": FieldRow(words.FIRST, self.first),
            "second": FieldRow(words.SECOND, self.second),
        }
        every = list(self.rows.values())
        some = [every] if lines == 1 else [every[:2], every[2:]]
        boxes = [basics.row(*rows, gap=10) for rows in some]
        for box in boxes:
            shares = (3, 6, 4, 4) if lines == 1 else (1, 1)
            for at, share in enumerate(shares):
                box.setStretch(at, share)
        self.setLayout(basics.column(*boxes, gap=6))

    def value(self) -> Minute:
        """Return the minute as typed; who takes it asks `held_on.problem` first."""
        return Minute(
            number=digits.to_ascii(text.clean(self.number.text())),
            held_on=self.held_on.value() or clock.today(),
            first=text.clean(self.first.text()),
            second=text.clean(self.second.text()),
        )

    def set_value(self, minute: Minute) -> None:
        """Show *minute*."""
        self.number.setText(digits.to_persian(minute.number))
        self.held_on.set_value(minute.held_on)
        self.first.setText(minute.first)
        self.second.setText(minute.second)

    def is_blank(self) -> bool:
        """Tell whether nobody has typed anything."""
        return not any(edit.text().strip() for edit in (self.number, self.first, self.second))
