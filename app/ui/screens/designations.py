"""The designations: which of them the desk offers, on which key, under which permit."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.domain import digits, text
from app.domain.changes import Change
from app.domain.niyyat import Niyyat
from app.queries.designation_list import DesignationRow
from app.services import designations
from app.strings import designations as words
from app.ui.context import Context
from app.ui.dialogs.designation_acts import DesignationActs
from app.ui.jobs import mapped
from app.ui.tables.held_model import HeldModel
from app.ui.widgets.basics import Button, EmptyState, PrimaryButton
from app.ui.widgets.designation_columns import (
    COLUMNS,
    NARROW,
    WIDE,
    facts,
    permits,
    state_of,
)
from app.ui.widgets.facts_card import FactsCard
from app.ui.widgets.filter_chips import ChoiceChip
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.side_panel import SidePanel

_TONES = {"on": "ok", "off": "plain", "permit": "accent"}


class DesignationsScreen(QWidget):
    """Wires the list and the panel to what a manager may do; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.shown: DesignationRow | None = None
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.state = ChoiceChip(words.STATE, tuple(words.STATES.items()))
        self.new = PrimaryButton(words.NEW, "plus", key="F2")
        self.change = Button(words.CHANGE, "pencil-simple")
        self.switch, self.permit = Button(words.OFF, "power"), Button(words.PERMIT, "check-circle")
        self.card = FactsCard(words.CLOSE, (self.change, self.switch, self.permit))
        self.acts = DesignationActs(ctx, self)
        empty = EmptyState("heart", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, [self.state], empty, self.card, [self.new]
        )
        self.page.table.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        widths = (WIDE, NARROW)
        self.panel = SidePanel(self.page, self.card.close_it, widths, self._show)
        self._connect()
        self.model.reload()

    def _connect(self) -> None:
        page, acts = self.page, self.acts
        page.asked.connect(self.model.reload)
        self.model.surveyed.connect(self._surveyed)
        self.new.clicked.connect(acts.add)
        self.change.clicked.connect(lambda: self._with(acts.change))
        self.permit.clicked.connect(lambda: self._with(acts.permit))
        self.switch.clicked.connect(
            lambda: self._with(lambda one: acts.switch(one, active=not one.active))
        )
        self._ctx.jobs.changed.connect(self._changed)

    def _read(self) -> Future[Sequence[DesignationRow]]:
        found = self._ctx.runner.read(designations.every, self._ctx.office.actor)
        return mapped(found, lambda rows: [row for row in rows if self._answers(row)])

    def _answers(self, row: DesignationRow) -> bool:
        said = f"{row.niyyat.name} {row.niyyat.allowed_use}"
        return text.matches(self.page.search.text(), said) and self.state.value in {
            "",
            state_of(row),
        }

    def _surveyed(self, count: int, _sums: object, _more: bool) -> None:
        self.page.footer.setText(words.counted(count))
        before = self.shown
        if before is not None and self.panel.is_open:
            same = (row for row in self.model.rows if row.niyyat.code == before.niyyat.code)
            self._show(next(same, before))

    def _changed(self, what: Change) -> None:
        if what & Change.LISTS:
            self.page.renew()

    def _with(self, act: Callable[[Niyyat], object]) -> None:
        if self.shown is not None:
            act(self.shown.niyyat)

    def _show(self, row: DesignationRow) -> None:
        self.shown, state = row, state_of(row)
        self.card.begin(row.niyyat.name, words.STATES[state], _TONES[state])
        if state == "permit":
            self.card.note(words.NO_PERMIT, "accent", "info")
        self.card.facts(facts(row))
        self.card.section(words.PERMITS, permits(row))
        self.change.setVisible(row.own)
        self.permit.setVisible(row.needs_permit)
        self.switch.setVisible(state != "permit")
        self.switch.rename(words.OFF if row.niyyat.active else words.ON)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed, row = digits.to_ascii(event.text()), self.page.current()
            if typed.isdigit() and len(typed) == 1 and row is not None:
                self.acts.set_key(row.niyyat, int(typed))
                return True
        return False
