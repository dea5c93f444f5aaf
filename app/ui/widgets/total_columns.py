"""The columns of a province's sums."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from app.domain import digits
from app.province.county_totals import BOTH, COUNTY, Line
from app.strings import totals as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST

_FIGURES: Final = (170, 170, 100, 90, 170)
WIDTHS: Final = {
    COUNTY: (REST, HIDDEN, *_FIGURES),
    "niyyat": (HIDDEN, REST, *_FIGURES),
    BOTH: (REST, REST, 150, 150, 96, 76, 150),
}
"""What the lines are told apart by -> the columns that say it."""


def _look(one: Line, role: int) -> Any:
    if one.whole and role == Qt.ItemDataRole.FontRole:
        return theme.font(weight=QFont.Weight.Bold)
    if one.whole and role == Qt.ItemDataRole.BackgroundRole:
        return theme.color("soft")
    return None


def _figure(title: str, of: Callable[[Line], int]) -> Column[Line]:
    def shown(one: Line) -> str:
        return digits.group(of(one)) if of(one) else words.NOTHING

    return Column(title, shown, number=True, role=_look)


COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column(words.COUNTY, lambda one: words.WHOLE if one.whole else one.county, role=_look),
    Column(words.NIYYAT, lambda one: words.WHOLE if one.whole else one.niyyat, role=_look),
    _figure(words.FORMS["cash"], lambda one: one.of("cash").amount),
    _figure(words.FORMS["kind"], lambda one: one.of("kind").amount),
    _figure(words.SERVICES, lambda one: one.of("service").count),
    _figure(words.COUNT, lambda one: one.total.count),
    _figure(words.AMOUNT, lambda one: one.total.amount),
)
