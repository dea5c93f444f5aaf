"""The list of donors: find one, see who it is and what was given, mend what is wrong."""

import uuid
from concurrent.futures import Future

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain import roles
from app.domain.changes import Change
from app.domain.donor_filter import DonorFilter
from app.domain.listing import Place, Span, Stretch
from app.domain.paging import Page
from app.queries import donor_list
from app.queries.donor_list import MORE, ListedDonor
from app.queries.donors import DonorRow
from app.services import donor_lists
from app.strings import donor_list as words
from app.ui.context import Context
from app.ui.dialogs.donor_actions import DonorActions
from app.ui.dialogs.donor_dossier import DonorDossier
from app.ui.dialogs.donor_panel import DonorPanel
from app.ui.dialogs.list_export import ListExport, ListSource, list_buttons
from app.ui.jobs import mapped
from app.ui.tables.survey_model import SurveyModel
from app.ui.widgets import basics, donor_columns
from app.ui.widgets.basics import EmptyState, PrimaryButton
from app.ui.widgets.donor_card import DonorCard
from app.ui.widgets.donor_chips import DonorChips
from app.ui.widgets.list_page import ListPage


class DonorsScreen(QWidget):
    """Wires the list to its questions, a panel beside it and a page of its own for one donor."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._asked, self._count = DonorFilter(), 0
        self.model = SurveyModel(ctx.jobs, donor_columns.COLUMNS, self._load, self._look, self)
        self.chips = DonorChips(ctx.lunar)
        self.new = PrimaryButton(words.NEW, "user-plus", key="F2")
        self.card = DonorCard()
        empty = EmptyState("users", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        self.excel, self.pdf = list_buttons()
        actions = (self.pdf, self.excel, self.new)
        asks = (words.TITLE, words.SEARCH, self.model, self.chips.all())
        self.page = ListPage(*asks, empty, self.card, actions)
        listed = ListSource(words.TITLE, donor_lists.export, donor_lists.draw)
        self.export = ListExport(ctx, self.page.progress, self, listed)
        self.row_actions = DonorActions(ctx, self)
        self.panel = DonorPanel(ctx, self.card, self.row_actions)
        self.dossier = DonorDossier(ctx, self, self.row_actions)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.page)
        self.pages.addWidget(self.dossier.page)
        self.setLayout(basics.column(self.pages, gap=0))
        self.setFocusProxy(self.page)
        self.new.setVisible(roles.may(ctx.office.actor.role, roles.Action.EDIT_DONORS))
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
        card.full.clicked.connect(self._open_page)
        self.dossier.page.left.connect(self._leave_page)
        acts.show_wanted.connect(self._show)
        self.new.clicked.connect(acts.add)
        self.excel.clicked.connect(lambda: self.export.ask(self._asked, self._count))
        self.pdf.clicked.connect(lambda: self.export.preview(self._asked, self._count))
        self.page.renewed.connect(self.panel.again)
        self._ctx.jobs.changed.connect(self._changed)

    def _ask(self) -> None:
        self._asked = self.chips.asked(self.page.search.text())
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
        self._count, above = count, sums.get(MORE, 0)
        self.page.footer.setText(words.above(count) if above else words.counted(count, more=more))

    def _changed(self, what: Change) -> None:
        if what & (Change.DONORS | Change.RECEIPTS):
            self.page.renew()
            if self.pages.currentIndex():
                self.dossier.reload()

    def show_wanted(self, wanted: object) -> None:
        """Show one donor in the panel."""
        if isinstance(wanted, DonorRow):
            self._leave_page()
            self._show(wanted.uid)

    def _open(self) -> None:
        if (listed := self.page.current()) is not None:
            if not self.card.isHidden() and self.card.shown == listed.row.uid:
                self._open_page()
                return
            self.card.show()
            self._fit()
            self.panel.begin(listed.row)

    def _follow(self) -> None:
        listed = self.page.current()
        if listed is not None and not self.card.isHidden() and self.page.table.hasFocus():
            self.panel.begin(listed.row)

    def _close(self) -> None:
        self.card.hide()
        self._fit()

    def _show(self, one: uuid.UUID) -> None:
        if self.pages.currentIndex():
            self.dossier.open(one)
        self.card.show()
        self._fit()
        self.panel.read(one)

    def _open_page(self) -> None:
        if self.card.shown is not None:
            self.dossier.open(self.card.shown, self.card.name)
            self._turn(self.dossier.page)

    def _leave_page(self) -> None:
        self._turn(self.page)
        self.page.table.setFocus()

    def _turn(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()
