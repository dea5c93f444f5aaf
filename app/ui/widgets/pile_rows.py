"""The rows of a pile that are typed already, with what must be mended in each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.domain import digits
from app.domain.donation import DonorKind
from app.queries.batches import Twice, Typed, Whole
from app.strings import batch as words
from app.strings import desk, errors
from app.ui.jobs import Jobs
from app.ui.tables.held_model import HeldModel
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.basics import EmptyState
from app.ui.widgets.table_view import HIDDEN, REST, WHOLE, TableView


@dataclass(frozen=True, slots=True)
class Shown:
    """A row, the name of its designation, what is *wrong* with it first, what to look at."""

    typed: Typed
    niyyat: str
    wrong: str
    look: str = ""


class PileRows(QStackedWidget):
    """Enter opens a row to be changed (`opened`), Delete takes it out (`removed`)."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = _Table()
        self.model: HeldModel[Shown] = HeldModel(jobs, COLUMNS, parent=self)
        self.table.setModel(self.model)
        self._fit(HIDDEN)
        self.addWidget(EmptyState("stack", words.EMPTY, words.EMPTY_ADVICE))
        self.addWidget(self.table)
        self.table.opened.connect(lambda at: self._tell(at.row(), self.opened.emit))
        self.table.removed.connect(lambda at: self._tell(at, self.removed.emit))

    def show_rows(
        self, whole: Whole, name: Callable[[str], str], problems: Mapping[str, str]
    ) -> None:
        """Show the rows of a pile; *problems* are by ``rows.3.amount``. The newest is in sight."""
        wrong: dict[int, str] = {}
        for key, code in problems.items():
            _rows, n, field = key.split(".", 2)
            wrong.setdefault(int(n), words.wrong(field, errors.text(code)))
        look = {n: _told(one) for n, one in whole.twice.items()}
        shown = [
            Shown(one, name(one.row.niyyat), wrong.get(one.n, ""), look.get(one.n, ""))
            for one in whole.typed
        ]
        self.model.show_rows(shown)
        self._fit(WHOLE if wrong or look else HIDDEN)
        self.setCurrentIndex(int(bool(shown)))
        first = next((at for at, one in enumerate(shown) if one.wrong), len(shown) - 1)
        self.table.setCurrentIndex(self.model.index(first, 0))
        self.table.scrollTo(self.model.index(first, 0))

    def _fit(self, last: int) -> None:
        self.table.fit(64, REST, 150, 170, 110, 140, last)

    def _tell(self, place: int, tell: Callable[[Typed], None]) -> None:
        if 0 <= place < len(self.model.rows):
            tell(self.model.rows[place].typed)


class _Table(TableView):
    removed = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.removed.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def _donor(shown: Shown) -> str:
    donor = shown.typed.row.donor
    return words.ANONYMOUS if donor.kind == DonorKind.ANONYMOUS else donor.name


def _told(twice: Twice) -> str:
    """Return where the reference of a row stands already."""
    used = twice.used
    if used is None:
        return words.same_as_row(twice.n)
    if used.number is None:
        return words.USED_IN_LIST
    return words.used(used.number.serial)


def _wrong_look(shown: Shown, role: int) -> Any:
    said = shown.wrong or shown.look
    if role == Qt.ItemDataRole.ForegroundRole and said:
        return theme.color("danger" if shown.wrong else "accent_text")
    return said if role == Qt.ItemDataRole.ToolTipRole and said else None


_METHODS = dict(desk.METHODS)

COLUMNS: tuple[Column[Shown], ...] = (
    Column(words.PLACE, lambda one: digits.to_persian(one.typed.n)),
    Column(words.DONOR, _donor),
    Column(words.AMOUNT, lambda one: digits.group(one.typed.row.amount), number=True),
    Column(words.NIYYAT, lambda one: one.niyyat),
    Column(words.HOW, lambda one: _METHODS.get(one.typed.row.method, "")),
    Column(words.REFERENCE, lambda one: digits.to_persian(one.typed.row.reference), number=True),
    Column(words.LOOK, lambda one: one.wrong or one.look, role=_wrong_look),
)
