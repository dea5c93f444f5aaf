"""Which entries of the journal to show: by person, act, day and receipt."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain import clock, digits, jalali, text
from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber
from app.queries.journal import Someone, Wanted
from app.strings import errors
from app.strings import journal as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button
from app.ui.widgets.field_row import FieldRow

_LETTERS: Final = 8


class EventFilter(QWidget):
    """`changed` with a `Wanted`; `number_asked` where a receipt has to be found first.

    *office* and *register* complete a serial that is typed alone.
    """

    changed = Signal(object)
    number_asked = Signal(object)

    def __init__(self, office: str, register: str) -> None:
        super().__init__()
        self._place = office, register
        self.person, self.action = QComboBox(), QComboBox()
        for choice in (self.person, self.action):
            # the longest name would take the room of the fields beside
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(_LETTERS)
        self.person.addItem(words.EVERYBODY)
        self.action.addItem(words.EVERYTHING, "")
        for code, name in words.ACTIONS.items():
            self.action.addItem(name, code)
        self.day = QLineEdit(placeholderText=words.DAY_HINT, clearButtonEnabled=True)
        self.receipt = QLineEdit(placeholderText=words.RECEIPT_HINT, clearButtonEnabled=True)
        self.clear = Button(words.CLEAR, "x", kind="quiet")
        names = (words.PERSON, words.ACTION, words.DAY, words.RECEIPT)
        fields = (self.person, self.action, self.day, self.receipt)
        self.rows = [FieldRow(name, field) for name, field in zip(names, fields, strict=True)]
        box = basics.row(*self.rows, basics.column(20, self.clear, gap=0), gap=12)
        for at in range(len(self.rows)):
            box.setStretch(at, 1)
        self.setLayout(box)
        self.person.activated.connect(self._tell)
        self.action.activated.connect(self._tell)
        self.day.editingFinished.connect(self._tell)
        self.receipt.editingFinished.connect(self._tell)
        self.clear.clicked.connect(self.reset)
        self._told: object = None

    def offer(self, people: Sequence[Someone]) -> None:
        """Let choose among *people*."""
        for one in people:
            self.person.addItem(one.name, one.uid)

    def reset(self) -> None:
        """Ask for everything again."""
        self.person.setCurrentIndex(0)
        self.action.setCurrentIndex(0)
        self.day.clear()
        self.receipt.clear()
        self._tell()

    def wanted(self) -> Wanted:
        """Return what is asked for, apart from the receipt."""
        day = self._day()
        return Wanted(
            person=self.person.currentData(), action=self.action.currentData() or "", day=day
        )

    def _tell(self) -> None:
        try:
            now = self.wanted(), self._number()
        except AppError as error:
            at = 3 if error.code.startswith("number") else 2
            self.rows[at].set_problem(errors.sentence(error))
            return
        for row in self.rows:
            row.set_problem("")
        if now == self._told:
            return
        self._told = now
        wanted, number = now
        if number is None:
            self.changed.emit(wanted)
        else:
            self.number_asked.emit(number)

    def _day(self) -> date | None:
        typed = text.clean(self.day.text())
        return jalali.parse_day(typed, clock.today()) if typed else None

    def _number(self) -> ReceiptNumber | None:
        typed = digits.to_ascii(text.clean(self.receipt.text()))
        if not typed:
            return None
        if typed.isdigit():
            year = jalali.fiscal_year(clock.today())
            return ReceiptNumber(*self._place, year, int(typed))
        return ReceiptNumber.parse(typed)
