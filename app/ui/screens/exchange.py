"""What the office sends to its province: what waits, what was sent, what has arrived."""

from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain import clock
from app.domain.changes import Change
from app.queries.exchange import SentRow
from app.services import sending
from app.services.sending import Outlook, SentFilter
from app.strings import exchange as words
from app.ui.context import Context
from app.ui.dialogs.exchange_acts import ExchangeActs
from app.ui.dialogs.list_export import ListExport, ListSource, list_buttons
from app.ui.tables.held_model import HeldModel
from app.ui.widgets import basics, page_head
from app.ui.widgets.basics import EmptyState, PrimaryButton
from app.ui.widgets.filter_chips import ChoiceChip
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.outlook_card import OutlookCard
from app.ui.widgets.sent_card import SentCard
from app.ui.widgets.sent_columns import COLUMNS, NARROW, WIDE
from app.ui.widgets.side_panel import SidePanel

_READABLE = 640
_SOURCE = ListSource(words.TITLE, sending.export, sending.draw)


class ExchangeScreen(QWidget):
    """Wires head, list and panel to the acts; an office on its own is told what belongs here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._count = ctx, 0
        self.shown: SentRow | None = None
        self.outlook: Outlook | None = None
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.state = ChoiceChip(words.STATE, tuple(words.STATES.items()))
        self.send = PrimaryButton(words.SEND, "paper-plane-tilt", key="F9")
        self.excel, self.pdf = list_buttons()
        self.card, self.head = SentCard(), OutlookCard()
        self.acts = ExchangeActs(ctx, self)
        self.page = self._page()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.page)
        self.pages.addWidget(self._alone())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self.setFocusProxy(self.page)
        self.export = ListExport(ctx, self.page.progress, self, _SOURCE)
        self.panel = SidePanel(self.page, self.card.close_it, (WIDE, NARROW), self._show)
        self._connect()
        self._look()
        self.model.reload()

    def _page(self) -> ListPage:
        empty = EmptyState("paper-plane-tilt", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        acts = self.acts
        actions = [self.pdf, self.excel, acts.again, acts.take_it, self.send]
        page = ListPage(
            words.TITLE, words.SEARCH, self.model, [self.state], empty, self.card, actions
        )
        layout = page.layout()
        if isinstance(layout, QBoxLayout):  # pragma: no branch - a page is a column
            layout.insertWidget(1, self.head)
        return page

    def _alone(self) -> QWidget:
        """Return the page of an office that has no province above it."""
        may = self.acts.may_join
        advice = words.ALONE_ADVICE if may else f"{words.ALONE_ADVICE}\n{words.ONLY_MANAGER}"
        action = self.acts.join if may else None
        page, empty = QWidget(), EmptyState("handshake", words.ALONE_TITLE, advice, action)
        empty.setMaximumWidth(_READABLE)
        box = basics.column(page_head.heading(words.TITLE), basics.row(empty))
        box.setStretch(1, 1)
        box.setContentsMargins(22, 16, 22, 18)
        page.setLayout(box)
        return page

    def _connect(self) -> None:
        page = self.page
        page.asked.connect(self.model.reload)
        page.renewed.connect(self._look)
        self.model.surveyed.connect(self._surveyed)
        self.send.clicked.connect(lambda: self.acts.send(self.head.waits.text()))
        self.acts.joining.wanted.connect(self.send.click)
        self.card.letter.clicked.connect(lambda: self.acts.letter(self.shown))
        self.card.copy.clicked.connect(lambda: self.acts.copy(self.shown))
        self.excel.clicked.connect(lambda: self.export.ask(self._asked(), self._count))
        self.pdf.clicked.connect(lambda: self.export.preview(self._asked(), self._count))
        self._ctx.jobs.changed.connect(self._changed)

    def _asked(self) -> SentFilter:
        return SentFilter(text=self.page.search.text(), state=self.state.value)

    def _read(self) -> Future[Sequence[SentRow]]:
        return self._ctx.runner.read(sending.every, self._ctx.office.actor, self._asked())

    def _look(self) -> None:
        asked = self._ctx.runner.read(sending.outlook, self._ctx.office)
        self._ctx.jobs.then(self, asked, self.show_outlook)

    def show_outlook(self, found: Outlook) -> None:
        """Show how far the exchange is; another page for an office that has nobody above it."""
        self.outlook = found
        self.head.show_outlook(found, clock.today())
        alone = found.link is None
        self.pages.setCurrentIndex(int(alone))
        self.setFocusProxy(self.acts.join if alone and self.acts.may_join else self.page)

    def _surveyed(self, count: int, _sums: object, _more: bool) -> None:
        self._count = count
        waiting = sum(1 for one in self.model.rows if not one.arrived)
        self.page.footer.setText(words.counted(count, waiting))
        before = self.shown
        if before is not None and self.panel.is_open:
            self._show(next((one for one in self.model.rows if one.n == before.n), before))

    def _changed(self, what: Change) -> None:
        if what & (Change.EXCHANGE | Change.JOURNAL):
            self.page.renew()
            # the list of an office on its own is not seen, so that it would wait to be
            if self.pages.currentIndex():
                self._look()

    def _show(self, one: SentRow) -> None:
        self.shown = one
        self.card.show_file(one, kept=sending.kept(self._ctx.office, one.name))
