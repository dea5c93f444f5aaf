"""The list of receipts: find one by whatever is remembered of it, and see what became of it."""

from concurrent.futures import Future
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain import digits
from app.domain.changes import Change
from app.domain.listing import Place, Span, Stretch
from app.domain.paging import Page
from app.domain.receipt import ReceiptNumber
from app.domain.receipt_filter import ReceiptFilter
from app.queries import lists, receipt_list
from app.queries.receipt_list import KIND, MONEY, WAITING, ListedReceipt
from app.queries.receipts import ReceiptRow
from app.services import receipt_lists
from app.strings import receipt_list as words
from app.ui.context import Context
from app.ui.dialogs import valuation_dialog
from app.ui.dialogs.list_export import ListExport, ListSource, list_buttons
from app.ui.dialogs.paper_out import PaperOut
from app.ui.dialogs.receipt_actions import ReceiptActions
from app.ui.jobs import mapped
from app.ui.tables.survey_model import SurveyModel
from app.ui.widgets import basics
from app.ui.widgets.basics import EmptyState
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.receipt_card import ReceiptCard
from app.ui.widgets.receipt_chips import ReceiptChips
from app.ui.widgets.receipt_columns import COLUMNS, NARROW, WIDE
from app.ui.widgets.side_panel import SidePanel

_LIST = ListSource(words.TITLE, receipt_lists.export, receipt_lists.draw)


class ReceiptsScreen(QWidget):
    """Wires the list to its questions, the panel to its receipt; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._asked, self._count = ReceiptFilter(), 0
        self._shown: ReceiptRow | None = None
        self.model = SurveyModel(ctx.jobs, COLUMNS, self._load, self._look, self)
        self.chips = ReceiptChips(ctx.lunar)
        self.excel, self.pdf = list_buttons()
        self.card = ReceiptCard()
        self.page = self._page()
        show = self._show_listed
        self.panel = SidePanel(self.page, self.card.close_it, (WIDE, NARROW), show)
        self.paper, self.row_actions = PaperOut(ctx, parent=self), ReceiptActions(ctx, self)
        self.export = ListExport(ctx, self.page.progress, self, _LIST)
        self.setLayout(basics.column(self.page, gap=0))
        self.setFocusProxy(self.page)
        self.card.allow(ctx.office.actor.role)
        self._connect()
        self.model.reload()

    def _page(self) -> ListPage:
        chips = self.chips.all()
        empty = EmptyState("magnifying-glass", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        actions = (self.pdf, self.excel)
        return ListPage(words.TITLE, words.SEARCH, self.model, chips, empty, self.card, actions)

    def _connect(self) -> None:
        ctx, page = self._ctx, self.page
        page.asked.connect(self._ask)
        self.model.surveyed.connect(self._surveyed)
        self.card.void.clicked.connect(lambda: self._with_row(self.row_actions.void))
        valuation_dialog.wire(ctx, self.card, self)
        self.card.reprint.clicked.connect(lambda: self._with_row(self.row_actions.reprint))
        # what replaces a receipt is written at the desk
        self.row_actions.replace_wanted.connect(lambda wanted: ctx.notices.show("desk", wanted))
        self.row_actions.print_wanted.connect(lambda one, mark: self.paper.print([one], mark))
        self.excel.clicked.connect(lambda: self.export.ask(self._asked, self._count))
        self.pdf.clicked.connect(lambda: self.export.preview(self._asked, self._count))
        page.renewed.connect(self._again)
        ctx.jobs.changed.connect(self._changed)
        ctx.jobs.then(self, ctx.runner.read(lists.designations), self.chips.offer)
        ctx.jobs.then(self, ctx.runner.read(receipt_list.registers), self.chips.offer_registers)

    def show_wanted(self, wanted: object) -> None:
        """Show a receipt among those of its day, or the receipts that answer a filter."""
        self.panel.close()
        self.page.ask_for(self.chips.show(wanted))
        if isinstance(wanted, ReceiptRow):
            self.panel.lay()
            self._show(wanted)

    def _ask(self) -> None:
        self._asked = self.chips.asked(self.page.search.text())
        self.model.reload()

    def _load(self, one: Span) -> Future[Page[ListedReceipt]]:
        rows = self._ctx.runner.read(receipt_list.span, self._asked, one)
        return mapped(rows, lambda found: Page(found, None))

    def _look(self, after: Place, scan: int) -> Future[Stretch]:
        return self._ctx.runner.read(receipt_list.stretch, self._asked, after, scan)

    def _surveyed(self, count: int, sums: dict[str, int], more: bool) -> None:
        self._count = count
        parts = [words.counted(digits.group(count), more=more)]
        parts += [words.money(digits.group(sums[MONEY]))] if sums[MONEY] else []
        parts += [words.kind(digits.group(sums[KIND]))] if sums[KIND] else []
        parts += [words.waiting(digits.group(sums[WAITING]))] if sums[WAITING] else []
        self.page.footer.setText("   ·   ".join(parts))

    def _changed(self, what: Change) -> None:
        if what & (Change.RECEIPTS | Change.PRINTS):
            self.page.renew()

    def _again(self) -> None:
        if self._shown is not None and self.panel.is_open:
            self._show(self._shown)

    def _with_row(self, act: Any) -> None:
        if self._shown is not None:
            act(self._shown)

    def _show_listed(self, listed: ListedReceipt) -> None:
        self._show(listed.row)

    def _show(self, row: ReceiptRow) -> None:
        self._shown = row
        self.card.begin(row)
        ctx, number = self._ctx, row.number
        view = ctx.runner.read(receipt_lists.show, ctx.office.actor, number)
        ctx.jobs.then(self.card, view, lambda found: self._filled(number, found))

    def _filled(self, number: ReceiptNumber, found: receipt_lists.ReceiptView) -> None:
        if self._shown is not None and self._shown.number == number:
            self.card.show_view(found)
