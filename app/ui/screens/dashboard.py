"""The first page in the morning: today in figures, beside other days, and what waits."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.domain import clock, roles
from app.domain.changes import Change
from app.services import condition, dashboards
from app.services.condition import Condition
from app.services.dashboards import Asked, Today, Waiting
from app.strings import dashboard as words
from app.ui.context import Context
from app.ui.dialogs.backup_state import EVERY_MS, is_due
from app.ui.dialogs.list_export import ListExport, ListSource
from app.ui.widgets import basics, calendars, page_head
from app.ui.widgets.basics import Button, EmptyState, PrimaryButton
from app.ui.widgets.progress import ProgressStrip
from app.ui.widgets.today_page import Goal, TodayPage, Warn

_TOUCHES = Change.RECEIPTS | Change.APPROVALS | Change.BATCHES | Change.IMPORTS | Change.CHEQUES
_TOUCHES |= Change.EXCHANGE
_REPORT: Final = ListSource(words.REPORT_TITLE, dashboards.export, dashboards.draw)


class DashboardScreen(QWidget):
    """Reads the page again when something on it changed; while nobody sees it, later."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._due = ctx, True
        self._condition = Condition()
        self._cheques: tuple[Waiting, ...] = ()
        self.page = TodayPage()
        self.issue = PrimaryButton(words.ISSUE, "receipt", key="F2")
        self.report = Button(words.REPORT, "file-pdf")
        first = PrimaryButton(words.FIRST, "receipt")
        self.empty = EmptyState("chart-bar", words.EMPTY_TITLE, words.EMPTY_ADVICE, first)
        self._stack = QStackedWidget()
        self._stack.addWidget(basics.top(self.page, fill=True))
        self._stack.addWidget(self.empty)
        self.progress = ProgressStrip()
        self.printing = ListExport(ctx, self.progress, self, _REPORT)
        self._soon = QTimer(self, singleShot=True, interval=200)
        head = page_head.heading(words.TITLE, self.report, self.issue)
        box = basics.column(head, self.progress, self._stack, gap=14)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)
        self.setFocusProxy(self.issue)
        self._connect(first)

    def _connect(self, first: Button) -> None:
        for button in (self.issue, first):
            button.clicked.connect(lambda: self._ctx.notices.show("desk"))
        self.report.clicked.connect(self._report)
        self.page.went.connect(self._go)
        self._soon.timeout.connect(self._read)
        self._watch = QTimer(self, interval=EVERY_MS)
        self._watch.timeout.connect(self._look)
        self._watch.start()
        self._ctx.jobs.changed.connect(self._changed)

    def _report(self) -> None:
        self.printing.preview(Asked(clock.today(), self._ctx.lunar), 0)

    def _go(self, goal: Goal) -> None:
        self._ctx.notices.show(goal.screen, goal.wanted)

    def _changed(self, what: Change) -> None:
        if what & _TOUCHES:
            self._due = True
            if self.isVisible():
                self._soon.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        ctx = self._ctx
        self._look()
        asked = (ctx.office.actor, clock.today(), ctx.lunar)
        ctx.jobs.then(self, ctx.runner.read(dashboards.today, *asked), self._show)
        if roles.may(ctx.office.actor.role, roles.Action.HANDLE_CHEQUES):
            due = ctx.runner.read(dashboards.cheques_due, ctx.office.actor, clock.today())
            ctx.jobs.then(self, due, self._keep_cheques)

    def _keep_cheques(self, found: tuple[Waiting, ...]) -> None:
        """Show them once they are counted; the page does not wait for it."""
        before, self._cheques = self._cheques, found
        if found != before and self.isVisible():
            self._soon.start()

    def _look(self) -> None:
        work = self._ctx.runner.work(condition.of, self._ctx.office.folder)
        self._ctx.jobs.then(self, work, self._keep)

    def _keep(self, found: Condition) -> None:
        """Show what the care behind the desk has done meanwhile."""
        before, self._condition = self._condition, found
        if found != before and self.isVisible():
            self._soon.start()

    def _show(self, found: Today) -> None:
        self._due = False
        self._stack.setCurrentIndex(1 if found.is_new else 0)
        self.report.setEnabled(not found.is_new)
        self.issue.setVisible(not found.is_new)
        night = self._ctx.lunar.night(clock.today())
        last_year = night.year - 1 if night else 0
        found = replace(found, waiting=(*found.waiting, *self._cheques))
        self.page.show_today(found, calendars.holidays(), self._warnings(), last_year)

    def _warnings(self) -> list[Warn]:
        now, office = self._condition, []
        if now.damage:
            office.append(Warn(words.DAMAGE, Goal("verify")))
        if is_due(now.backup_at):
            office.append(Warn(words.BACKUP_DUE, Goal("settings", "backups")))
        if now.clock_shift:
            office.append(Warn(words.CLOCK, Goal("journal")))
        return office
