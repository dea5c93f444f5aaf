"""Files of counties are taken in and answered behind the window, one after another."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import AppError
from app.province import acknowledging, receiving
from app.province.acknowledging import Answer
from app.province.inbox import Arrived, Inbox
from app.services import pc
from app.services.pc import Pc
from app.strings import arrivals as words
from app.sync import stick
from app.ui.context import Context
from app.ui.dialogs.folder_watch import FolderWatch
from app.ui.dialogs.long_work import LongWork, Watch
from app.ui.widgets.progress import ProgressStrip


class InboxWork(QObject):
    """Emits `began`, `watched` with the folder, `ended`."""

    began = Signal()
    watched = Signal(str)
    ended = Signal()

    def __init__(self, ctx: Context, strip: ProgressStrip, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self._work = LongWork(ctx, strip, self)
        self._waiting = list[Path]()
        self._watch = FolderWatch(ctx, self)
        self._watch.found.connect(self.take)
        self._watch.failed.connect(ctx.jobs.failed)

    def choose(self) -> None:
        """Ask for files."""
        chosen, _kind = QFileDialog.getOpenFileNames(self._window, words.ADD, "", words.FILES)
        self.take([Path(one) for one in chosen])

    def choose_folder(self) -> None:
        """Ask for a folder, as a stick is one."""
        if chosen := QFileDialog.getExistingDirectory(self._window, words.ADD_FOLDER):
            self.take([Path(chosen)])

    def take(self, places: Sequence[Path]) -> None:
        """Take in the county files among *places* and in those that are folders.

        What is brought while others are taken in comes after them.
        """
        if not places:
            return
        try:
            found = receiving.brought(places).files
        except AppError as error:
            self._ctx.jobs.failed.emit(error)
            return
        if found and self._watch.held:
            self._waiting += found
        elif found:
            self._begin(found)
        else:
            self._ctx.notices.say(words.NOT_OURS, tone="plain")

    def _begin(self, found: Sequence[Path]) -> None:
        self._watch.held = True
        self.began.emit()
        task = partial(_take, self._ctx, found)
        self._work.begin(words.WORKING, task, self._taken, self._failed)

    def _taken(self, came: tuple[Arrived, ...]) -> None:
        self._over()
        fine = sum(one.result in {"accepted", "duplicate"} for one in came)
        tone = "ok" if fine == len(came) else "danger"
        self._ctx.notices.say(words.done(fine, len(came) - fine), tone=tone)

    def _failed(self, error: BaseException) -> None:
        self._waiting.clear()
        self._over()
        if isinstance(error, AppError) and error.code == "stopped":
            self._ctx.notices.say(words.STOPPED, tone="plain")
        else:
            self._ctx.jobs.failed.emit(error)
        if isinstance(error, AppError) and error.code != "stopped":
            self._watch.again()

    def _over(self) -> None:
        self._watch.held = False
        self.ended.emit()
        if self._waiting:
            found = [*self._waiting]
            self._waiting.clear()
            self._begin(found)

    def ask_answers(self) -> None:
        """Ask for a folder and write the acknowledgements of all counties into it."""
        if chosen := QFileDialog.getExistingDirectory(self._window, words.WHERE):
            self.answer(Path(chosen))

    def answer(self, folder: Path) -> None:
        """Write what every county may be told into *folder*."""
        ctx, office = self._ctx, self._ctx.office
        vault, key = office.vault, office.unlocked.db_key
        asked = ctx.runner.read(acknowledging.answers, office.actor, vault, key)
        ctx.jobs.then(self, asked, lambda found: self._write(folder, found))

    def _write(self, folder: Path, found: tuple[Answer, ...]) -> None:
        if not found:
            self._ctx.notices.say(words.NO_ANSWER, tone="plain")
            return
        says = words.answered(len(found), folder.name or str(folder))
        self._work.begin(
            words.ANSWER,
            partial(_write, folder, found),
            lambda _done: self._ctx.notices.say(says),
            self._failed,
        )

    def start(self) -> None:
        """Watch the folder that this PC watches, if one."""
        self._show(pc.of(self._ctx.office.folder))

    def turn_watch(self) -> None:
        """Ask which folder is to be watched; where one is, watch none."""
        if self._watch.watches:
            self.watch(None)
        elif chosen := QFileDialog.getExistingDirectory(self._window, words.WATCHED):
            self.watch(Path(chosen))

    def watch(self, folder: Path | None) -> None:
        """Take in what comes into *folder* from now on; None for nothing."""
        office = self._ctx.office
        work = self._ctx.runner.work(pc.set_inbox, office.folder, office.actor, folder)
        self._ctx.jobs.then(self, work, self._show)

    def _show(self, kept: Pc) -> None:
        self._watch.watch(kept.inbox)
        self.watched.emit(kept.inbox)


def _take(ctx: Context, found: Iterable[Path], watch: Watch) -> tuple[Arrived, ...]:
    """Take in *found*; who stops it stops after the file in hand, which is whole."""
    came = list[Arrived]()

    def write(use_case: Callable[..., Any], *given: object) -> Any:
        return ctx.runner.write(use_case, *given).result()

    def reached(entries: int) -> None:
        watch.done = entries

    for one in Inbox(ctx.office, write, reached).take([*found]):
        came.append(one)
        watch.reached(0, 0)
        watch.step(words.taking(one.file, one.rows))
    return tuple(came)


def _write(folder: Path, found: Iterable[Answer], watch: Watch) -> None:
    for one in found:
        watch.step(words.taking(str(one.name), 0))
        stick.write(folder, one.name, one.data)
