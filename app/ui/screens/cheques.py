"""The cheques: those due first, where each is, and the next step of its way."""

import uuid
from concurrent.futures import Future

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Change
from app.domain.cheques import Step
from app.domain.listing import Place, Span, Stretch
from app.domain.paging import Page
from app.queries.cheques import ChequeFilter, ChequeRow, StateSum
from app.services import cheques, fund_lists
from app.services.cheques import ChequeView
from app.strings import cheques as words
from app.ui.context import Context
from app.ui.dialogs.cheque_acts import ChequeActs
from app.ui.dialogs.list_export import ListExport, ListSource, list_buttons
from app.ui.jobs import mapped
from app.ui.tables.survey_model import SurveyModel
from app.ui.widgets.basics import EmptyState
from app.ui.widgets.cheque_card import ChequeCard
from app.ui.widgets.cheque_columns import COLUMNS, NARROW, WIDE
from app.ui.widgets.filter_chips import ChoiceChip
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.side_panel import SidePanel

_SOURCE = ListSource(words.TITLE, fund_lists.export_cheques, fund_lists.draw_cheques)


class ChequesScreen(QWidget):
    """Wires the list to its questions, the panel to its cheque; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._asked, self._count = ChequeFilter(), 0
        self.model = SurveyModel(ctx.jobs, COLUMNS, self._load, self._look, self)
        self.state = ChoiceChip(words.STATE, tuple(words.FILTERS.items()))
        self.due = ChoiceChip(words.DUE, tuple(words.DUES.items()))
        self.excel, self.pdf = list_buttons()
        self.card, self.row_actions = ChequeCard(), ChequeActs(ctx, self)
        empty = EmptyState("money", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        chips, actions = [self.state, self.due], [self.pdf, self.excel]
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, chips, empty, self.card, actions
        )
        widths = (WIDE, NARROW)
        self.panel = SidePanel(self.page, self.card.close_it, widths, self._show_row)
        self.export = ListExport(ctx, self.page.progress, self, _SOURCE)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._connect()
        self.state.choose("waiting")

    def _connect(self) -> None:
        page, card = self.page, self.card
        page.asked.connect(self._ask)
        page.renewed.connect(self._again)
        self.model.surveyed.connect(self._surveyed)
        card.step_wanted.connect(self._step)
        self.excel.clicked.connect(lambda: self.export.ask(self._asked, self._count))
        self.pdf.clicked.connect(lambda: self.export.preview(self._asked, self._count))
        self._ctx.jobs.changed.connect(self._changed)

    def _ask(self) -> None:
        typed = self.page.search.text()
        self._asked = ChequeFilter(text=typed, state=self.state.value, due=self.due.value)
        self.model.reload()

    def _load(self, one: Span) -> Future[Page[ChequeRow]]:
        ctx = self._ctx
        rows = ctx.runner.read(cheques.span, ctx.office.actor, one)
        return mapped(rows, lambda found: Page(found, None))

    def _look(self, after: Place, scan: int) -> Future[Stretch]:
        who, read = self._ctx.office.actor, self._ctx.runner.read
        return read(cheques.stretch, who, self._asked, after, scan)

    def _surveyed(self, count: int, _sums: object, more: bool) -> None:
        self._count = count
        self.page.footer.setText(words.counted(count))
        if more:
            return
        asked = self._ctx.runner.read(cheques.sums, self._ctx.office.actor, self._asked)
        self._ctx.jobs.then(self, asked, self._summed)

    def _summed(self, sums: tuple[StateSum, ...]) -> None:
        parts = (words.total(one.state, one.count, one.amount) for one in sums)
        self.page.footer.setText("   ·   ".join(parts) or words.counted(0))

    def _changed(self, what: Change) -> None:
        if what & (Change.CHEQUES | Change.RECEIPTS | Change.APPROVALS):
            self.page.renew()

    def _again(self) -> None:
        if self.card.shown is not None and self.panel.is_open:
            self._show(self.card.shown)

    def _show_row(self, row: ChequeRow) -> None:
        self.card.show_row(row)
        self._show(row.uid)

    def show_wanted(self, wanted: object) -> None:
        """Show the cheque of a donation's uid, or those that answer a filter."""
        if isinstance(wanted, uuid.UUID):
            self.panel.lay()
            self._show(wanted)
        elif isinstance(wanted, ChequeFilter):
            self.state.choose(wanted.state)
            self.due.choose(wanted.due)

    def _show(self, gift: uuid.UUID) -> None:
        self.card.shown = gift
        asked = self._ctx.runner.read(cheques.show, self._ctx.office.actor, gift)
        self._ctx.jobs.then(self.card, asked, self._filled)

    def _filled(self, view: ChequeView) -> None:
        if self.card.shown == view.row.uid:
            self.card.show_view(view)

    def _step(self, step: str) -> None:
        if self.card.shown is not None:
            dialog = self.row_actions.ask(self.card.shown, Step(step))
            # a second Enter would press the button of the next step
            dialog.accepted.connect(self.page.table.setFocus)
