"""The office's bank accounts: which designation's money goes to which of them."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import text
from app.domain.accounts import Account
from app.domain.changes import Change
from app.domain.niyyat import Niyyat
from app.queries import lists
from app.services import accounts
from app.strings import accounts as words
from app.ui.context import Context
from app.ui.dialogs.account_acts import AccountActs
from app.ui.jobs import mapped
from app.ui.tables.held_model import HeldModel
from app.ui.widgets.account_columns import COLUMNS, NARROW, WIDE, facts, state_of
from app.ui.widgets.basics import Button, EmptyState, PrimaryButton
from app.ui.widgets.facts_card import FactsCard
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.side_panel import SidePanel


class AccountsScreen(QWidget):
    """Wires the list and the panel to what a manager may do; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.shown: Account | None = None
        self._names: dict[str, Niyyat] = {}
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.new = PrimaryButton(words.NEW, "plus", key="F2")
        self.change = Button(words.CHANGE, "pencil-simple")
        self.switch, self.standard = Button(words.OFF, "power"), Button(words.MAKE_STANDARD, "star")
        self.card = FactsCard(words.CLOSE, (self.change, self.switch, self.standard))
        self.acts = AccountActs(ctx, self)
        empty = EmptyState("bank", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, [], empty, self.card, [self.new]
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        widths = (WIDE, NARROW)
        self.panel = SidePanel(self.page, self.card.close_it, widths, self._show)
        self._connect()
        self._load()

    def _connect(self) -> None:
        page, acts = self.page, self.acts
        page.asked.connect(self.model.reload)
        page.renewed.connect(self._load)
        self.model.surveyed.connect(self._surveyed)
        self.new.clicked.connect(acts.add)
        self.change.clicked.connect(lambda: self._with(acts.ask))
        self.switch.clicked.connect(
            lambda: self._with(lambda one: acts.set_details(one, active=not one.active))
        )
        self.standard.clicked.connect(
            lambda: self._with(lambda one: acts.set_details(one, standard=True))
        )
        self._ctx.jobs.changed.connect(self._changed)

    def _load(self) -> None:
        self._ctx.jobs.then(self, self._ctx.runner.read(lists.designations), self._offer)

    def _offer(self, found: dict[str, Niyyat]) -> None:
        self._names = found
        self.acts.offered = [one for one in found.values() if one.active]
        self.model.reload()

    def _read(self) -> Future[Sequence[Account]]:
        found = self._ctx.runner.read(accounts.every, self._ctx.office.actor)
        typed = self.page.search.text()
        return mapped(found, lambda rows: [one for one in rows if _answers(typed, one)])

    def _surveyed(self, count: int, _sums: object, _more: bool) -> None:
        self.page.footer.setText(words.counted(count))
        before = self.shown
        if before is not None and self.panel.is_open:
            self._show(next((one for one in self.model.rows if one.uid == before.uid), before))

    def _changed(self, what: Change) -> None:
        if what & Change.LISTS:
            self.page.renew()

    def _with(self, act: Callable[[Account], object]) -> None:
        if self.shown is not None:
            act(self.shown)

    def _show(self, one: Account) -> None:
        self.shown = one
        tone = "ok" if one.active else "plain"
        self.card.begin(one.title, words.STATES[state_of(one)], tone)
        self.card.facts(facts(one))
        names = [self._names[code].name for code in one.niyyat if code in self._names]
        self.card.section(words.NIYYAT, [*names, *([words.REST_OF_ALL] if one.standard else [])])
        self.switch.rename(words.OFF if one.active else words.ON)
        self.standard.setVisible(one.active and not one.standard)


def _answers(typed: str, one: Account) -> bool:
    return text.matches(typed, f"{one.title} {one.bank} {one.iban}")
