"""How the money came: the method, its reference, and what this method leaves behind."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain import banking, digits
from app.domain.donation import Method
from app.domain.errors import AppError
from app.domain.payment import ASKED, PaymentDetails
from app.strings import desk as words
from app.strings import payment as names
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.name_edit import NameEdit

LONGEST_SAYAD: Final = 19
"""Sixteen digits, in fours if somebody types them so."""


class PaymentPart(QWidget):
    """Shows only the fields of the chosen method; `told` offers what stands with this reference."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.method = QComboBox()
        for code, name in words.METHODS:
            self.method.addItem(name, code)
        self.reference, self.terminal, self.card = _code(), _code(), _code()
        self.sayad_id, self.drawer = _code(LONGEST_SAYAD), NameEdit()
        self.drawer.setPlaceholderText(names.DRAWER_IS_DONOR)
        self.bank, self.due_on = QComboBox(), JalaliDateField(optional=True, ahead=True)
        self.told, self.look = Note("", "accent", "warning"), Button(names.LOOK, key="Shift+F3")
        self.look.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: Final = {
            "method": FieldRow(words.METHOD, self.method),
            "details.sayad_id": FieldRow(names.SAYAD_ID, self.sayad_id),
            "reference": FieldRow(words.REFERENCES["pos"], self.reference),
            "details.terminal": FieldRow(names.TERMINAL, self.terminal),
            "details.card": FieldRow(names.CARD, self.card),
            "details.bank": FieldRow(names.BANK, self.bank),
            "details.due_on": FieldRow(names.DUE_ON, self.due_on),
            "details.drawer": FieldRow(names.DRAWER, self.drawer),
        }
        self._lay()
        self._connect()
        self.say("")
        self._show_fields()

    def _lay(self) -> None:
        rows = self.rows
        rows["method"].setFixedWidth(140)
        for name, width in (("terminal", 104), ("card", 116)):
            rows[f"details.{name}"].setFixedWidth(width)
        first = basics.row(*(row for name, row in rows.items() if name not in _SECOND), gap=10)
        first.setStretch(1, 3)
        first.setStretch(2, 2)
        rows["details.bank"].setMaximumWidth(260)  # of a slip it stands alone in its line
        second = basics.row(*(rows[name] for name in _SECOND), None, gap=10)
        for at, share in enumerate((3, 4, 4, 0)):
            second.setStretch(at, share)
        told = basics.row(self.told, self.look, gap=8)
        told.setStretch(0, 1)
        self.setLayout(basics.column(first, second, told, gap=6))

    def _connect(self) -> None:
        self.method.currentIndexChanged.connect(self._show_fields)
        for edit in (self.reference, self.terminal, self.sayad_id, self.card, self.drawer):
            edit.textChanged.connect(lambda _text: self.changed.emit())
        self.bank.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.due_on.changed.connect(self.changed)
        self.card.editingFinished.connect(self._mask)

    def offer_banks(self, banks: Mapping[str, str]) -> None:
        """Offer the banks of the shipped list by code."""
        chosen = self.bank.currentData()
        self.bank.clear()
        self.bank.addItem("", "")
        for code, name in banks.items():
            self.bank.addItem(name, code)
        self.bank.setCurrentIndex(max(0, self.bank.findData(chosen)))

    def value(self) -> tuple[str, str, PaymentDetails | None]:
        """Return method, reference and details; cash leaves nothing behind."""
        method = str(self.method.currentData())
        if method == Method.CASH:
            return method, "", None
        asked = ASKED[method]
        typed: dict[str, str] = {
            "terminal": _plain(self.terminal),
            "card": _kept(_plain(self.card)),
            "bank": str(self.bank.currentData() or ""),
            "sayad_id": _plain(self.sayad_id).replace(" ", ""),
            "drawer": self.drawer.text().strip(),
        }
        given = {name: text for name, text in typed.items() if name in asked}
        due: date | None = self.due_on.value() if "due_on" in asked else None
        return method, _plain(self.reference), PaymentDetails(**given, due_on=due)

    def set_value(self, method: str, reference: str, details: PaymentDetails | None) -> None:
        """Show how the money came."""
        self.method.setCurrentIndex(max(0, self.method.findData(method)))
        self.reference.setText(digits.to_persian(reference))
        known = details or PaymentDetails()
        for edit, text in (
            (self.terminal, known.terminal),
            (self.card, known.card[-_FIGURES:]),
            (self.sayad_id, known.sayad_id),
        ):
            edit.setText(digits.to_persian(text))
        self.drawer.setText(known.drawer)
        self.bank.setCurrentIndex(max(0, self.bank.findData(known.bank)))
        self.due_on.set_day(known.due_on)

    def say(self, sentence: str, *, opens: bool = False) -> None:
        """Tell below the fields what has this reference already, or nothing."""
        self.told.say(sentence)
        self.told.setVisible(bool(sentence))
        self.look.setVisible(bool(sentence) and opens)

    def due_problem(self) -> str:
        """Return the code of a due date that cannot be read, or nothing."""
        return self.due_on.problem if self.method.currentData() == Method.CHEQUE else ""

    def _show_fields(self) -> None:
        method = str(self.method.currentData())
        for name, row in self.rows.items():
            if name.startswith("details."):
                row.setVisible(name.removeprefix("details.") in ASKED[method])
        self.rows["reference"].rename(words.REFERENCES[method])
        self.rows["reference"].setEnabled(method != Method.CASH)
        self.changed.emit()

    def _mask(self) -> None:
        self.card.setText(digits.to_persian(_kept(_plain(self.card))))


_FIGURES: Final = 4
_SECOND: Final = ("details.bank", "details.due_on", "details.drawer")


def _kept(card: str) -> str:
    """Return the last four digits of a card, or what was typed where it is none yet."""
    try:
        return banking.kept_card(card)[-_FIGURES:] if card else ""
    except AppError:
        return card


def _code(longest: int = 200) -> QLineEdit:
    edit = QLineEdit(maxLength=longest)
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return edit


def _plain(edit: QLineEdit) -> str:
    return digits.to_ascii(edit.text()).strip()
