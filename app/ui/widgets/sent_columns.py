"""The columns of the files that were sent, and what one of them says of itself."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain import digits, jalali, text
from app.queries.exchange import SentRow
from app.services.sending import state_of
from app.strings import exchange as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST

WIDE: Final = (190, 120, REST, 110, 120, 130)
NARROW: Final = (190, 110, HIDDEN, HIDDEN, REST, 130)


def _state(row: SentRow, role: int) -> Any:
    if role != Qt.ItemDataRole.ForegroundRole:
        return None
    return theme.color("ok" if row.arrived else "accent_text")


def _muted(_row: SentRow, role: int) -> Any:
    return theme.color("muted") if role == Qt.ItemDataRole.ForegroundRole else None


def _code(_row: SentRow, role: int) -> Any:
    return theme.latin_font() if role == Qt.ItemDataRole.FontRole else None


COLUMNS: Final[tuple[Column[SentRow], ...]] = (
    Column(words.NAME, lambda row: text.isolate_ltr(row.name), role=_code),
    Column(words.DAY, lambda row: jalali.short(_day(row)), role=_muted),
    Column(words.ENTRIES, lambda row: words.span(row.first, row.last), role=_muted),
    Column(words.ROWS, lambda row: digits.group(row.last - row.first + 1), number=True),
    Column(words.CODE, lambda row: text.isolate_ltr(row.code), role=_code),
    Column(words.STATE, lambda row: words.STATES[state_of(row)], role=_state),
)


def _day(row: SentRow) -> date:
    return date.fromisoformat(row.sent_at[:10])


def facts(row: SentRow, *, kept: bool) -> Iterator[tuple[str, str]]:
    """Yield label and value of a file; *kept* tells whether this PC has a copy."""
    when = digits.to_persian(row.sent_at[11:16])
    yield words.DAY, f"{jalali.long(_day(row))}، {when}"
    yield words.ENTRIES, words.span(row.first, row.last)
    yield words.ROWS, words.rows(row.last - row.first + 1)
    yield words.SIZE, words.size(row.size)
    yield words.HERE, words.IS_HERE if kept else words.NOT_HERE
