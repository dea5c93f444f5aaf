"""Every screen and dialog as a picture, of a real office or province, without a display."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.domain import clock
from app.domain.donation import IssueReceipt
from app.domain.errors import AppError
from app.domain.findings import Finding, Report
from app.domain.folder import OfficeFolder
from app.domain.lunar import LunarTable
from app.queries import receipts
from app.services import opening
from app.services.opening import OpenOffice
from app.services.runner import Runner
from app.strings import errors
from app.ui import (
    gallery_approvals,
    gallery_batches,
    gallery_donors,
    gallery_exchange,
    gallery_funds,
    gallery_gifts,
    gallery_imports,
    gallery_lists,
    gallery_province,
    gallery_published,
    gallery_settings,
    gallery_shell,
)
from app.ui.context import Context, Notices
from app.ui.dialogs.clock_dialog import ClockDialog
from app.ui.dialogs.crash import CrashDialog
from app.ui.dialogs.damage import DamageDialog
from app.ui.dialogs.help import HelpDialog
from app.ui.dialogs.reprint import ReprintDialog
from app.ui.dialogs.staff_actions import StaffActions
from app.ui.dialogs.void_receipt import LATER, VoidDialog
from app.ui.jobs import Jobs
from app.ui.screens.desk import DeskScreen
from app.ui.screens.first_run import FirstRun
from app.ui.screens.journal import JournalScreen
from app.ui.screens.login import LoginScreen, Person
from app.ui.screens.receipts import ReceiptsScreen
from app.ui.screens.verify import VerifyScreen
from app.ui.shell import Shell
from app.ui.widgets import assets, theme

_CODE = "9M3XK-7QD2T-H5VRB-0FJ6W-C8NPY-4AEZG-K2TSM-X9DQ7-VHB5R-W0JF6-YPN8C"
_WRONG = (
    Finding(code="chain_broken", entity="receipt", key="KHZDEZ / A / 1405 / 000731-4"),
    Finding(code="row_differs", entity="donation", key="donation/0192ab40c6d27d5e9c1f2b7a4e5d6f70"),
    Finding(code="journal_gap", entity="journal", key="18420"),
)
_AREAS = (
    *(gallery_approvals, gallery_donors, gallery_gifts),
    *(gallery_batches, gallery_imports, gallery_shell, gallery_funds),
    *(gallery_exchange, gallery_lists),
)
_EVENING = time(18, 30, tzinfo=clock.TEHRAN)


@dataclass(frozen=True)
class Scene:
    """One picture to take: *id* names the file, *make* the widget as it is to be seen."""

    id: str
    make: Callable[[], QWidget]


def run(argv: Sequence[str], make_application: Callable[[], QApplication]) -> int:
    """Render the scenes; exit code 1 where the office cannot be opened."""
    asked = _parser().parse_args(argv)
    application = make_application()
    theme.apply(application, theme.Theme(asked.theme))
    width, height = map(int, asked.size.split("x"))
    asked.out.mkdir(parents=True, exist_ok=True)
    try:
        with ExitStack() as stack:
            scenes = _Studio(stack, asked, (width, height)).scenes()
            for scene in scenes:
                if asked.only is None or scene.id == asked.only:
                    _take(scene, asked.out, (width, height))
    except AppError as error:
        print(errors.sentence(error))  # noqa: T201 - this is a command
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py screens", description=__doc__)
    parser.add_argument("--dir", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", default="light", choices=[one.value for one in theme.Theme])
    parser.add_argument("--only")
    parser.add_argument("--passphrase-file", type=Path)
    parser.add_argument("--user")
    return parser


def _take(scene: Scene, folder: Path, size: tuple[int, int]) -> None:
    widget = scene.make()
    held = list(_above(widget))
    if not isinstance(widget, QDialog):
        widget.resize(*size)
    widget.show()
    _settle()
    widget.grab().save(str(folder / f"{scene.id}.png"))
    widget.close()
    widget.deleteLater()
    _settle(50)
    for above in held:
        above.deleteLater()


def _above(widget: QWidget) -> Iterator[QWidget]:
    """Yield the windows that a dialog belongs to: Python would let go of them, and of it."""
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def _settle(milliseconds: int = 900) -> None:
    """Let answers arrive and be painted."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class _Studio:
    """The office behind the pictures; its clock stands at the evening of its newest receipt."""

    def __init__(self, stack: ExitStack, asked: argparse.Namespace, size: tuple[int, int]) -> None:
        folder = OfficeFolder(asked.dir)
        stack.enter_context(opening.hold(folder))
        login = asked.user or opening.first_manager(folder)
        secret = opening.passphrase_of(asked.passphrase_file)
        self.office = opening.open_office(folder, opening.unlock(folder, login, secret))
        stack.callback(self.office.close)
        self.day = _newest_day(self.office)
        moment = datetime.combine(self.day, _EVENING)
        stack.enter_context(clock.fixed(moment))
        self.jobs = Jobs()
        self.runner = Runner(self.office.store, self.jobs.announce, person=self.office.actor.uid)
        stack.callback(self.runner.close)
        lunar = LunarTable.from_csv(assets.text(assets.LISTS / "iran_lunar_months.csv"))
        self.context = Context(self.runner, self.jobs, self.office, lunar, Notices())
        self.size = size

    def scenes(self) -> Iterator[Scene]:
        """Yield every screen, in the order in which a user meets them."""
        if self.office.level == opening.PROVINCE:
            for area in (gallery_province, gallery_published):
                yield from (Scene(*one) for one in area.scenes(lambda: Shell(self.context)))
            return
        yield Scene("login", lambda: self._login(locked=False))
        yield Scene("lock", lambda: self._login(locked=True))
        for step, name in enumerate(("office", "manager", "paper", "recovery", "confirm", "done")):
            yield Scene(f"first-run-{step + 1}-{name}", partial(self._wizard, step))
        yield Scene("desk-empty", lambda: self._desk(None))
        yield Scene("desk", lambda: self._desk(gallery_gifts.usual()))
        yield Scene("desk-long", lambda: self._desk(gallery_gifts.long()))
        yield Scene("desk-problems", self._problems)
        for area in _AREAS:
            yield from (Scene(*one) for one in area.scenes(lambda: Shell(self.context)))
        yield Scene("receipts", partial(self._at, "receipts"))
        yield Scene("receipts-panel", self._receipts)
        yield from (Scene(one, partial(self._at, one)) for one in ("verify", "journal"))
        yield from (Scene(*one) for one in gallery_settings.scenes(self.context))
        yield Scene("help", lambda: HelpDialog("journal"))
        yield Scene("add-person", lambda: _staff(self._at("settings")).add())
        yield Scene("journal-entry", self._entry)
        yield Scene("verify-ok", lambda: self._verified(()))
        yield Scene("verify-wrong", lambda: self._verified(_WRONG))
        yield Scene("void", self._void)
        yield Scene("void-later", self._void_later)
        yield Scene("reprint", lambda: ReprintDialog(self._receipt()))
        yield Scene("clock", self._clock)
        yield Scene("damage", lambda: DamageDialog("شنبه ۳۰ آبان ۱۴۰۵، ۰۸:۱۲"))
        yield Scene("crash", lambda: CrashDialog("RuntimeError\n  ui/screens/desk.py:42 _save"))

    def _login(self, *, locked: bool) -> QWidget:
        people = [
            Person(login=one.person.login, name=one.person.name)
            for one in self.office.vault.users()
        ]
        return LoginScreen(self.office.vault.office["name"], people, locked=locked)

    def _wizard(self, step: int) -> QWidget:
        wizard = FirstRun()
        if step >= 3:  # noqa: PLR2004 - the recovery key comes after the three pages of questions
            wizard.show_recovery(_CODE, _CODE.replace("-", ""), self.office.vault.office["name"])
        wizard.turn(step)
        return wizard

    def _desk(self, command: IssueReceipt | None) -> QWidget:
        shell = Shell(self.context)
        if command is not None:
            desk = _desk_of(shell)
            QTimer.singleShot(450, lambda: desk.form.show_command(command))
        return shell

    def _problems(self) -> QWidget:
        shell = Shell(self.context)
        desk = _desk_of(shell)
        found = {"donor.name": "required", "lines": "nothing_given", "reference": "too_long"}
        QTimer.singleShot(450, lambda: desk.form.show_problems(found))
        return shell

    def _at(self, screen: str) -> Shell:
        shell = Shell(self.context)
        shell.open(screen)
        return shell

    def _receipts(self) -> QWidget:
        shell = self._at("receipts")
        found = shell.findChild(ReceiptsScreen)
        if isinstance(found, ReceiptsScreen):
            found.chips.status.choose("replaced")
            found.model.dataChanged.connect(lambda *_cells: found.page.stand_on(1))
            found.model.dataChanged.connect(lambda *_cells: found.page.opened.emit())
        return shell

    def _entry(self) -> QWidget:
        shell = self._at("journal")
        screen = shell.findChild(JournalScreen)
        if isinstance(screen, JournalScreen):
            at = screen.model.index
            QTimer.singleShot(250, lambda: screen.table.setCurrentIndex(at(1, 0)))
        return shell

    def _verified(self, findings: tuple[Finding, ...]) -> QWidget:
        shell = self._at("verify")
        screen = shell.findChild(VerifyScreen)
        report = Report(checked={"receipts": 12_345, "journal": 43_210}, findings=findings)
        if isinstance(screen, VerifyScreen):
            screen.show_report(report)
        return shell

    def _void(self) -> QWidget:
        person = self.office.actor
        return VoidDialog(self._receipt(), [(person.login, person.name)])

    def _void_later(self) -> QWidget:
        person = self.office.actor
        dialog = VoidDialog(self._receipt(), [(person.login, person.name)])
        dialog.when.choose(LATER)
        return dialog

    def _clock(self) -> QWidget:
        person = self.office.actor
        managers = [(person.login, person.name)]
        return ClockDialog("چهارشنبه ۲۰ آبان ۱۴۰۵، ۱۴:۰۵", managers)

    def _receipt(self) -> str:
        future: Future[receipts.Day] = self.runner.read(receipts.of_day, self.day.isoformat(), 1)
        rows = future.result().rows
        return str(rows[0].number) if rows else ""


def _desk_of(shell: Shell) -> DeskScreen:
    found = shell.findChild(DeskScreen)
    if not isinstance(found, DeskScreen):
        raise TypeError("the desk is not open")
    return found


def _staff(shell: Shell) -> StaffActions:
    found = shell.findChild(StaffActions)
    if not isinstance(found, StaffActions):
        raise TypeError("the settings are not open")
    return found


def _newest_day(office: OpenOffice) -> date:
    with office.store.reading() as connection:
        newest = receipts.newest_day(connection)
    return date.fromisoformat(newest) if newest else clock.today()
