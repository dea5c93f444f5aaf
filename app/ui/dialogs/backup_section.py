"""How the office is kept: when it last went well, a copy now, the second folder, and back."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from app.domain import clock, jalali, roles
from app.services import keeping, pc
from app.services.backups import Backup
from app.services.keeping import Keeping
from app.services.opening import OpenOffice
from app.services.pc import Pc
from app.strings import keeping as words
from app.strings import verify
from app.ui.context import Context
from app.ui.dialogs.long_work import LongWork, Watch
from app.ui.dialogs.restore_wish import RestoreWish
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card, EmptyState
from app.ui.widgets.copies_table import CopiesTable
from app.ui.widgets.keeping_card import KeepingCard
from app.ui.widgets.progress import ProgressStrip
from app.ui.widgets.section import Section


class BackupSection(Section):
    """Wires the copies to the backup, the second folder and the restore."""

    title = words.TITLE
    icon = "hard-drives"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        role = ctx.office.actor.role
        self._may_restore = roles.may(role, roles.Action.RESTORE)
        self.card = KeepingCard(may=roles.may(role, roles.Action.BACK_UP))
        self.strip = ProgressStrip()
        self.table = CopiesTable(ctx.jobs)
        self.restore = Button(words.RESTORE, "clock-counter-clockwise")
        self.other = Button(words.OTHER, "folder-open")
        self.work = LongWork(ctx, self.strip, self)
        self.wish = RestoreWish(ctx, self)
        self._pages = QStackedWidget()
        self._lay()
        self._connect()
        self.setFocusProxy(self.card.now)

    def _lay(self) -> None:
        card = Card()
        empty = EmptyState("hard-drives", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        for page in (self.table, empty):
            self._pages.addWidget(page)
        card.body.addWidget(basics.section(words.LIST))
        card.body.addWidget(self.strip)
        card.body.addWidget(self._pages, 1)
        last: QWidget = basics.hint("" if self._may_restore else words.ONLY_MANAGER)
        card.body.addLayout(basics.row(self.restore, self.other, last, None))
        for button in (self.restore, self.other):
            button.setVisible(self._may_restore)
        box = basics.row(card, self.card, gap=16)
        box.setStretch(0, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.card.now.clicked.connect(self.back_up)
        self.card.elsewhere.clicked.connect(self._ask_where)
        self.card.choose.clicked.connect(self._ask_second)
        self.card.drop.clicked.connect(lambda: self.use_second(None))
        self.restore.clicked.connect(self._restore)
        self.table.opened.connect(lambda _at: self.restore.click())
        self.table.picked.connect(self._picked)
        self.other.clicked.connect(self._ask_other)

    def reload(self) -> None:
        """Show how the office is kept now."""
        office = self._ctx.office
        self._ctx.jobs.then(self, self._ctx.runner.work(keeping.of, office), self._show)

    def back_up(self) -> None:
        """Make the day's copy now."""
        self._begin(None)

    def use_second(self, second: Path | None) -> None:
        """Write the next copies into *second* too."""
        office = self._ctx.office
        work = self._ctx.runner.work(pc.set_second, office.folder, office.actor, second)

        def kept(_pc: Pc) -> None:
            self.reload()
            self._ctx.notices.say(words.CHOSEN if second else words.DROPPED)

        self._ctx.jobs.then(self, work, kept)

    def _begin(self, target: Path | None) -> None:
        self._busy(busy=True)
        office = self._ctx.office
        self.work.begin(
            verify.COPYING,
            lambda watch: _back_up(office, target, watch),
            self._backed_up,
            self._failed,
        )

    def _show(self, found: Keeping) -> None:
        self.card.show_keeping(found)
        self.table.show_copies(found.copies)
        self._pages.setCurrentIndex(0 if found.copies else 1)
        self._picked()

    def _picked(self) -> None:
        self.restore.setEnabled(self.table.current() is not None)

    def _backed_up(self, made: Backup) -> None:
        self._busy(busy=False)
        self.reload()
        says = verify.backed_up(made.receipts, f"\u2068{made.file.name}\u2069")
        self._ctx.notices.say(says)

    def _failed(self, error: BaseException) -> None:
        self._busy(busy=False)
        self._ctx.jobs.failed.emit(error)

    def _busy(self, *, busy: bool) -> None:
        for button in (self.card.now, self.card.elsewhere, self.restore, self.other):
            button.setEnabled(not busy)
        (self.strip.cancel if busy else self.card.now).setFocus()

    def _restore(self) -> None:
        if (copy := self.table.current()) is not None:
            self.wish.ask(copy.file, words.moment(copy.made_at))

    def _ask_other(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, words.OTHER, "", words.FILES)
        if chosen:
            self.wish.ask(Path(chosen), f"\u2068{Path(chosen).name}\u2069")

    def _ask_second(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, words.CHOOSE_SECOND):
            self.use_second(Path(chosen))

    def _ask_where(self) -> None:
        name = f"{self._ctx.office.desk.office}-{jalali.iso(clock.today())}.hyk"
        chosen, _kind = QFileDialog.getSaveFileName(self, words.ELSEWHERE, name, words.FILES)
        if chosen:
            self._begin(Path(chosen))


def _back_up(office: OpenOffice, target: Path | None, watch: Watch) -> Backup:
    def tell(done: int, total: int) -> None:
        watch.step(verify.COPYING if total else verify.PROVING)
        watch.reached(done, total)

    if target is not None:
        return keeping.back_up(office, target, tell)
    return keeping.back_up_now(office, tell)
