"""The list of donors: find one, see who it is and what was given, mend what is wrong."""

import uuid
from concurrent.futures import Future

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import clock
from app.domain.changes import Change
from app.domain.listing import Place, Span, Stretch
from app.domain.paging import Page
from app.queries import donor_list, donor_view
from app.queries.donor_list import MORE, DonorFilter, ListedDonor
from app.queries.donor_view import DonorView
from app.queries.donors import DonorRow
from app.strings import donor_list as words
from app.strings import donors
from app.ui.context import Context
from app.ui.dialogs.donor_actions import DonorActions
from app.ui.jobs import mapped
from app.ui.tables.survey_model import SurveyModel
from app.ui.widgets import donor_columns
from app.ui.widgets.basics import EmptyState, PrimaryButton
from app.ui.widgets.donor_card import DonorCard
from app.ui.widgets.filter_chips import ChoiceChip
from app.ui.widgets.list_page import ListPage


class DonorsScreen(QWidget):
    """Wires the list to its questions, the panel to its donor; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._asked = DonorFilter()
        self._view: DonorView | None = None
        self.model = SurveyModel(ctx.jobs, donor_columns.COLUMNS, self._load, self._look, self)
        self.kind = ChoiceChip(words.KIND, tuple(donors.KINDS.items()))
        self.new = PrimaryButton(words.NEW, "user-plus", key="F2")
        self.card = DonorCard()
        empty = EmptyState("users", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, [self.kind], empty, self.card, [self.new]
        )
        self.row_actions = DonorActions(ctx, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._connect()
        self._fit()
        self.model.reload()

    def _connect(self) -> None:
        page, card, acts = self.page, self.card, self.row_actions
        page.asked.connect(self._ask)
        page.opened.connect(self._open)
        page.closed.connect(self._close)
        page.table.picked.connect(self._follow)
        self.model.surveyed.connect(self._surveyed)
        card.close_it.clicked.connect(self._close)
        card.change.clicked.connect(self._change)
        card.merge.clicked.connect(self._merge)
        card.reveal_wanted.connect(self._reveal)
        card.part_wanted.connect(lambda row: acts.part(row.uid, row.name))
        acts.show_wanted.connect(self._show)
        self.new.clicked.connect(acts.add)
        self.page.renewed.connect(self._again)
        self._ctx.jobs.changed.connect(self._changed)

    def _ask(self) -> None:
        self._asked = DonorFilter(text=self.page.search.text(), kind=self.kind.value)
        self._fit()
        self.model.reload()

    def _fit(self) -> None:
        beside, searched = not self.card.isHidden(), bool(self._asked.text.strip())
        self.page.table.fit(*donor_columns.widths(beside=beside, searched=searched))

    def _load(self, one: Span) -> Future[Page[ListedDonor]]:
        rows = self._ctx.runner.read(donor_list.span, self._asked, one)
        return mapped(rows, lambda found: Page(found, None))

    def _look(self, after: Place, scan: int) -> Future[Stretch]:
        return self._ctx.runner.read(donor_list.stretch, self._asked, after, scan)

    def _surveyed(self, count: int, sums: dict[str, int], more: bool) -> None:
        above = sums.get(MORE, 0)
        self.page.footer.setText(words.above(count) if above else words.counted(count, more=more))

    def _changed(self, what: Change) -> None:
        if what & (Change.DONORS | Change.RECEIPTS):
            self.page.renew()

    def _again(self) -> None:
        if self.card.shown is not None and not self.card.isHidden():
            self._show(self.card.shown)

    def _open(self) -> None:
        if (listed := self.page.current()) is not None:
            self.card.begin(listed.row)
            self._show(listed.row.uid)

    def show_wanted(self, wanted: object) -> None:
        """Show one donor in the panel."""
        if isinstance(wanted, DonorRow):
            self.card.begin(wanted)
            self._show(wanted.uid)

    def _follow(self) -> None:
        if not self.card.isHidden() and self.page.table.hasFocus():
            self._open()

    def _close(self) -> None:
        self.card.hide()
        self._fit()

    def _show(self, one: uuid.UUID) -> None:
        self.card.shown = one
        self.card.show()
        self._fit()
        asked = self._ctx.runner.read(donor_view.view, one, clock.today(), self._ctx.lunar)
        self._ctx.jobs.then(self.card, asked, lambda found: self._filled(one, found))

    def _filled(self, one: uuid.UUID, found: DonorView | None) -> None:
        if self.card.shown == one and found is not None:
            self._view = found
            self.card.show_view(found)

    def _shown(self) -> DonorView | None:
        """Return what the panel shows, None while another donor is on its way."""
        view = self._view
        return view if view is not None and view.page.row.uid == self.card.shown else None

    def _change(self) -> None:
        if (view := self._shown()) is not None:
            self.row_actions.change(view.page)

    def _merge(self) -> None:
        if (view := self._shown()) is not None:
            self.row_actions.merge(view.page.row)

    def _reveal(self, field: str) -> None:
        if (view := self._shown()) is not None:
            self.row_actions.reveal(self.card, view.page.row.uid, field)
