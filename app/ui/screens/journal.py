"""The journal: who changed what, before and after."""

from concurrent.futures import Future
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.paging import Cursor, Page
from app.domain.receipt import ReceiptNumber
from app.queries import journal
from app.queries.journal import EventRow, Wanted
from app.services import events
from app.strings import journal as words
from app.ui.context import Context
from app.ui.tables.page_model import Column, PageModel
from app.ui.widgets import basics, page_head
from app.ui.widgets.basics import Card, EmptyState
from app.ui.widgets.event_filter import EventFilter
from app.ui.widgets.event_panel import EventPanel
from app.ui.widgets.table_view import REST, TableView

COLUMNS: tuple[Column[EventRow], ...] = (
    Column(words.TIME, lambda row: words.moment(row.at)),
    Column(words.PERSON, lambda row: row.person or words.PROGRAM),
    Column(words.ACTION, lambda row: words.action(row.action)),
    Column(words.ABOUT, lambda row: words.about(row.about)),
)


class JournalScreen(QWidget):
    """Wires the filters to the list, and the list to the panel beside it."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._wanted = Wanted()
        self.filter = EventFilter(ctx.office.desk.office, ctx.office.desk.register)
        self.table, self.panel = TableView(), EventPanel()
        self.model = PageModel(ctx.jobs, COLUMNS, self._load, self)
        self._stack = QStackedWidget()
        # a row of commits asks for the list once
        self._soon = QTimer(self, singleShot=True, interval=300)
        self._lay()
        self._connect()
        ctx.jobs.then(self, ctx.runner.read(journal.people), self.filter.offer)
        self.model.reload()

    def _lay(self) -> None:
        self.table.setModel(self.model)
        self.table.fit(132, 136, 128, REST)
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("notebook", words.EMPTY_TITLE, words.EMPTY_ADVICE))
        card = Card(margin=18)
        card.body.addWidget(self.filter)
        card.body.addWidget(self._stack, 1)
        self.panel.setFixedWidth(360)
        cards = basics.row(card, self.panel, gap=16)
        cards.setStretch(0, 1)
        box = basics.column(page_head.heading(words.TITLE), cards, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.filter.changed.connect(self.show_wanted)
        self.filter.number_asked.connect(self._find)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _at: self.panel.same.setFocus())
        self.panel.record_asked.connect(self.show_record)
        self.model.modelReset.connect(self._arrived)
        self._ctx.jobs.changed.connect(self._changed)
        self._soon.timeout.connect(self.model.reload)

    def show_wanted(self, wanted: Wanted) -> None:
        """Show the entries that *wanted* asks for."""
        self._wanted = wanted
        self.model.reload()

    def show_record(self, record: UUID) -> None:
        """Show all that happened to one record."""
        self.show_wanted(Wanted(record=record))

    def _load(self, after: Cursor) -> Future[Page[EventRow]]:
        return self._ctx.runner.read(events.page, self._ctx.office.actor, self._wanted, after)

    def _find(self, number: ReceiptNumber) -> None:
        def found(record: UUID | None) -> None:
            if record is None:
                self._ctx.jobs.failed.emit(AppError("receipt_unknown", number=str(number)))
            else:
                self.show_wanted(replace(self.filter.wanted(), record=record))

        asked = self._ctx.runner.read(journal.record_of, number)
        self._ctx.jobs.then(self, asked, found)

    def _changed(self, what: Change) -> None:
        at_top = self.table.verticalScrollBar().value() == 0
        if what & Change.JOURNAL and at_top and not self.table.currentIndex().isValid():
            self._soon.start()

    def _arrived(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.panel.show_event(None)

    def _picked(self) -> None:
        at = self.table.currentIndex()
        self.panel.show_event(self.model.row(at) if at.isValid() else None)
