"""The money of a visit: amount, what it is for, and how it came."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import digits
from app.domain.donation import Method, MoneyLine
from app.domain.payment import PaymentDetails
from app.strings import desk as words
from app.strings import fields
from app.ui.widgets import basics
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.money_field import MoneyEdit, MoneyField
from app.ui.widgets.niyyat_picker import Designation, NiyyatPicker
from app.ui.widgets.payment_part import PaymentPart

FIGURES: Final = 150


class MoneyPart(QWidget):
    """One amount for one designation, or parts of it for several: the first takes the rest."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = MoneyField()
        self.picker = NiyyatPicker(())
        self.payment = PaymentPart()
        self.method, self.reference = self.payment.method, self.payment.reference
        self.rows: Final = {
            "lines": FieldRow(fields.amount_label(fields.RIAL), self.amount),
            "niyyat": FieldRow(words.NIYYAT, self.picker, hint=words.NIYYAT_HINT),
            **self.payment.rows,
        }
        self._shares: dict[str, MoneyEdit] = {}
        self._rest = basics.label()
        self._parts = QGridLayout()
        self._parts.setVerticalSpacing(4)
        self._parts.setHorizontalSpacing(28)
        for column in (0, 1):
            self._parts.setColumnStretch(column, 1)
        self._lay()
        self.amount.changed.connect(self._amount_changed)
        self.amount.unit_changed.connect(self._unit_changed)
        self.picker.changed.connect(self._chosen)
        self.payment.changed.connect(self.changed)

    def _lay(self) -> None:
        head = (self.rows["lines"], self.rows["niyyat"])
        self.setLayout(basics.column(*head, self._parts, self.payment, gap=6))

    def offer(self, designations: Sequence[Designation]) -> None:
        """Offer *designations*, the usual ones first; a draft may have chosen before they came."""
        self.picker.offer(designations)
        self._chosen()

    def lines(self) -> tuple[MoneyLine, ...]:
        """Return the parts in rials; a part that is not typed is 0, to be refused by name."""
        total, chosen = self.amount.value(), self.picker.chosen()
        if total is None:
            return ()
        if not chosen:
            return (MoneyLine(niyyat="", amount=total),)
        factor = self.amount.factor
        shares = {code: (edit.number() or 0) * factor for code, edit in self._shares.items()}
        rest = total - sum(shares.values())
        return tuple(MoneyLine(niyyat=code, amount=shares.get(code, rest)) for code in chosen)

    def set_lines(self, lines: Sequence[MoneyLine]) -> None:
        """Show *lines*, in rials."""
        self.amount.set_value(sum(line.amount for line in lines) if lines else None)
        self.picker.choose(*(line.niyyat for line in lines if line.niyyat))
        for line in lines:
            if (edit := self._shares.get(line.niyyat)) is not None:
                edit.set_number(line.amount)

    def is_empty(self) -> bool:
        """Tell whether no amount was typed."""
        return self.amount.value() is None

    def unfilled(self) -> MoneyEdit | None:
        """Return the first share that was left empty, if any."""
        return next((edit for edit in self._shares.values() if not edit.number()), None)

    def given(self) -> tuple[str, str, PaymentDetails | None]:
        """Return method, reference and details; a visit without money asks for none of them."""
        return (str(Method.CASH), "", None) if self.is_empty() else self.payment.value()

    def _chosen(self) -> None:
        kept = {code: edit.number() for code, edit in self._shares.items()}
        basics.clear(self._parts)
        self._shares = {}
        chosen = self.picker.chosen()
        if len(chosen) > 1:
            self._rest = basics.label()
            self._place(0, chosen[0], self._rest)
            for at, code in enumerate(chosen[1:], start=1):
                edit = self._shares[code] = MoneyEdit()
                edit.set_number(kept.get(code))
                edit.amount_changed.connect(self._amount_changed)
                edit.setFixedWidth(FIGURES)
                edit.setProperty("cell", True)
                self._place(at, code, edit)
        # made after the fields below them, they would be the last that Enter comes to
        for before, after in pairwise((self.picker, *self._shares.values())):
            QWidget.setTabOrder(before, after)
        self._amount_changed()

    def _place(self, at: int, code: str, amount: QWidget) -> None:
        """Put a share beside the one before it, two in a line."""
        amount.setAccessibleName(self.picker.name(code))
        part = QWidget()
        part.setLayout(basics.row(basics.label(self.picker.name(code)), None, amount))
        self._parts.addWidget(part, at // 2, at % 2)

    def _amount_changed(self) -> None:
        lines = self.lines()
        if self._shares and lines:
            rest = digits.group(lines[0].amount)
            self._rest.setText(f"{fields.REMAINDER}: {rest}")
            basics.restyle(self._rest, "tone", "danger" if lines[0].amount <= 0 else "muted")
        self.changed.emit()

    def _unit_changed(self, unit: str) -> None:
        self.rows["lines"].rename(fields.amount_label(unit))
