"""What a province publishes to its counties: lists by kind, and the update that carries them."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import jalali, roles, text
from app.domain.changes import Change
from app.province import publishing
from app.province.publishing import Standing
from app.queries import published as rows
from app.strings import publishing as words
from app.ui.context import Context
from app.ui.dialogs.publish_acts import PublishActs
from app.ui.jobs import mapped
from app.ui.tables.held_model import HeldModel
from app.ui.widgets.basics import Button, EmptyState, PrimaryButton
from app.ui.widgets.choices import Choices
from app.ui.widgets.facts_card import FactsCard
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.published_columns import COLUMNS, NARROW, WIDE, Published, lines
from app.ui.widgets.side_panel import SidePanel

_LISTS = {"campaign": rows.campaigns, "rate": rows.rates, "month": rows.months}


class PublishScreen(QWidget):
    """Wires the lists and the panel to what a manager may do; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._standing = ""
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.kind = Choices(tuple(words.KINDS.items()))
        self.new = Button(words.NEW, "plus", key="F2")
        self.first = Button(words.NEW, "plus")
        self.pdf = Button(words.PICK, "file-pdf", key="F7")
        self.publish = PrimaryButton(words.PUBLISH, "paper-plane-tilt", key="F9")
        self.change, self.switch = Button(words.CHANGE, "pencil-simple"), Button(words.OFF, "power")
        self.look = Button(words.READ, "file-pdf")
        self.card = FactsCard(words.CLOSE, (self.change, self.switch, self.look))
        self.shown: Published | None = None
        self.acts = PublishActs(ctx, self)
        empty = EmptyState("megaphone", words.EMPTY_TITLE, words.EMPTY_ADVICE, self.first)
        actions = [self.pdf, self.new, self.publish]
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, [], empty, self.card, actions, above=self.kind
        )
        self.panel = SidePanel(self.page, self.card.close_it, (WIDE, NARROW), self.show_row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._connect()
        self._turn()

    def _connect(self) -> None:
        acts = self.acts
        self.page.asked.connect(self.model.reload)
        self.kind.changed.connect(lambda _kind: self._turn())
        self.model.surveyed.connect(self._surveyed)
        for button in (self.new, self.first):
            button.clicked.connect(lambda _on: acts.ask(self.kind.value()))
        self.pdf.clicked.connect(acts.choose_pdf)
        self.publish.clicked.connect(acts.ask_publish)
        self.change.clicked.connect(lambda: self._with(lambda one: acts.ask(one.kind, one)))
        self.switch.clicked.connect(lambda: self._with(acts.switch))
        self.look.clicked.connect(lambda: self._with(acts.read))
        self._ctx.jobs.changed.connect(self._changed)
        may = roles.may(self._ctx.office.actor.role, roles.Action.PUBLISH)
        for one in (self.new, self.first, self.publish, self.change, self.switch):
            one.setVisible(may)
        self._may = may

    def _turn(self) -> None:
        self.panel.close()
        self.pdf.setVisible(self._may and self.kind.value() == "instruction")
        self.model.reload()
        self._stand()

    def _stand(self) -> None:
        office = self._ctx.office
        vault, key = office.vault, office.unlocked.db_key
        asked = self._ctx.runner.read(publishing.standing, office.actor, vault, key)
        self._ctx.jobs.then(self, asked, self._stood)

    def _stood(self, found: Standing) -> None:
        day = jalali.short(date.fromisoformat(found.at[:10])) if found.at else ""
        self._standing = words.state(found.version, day, fresh=found.fresh)
        self._surveyed(len(self.model.rows), None, False)

    def _read(self) -> Future[Sequence[Published]]:
        kind, typed, read = self.kind.value(), self.page.search.text(), self._ctx.runner.read
        found: Future[Sequence[object]]
        if kind == "instruction":
            found = mapped(read(rows.instructions, self._ctx.office.actor.uid), tuple)
        else:
            found = mapped(read(_LISTS.get(kind, rows.entries)), tuple)
        return mapped(found, lambda some: [one for one in lines(kind, some) if _has(typed, one)])

    def _surveyed(self, count: int, _sums: object, _more: bool) -> None:
        self.page.footer.setText(f"{words.counted(count)}   ·   {self._standing}")
        before = self.shown
        if before is not None and self.panel.is_open:
            self.show_row(next((one for one in self.model.rows if one.uid == before.uid), before))

    def _changed(self, what: Change) -> None:
        if what & (Change.LISTS | Change.COUNTIES):
            self.page.renew()
            self._stand()

    def _with(self, act: Callable[[Published], object]) -> None:
        if self.shown is not None:
            act(self.shown)

    def show_row(self, one: Published) -> None:
        """Fill the panel."""
        self.shown = one
        self.card.begin(one.title, words.STATES[one.state], "ok" if one.active else "plain")
        self.card.facts([(words.TELLS, one.tells)])
        body = str(one.row.get("body", ""))
        self.card.section(words.BODY, [body] if body else [])
        self.switch.rename(words.OFF if one.active else words.ON)
        self.look.setVisible(bool(one.row.get("file_name")))


def _has(typed: str, one: Published) -> bool:
    return text.matches(typed, f"{one.title} {one.tells}")
