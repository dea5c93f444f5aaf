"""The columns of the list of donors, and how wide they stand alone or beside a panel."""

from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain import digits, text
from app.queries.donor_list import ListedDonor
from app.strings import donor_list as words
from app.strings import donors
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST

_WIDTHS: Final = {
    (False, False): (REST, 150, 130, 130, HIDDEN),
    (False, True): (REST, 150, 130, 130, 220),
    (True, False): (REST, 134, HIDDEN, 124, HIDDEN),
    (True, True): (REST, HIDDEN, HIDDEN, 124, 150),
}


def widths(*, beside: bool, searched: bool) -> tuple[int, ...]:
    """Return the widths *beside* a panel or alone, with why a row is here where it was searched."""
    return _WIDTHS[beside, searched]


def _muted(_one: ListedDonor, role: int) -> Any:
    return theme.color("muted") if role == Qt.ItemDataRole.ForegroundRole else None


def _code(code: str) -> str:
    return text.isolate_ltr(digits.to_persian(code)) if code else ""


def _why(one: ListedDonor) -> str:
    return donors.why(one.why, one.alias) if one.why else ""


COLUMNS: tuple[Column[ListedDonor], ...] = (
    Column(words.NAME, lambda one: donors.titled(one.row.honorific, one.row.name)),
    Column(words.KIND, lambda one: donors.KINDS[one.row.kind], role=_muted),
    Column(words.IDENTITY, lambda one: _code(one.row.national_id)),
    Column(words.MOBILE, lambda one: _code(one.row.mobile)),
    Column(words.WHY, _why, role=_muted),
)
