"""What the counties send: dropped, chosen or watched for, taken in, answered."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import roles, text
from app.domain.changes import Change
from app.province import receiving
from app.province.receiving import HeadCode
from app.queries import arrivals
from app.queries.arrivals import CameRow
from app.strings import arrivals as words
from app.ui.context import Context
from app.ui.dialogs.fork_dialog import ForkActs
from app.ui.dialogs.inbox_work import InboxWork
from app.ui.jobs import mapped
from app.ui.tables.held_model import HeldModel
from app.ui.widgets.arrival_card import ArrivalCard
from app.ui.widgets.arrival_columns import COLUMNS, NARROW, WIDE, Line
from app.ui.widgets.arrival_lines import lines
from app.ui.widgets.basics import Button, EmptyState, PrimaryButton
from app.ui.widgets.drop_area import DropArea
from app.ui.widgets.filter_chips import ChoiceChip
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.side_panel import SidePanel


class InboxScreen(DropArea):
    """Wires the list and the panel to the work behind the window; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._folder = ""
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.result = ChoiceChip(words.RESULT, tuple(words.RESULTS.items()))
        self.add = PrimaryButton(words.ADD, "plus", key="F2")
        self.folder = Button(words.ADD_FOLDER, "folder-open", key="F7")
        self.answer = Button(words.ANSWER, "paper-plane-tilt", key="F9")
        self.watch = Button(words.WATCH, "eye", key="F8")
        self.first = Button(words.ADD, "plus")
        self.card = ArrivalCard()
        empty = EmptyState("tray", words.EMPTY_TITLE, words.EMPTY_ADVICE, self.first)
        actions = [self.watch, self.answer, self.folder, self.add]
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, [self.result], empty, self.card, actions
        )
        self.panel = SidePanel(self.page, self.card.close_it, (WIDE, NARROW), self._show)
        self.work = InboxWork(ctx, self.page.progress, self)
        self.forks = ForkActs(ctx, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._connect()
        self._allow()
        self.model.reload()

    def _connect(self) -> None:
        page, work, card = self.page, self.work, self.card
        page.asked.connect(self.model.reload)
        self.model.surveyed.connect(self._surveyed)
        self.dropped.connect(work.take)
        for button in (self.add, self.first):
            button.clicked.connect(work.choose)
        self.folder.clicked.connect(work.choose_folder)
        self.answer.clicked.connect(work.ask_answers)
        self.watch.clicked.connect(work.turn_watch)
        work.began.connect(lambda: self._busy(busy=True))
        work.ended.connect(lambda: self._busy(busy=False))
        work.watched.connect(self._watched)
        card.decide.clicked.connect(lambda: self._with(self.forks.ask))
        show = self._ctx.notices.show
        card.county.clicked.connect(lambda: self._with(lambda row: show("coverage", row.code)))
        self._ctx.jobs.changed.connect(self._changed)

    def _allow(self) -> None:
        """Offer what this role may do; who may not merge only reads."""
        role = self._ctx.office.actor.role
        merges = roles.may(role, roles.Action.MERGE)
        self._decides = roles.may(role, roles.Action.RESOLVE)
        for button in (self.add, self.first, self.folder, self.watch):
            button.setVisible(merges)
        self.answer.setVisible(roles.may(role, roles.Action.ENROL))
        self.setAcceptDrops(merges)
        if merges:
            self.work.start()

    def _busy(self, *, busy: bool) -> None:
        for button in (self.add, self.folder, self.answer, self.watch, self.first):
            button.setEnabled(not busy)
        if not busy:
            self.page.renew()

    def _watched(self, folder: str) -> None:
        self._folder = folder
        self.watch.rename(words.UNWATCH if folder else words.WATCH)
        self.watch.setToolTip(words.watching(folder))

    def _read(self) -> Future[Sequence[Line]]:
        found = self._ctx.runner.read(arrivals.listed)
        return mapped(found, lambda rows: [one for one in lines(rows) if self._fits(one)])

    def _fits(self, one: Line) -> bool:
        said = f"{one.file} {one.row.name if one.row else ''}"
        same = self.result.value in {"", one.result}
        return same and text.matches(self.page.search.text(), said)

    def _surveyed(self, count: int, _sums: object, _more: bool) -> None:
        self.page.footer.setText(words.counted(count, self._folder))
        before, place = self.card.shown, self.model.place_of(self.card.shown)
        if place is not None and not self.card.isHidden() and self.model.rows[place] != before:
            self._show(self.model.rows[place])

    def _changed(self, what: Change) -> None:
        if what & Change.COUNTIES:
            self.page.renew()

    def _show(self, one: Line) -> None:
        self.card.show_line(one, decides=self._decides)
        if one.row is not None and one.result in {"accepted", "duplicate"}:
            asked = self._ctx.runner.work(receiving.heads, self._ctx.office, one.row.code)
            self._ctx.jobs.then(self.card, asked, lambda found: self._heads(one, found))

    def _heads(self, one: Line, found: Sequence[HeadCode]) -> None:
        if self.card.shown is one:
            self.card.show_heads(found)

    def _with(self, act: Callable[[CameRow], object]) -> None:
        if self.card.shown is not None and self.card.shown.row is not None:
            act(self.card.shown.row)
