"""The window: navigation at the right, the bar above, one page; it only shows."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from app.domain import clock, jalali, roles
from app.domain.errors import AppError
from app.services import opening
from app.strings import errors
from app.strings import shell as words
from app.ui import registry
from app.ui.context import Context, Notice, ShowsWanted
from app.ui.dialogs.help import HelpDialog
from app.ui.dialogs.waiting_approvals import WaitingApprovals
from app.ui.screens.login import Login, LoginScreen, Person
from app.ui.widgets import basics, theme
from app.ui.widgets.native_keys import ControlKey
from app.ui.widgets.navigation import Navigation
from app.ui.widgets.toast import Toast
from app.ui.widgets.top_bar import TopBar

IDLE_MS: Final = 10 * 60_000
_INPUT: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Shell(QMainWindow):
    """Opens screens by their id, says notices, and locks when nobody is there."""

    def __init__(self, ctx: Context, settings: QSettings | None = None) -> None:
        super().__init__()
        self._ctx, self._settings = ctx, settings
        self._open: dict[str, QWidget] = {}
        self._screen = ""
        office = ctx.office.vault.office["name"]
        self.setWindowTitle(words.title(office))
        self.setMinimumSize(1100, 640)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._midnight = QTimer(self, interval=60_000)
        with theme.undressed():
            self._build(office)
            self._connect()
            self._show_day()
            self.open(registry.SCREENS[0].id)
        self._listen()

    def _build(self, office: str) -> None:
        self.navigation = Navigation(office)
        actor = self._ctx.office.actor
        self.bar = TopBar(words.person(actor.name, actor.title))
        self.pages = QStackedWidget()
        self.root = QStackedWidget()
        self.root.addWidget(self._work())
        self.setCentralWidget(self.root)
        self.toast = Toast(self.pages)

    def _work(self) -> QWidget:
        role = self._ctx.office.actor.role
        for entry in registry.SCREENS:
            if entry.needs is not None and not roles.may(role, entry.needs):
                continue
            self.navigation.add(entry.id, entry.title, entry.icon, entry.group)
        page = basics.column(self.bar, self.pages, gap=0)
        box = basics.row(self.navigation, page, gap=0)
        box.setStretch(1, 1)
        work = QWidget()
        work.setLayout(box)
        return work

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.open)
        self.bar.locked.connect(self.lock)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help)
        self.bar.theme_toggled.connect(self.toggle_theme)
        self._ctx.notices.said.connect(self._say)
        self._ctx.notices.asked.connect(self.open)
        self.waiting = WaitingApprovals(self._ctx, self)
        self._idle.timeout.connect(self.lock)
        self._midnight.timeout.connect(self._show_day)
        self._midnight.start()

    def _listen(self) -> None:
        """Hear every key and click, from now on: while the window was built there were none."""
        self._idle.start()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
            application.installEventFilter(ControlKey("L", self, self.lock))

    def open(self, screen: str, wanted: object = None) -> None:
        """Show the screen *screen*, made when it is first asked for, and let it show *wanted*."""
        if screen not in self._open:
            entry = next(entry for entry in registry.SCREENS if entry.id == screen)
            self._open[screen] = entry.make(self._ctx)
            self.pages.addWidget(self._open[screen])
        self._screen = screen
        self.pages.setCurrentWidget(self._open[screen])
        self.navigation.mark(screen)
        page = self._open[screen]
        page.setFocus()
        if wanted is not None and isinstance(page, ShowsWanted):
            page.show_wanted(wanted)

    def help(self) -> None:
        """Show the handbook's page of the open screen."""
        HelpDialog(self._screen, self).open()

    def toggle_theme(self) -> None:
        """Change between light and dark, and keep the choice."""
        application = QApplication.instance()
        dark = theme.current() is theme.Theme.DARK
        wanted = theme.Theme.LIGHT if dark else theme.Theme.DARK
        if isinstance(application, QApplication):
            theme.apply(application, wanted)
        self.bar.show_look()
        if self._settings is not None:
            self._settings.setValue("theme", wanted.value)

    def lock(self) -> None:
        """Cover the work; a half-filled form stays as it is below."""
        if self.root.count() > 1:
            return
        person = self._ctx.office.actor
        only = Person(login=person.login, name=person.name, title=person.title)
        cover = LoginScreen(self._ctx.office.vault.office["name"], [only], locked=True)
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
        if (page := self.pages.currentWidget()) is not None:
            page.setFocus()

    def _say(self, notice: Notice) -> None:
        self.toast.say(notice.text, tone=notice.tone, action=notice.action)

    def _show_day(self) -> None:
        today = clock.today()
        self.bar.show_day(jalali.long(today), self._ctx.lunar.long(today))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._idle.start()
        return False
