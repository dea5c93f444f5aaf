"""The columns of the list of cheques, and how wide they stand alone or beside a panel."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain import clock, digits, jalali, text
from app.domain.cheques import WAITING
from app.queries.cheques import ChequeRow
from app.services import lists
from app.services.fund_lists import state_shown
from app.strings import cheques as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST, WHOLE

WIDE: Final = (104, REST, REST, 172, 150, WHOLE, 132)
NARROW: Final = (104, REST, HIDDEN, HIDDEN, HIDDEN, WHOLE, 128)
_TONES: Final = {
    "desk": "text",
    "deposited": "accent_text",
    "collected": "ok",
    "bounced": "danger",
    "void": "muted",
    "pending": "accent_text",
}


def overdue(row: ChequeRow) -> bool:
    """Tell whether a cheque that waits could have been collected by now."""
    waits = row.state in WAITING and not row.void
    return waits and row.due_on < clock.today().isoformat()


def _due(row: ChequeRow, role: int) -> Any:
    """Mark softly what could have been collected."""
    if role == Qt.ItemDataRole.ForegroundRole and overdue(row):
        return theme.color("accent_text")
    return words.OVERDUE if role == Qt.ItemDataRole.ToolTipRole and overdue(row) else None


def _state(row: ChequeRow, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color(_TONES[state_shown(row)])
    return None


def _muted(_row: ChequeRow, role: int) -> Any:
    return theme.color("muted") if role == Qt.ItemDataRole.ForegroundRole else None


def _code(row: ChequeRow) -> str:
    found = row.sayad_id or row.reference
    return text.isolate_ltr(digits.to_persian(found)) if found else ""


COLUMNS: Final[tuple[Column[ChequeRow], ...]] = (
    Column(words.DUE, lambda row: jalali.short(date.fromisoformat(row.due_on)), role=_due),
    Column(words.DONOR, lambda row: row.donor or words.ANONYMOUS),
    Column(words.NIYYAT, lambda row: "، ".join(row.niyyat), role=_muted),
    Column(words.SAYAD, _code),
    Column(words.BANK, lambda row: lists.bank_name(row.bank), role=_muted),
    Column(words.AMOUNT, lambda row: digits.group(row.amount), number=True),
    Column(words.STATE, lambda row: words.STATES[state_shown(row)], role=_state),
)
