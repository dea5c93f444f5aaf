"""What waits for a manager: seen with its papers, approved in place or refused with a reason."""

import uuid
from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import digits, roles
from app.domain.approvals import State
from app.domain.changes import Change
from app.domain.listing import Place, Span, Stretch
from app.domain.paging import Page
from app.queries.approvals import ApprovalFilter, ApprovalRow
from app.services import approval_lists
from app.services.approval_lists import ApprovalView
from app.strings import approvals as words
from app.ui.context import Context
from app.ui.dialogs.approval_actions import ApprovalActions
from app.ui.jobs import mapped
from app.ui.tables.survey_model import SurveyModel
from app.ui.widgets.approval_card import ApprovalCard
from app.ui.widgets.approval_columns import COLUMNS, NARROW, WIDE
from app.ui.widgets.basics import Button, EmptyState
from app.ui.widgets.filter_chips import ChoiceChip
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.side_panel import SidePanel


class ApprovalsScreen(QWidget):
    """Wires the list to its questions, the panel to its request; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, role = ctx, ctx.office.actor.role
        self._decides = roles.may(role, roles.Action.APPROVE_VOID)
        self._asked = ApprovalFilter()
        self._which: uuid.UUID | None = None
        self._view: ApprovalView | None = None
        self.model = SurveyModel(ctx.jobs, COLUMNS, self._load, self._look, self)
        self.state = ChoiceChip(words.STATE, tuple(words.STATES.items()))
        self.card, self.row_actions = ApprovalCard(), ApprovalActions(ctx, self)
        self.receipts = Button(words.TO_RECEIPTS, "files")
        self.page = self._page()
        show = self._show_row
        self.panel = SidePanel(self.page, self.card.close_it, (WIDE, NARROW), show)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._soon = QTimer(self, singleShot=True, interval=80)
        self._connect()
        # a manager comes to decide, a clerk to read what became of it
        if self._decides:
            self.state.choose(State.PENDING)
        else:
            self.model.reload()

    def _page(self) -> ListPage:
        empty = EmptyState("check-circle", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        return ListPage(
            words.TITLE, words.SEARCH, self.model, [self.state], empty, self.card, [self.receipts]
        )

    def _connect(self) -> None:
        page, card, acts = self.page, self.card, self.row_actions
        page.asked.connect(self._ask)
        self.model.surveyed.connect(self._surveyed)
        card.approve.clicked.connect(lambda: self._with_view(acts.approve))
        card.refuse.clicked.connect(lambda: self._with_view(acts.refuse))
        card.withdraw.clicked.connect(lambda: self._with_view(acts.withdraw))
        self.receipts.clicked.connect(lambda: self._ctx.notices.show("receipts"))
        acts.answered.connect(page.go_on)
        self._soon.timeout.connect(self._again)
        self._ctx.jobs.changed.connect(self._changed)

    def shown(self) -> ApprovalView | None:
        """Return the request of the panel, None while it is on its way."""
        return self._view

    def _with_view(self, act: Callable[[ApprovalView], object]) -> None:
        if self._view is not None:
            act(self._view)

    def _ask(self) -> None:
        self._asked = ApprovalFilter(state=self.state.value, text=self.page.search.text())
        self.model.reload()

    def _load(self, one: Span) -> Future[Page[ApprovalRow]]:
        ctx = self._ctx
        rows = ctx.runner.read(approval_lists.span, ctx.office.actor, self._asked, one)
        return mapped(rows, lambda found: Page(found, None))

    def _look(self, after: Place, scan: int) -> Future[Stretch]:
        who, read = self._ctx.office.actor, self._ctx.runner.read
        return read(approval_lists.stretch, who, self._asked, after, scan)

    def _surveyed(self, count: int, _sums: object, more: bool) -> None:
        self.page.footer.setText(words.counted(digits.group(count), more=more))

    def _changed(self, what: Change) -> None:
        if what & Change.APPROVALS:
            self._soon.start()

    def _again(self) -> None:
        self.model.reload()
        if self._which is not None and self.panel.is_open:
            self._show(self._which)

    def _show_row(self, row: ApprovalRow) -> None:
        self._show(row.uid)

    def show_wanted(self, wanted: object) -> None:
        """Show the request of a uid."""
        if isinstance(wanted, uuid.UUID):
            self.panel.lay()
            self._show(wanted)

    def _show(self, which: uuid.UUID) -> None:
        self._which, self._view = which, None
        ctx = self._ctx
        asked = ctx.runner.read(approval_lists.show, ctx.office.actor, which)
        ctx.jobs.then(self.card, asked, lambda found: self._filled(which, found))

    def _filled(self, which: uuid.UUID, found: ApprovalView) -> None:
        if self._which == which:
            self._view = found
            own = found.row.asked_by == self._ctx.office.actor.uid
            self.card.show_view(found, decides=self._decides, own=own)
