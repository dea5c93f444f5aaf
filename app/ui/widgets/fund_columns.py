"""The columns of the fund ledger, its lines and its sums."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from app.domain import digits, text
from app.domain.funds import Columns, Fund, Ledger
from app.strings import funds as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST

WIDE: Final = (REST, 142, 142, 142, 142, 142, 84)
NARROW: Final = (REST, HIDDEN, 142, 142, HIDDEN, HIDDEN, HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class FundLine:
    """A designation's line, or the sum of some of them, which has no *fund*."""

    name: str
    sums: Columns
    fund: Fund | None = None


def lines(ledger: Ledger, typed: str = "", use: str = "") -> tuple[FundLine, ...]:
    """Return the lines whose name has what was *typed*, general ones first, each part's sum last.

    *use* is free or restricted, for one part alone.
    """
    found = [one for one in ledger.funds if text.matches(typed, one.name)]
    return tuple(_lines(found, use))


def _lines(found: Sequence[Fund], use: str) -> Iterator[FundLine]:
    parts = ((False, "free", words.FREE), (True, "restricted", words.RESTRICTED))
    asked = [part for part in parts if use in ("", part[1])]
    shown: list[Fund] = []
    for restricted, _use, name in asked:
        some = [one for one in found if one.restricted is restricted]
        yield from (FundLine(name=one.name, sums=one.sums, fund=one) for one in some)
        if some:
            yield FundLine(name=words.sum_of(name), sums=_sum(some))
        shown += some
    if len(asked) > 1 and shown:
        yield FundLine(name=words.sum_of(words.ALL), sums=_sum(shown))


def _sum(some: Sequence[Fund]) -> Columns:
    return sum((one.sums for one in some), Columns())


def _look(one: FundLine, role: int) -> Any:
    if one.fund is None and role == Qt.ItemDataRole.FontRole:
        return theme.font(weight=QFont.Weight.Bold)
    if one.fund is None and role == Qt.ItemDataRole.BackgroundRole:
        return theme.color("soft")
    return None


def _beside(one: FundLine, role: int) -> Any:
    """Mute what stands beside the balance."""
    if role == Qt.ItemDataRole.ForegroundRole and one.fund is not None:
        return theme.color("muted")
    return _look(one, role)


def _money(
    title: str, of: Callable[[Columns], int], role: Callable[[FundLine, int], Any] = _look
) -> Column[FundLine]:
    def shown(one: FundLine) -> str:
        return digits.group(of(one.sums)) if of(one.sums) else words.NOTHING

    return Column(title, shown, number=True, role=role)


COLUMNS: Final[tuple[Column[FundLine], ...]] = (
    Column(words.NIYYAT, lambda one: one.name, role=_look),
    _money(words.OPENING, lambda sums: sums.opening),
    _money(words.RECEIVED, lambda sums: sums.money),
    _money(words.CLOSING, lambda sums: sums.closing),
    _money(words.WAITING, lambda sums: sums.waiting.amount, _beside),
    _money(words.KIND, lambda sums: sums.kind.amount, _beside),
    Column(
        words.HOURS,
        lambda one: words.hours(one.sums.service.amount) if one.sums.service.amount else "—",
        number=True,
        role=_beside,
    ),
)
