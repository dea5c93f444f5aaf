"""Wire everything together; the only module that knows all the others.

The login shows first: what it does not need is imported in a thread behind it.
"""

import importlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.db import lock
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.ui import qt_words, starting
from app.ui.jobs import Collector, Jobs
from app.ui.screens.login import Login, LoginScreen, Person
from app.ui.widgets import theme

if TYPE_CHECKING:
    from app.services.opening import OpenOffice
    from app.services.runner import Runner
    from app.ui.context import Notices
    from app.ui.screens.first_run import FirstRun, NewOffice
    from app.ui.shell import Shell

T = TypeVar("T")
BENCH = "HAMYAR_BENCH_START"
_BEHIND = ("app.ui.passing", "app.ui.shell", "app.ui.errors", "app.reports.receipt")


def window(argv: Sequence[str]) -> int:
    """Open the office of the folder named, or the wizard of a new one; until the window closes."""
    application = make_application()
    folder = _folder(argv)
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
        with lock.held(folder):
            program = Program(application, folder, demo="--demo" in argv)
            program.start()
            code = application.exec()
            program.close()
    except AppError as error:
        return _refuse(error)
    return code


def make_application() -> QApplication:
    """Return the application in our look, right to left, with Qt's own words in Persian."""
    application = QApplication(sys.argv[:1])
    Collector(application)
    application.setApplicationName("hamyar")
    application.setOrganizationName("hamyar")
    qt_words.install(application)
    worn = QSettings().value("theme", theme.Theme.LIGHT.value)
    theme.apply(application, theme.Theme(str(worn)))
    return application


def screens(argv: Sequence[str]) -> int:
    """Render every screen and dialog to PNG files; see `app.ui.gallery`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.ui import gallery  # noqa: PLC0415 - the window does not need it

    return gallery.run(argv, make_application)


def _folder(argv: Sequence[str]) -> OfficeFolder:
    if "--dir" in argv:
        return OfficeFolder(Path(argv[list(argv).index("--dir") + 1]))
    from platformdirs import user_data_path  # noqa: PLC0415 - only where no folder is named

    return OfficeFolder(user_data_path("hamyar-demo" if "--demo" in argv else "hamyar", False))


def _refuse(error: AppError) -> int:
    from app.strings import errors  # noqa: PLC0415 - only on a refusal
    from app.ui.dialogs.refusal import show  # noqa: PLC0415

    show(errors.sentence(error))
    return 1


class Program:
    """Login, wizard, shell: which one is open, and how one leads to the next."""

    def __init__(self, application: QApplication, folder: OfficeFolder, *, demo: bool) -> None:
        self._application, self._folder, self._demo = application, folder, demo
        self._jobs = Jobs()
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="behind")
        self._window: QWidget | None = None
        self._office: OpenOffice | None = None
        self._ended: list[Callable[[], None]] = []
        self._welcome = ""

    def start(self) -> None:
        """Show the first window and load the rest behind it."""
        starting.log_to(self._folder)
        if self._folder.exists():
            self._show_login()
        elif self._demo:
            self._make_demo()
        else:
            self._show_wizard()
        for name in _BEHIND:
            self._pool.submit(importlib.import_module, name)

    def close(self) -> None:
        """Let go of everything, the newest first."""
        self._let_go()
        self._pool.shutdown(cancel_futures=True)

    def _let_go(self) -> None:
        """Close the office that is open, if one is."""
        while self._ended:
            self._ended.pop()()

    def _work(
        self, task: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]
    ) -> Future[T]:
        """Run *task* behind the window; a refusal comes back as its sentence."""
        future = self._pool.submit(task)
        self._jobs.then(self._jobs, future, done, lambda error: failed(_sentence(error)))
        return future

    def _put(self, made: QWidget) -> None:
        before, self._window = self._window, made
        if before is None:
            made.resize(1366, 768)
            made.showMaximized() if not starting.is_offscreen() else made.show()
        else:
            made.resize(before.size())
            made.setWindowState(before.windowState())
            made.show()
            before.close()
            before.deleteLater()

    def _show_login(self) -> None:
        from app.keys.vault import Vault  # noqa: PLC0415 - the wizard has none yet

        vault = Vault(self._folder.vault)
        people = [Person(login=user.person.login, name=user.person.name) for user in vault.users()]
        last = str(QSettings().value("last_login", ""))
        login = LoginScreen(vault.office["name"], people, last=last)
        if self._demo and (secret := starting.demo_secret(self._folder)):
            login.tell_demo(secret)
        login.entered.connect(lambda typed: self._enter(login, typed))
        self._put(login)
        if BENCH in os.environ:
            starting.report_focus(self._application, login)

    def _enter(self, login: LoginScreen, typed: Login) -> None:
        def refused(error: BaseException) -> None:
            if isinstance(error, AppError) and error.code == "passphrase_wait":
                login.hold(int(str(error.params["seconds"])))
            else:
                login.refuse(_sentence(error))

        future = self._pool.submit(_enter, self._folder, typed)
        self._jobs.then(
            login,
            future,
            self._opened,
            lambda error: self._mend(login, typed, error) if _damaged(error) else refused(error),
        )

    def _mend(self, login: LoginScreen, typed: Login, error: BaseException) -> None:
        """Offer the newest good backup in place of a database that does not open."""
        from app.ui import entering  # noqa: PLC0415 - on a bad morning
        from app.ui.dialogs.damage import DamageDialog  # noqa: PLC0415

        backup = str(error.params.get("backup", "")) if isinstance(error, AppError) else ""
        login.refuse(_sentence(error))
        if DamageDialog(entering.when(backup), login).exec() != DamageDialog.DialogCode.Accepted:
            return
        self._bring_back(login, typed, Path(backup))

    def _opened(self, office: "OpenOffice") -> None:
        from app.ui import founding  # noqa: PLC0415 - behind the login

        QSettings().setValue("last_login", office.actor.login)
        wizard = founding.resumed(office, lambda: self._put(self._make_shell(office)))
        self._put(wizard or self._make_shell(office))

    def _make_shell(self, office: "OpenOffice") -> "Shell":
        from app.services import lunar_months  # noqa: PLC0415 - behind the login
        from app.services.runner import Runner  # noqa: PLC0415
        from app.ui.context import Context, Notices  # noqa: PLC0415
        from app.ui.errors import Funnel  # noqa: PLC0415
        from app.ui.passing import Passing  # noqa: PLC0415
        from app.ui.shell import Shell  # noqa: PLC0415
        from app.ui.widgets import calendars  # noqa: PLC0415

        runner = Runner(office.store, self._jobs.announce, person=office.actor.uid)
        self._ended += [office.close, runner.close]
        notices = Notices()
        self._funnel = Funnel(notices)
        self._funnel.listen(self._jobs)
        self._funnel.install()
        self._care(office, runner, notices)
        with office.store.reading() as connection:
            calendars.lunar().become(lunar_months.table(connection))
        ctx = Context(runner, self._jobs, office, calendars.lunar(), notices)
        ctx.passage.restore_wanted.connect(self._restore)
        self._ended.append(Passing(ctx, self._put).close)
        QTimer.singleShot(0, lambda: notices.say(self._welcome) if self._welcome else None)
        return Shell(ctx, QSettings(), by_role=True)

    def _restore(self, backup: Path, login: str, passphrase: str) -> None:
        """Close the office, bring *backup* back in its place, and open that."""
        typed = Login(login=login, passphrase=passphrase)
        self._let_go()
        self._show_login()
        if isinstance(self._window, LoginScreen):
            self._bring_back(self._window, typed, backup)

    def _bring_back(self, login: LoginScreen, typed: Login, backup: Path) -> None:
        from app.ui import entering  # noqa: PLC0415 - on a bad morning

        veil = entering.veil(login)

        def done(says: str) -> None:
            self._welcome = says
            self._enter(login, typed)

        def refused(says: str) -> None:
            veil.end()
            login.refuse(says)

        self._work(lambda: entering.restore(self._folder, backup, typed), done, refused)

    def _care(self, office: "OpenOffice", runner: "Runner", notices: "Notices") -> None:
        """Back up, drill and check once a day, behind the desk."""
        from app.services import condition, upkeep  # noqa: PLC0415 - behind the login
        from app.strings import damage  # noqa: PLC0415

        if condition.of(office.folder).damage:
            notices.say(damage.READ_ONLY, tone="danger")
            return
        future = runner.work(upkeep.daily, office.folder, office.unlocked.db_key, office.store)
        self._jobs.then(
            self._jobs,
            future,
            lambda found: notices.say(damage.READ_ONLY, tone="danger") if found.damage else None,
        )

    def _show_wizard(self) -> None:
        from app.ui.screens.first_run import FirstRun  # noqa: PLC0415 - once in an office's life

        wizard = FirstRun()
        wizard.described.connect(lambda new: self._found(wizard, new))
        wizard.started.connect(self._show_login)
        self._put(wizard)

    def _found(self, wizard: "FirstRun", new: "NewOffice") -> None:
        from app.ui.founding import found, offer_recovery  # noqa: PLC0415

        self._work(
            lambda: found(self._folder, new),
            lambda made: offer_recovery(wizard, new, made),
            wizard.refuse,
        )

    def _make_demo(self) -> None:
        from app.ui.founding import make_demo  # noqa: PLC0415 - once

        self._put(make_demo(self._folder, self._work, self._show_login))


def _enter(folder: OfficeFolder, typed: Login) -> "OpenOffice":
    from app.ui import entering  # noqa: PLC0415 - loaded behind the login

    return entering.enter(folder, typed)


def _damaged(error: BaseException) -> bool:
    return isinstance(error, AppError) and error.code in {"database_damaged", "database_missing"}


def _sentence(error: BaseException) -> str:
    from app.strings import errors  # noqa: PLC0415 - only on a refusal

    if isinstance(error, AppError):
        return errors.sentence(error)
    logging.getLogger(__name__).error("unexpected %s", type(error).__name__)
    return errors.text("unexpected")
