"""The columns of a list of receipts, and how wide they stand alone or beside a panel."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from app.domain import digits, jalali, text
from app.queries.receipt_list import ListedReceipt
from app.strings import paper
from app.strings import receipt_list as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST, WHOLE

WIDE: Final = (86, 104, REST, REST, 236, WHOLE, 116)
NARROW: Final = (86, 104, REST, HIDDEN, HIDDEN, WHOLE, 104)


def _purpose(one: ListedReceipt) -> str:
    return words.joined(dict.fromkeys(part.name.split(" (")[0] for part in one.row.parts))


def _payment(one: ListedReceipt) -> str:
    if one.form != "cash":
        return words.FORMS[one.form]
    reference = text.isolate_ltr(digits.to_persian(one.reference)) if one.reference else ""
    return paper.method(paper.METHODS[one.method], reference)


def _look(one: ListedReceipt, role: int) -> Any:
    """Strike what was voided through, and mute it."""
    if one.row.status == "issued":
        return None
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color("muted")
    if role == Qt.ItemDataRole.FontRole:
        face = QFont(theme.font())
        face.setStrikeOut(True)
        return face
    return None


def _told(one: ListedReceipt, role: int) -> Any:
    """Tell in full what the width may cut."""
    if role == Qt.ItemDataRole.ToolTipRole:
        names = words.joined(part.name for part in one.row.parts)
        return f"{one.row.donor or words.ANONYMOUS} — {names}"
    return _look(one, role)


def _state(one: ListedReceipt, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        tones = {"issued": "muted", "void": "danger"}
        return theme.color(tones.get(one.row.state, "accent_text"))
    return None


COLUMNS: tuple[Column[ListedReceipt], ...] = (
    Column(words.NUMBER, lambda one: digits.to_persian(one.row.number.serial), role=_look),
    Column(words.DAY, lambda one: jalali.short(date.fromisoformat(one.row.issued_on)), role=_look),
    Column(words.DONOR, lambda one: one.row.donor or words.ANONYMOUS, role=_told),
    Column(words.PURPOSE, _purpose, role=_told),
    Column(words.PAYMENT, _payment, role=_look),
    Column(
        words.AMOUNT,
        lambda one: digits.group(one.row.amount) if one.row.amount else "—",
        number=True,
        role=_look,
    ),
    Column(words.STATUS, lambda one: words.STATUSES[one.row.state], role=_state),
)
