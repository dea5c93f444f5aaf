"""What the province instructs: unread ones bold, read by opening them."""

from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import text
from app.domain.changes import Change
from app.queries import published
from app.queries.published import InstructionRow
from app.services import published as acts
from app.strings import instructions as words
from app.ui.context import Context
from app.ui.dialogs.paper_preview import PaperPreview
from app.ui.jobs import mapped
from app.ui.tables.held_model import HeldModel
from app.ui.widgets.basics import EmptyState
from app.ui.widgets.filter_chips import ChoiceChip
from app.ui.widgets.instruction_columns import COLUMNS, NARROW, WIDE, InstructionCard, state_of
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.side_panel import SidePanel


class InstructionsScreen(QWidget):
    """Wires the list and the panel; opening one is reading it, each person for themselves."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.shown: InstructionRow | None = None
        self.preview: PaperPreview | None = None
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.state = ChoiceChip(words.STATE, tuple(words.STATES.items()))
        self.card = InstructionCard()
        empty = EmptyState("envelope-simple-open", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, [self.state], empty, self.card, []
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self.panel = SidePanel(self.page, self.card.close_it, (WIDE, NARROW), self._show)
        self.page.asked.connect(self.model.reload)
        self.model.surveyed.connect(self._surveyed)
        self.card.paper.clicked.connect(self._open_paper)
        ctx.jobs.changed.connect(self._changed)
        self.model.reload()

    def _read(self) -> Future[Sequence[InstructionRow]]:
        found = self._ctx.runner.read(published.instructions, self._ctx.office.actor.uid)
        typed, state = self.page.search.text(), self.state.value
        return mapped(found, lambda rows: [one for one in rows if _answers(one, typed, state)])

    def _surveyed(self, count: int, _sums: object, _more: bool) -> None:
        unread = sum(1 for one in self.model.rows if not one.read)
        self.page.footer.setText(words.counted(count, unread))

    def _changed(self, what: Change) -> None:
        if what & Change.LISTS:
            self.page.renew()

    def _show(self, one: InstructionRow) -> None:
        self.shown = one
        self.card.show_instruction(one)
        if not one.read:
            future = self._ctx.runner.write(acts.read, one.uid)
            self._ctx.jobs.then(self, future, lambda _done: None)

    def _open_paper(self) -> None:
        if (one := self.shown) is not None:
            asked = self._ctx.runner.read(published.pdf, one.uid)
            self._ctx.jobs.then(self, asked, lambda pdf: self._paper(one, pdf))

    def _paper(self, one: InstructionRow, pdf: bytes) -> None:
        self.preview = PaperPreview(self._ctx, self, pdf, one.title, one.file_name)
        self.preview.open()


def _answers(one: InstructionRow, typed: str, state: str) -> bool:
    if not one.active or (state and state != state_of(one)):
        return False
    return text.matches(typed, f"{one.number} {one.title} {one.body}")
