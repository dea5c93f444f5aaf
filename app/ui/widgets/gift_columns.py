"""The columns of a donor's history."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from app.domain import digits, jalali
from app.domain.niyyat import short
from app.domain.receipt import ReceiptNumber
from app.queries.donor_gifts import Gift
from app.strings import donor_list, donors, paper
from app.strings import dossier as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import REST, WHOLE

WIDTHS: Final = (100, 92, 132, REST, WHOLE, 112)


def _number(gift: Gift) -> str:
    if not gift.number:
        return donor_list.IMPORTED
    return digits.to_persian(ReceiptNumber.parse(gift.number).serial)


def _what(gift: Gift) -> str:
    return paper.METHODS.get(gift.method, "") or donors.FORMS[gift.form]


def state(gift: Gift) -> str:
    """Return issued, void or waits."""
    return "waits" if gift.void_pending and gift.status == "issued" else gift.status


def _look(gift: Gift, role: int) -> Any:
    """Strike what was voided through, and mute it."""
    if gift.status == "issued":
        return None
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color("muted")
    if role == Qt.ItemDataRole.FontRole:
        face = QFont(theme.font())
        face.setStrikeOut(True)
        return face
    return None


def _state_look(gift: Gift, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        tones = {"issued": "muted", "void": "danger"}
        return theme.color(tones.get(state(gift), "accent_text"))
    return None


COLUMNS: tuple[Column[Gift], ...] = (
    Column(words.PAID_ON, lambda one: jalali.short(date.fromisoformat(one.paid_on)), role=_look),
    Column(words.RECEIPT, _number, role=_look),
    Column(words.WHAT, _what, role=_look),
    Column(words.PURPOSE, lambda one: "، ".join(map(short, one.purposes)), role=_look),
    Column(
        words.AMOUNT,
        lambda one: digits.group(one.amount) if one.amount else "—",
        number=True,
        role=_look,
    ),
    Column(words.STATUS, lambda one: words.STATES[state(one)], role=_state_look),
)
