"""One paper of the pile as it is typed: who, how much, for what; Enter goes on and adds it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from app.domain import digits
from app.domain.batch import Row
from app.domain.donation import DonorFacts, DonorKind, Method
from app.strings import batch as words
from app.strings import desk, errors
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, PrimaryButton
from app.ui.widgets.donor_box import DonorBox
from app.ui.widgets.field_row import FieldRow, Form
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.niyyat_picker import Designation, NiyyatPicker

_WIDEST: Final = 1164
"""Pixels of both lines at most: wider ones would stretch the name and the amount."""


class NameBox(DonorBox):
    """The donor in one line; kind and the rest wait aside, for who was found or typed.

    The identifier is there for a gift above the ceiling, and lies out of the way of Enter.
    """

    @override
    def _lay(self) -> None:
        honorific, name, national_id, mobile, on_behalf = self.rows.values()
        aside = QWidget(self)
        aside.setLayout(
            basics.column(self.kind, self.part, self.enrol, honorific, mobile, on_behalf)
        )
        aside.hide()
        hint = basics.row(self.likely, self.same, gap=8)
        hint.setStretch(0, 1)
        national_id.setFixedWidth(150)
        first = basics.row(name, national_id, gap=12)
        first.setStretch(0, 1)
        self.setLayout(basics.column(first, basics.row(self.known, None), hint, gap=2))


class PileLine(Form):
    """Emits `typed` with a `Row`; designation and method of the row before stay."""

    typed = Signal(object)
    above_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.donor, self.amount, self.picker = (
            NameBox(),
            MoneyField(),
            NiyyatPicker((), several=False),
        )
        self.method, self.reference = QComboBox(), QLineEdit(maxLength=200)
        for code, name in desk.METHODS:
            if code != Method.CHEQUE:
                self.method.addItem(name, code)
        self.reference.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.place = basics.section("")
        self.add = PrimaryButton(words.ADD, "plus")
        self.nobody = Button(words.NOBODY, "user-minus")
        self.above = Button(words.AS_ABOVE, "copy", key="F6")
        self.cell = Button(words.CELL_ABOVE, key="F7")
        self.rows: Final = {
            "donor.name": self.donor.rows["donor.name"],
            "donor.national_id": self.donor.rows["donor.national_id"],
            "amount": FieldRow(words.AMOUNT, self.amount),
            "niyyat": FieldRow(words.NIYYAT, self.picker),
            "method": FieldRow(words.HOW, self.method),
            "reference": FieldRow(words.REFERENCE, self.reference),
        }
        self._lay()
        self._connect()

    def _lay(self) -> None:
        for button in (self.nobody, self.above, self.cell):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = basics.row(self.place, None, self.nobody, self.cell, self.above, gap=8)
        amount, niyyat, method, reference = list(self.rows.values())[2:]
        method.setFixedWidth(150)
        reference.setFixedWidth(170)
        first = basics.row(self.donor, amount, gap=12)
        second = basics.row(niyyat, method, reference, self.add, gap=12)
        for box, shares in ((first, (3, 2)), (second, (1, 0, 0, 0))):
            for at, share in enumerate(shares):
                box.setStretch(at, share)
        second.setAlignment(self.add, Qt.AlignmentFlag.AlignBottom)
        typed = QWidget()
        typed.setLayout(basics.column(first, second, gap=8))
        typed.setMaximumWidth(_WIDEST)
        lines = basics.row(typed, None)
        lines.setStretch(0, 1)
        lines.setStretch(1, 0)
        self.setLayout(basics.column(head, lines, gap=8))
        self.setFocusProxy(self.donor.name)

    def _connect(self) -> None:
        self.add.clicked.connect(self.submit)
        self.nobody.clicked.connect(self._nobody)
        self.donor.anonymous.connect(self.amount.enter)
        self.above.clicked.connect(lambda: self.above_wanted.emit(True))
        self.cell.clicked.connect(lambda: self.above_wanted.emit(False))
        self.method.currentIndexChanged.connect(self._method_changed)

    def offer(self, designations: Sequence[Designation]) -> None:
        """Offer *designations*, the usual ones first."""
        self.picker.offer(designations)

    def value(self) -> Row:
        """Return the row as it is typed now."""
        chosen, method = self.picker.chosen(), str(self.method.currentData())
        reference = digits.to_ascii(self.reference.text()).strip()
        return Row(
            donor=self.donor.value(),
            amount=self.amount.value() or 0,
            niyyat=chosen[0] if chosen else "",
            method=method,
            reference="" if method == Method.CASH else reference,
        )

    def show_row(self, row: Row, place: str) -> None:
        """Show *row*, as a new one or to be changed; *place* says which it is."""
        self.place.setText(place)
        self.donor.set_value(row.donor)
        self.amount.set_value(row.amount or None)
        self.picker.choose(*filter(None, (row.niyyat,)))
        self.method.setCurrentIndex(max(0, self.method.findData(row.method)))
        self.reference.setText(digits.to_persian(row.reference))
        self.show_problems({})

    def next_row(self, place: str) -> None:
        """Be ready for the next paper; it is mostly for the same and paid the same way."""
        kept = self.value()
        self.show_row(replace(kept, donor=DonorFacts(), amount=0, reference=""), place)
        self.donor.name.setFocus()

    def copy_cell(self, above: Row) -> None:
        """Take the one value of *above* that belongs to the focused field."""
        now, at = self.value(), self.focusWidget()
        if at is self.amount.edit:
            now = replace(now, amount=above.amount)
        elif at is self.picker:
            now = replace(now, niyyat=above.niyyat)
        elif at in (self.method, self.reference):
            now = replace(now, method=above.method, reference=above.reference)
        else:
            now = replace(now, donor=above.donor)
        self.show_row(now, self.place.text())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark the fields of *problems* (field to code) and go to the first."""
        for name, row in reversed(self.rows.items()):
            row.set_problem(errors.text(problems[name]) if name in problems else "")
            if name in problems:
                row.field.setFocus()

    def submit(self) -> None:
        """Hand the row over; what a receipt could never be made of goes back at once."""
        row, wrong = self.value(), {}
        if not row.niyyat:
            wrong["niyyat"] = "required"
        if not row.amount:
            wrong["amount"] = "amount_missing"
        if row.donor.kind != DonorKind.ANONYMOUS and not row.donor.name.strip():
            wrong["donor.name"] = "required"
        self.show_problems(wrong)
        if not wrong:
            self.typed.emit(row)

    def _nobody(self) -> None:
        self.donor.set_value(DonorFacts(kind=DonorKind.ANONYMOUS))
        self.amount.enter()

    def _method_changed(self) -> None:
        self.reference.setEnabled(self.method.currentData() != Method.CASH)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        at = self.focusWidget()
        if enter and at is self.donor.name:
            self.amount.enter()
        elif enter and at is self.picker and self.picker.chosen() and self.reference.isEnabled():
            self.reference.setFocus()
        elif enter and (at is self.reference or (at is self.picker and self.picker.chosen())):
            self.submit()
        else:
            super().keyPressEvent(event)
