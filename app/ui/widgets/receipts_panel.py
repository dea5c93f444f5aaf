"""The receipts of a day beside the form, with their count and sum."""

import uuid
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import digits
from app.domain.paging import Cursor, Page
from app.queries.receipts import Day, ReceiptRow
from app.strings import desk as words
from app.ui.jobs import Jobs, mapped
from app.ui.tables.page_model import Column, PageModel
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Card, EmptyState
from app.ui.widgets.table_view import REST, WHOLE, TableView

_STATUS = {"void": words.VOIDED, "replaced": words.REPLACED, "void_pending": words.VOID_WAITS}


class ReceiptsPanel(Card):
    """Newest first. `load` is asked for the day; `picked` tells that another row is current."""

    picked = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self._day: Future[Day] | None = None
        self._kept: uuid.UUID | None = None
        self.summary = basics.hint("")
        self.table = TableView()
        self.model = PageModel(jobs, COLUMNS, self._load, self)
        self.table.setModel(self.model)
        self.table.fit(66, REST, REST, WHOLE)
        self.table.picked.connect(self._picked)
        self.model.modelReset.connect(self._stand_again)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("receipt", words.EMPTY_TITLE, words.EMPTY_ADVICE))
        self._stack.addWidget(self.table)
        self.body.addWidget(basics.section(words.TODAY))
        self.body.addWidget(self.summary)
        self.body.addWidget(self._stack, 1)
        self._jobs = jobs

    def show_day(self, answer: Future[Day]) -> None:
        """Show the day that is on its way; the cursor stays on its receipt."""
        self._day = answer
        self.model.reload()
        self._jobs.then(self, answer, self._sum_up)

    def current(self) -> ReceiptRow | None:
        """Return the row on which the cursor stands."""
        at = self.table.currentIndex()
        return self.model.row(at) if at.isValid() else None

    def _picked(self) -> None:
        if (row := self.current()) is not None:
            self._kept = row.uid
        self.picked.emit()

    def _stand_again(self) -> None:
        for at in range(self.model.rowCount()):
            row = self.model.row(self.model.index(at, 0))
            if row is not None and row.uid == self._kept:
                # selectRow misses by a pixel where columns run from the right
                self.table.setCurrentIndex(self.model.index(at, 0))
        self.picked.emit()

    def _load(self, _after: Cursor) -> Future[Page[ReceiptRow]]:
        if self._day is None:
            empty: Future[Page[ReceiptRow]] = Future()
            empty.set_result(Page((), None))
            return empty
        return mapped(self._day, lambda day: Page(day.rows, None))

    def _sum_up(self, day: Day) -> None:
        count, money = digits.to_persian(day.count), digits.group(day.money)
        told = words.summary(count, money)
        if day.pending:
            told = words.summary_waiting(told, digits.group(day.pending))
        self.summary.setText(told if day.count else "")
        self._stack.setCurrentIndex(1 if day.count else 0)


def _purpose(row: ReceiptRow) -> str:
    if row.state in _STATUS:
        return _STATUS[row.state]
    return "، ".join(dict.fromkeys(part.name.split(" (")[0] for part in row.parts))


def _amount(row: ReceiptRow) -> str:
    return digits.group(row.amount) if row.amount else "—"


def _look(row: ReceiptRow, role: int) -> Any:
    """Strike what was voided through, and mute it."""
    if role == Qt.ItemDataRole.ToolTipRole:
        names = "، ".join(part.name for part in row.parts)
        return f"{row.donor or words.ANONYMOUS} — {names}"
    if row.status == "issued":
        return None
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color("muted")
    if role == Qt.ItemDataRole.FontRole:
        face = QFont(theme.font())
        face.setStrikeOut(True)
        return face
    return None


def _state_look(row: ReceiptRow, role: int) -> Any:
    """Leave the word of the state readable."""
    if role == Qt.ItemDataRole.ForegroundRole and row.state in _STATUS:
        return theme.color("danger" if row.status == "void" else "accent_text")
    return None if role == Qt.ItemDataRole.FontRole else _look(row, role)


COLUMNS: tuple[Column[ReceiptRow], ...] = (
    Column(words.NUMBER, lambda row: digits.to_persian(row.number.serial), role=_look),
    Column(words.DONOR, lambda row: row.donor or words.ANONYMOUS, role=_look),
    Column(words.PURPOSE, _purpose, role=_state_look),
    Column(words.AMOUNT, _amount, number=True, role=_look),
)
