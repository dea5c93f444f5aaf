"""Piles of these days: an open one is gone on with by Enter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import digits, jalali
from app.domain.batch import State
from app.queries.batches import BatchRow
from app.strings import batch as words
from app.ui.jobs import Jobs
from app.ui.tables.held_model import HeldModel
from app.ui.tables.page_model import Column
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Card, EmptyState
from app.ui.widgets.table_view import REST, TableView


class PileList(Card):
    """Emits `opened` with the `BatchRow` that is gone on with."""

    opened = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self.table = TableView()
        self.model: HeldModel[BatchRow] = HeldModel(jobs, COLUMNS, parent=self)
        self.table.setModel(self.model)
        self.table.fit(104, 60, REST, REST, 92)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("stack", words.NO_PILES, words.NO_PILES_ADVICE))
        self._stack.addWidget(self.table)
        self.body.addWidget(basics.section(words.PILES))
        self.body.addWidget(self._stack, 1)
        self.table.opened.connect(self._open)

    def show_rows(self, rows: Sequence[BatchRow]) -> None:
        """Show *rows*."""
        self.model.show_rows(rows)
        self._stack.setCurrentIndex(int(bool(rows)))

    def _open(self, at: QModelIndex) -> None:
        row = self.model.row(at)
        if row is not None and row.state == State.OPEN:
            self.opened.emit(row)


def _state(row: BatchRow) -> str:
    return words.ACCEPTED if row.accepted is not None else words.STATES[row.state]


def _look(row: BatchRow, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color("accent_text" if row.state == State.OPEN else "muted")
    return row.reason if role == Qt.ItemDataRole.ToolTipRole and row.reason else None


COLUMNS: tuple[Column[BatchRow], ...] = (
    Column(words.PILE_DAY, lambda row: jalali.short(row.heading.paid_on)),
    Column(words.PAPERS, lambda row: digits.group(row.expected.count), number=True),
    Column(words.AMOUNT, lambda row: digits.group(row.expected.amount), number=True),
    Column(words.PILE_WHO, lambda row: row.person),
    Column(words.PILE_STATE, _state, role=_look),
)
