"""The evening pile: opened with what is expected, typed row by row, closed when it agrees."""

import uuid
from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.batch import Row, State
from app.domain.changes import Change
from app.queries import batches as listed
from app.queries.batches import BatchRow, Typed, Whole
from app.strings import batch as words
from app.ui.context import Context
from app.ui.dialogs.desk_facts import DeskFacts
from app.ui.dialogs.donor_finder import DonorFinder
from app.ui.dialogs.line_draft import LineDraft
from app.ui.dialogs.pile_acts import PileActs
from app.ui.dialogs.pile_closing import PileClosing
from app.ui.widgets import basics, page_head
from app.ui.widgets.basics import Button
from app.ui.widgets.pile_front import PileFront
from app.ui.widgets.pile_page import PilePage


class BatchesScreen(QWidget):
    """Wires the two pages to the use-cases; what a pile must come to is a rule of the domain."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._whole: Whole | None = None
        self.front, self.page = PileFront(ctx.jobs, ctx.lunar), PilePage(ctx.jobs)
        self.facts, self.acts = DeskFacts(ctx, self), PileActs(ctx, self)
        self.finder = DonorFinder(ctx, self.page.line.donor)
        self.closing = PileClosing(ctx, self.page.progress, self)
        self.draft = LineDraft(ctx, self.page.line)
        self.back, self.drop = Button(words.BACK, key="Esc"), Button(words.DROP, "archive")
        self.pages = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=40)
        self._lay()
        self._connect()
        self.facts.load()
        self._leave()

    def _lay(self) -> None:
        self.pages.addWidget(self.front)
        self.pages.addWidget(self.page)
        head = page_head.heading(words.TITLE, self.drop, self.back)
        box = basics.column(head, self.pages, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)

    def _connect(self) -> None:
        self.front.opening.begun.connect(self.acts.begin)
        self.front.list.opened.connect(self._open)
        self.acts.begun.connect(self._begun)
        self.acts.refused.connect(self.front.opening.show_problems)
        self.acts.kept.connect(self._reload)
        self.page.put.connect(self._put)
        self.page.removed.connect(self._remove)
        self.page.close_pile.clicked.connect(lambda: self._on_pile(self.closing.close_pile))
        self.drop.clicked.connect(lambda: self._on_pile(lambda it: self.acts.drop(it.pile.uid)))
        self.finder.chosen.connect(self.page.line.amount.enter)
        self.back.clicked.connect(self._leave)
        self.closing.begun.connect(lambda: self.page.busy(busy=True))
        self.closing.ended.connect(lambda: self.page.busy(busy=False))
        self.closing.refused.connect(self._refused)
        self.draft.came_back.connect(
            lambda: self._ctx.notices.say(words.DRAFT_IS_BACK, tone="plain")
        )
        self.facts.loaded.connect(self._offer)
        self._ctx.jobs.changed.connect(self._changed)
        self._soon.timeout.connect(self._reload)

    def _on_pile(self, act: Callable[[Whole], None]) -> None:
        if self._whole is not None:
            act(self._whole)

    def _offer(self) -> None:
        self.page.offer(self.facts.usual)
        self.front.opening.offer(self.facts.campaigns)

    def _changed(self, what: Change) -> None:
        if what & Change.BATCHES:
            self._soon.start()

    def _reload(self) -> None:
        run, then = self._ctx.runner, self._ctx.jobs.then
        then(self, run.read(listed.recent), self.front.list.show_rows)
        if self._whole is not None:
            then(self, run.read(listed.whole, self._whole.pile.uid), self._show)

    def _begun(self, own: uuid.UUID) -> None:
        self.front.opening.clear()
        self._enter(own)

    def _open(self, pile: BatchRow) -> None:
        self._enter(pile.uid)

    def _enter(self, own: uuid.UUID) -> None:
        self._ctx.jobs.then(self, self._ctx.runner.read(listed.whole, own), self._entered)

    def _entered(self, whole: Whole | None) -> None:
        if whole is None:
            return
        self._stand(1)
        self.page.begin(whole.pile.heading)
        self._show(whole)
        self.draft.open(whole.pile.uid)

    def _show(self, whole: Whole | None) -> None:
        if whole is None or whole.pile.state != State.OPEN:
            self._leave()
            return
        self._whole = whole
        self.page.show_whole(whole)

    def _put(self, n: int, row: Row) -> None:
        self._on_pile(lambda whole: self.acts.put(whole.pile.uid, n, row))
        self.draft.forget()

    def _remove(self, one: Typed) -> None:
        self._on_pile(lambda whole: self.acts.remove(whole.pile.uid, one))

    def _refused(self, problems: Mapping[str, str]) -> None:
        self._on_pile(lambda whole: self.page.show_whole(whole, problems))

    def _leave(self) -> None:
        self._whole = None
        self.draft.stop()
        left = self.pages.currentIndex() == 1 and self.isVisible()
        self._stand(0)
        self._reload()
        if left:
            # the field that had the keyboard is gone with its page
            self.setFocus()

    def _stand(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.setFocusProxy(self.page if page else self.front)
        for button in (self.back, self.drop):
            button.setVisible(page == 1)
