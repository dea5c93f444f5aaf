"""What came from the province, and the office's own campaigns: which of it counts here."""

from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import roles
from app.domain.changes import Change
from app.queries import published as rows
from app.services import lunar_months, published
from app.strings import province_lists as words
from app.ui.context import Context
from app.ui.dialogs.publish_acts import KINDS, PublishActs
from app.ui.jobs import mapped
from app.ui.tables.held_model import HeldModel
from app.ui.widgets.basics import Button, EmptyState, PrimaryButton
from app.ui.widgets.choices import Choices
from app.ui.widgets.facts_card import FactsCard
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.province_columns import COLUMNS, NARROW, WIDE, Listed, facts, listed, note
from app.ui.widgets.side_panel import SidePanel

_LISTS = {"campaign": rows.campaigns, "rate": rows.rates, "month": rows.months}
_NOTED = {"on": "primary", "ahead": "primary", "unfit": "danger"}


class ProvinceListsScreen(QWidget):
    """Wires the lists and the panel to what a manager may do; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._shipped = ctx, lunar_months.shipped()
        self.shown: Listed | None = None
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.kind = Choices(tuple(words.KINDS.items()))
        self.new = PrimaryButton(words.NEW, "plus", key="F2")
        self.take = Button(words.TAKE, "file-arrow-down")
        self.switch = Button(words.OFF, "power", key="F7")
        self.change = Button(words.CHANGE, "pencil-simple")
        self.card = FactsCard(words.CLOSE, (self.switch, self.change))
        self.acts = PublishActs(ctx, self, words.SAVED, {"campaign": words.CAMPAIGN_ADVICE})
        self._may = roles.may(ctx.office.actor.role, roles.Action.PUBLISH)
        empty = EmptyState("map-trifold", words.EMPTY_TITLE, words.EMPTY_ADVICE, self.take)
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, [], empty, self.card, [self.new], above=self.kind
        )
        self.panel = SidePanel(self.page, self.card.close_it, (WIDE, NARROW), self.show_row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._connect()
        self._turn()

    def _connect(self) -> None:
        self.page.asked.connect(self.model.reload)
        self.kind.changed.connect(lambda _kind: self._turn())
        self.model.surveyed.connect(self._surveyed)
        self.new.clicked.connect(lambda: self.acts.ask("campaign"))
        self.take.clicked.connect(lambda: self._ctx.notices.show("exchange"))
        self.switch.clicked.connect(self._switch)
        self.change.clicked.connect(self._change)
        self._ctx.jobs.changed.connect(self._changed)
        self.new.setVisible(self._may)
        self.take.setVisible(roles.may(self._ctx.office.actor.role, roles.Action.TAKE_FILES))

    def _turn(self) -> None:
        self.panel.close()
        self.new.setEnabled(self.kind.value() == "campaign")
        self.model.reload()

    def _read(self) -> Future[Sequence[Listed]]:
        kind, typed = self.kind.value(), self.page.search.text()
        office = self._ctx.office.vault.office["code"]
        found = self._ctx.runner.read(_LISTS.get(kind, rows.entries))
        return mapped(found, lambda some: listed(kind, some, office, self._ctx.lunar, typed))

    def _surveyed(self, count: int, _sums: object, _more: bool) -> None:
        above = sum(1 for one in self.model.rows if one.above)
        self.page.footer.setText(words.counted(count, above))
        before = self.shown
        if before is not None and self.panel.is_open:
            same = (one for one in self.model.rows if one.one.uid == before.one.uid)
            self.show_row(next(same, before))

    def _changed(self, what: Change) -> None:
        if what & Change.LISTS:
            self.page.renew()

    def show_row(self, row: Listed) -> None:
        """Fill the panel."""
        self.shown = row
        self.card.begin(row.one.title, row.state_word, row.tone)
        if told := note(row):
            self.card.note(told, _NOTED.get(row.state, "accent"), "info")
        self.card.facts(facts(row, self._shipped), latin=(words.CODE,))
        self.switch.rename(words.OFF if row.one.active else words.ON)
        self.switch.setVisible(self._may and row.state != "withdrawn")
        self.change.setVisible(self._may and not row.above)

    def _change(self) -> None:
        if self.shown is not None:
            self.acts.ask(self.shown.one.kind, self.shown.one)

    def _switch(self) -> None:
        if (row := self.shown) is None:
            return
        one, active = row.one, not row.one.active
        future = self._ctx.runner.write(published.switch, KINDS[one.kind], one.uid, active=active)
        says = words.said(one.title, active=active)
        self._ctx.jobs.then(self, future, lambda _done: self._ctx.notices.say(says))
