"""Items in kind: what, how much, worth what by whose word, and for what."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from typing_extensions import override

from app.domain import digits, text
from app.domain.donation import Basis, KindItem
from app.strings import desk as words
from app.strings import payment
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.gift_part import GiftPart, choice, fill, number_edit, plain_number, strip
from app.ui.widgets.minute_part import MinutePart
from app.ui.widgets.money_field import MoneyEdit
from app.ui.widgets.niyyat_picker import Designation
from app.ui.widgets.open_choice import OpenChoice


class KindPart(GiftPart[KindItem]):
    """Where nobody knows the value, a minute takes its place; it stays for the next item."""

    def __init__(self) -> None:
        self.name = QLineEdit(maxLength=200)
        self.quantity = number_edit()
        self.unit = OpenChoice()
        self.unit.addItems(words.UNITS)
        self.value = MoneyEdit()
        self.basis = choice(words.BASES)
        self.niyyat = QComboBox()
        self.unknown = QCheckBox(payment.UNKNOWN_VALUE)
        self.minute = MinutePart()
        plain = {
            "name": FieldRow(words.ITEM, self.name),
            "quantity": FieldRow(words.QUANTITY, self.quantity),
            "unit": FieldRow(words.UNIT, self.unit),
            "value": FieldRow(words.VALUE, self.value),
            "basis": FieldRow(words.BASIS, self.basis),
            "niyyat": FieldRow(words.PURPOSE, self.niyyat),
        }
        self.rows: Final = {**plain, **self.minute.rows}
        shares = (5, 2, 3, 4, 4, 4)
        laid = strip(plain.values(), shares, self.unknown, self.minute)
        super().__init__(words.NO_ITEMS, laid, self._tell)
        self.unknown.toggled.connect(self._value_known)
        self._value_known(unknown=False)

    @override
    def typed(self) -> KindItem | None:
        if not text.clean(self.name.text()) and self.value.number() is None:
            return None
        unknown = self.unknown.isChecked()
        return KindItem(
            niyyat=str(self.niyyat.currentData() or ""),
            name=text.clean(self.name.text()),
            quantity=plain_number(self.quantity.text()),
            unit=text.clean(self.unit.currentText()),
            value=0 if unknown else self.value.number() or 0,
            basis=str(self.basis.currentData()),
            minute=self.minute.value() if unknown else None,
        )

    @override
    def empty_strip(self) -> None:
        self.name.clear()
        self.quantity.clear()
        self.value.set_number(None)
        self.name.setFocus()

    def start_again(self) -> None:
        """Forget what of the visit before was typed and not added; its items go by `set_values`."""
        self.empty_strip()
        self.unit.setCurrentIndex(0)
        self.unit.setEditText(self.unit.itemText(0))
        self.unknown.setChecked(False)

    def offer(self, designations: Sequence[Designation]) -> None:
        """Offer *designations*."""
        fill(self.niyyat, designations)

    def day_problems(self) -> dict[str, str]:
        """Return the code of a minute's day that cannot be read, by its field."""
        asked = self.unknown.isChecked() and self.typed() is not None
        code = self.minute.held_on.problem if asked else ""
        return {f"items.{len(self.values()) - 1}.minute.held_on": code} if code else {}

    def _value_known(self, unknown: bool) -> None:
        self.minute.setVisible(unknown)
        for field in (self.value, self.basis):
            field.setEnabled(not unknown)
        if unknown:
            self.value.set_number(None)
            self.basis.setCurrentIndex(self.basis.findData(str(Basis.EXPERT)))
            self.minute.number.setFocus()

    def _tell(self, item: KindItem) -> tuple[str, str]:
        basis = dict(words.BASES)[item.basis]
        purpose = self.niyyat.itemText(self.niyyat.findData(item.niyyat))
        title = words.item(item.name, digits.to_persian(item.quantity), item.unit)
        if not item.value:
            return title, words.worth_later(payment.LATER, purpose)
        return title, words.worth(digits.group(item.value), basis, purpose)
