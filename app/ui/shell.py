"""The window: navigation at the right, the bar above, one page; it only shows."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from app.domain import clock, jalali
from app.domain.errors import AppError
from app.services import opening
from app.strings import coverage, errors, search, training
from app.strings import shell as words
from app.ui import registry
from app.ui.context import Context, Notice, ShowsWanted
from app.ui.dialogs.backup_state import BackupState
from app.ui.dialogs.global_search import Deed, GlobalSearch
from app.ui.dialogs.help import HelpDialog
from app.ui.dialogs.months_heard import MonthsHeard
from app.ui.dialogs.unread_instructions import UnreadInstructions
from app.ui.dialogs.unsent_state import UnsentState
from app.ui.dialogs.waiting_approvals import SCREEN, WaitingApprovals
from app.ui.screens.login import Login, LoginScreen, Person
from app.ui.widgets import basics, calendars, theme
from app.ui.widgets.native_keys import ControlKey
from app.ui.widgets.navigation import Navigation
from app.ui.widgets.toast import Toast
from app.ui.widgets.top_bar import TopBar
from app.ui.widgets.training_band import Band, CopyBand, TrainingBand, framed

IDLE_MS: Final = 10 * 60_000
SMALLEST: Final = (960, 600)
NARROW_BELOW: Final = 1180
"""Pixels of the window below which the navigation shows icons alone, as at 125 % on 1366."""

_FOLDED, _NARROW = "navigation/folded", "navigation/narrow"
_INPUT: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Shell(QMainWindow):
    """Opens screens by their id, says notices, and locks when nobody is there."""

    def __init__(
        self, ctx: Context, settings: QSettings | None = None, *, by_role: bool = False
    ) -> None:
        super().__init__()
        self._ctx, self._settings = ctx, settings
        self._open: dict[str, QWidget] = {}
        self._screen = ""
        office = ctx.office.name
        self.setWindowTitle(words.title(office))
        self.setMinimumSize(*SMALLEST)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._midnight = QTimer(self, interval=60_000)
        with theme.undressed():
            self._build(office)
            self._connect()
            self._show_day()
            first = registry.first_of if by_role else registry.first_in
            self.open(first(ctx.office))
        self._listen()

    def _build(self, office: str) -> None:
        folded = self._kept(_FOLDED).split("\n") if self._kept(_FOLDED) else ()
        self.navigation = Navigation(office, folded)
        actor = self._ctx.office.actor
        self.bar = TopBar(words.person(actor.name, actor.title))
        self.pages = QStackedWidget()
        self.root = QStackedWidget()
        self.root.addWidget(self._framed(self._work()))
        self.setCentralWidget(self.root)
        self.toast = Toast(self.pages)

    def _work(self) -> QWidget:
        for entry in registry.seen_in(self._ctx.office):
            self.navigation.add(entry.id, entry.title, entry.icon, entry.group)
        page = basics.column(self.bar, self.pages, gap=0)
        box = basics.row(self.navigation, page, gap=0)
        box.setStretch(1, 1)
        work = QWidget()
        work.setLayout(box)
        return work

    def _framed(self, work: QWidget) -> QWidget:
        """Return *work*; in training or a county's copy so that nobody takes it for the own."""
        office, passage = self._ctx.office, self._ctx.passage
        if not office.in_training and not office.copied:
            return work
        band: Band = CopyBand(office.copied) if office.copied else TrainingBand()
        if office.copied:
            band.left.connect(lambda: passage.look_wanted.emit(""))
        else:
            band.left.connect(lambda: passage.training_wanted.emit(False))
        told = coverage.WINDOW if office.copied else training.WINDOW
        self.setWindowTitle(f"{told} — {self.windowTitle()}")
        return framed(work, band)

    def _connect(self) -> None:
        navigation, notices = self.navigation, self._ctx.notices
        navigation.chosen.connect(self.open)
        navigation.left.connect(self._to_page)
        navigation.changed.connect(self._keep_folded)
        navigation.width_button.clicked.connect(self._turn_width)
        self.search = GlobalSearch(self._ctx, self.bar.search, self._deeds(), self._to_page)
        self.backup = BackupState(self._ctx, self.bar)
        self.bar.locked.connect(self.lock)
        self.bar.theme_toggled.connect(self.toggle_theme)
        if any(one.id == SCREEN for one in registry.seen_in(self._ctx.office)):
            WaitingApprovals(self._ctx, self)
        self.unread = UnreadInstructions(self._ctx, self)
        self.unsent = UnsentState(self._ctx, self.bar)
        self.months = MonthsHeard(self._ctx, self)
        self.bar.unsent_asked.connect(lambda: self.open("exchange"))
        self.bar.backup_asked.connect(lambda: self.open(registry.BACKUPS, "backups"))
        keys = {"F1": self.help, "F3": self.search.enter, "F10": navigation.enter}
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(deed)
        notices.said.connect(self._say)
        notices.asked.connect(self.open)
        notices.waits.connect(navigation.wait)
        self._idle.timeout.connect(self.lock)
        self._midnight.timeout.connect(self._show_day)
        self.months.turned.connect(self._show_day)
        self._midnight.start()

    def _deeds(self) -> list[Deed]:
        """Return what the search finds beside records: the screens, and what the window does."""
        seen = registry.seen_in(self._ctx.office)
        deeds = [
            Deed(one.title, one.icon, search.SCREEN, partial(self.open, one.id), one.also)
            for one in seen
        ]
        deeds.append(Deed(search.LOCK, "lock-key", search.DEED, self.lock))
        deeds.append(Deed(search.LIGHT_OR_DARK, "moon", search.DEED, self.toggle_theme))
        deeds.append(Deed(search.HELP, "question", search.DEED, self.help))
        return deeds

    def _listen(self) -> None:
        """Hear every key and click, from now on: while the window was built there were none."""
        self._idle.start()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
            application.installEventFilter(ControlKey("L", self, self.lock))

    def open(self, screen: str, wanted: object = None) -> None:
        """Show the screen *screen*, made when it is first asked for, and let it show *wanted*."""
        entry = next(entry for entry in registry.SCREENS if entry.id == screen)
        if not registry.fits(self._ctx.office, entry):
            self._ctx.notices.say(self._not_here(), tone="plain")
            return
        if screen not in self._open:
            self._open[screen] = entry.make(self._ctx)
            self.pages.addWidget(self._open[screen])
        self._screen = screen
        self.pages.setCurrentWidget(self._open[screen])
        self.toast.raise_()
        self.navigation.mark(screen)
        page = self._open[screen]
        page.setFocus()
        if wanted is not None and isinstance(page, ShowsWanted):
            page.show_wanted(wanted)

    def _not_here(self) -> str:
        office = self._ctx.office
        if office.copied:
            return coverage.NOT_HERE
        return training.NOT_HERE if office.in_training else words.NOT_HERE

    def _to_page(self) -> None:
        if (page := self.pages.currentWidget()) is not None:
            page.setFocus()

    def help(self) -> None:
        """Show the handbook's page of the open screen; of a locked window that of the login."""
        HelpDialog("login" if self.root.count() > 1 else self._screen, self).open()

    def toggle_theme(self) -> None:
        """Change between light and dark, and keep the choice."""
        application = QApplication.instance()
        dark = theme.current() is theme.Theme.DARK
        wanted = theme.Theme.LIGHT if dark else theme.Theme.DARK
        if isinstance(application, QApplication):
            theme.apply(application, wanted)
        self.bar.show_look()
        self._keep("theme", wanted.value)

    def _kept(self, key: str) -> str:
        return str(self._settings.value(key, "")) if self._settings is not None else ""

    def _keep(self, key: str, value: str) -> None:
        if self._settings is not None:
            self._settings.setValue(key, value)

    def _keep_folded(self) -> None:
        self._keep(_FOLDED, "\n".join(self.navigation.folded()))

    def _turn_width(self) -> None:
        self.navigation.narrow(not self.navigation.is_narrow)
        self._keep(_NARROW, "yes" if self.navigation.is_narrow else "")

    def lock(self) -> None:
        """Cover the work; a half-filled form stays as it is below."""
        if self.root.count() > 1:
            return
        person = self._ctx.office.actor
        only = Person(login=person.login, name=person.name, title=person.title)
        cover = LoginScreen(self._ctx.office.name, [only], locked=True)
        cover.entered.connect(self._try_unlock)
        self.root.addWidget(cover)
        self.root.setCurrentWidget(cover)

    def _try_unlock(self, typed: Login) -> None:
        folder = self._ctx.office.folder
        work = self._ctx.runner.work(opening.unlock, folder, typed.login, typed.passphrase)
        self._ctx.jobs.then(self, work, lambda _opened: self._unlock(), self._still_locked)

    def _still_locked(self, error: BaseException) -> None:
        cover = self.root.currentWidget()
        if not isinstance(cover, LoginScreen):
            return
        if not isinstance(error, AppError):
            self._ctx.jobs.failed.emit(error)
        elif error.code == "passphrase_wait":
            cover.hold(int(str(error.params["seconds"])))
        else:
            cover.refuse(errors.sentence(error))

    def _unlock(self) -> None:
        if (cover := self.root.widget(1)) is not None:
            self.root.removeWidget(cover)
            cover.deleteLater()
        self._idle.start()
        self._to_page()

    def _say(self, notice: Notice) -> None:
        self.toast.say(notice.text, tone=notice.tone, action=notice.action)

    def _show_day(self) -> None:
        today, lunar = clock.today(), self._ctx.lunar
        closed = calendars.holidays().on(today)
        self.bar.show_day(jalali.long(today), lunar.long(today), closed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.navigation.narrow(self.width() < NARROW_BELOW or bool(self._kept(_NARROW)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._idle.start()
        return False
