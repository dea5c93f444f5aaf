"""The counties of a province: how far each has come, which key is sure, what to do next."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import roles, text
from app.domain.changes import Change
from app.province import counties
from app.province.counties import Covered
from app.strings import coverage as words
from app.ui.context import Context
from app.ui.dialogs.county_acts import CountyActs
from app.ui.dialogs.county_rescue import CountyRescue
from app.ui.jobs import mapped
from app.ui.tables.held_model import HeldModel
from app.ui.widgets.basics import Button, EmptyState, PrimaryButton
from app.ui.widgets.county_card import CountyCard
from app.ui.widgets.county_columns import COLUMNS, NARROW, WIDE
from app.ui.widgets.filter_chips import ChoiceChip
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.side_panel import SidePanel


class CoverageScreen(QWidget):
    """Wires the board and the panel to what a manager may do; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.state = ChoiceChip(words.STATE, tuple(words.STATES.items()))
        self.new = PrimaryButton(words.NEW, "plus", key="F2")
        self.first = Button(words.NEW, "plus")
        self.card, self.acts = CountyCard(), CountyActs(ctx, self)
        self.rescue = CountyRescue(ctx, self)
        empty = EmptyState("map-trifold", words.EMPTY_TITLE, words.EMPTY_ADVICE, self.first)
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, [self.state], empty, self.card, [self.new]
        )
        show = self.card.show_county
        self.panel = SidePanel(self.page, self.card.close_it, (WIDE, NARROW), show)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._connect()
        self._allow()
        self.model.reload()

    def _connect(self) -> None:
        page, acts, card = self.page, self.acts, self.card
        page.asked.connect(self.model.reload)
        self.model.surveyed.connect(self._surveyed)
        for button in (self.new, self.first):
            button.clicked.connect(lambda _on: acts.enrol())
        deeds: dict[Button, Callable[[Covered], object]] = {
            card.confirm: acts.confirm,
            card.revoke: acts.revoke,
            card.again: acts.enrol,
            card.rescue: self.rescue.ask,
            card.look: lambda one: self._ctx.passage.look_wanted.emit(one.row.key.code),
            card.inbox: lambda _one: self._ctx.notices.show("inbox"),
        }
        for button, deed in deeds.items():
            button.clicked.connect(lambda _on, act=deed: self._with(act))
        self._ctx.jobs.changed.connect(self._changed)

    def _allow(self) -> None:
        """Hide what this role may not do."""
        may = roles.may(self._ctx.office.actor.role, roles.Action.ENROL)
        for button in (self.new, self.first):
            button.setVisible(may)
        self.card.allow(changes=may)

    def _read(self) -> Future[Sequence[Covered]]:
        found = self._ctx.runner.read(counties.board, self._ctx.office.actor)
        return mapped(found, lambda rows: [one for one in rows if self._answers(one)])

    def _answers(self, one: Covered) -> bool:
        said = f"{one.row.key.name} {one.row.key.code}"
        return text.matches(self.page.search.text(), said) and self.state.value in {"", one.state}

    def _surveyed(self, count: int, _sums: object, _more: bool) -> None:
        sure = sum(bool(one.row.key.confirmed_at) for one in self.model.rows)
        self.page.footer.setText(words.counted(count, sure))
        before = self.card.shown
        if before is not None and self.panel.is_open:
            same = (one for one in self.model.rows if one.row.key.code == before.row.key.code)
            self.card.show_county(next(same, before))

    def _changed(self, what: Change) -> None:
        if what & Change.COUNTIES:
            self.page.renew()

    def _with(self, act: Callable[[Covered], object]) -> None:
        if self.card.shown is not None:
            act(self.card.shown)

    def show_wanted(self, wanted: object) -> None:
        """Show the county of that code."""
        for place, one in enumerate(self.model.rows):
            if one.row.key.code == wanted:
                self.page.stand_on(place)
                self.panel.open()
