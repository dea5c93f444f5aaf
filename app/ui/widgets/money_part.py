"""The money of a visit: amount, what it is for, and how it came."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.domain import digits
from app.domain.donation import Method, MoneyLine
from app.strings import desk as words
from app.strings import fields
from app.ui.widgets import basics
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.money_field import MoneyEdit, MoneyField
from app.ui.widgets.niyyat_picker import Designation, NiyyatPicker

NAME: Final = 180


class MoneyPart(QWidget):
    """One amount for one designation, or parts of it for several: the first takes the rest."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = MoneyField()
        self.picker = NiyyatPicker(())
        self.method = QComboBox()
        for code, name in words.METHODS:
            self.method.addItem(name, code)
        self.reference = QLineEdit(maxLength=200)
        self.reference.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.rows: Final = {
            "lines": FieldRow(fields.amount_label(fields.RIAL), self.amount),
            "niyyat": FieldRow(words.NIYYAT, self.picker, hint=words.NIYYAT_HINT),
            "method": FieldRow(words.METHOD, self.method),
            "reference": FieldRow(words.REFERENCES["pos"], self.reference),
        }
        self._shares: dict[str, MoneyEdit] = {}
        self._rest = basics.label()
        self._parts = QVBoxLayout()
        self._parts.setSpacing(4)
        self._lay()
        self.amount.changed.connect(self._amount_changed)
        self.amount.unit_changed.connect(self._unit_changed)
        self.picker.changed.connect(self._chosen)
        self.method.currentIndexChanged.connect(self._method_changed)

    def _lay(self) -> None:
        lines, niyyat, method, reference = self.rows.values()
        method.setFixedWidth(180)
        payment = basics.row(method, reference, gap=12)
        payment.setStretch(1, 1)
        self.setLayout(basics.column(lines, niyyat, self._parts, payment, gap=6))

    def offer(self, designations: Sequence[Designation]) -> None:
        """Offer *designations*, the usual ones first."""
        self.picker.offer(designations)

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

    def payment_method(self) -> str:
        """Return the code of the method; a visit without money has the first that needs nothing."""
        return str(Method.CASH) if self.is_empty() else str(self.method.currentData())

    def payment_reference(self) -> str:
        """Return the reference; cash has none."""
        return (
            ""
            if self.payment_method() == Method.CASH
            else digits.to_ascii(self.reference.text()).strip()
        )

    def set_payment(self, method: str, reference: str) -> None:
        """Show how the money came."""
        self.method.setCurrentIndex(max(0, self.method.findData(method)))
        self.reference.setText(digits.to_persian(reference))

    def _chosen(self) -> None:
        kept = {code: edit.number() for code, edit in self._shares.items()}
        basics.clear(self._parts)
        self._shares = {}
        chosen = self.picker.chosen()
        if len(chosen) > 1:
            self._rest = basics.label()
            self._parts.addWidget(self._share(chosen[0], self._rest))
            for code in chosen[1:]:
                edit = self._shares[code] = MoneyEdit()
                edit.set_number(kept.get(code))
                edit.amount_changed.connect(self._amount_changed)
                self._parts.addWidget(self._share(code, edit))
        self._amount_changed()

    def _share(self, code: str, amount: QWidget) -> QWidget:
        amount.setAccessibleName(self.picker.name(code))
        amount.setFixedWidth(200)
        name = basics.label(self.picker.name(code))
        name.setFixedWidth(NAME)
        part = QWidget()
        part.setLayout(basics.row(name, amount, None))
        return part

    def _amount_changed(self) -> None:
        lines = self.lines()
        if self._shares and lines:
            rest = digits.group(lines[0].amount)
            self._rest.setText(f"{fields.REMAINDER}: {rest}")
            basics.restyle(self._rest, "tone", "danger" if lines[0].amount <= 0 else "muted")
        self.changed.emit()

    def _unit_changed(self, unit: str) -> None:
        self.rows["lines"].rename(fields.amount_label(unit))

    def _method_changed(self) -> None:
        self.rows["reference"].rename(words.REFERENCES[self.method.currentData()])
        self.rows["reference"].setEnabled(self.method.currentData() != Method.CASH)
        self.changed.emit()
