"""The long steps of an import behind the window: read, check, write, take back."""

import uuid
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import AppError
from app.intake.cells import Sheet
from app.intake.mapping import Columns
from app.intake.workbook import Reader
from app.queries import imports as queries
from app.queries.imports import RunRow
from app.services import import_donors, import_plans, imports
from app.services.import_plans import Plan
from app.strings import imports as words
from app.ui.context import Context
from app.ui.dialogs.import_undo import UndoDialog
from app.ui.dialogs.long_work import LongWork, Watch
from app.ui.widgets.progress import ProgressStrip

T = TypeVar("T")
_TICK = 0.1


class ImportWork(QObject):
    """Emits `began`, and what a step gave: `read`, `looked`, `planned`, `ended`, `undone`.

    `failed` carries why a step did not end; a run that was stopped has been taken back by then.
    """

    began = Signal()
    read = Signal(object)
    looked = Signal(object)
    planned = Signal(object)
    ended = Signal(object)
    undone = Signal(object, int)
    failed = Signal(object)

    def __init__(self, ctx: Context, strip: ProgressStrip, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self._long = LongWork(ctx, strip, self)
        self._reader = Reader()
        strip.cancelled.connect(self._reader.abandon)

    def choose(self) -> None:
        """Ask for a workbook and read it."""
        chosen, _kind = QFileDialog.getOpenFileName(self._window, words.CHOOSE, "", words.FILTER)
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Read a workbook."""
        self._begin(words.READING, partial(_read, self._reader, path), self.read.emit)

    def look(self, sheets: tuple[Sheet, ...], kind: str, columns: Columns | None) -> None:
        """Find the columns, or how well the chosen ones fit."""
        role = self._ctx.office.actor.role
        found = self._ctx.runner.read(import_plans.look, role, sheets, kind, columns)
        self._ctx.jobs.then(self, found, self.looked.emit, self.failed.emit)

    def plan(self, path: Path, sheets: tuple[Sheet, ...], kind: str, columns: Columns) -> None:
        """Check every row; nothing is written."""
        ctx, said = self._ctx, columns.shown()

        def task(watch: Watch) -> Plan:
            role = ctx.office.actor.role
            asked = ctx.runner.read(import_plans.plan, role, path, sheets, said, kind)
            return _awaited(asked, watch)

        self._begin(words.CHECKING, task, self.planned.emit)

    def carry_out(self, planned: Plan) -> None:
        """Write the fresh rows of a plan."""
        total = len(planned.fresh)
        steps = partial(imports.carry_out, self._write, planned)
        self._begin(words.WRITING, partial(self._steps, steps, total), self.ended.emit)

    def resume(self, run: RunRow) -> None:
        """Go on with a run that a crash interrupted."""
        steps = partial(imports.resume, self._write, run.uid)
        self._begin(words.WRITING, partial(self._steps, steps, run.imported), self.ended.emit)

    def ask_undo(self, run: RunRow) -> None:
        """Ask before a run is taken back."""
        dialog = UndoDialog(run, self._window)
        dialog.accepted.connect(lambda: self.undo(run))
        dialog.open()

    def undo(self, run: RunRow) -> None:
        """Let nothing of a run stand."""

        def task(_watch: Watch) -> int:
            imports.undo(self._write, run.uid)
            kept = self._ctx.runner.read(import_donors.still_standing, run.uid)
            return kept.result() if run.kind == queries.DONORS else 0

        self._begin(words.UNDO, task, lambda kept: self.undone.emit(run, kept))

    def _begin(self, text: str, task: Callable[[Watch], T], done: Callable[[T], None]) -> None:
        self.began.emit()
        self._long.begin(text, task, done, self.failed.emit)

    def _write(self, use_case: Callable[..., Any], *given: Any, **named: Any) -> Any:
        return self._ctx.runner.write(use_case, *given, **named).result()

    def _steps(self, steps: Callable[[], Any], total: int, watch: Watch) -> RunRow:
        """Go through a run; one that is stopped half-way leaves nothing behind."""
        run = uuid.UUID(int=0)
        try:
            for step in steps():
                run, left = step
                watch.reached(total - left, total)
        except AppError as error:
            if error.code == "stopped":
                imports.undo(self._write, run)
            raise
        every = self._ctx.runner.read(queries.runs).result()
        return next(one for one in every if one.uid == run)


def _read(reader: Reader, path: Path, watch: Watch) -> tuple[Path, tuple[Sheet, ...]]:
    try:
        with reader:
            return path, reader.read(path)
    except AppError:
        watch.step(words.READING)
        raise


def _awaited(future: Future[T], watch: Watch) -> T:
    while True:
        try:
            return future.result(timeout=_TICK)
        except TimeoutError:
            watch.step(words.CHECKING)
