"""The fund ledger: what came for each designation in some days, and what may be spent."""

from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Change
from app.domain.receipt_filter import ReceiptFilter
from app.services import fund_lists, funds
from app.strings import funds as words
from app.strings import lists
from app.ui.context import Context
from app.ui.dialogs.list_export import ListExport, ListSource, list_buttons
from app.ui.jobs import mapped
from app.ui.tables.held_model import HeldModel
from app.ui.widgets import fund_columns
from app.ui.widgets.basics import EmptyState
from app.ui.widgets.filter_chips import ChoiceChip, DaysChip, quick_days
from app.ui.widgets.fund_card import FundCard
from app.ui.widgets.fund_columns import COLUMNS, NARROW, WIDE, FundLine
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.side_panel import SidePanel

_MOVED = Change.RECEIPTS | Change.CHEQUES | Change.LISTS | Change.APPROVALS
_SOURCE = ListSource(words.TITLE, fund_lists.export_ledger, fund_lists.draw_ledger)


class FundsScreen(QWidget):
    """Wires the ledger to its days, the panel to its line; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.days, self.use = DaysChip(ctx.lunar), ChoiceChip(words.USE, words.USES)
        self.excel, self.pdf = list_buttons()
        self.card = FundCard()
        empty = EmptyState("scales", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        chips, actions = [self.days, self.use], [self.pdf, self.excel]
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, chips, empty, self.card, actions
        )
        self.export = ListExport(ctx, self.page.progress, self, _SOURCE)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        widths = (WIDE, NARROW)
        self.panel = SidePanel(self.page, self.card.close_it, widths, self.card.show_line)
        self._connect()
        self.days.choose(*quick_days(lists.YEAR))

    def _connect(self) -> None:
        page, card = self.page, self.card
        page.asked.connect(self.model.reload)
        self.model.surveyed.connect(self._surveyed)
        card.behind_wanted.connect(self._behind)
        self.excel.clicked.connect(lambda: self.export.ask(self._days(), len(self.model.rows)))
        self.pdf.clicked.connect(lambda: self.export.preview(self._days(), len(self.model.rows)))
        self._ctx.jobs.changed.connect(self._changed)

    def _days(self) -> tuple[str, str]:
        return self.days.first, self.days.last

    def _read(self) -> Future[Sequence[FundLine]]:
        who, typed, use = self._ctx.office.actor, self.page.search.text(), self.use.value
        found = self._ctx.runner.read(funds.ledger, who, *self._days())
        return mapped(found, lambda one: fund_columns.lines(one, typed, use))

    def _surveyed(self, _count: int, _sums: object, _more: bool) -> None:
        total = next((one.sums for one in reversed(self.model.rows)), None)
        said = words.footer(total.opening, total.money, total.closing) if total else ""
        self.page.footer.setText(said)
        before = self.card.line
        if before is not None and self.panel.is_open:
            same = (one for one in self.model.rows if one.name == before.name)
            self.card.show_line(next(same, before))

    def _changed(self, what: Change) -> None:
        if what & _MOVED:
            self.page.renew()

    def _behind(self, method: str) -> None:
        line = self.card.line
        if line is not None and line.fund is not None:
            first, last = self._days()
            asked = ReceiptFilter(
                first_day=first,
                last_day=last,
                niyyat=line.fund.code,
                method=method,
                status="issued",
            )
            self._ctx.notices.show("receipts", asked)
