"""The columns of the requests, and how wide they stand alone or beside the panel."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain import digits, jalali, text
from app.domain.receipt import ReceiptNumber
from app.queries.approvals import ApprovalRow
from app.strings import approvals as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST, WHOLE

WIDE: Final = (150, WHOLE, 150, 130, 140, REST, WHOLE)
NARROW: Final = (HIDDEN, WHOLE, WHOLE, HIDDEN, HIDDEN, REST, WHOLE)
TONES: Final = {"pending": "accent_text", "approved": "ok", "refused": "danger"}


def moment(at: str) -> str:
    """Return the day and time of an ISO moment, nothing for none."""
    if not at:
        return ""
    return f"{jalali.short(date.fromisoformat(at[:10]))} {digits.to_persian(at[11:16])}"


def serial(subject: str) -> str:
    """Return the serial of a receipt's number, as people call it."""
    return digits.to_persian(ReceiptNumber.parse(subject).serial)


def _state(row: ApprovalRow, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color(TONES.get(row.state, "muted"))
    return None


def _whole(row: ApprovalRow, role: int) -> Any:
    return text.isolate_ltr(row.subject) if role == Qt.ItemDataRole.ToolTipRole else None


def _reason(row: ApprovalRow, role: int) -> Any:
    return row.reason if role == Qt.ItemDataRole.ToolTipRole else None


COLUMNS: tuple[Column[ApprovalRow], ...] = (
    Column(words.KIND, lambda row: words.KINDS[row.kind]),
    Column(words.NUMBER, lambda row: serial(row.subject), role=_whole),
    Column(
        words.AMOUNT,
        lambda row: digits.group(row.amount) if row.amount else "—",
        number=True,
    ),
    Column(words.ASKER, lambda row: row.asker),
    Column(words.ASKED_AT, lambda row: moment(row.asked_at)),
    Column(words.REASON, lambda row: row.reason, role=_reason),
    Column(words.STATE, lambda row: words.STATES[row.state], role=_state),
)
