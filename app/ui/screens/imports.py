"""Take in a list from Excel: its columns, a preview of every row, the run, and runs of the past."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Change
from app.domain.errors import AppError
from app.intake.cells import Sheet
from app.queries import imports as queries
from app.queries.imports import APPLYING, TAKEN_BACK, RunRow
from app.services.import_plans import Look, Plan
from app.strings import imports as words
from app.ui.context import Context
from app.ui.dialogs.import_work import ImportWork
from app.ui.dialogs.rejected_out import RejectedOut
from app.ui.widgets.import_columns import reasons
from app.ui.widgets.import_frame import COLUMNS, PREVIEW, RESULT, RUNS, ImportFrame


class ImportsScreen(QWidget):
    """Wires the pages to the long steps behind the window; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._file, self._sheets = Path(), tuple[Sheet, ...]()
        self.frame = ImportFrame(ctx.jobs)
        self.work = ImportWork(ctx, self.frame.strip, self)
        self.out = RejectedOut(ctx, self)
        self._planned: Plan | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.frame)
        self.setFocusProxy(self.frame.new)
        self._soon = QTimer(self, singleShot=True, interval=80)
        self._connect()
        self._load()

    def _connect(self) -> None:
        frame, work = self.frame, self.work
        for button in (frame.new, frame.first):
            button.clicked.connect(work.choose)
        frame.back.clicked.connect(self._back)
        frame.look.clicked.connect(self._plan)
        frame.write.clicked.connect(self._write)
        frame.finish.clicked.connect(lambda: self._turn(RUNS))
        frame.save.clicked.connect(self._save)
        frame.resume.clicked.connect(self._resume)
        frame.undo.clicked.connect(self._undo)
        frame.columns.asked.connect(lambda *asked: work.look(self._sheets, *asked))
        frame.runs.table.picked.connect(self._wake)
        work.began.connect(lambda: frame.busy(busy=True))
        work.read.connect(self._read)
        work.looked.connect(self._looked)
        work.planned.connect(self._show_plan)
        work.ended.connect(self._ended)
        work.undone.connect(self._undone)
        work.failed.connect(self._failed)
        self._soon.timeout.connect(self._load)
        self._ctx.jobs.changed.connect(self._changed)

    def _changed(self, what: Change) -> None:
        if what & Change.IMPORTS:
            self._soon.start()

    def _load(self) -> None:
        self._ctx.jobs.then(self, self._ctx.runner.read(queries.runs), self._show_runs)

    def _show_runs(self, runs: tuple[RunRow, ...]) -> None:
        self.frame.runs.show_runs(runs)
        self._wake()

    def _wake(self) -> None:
        """Wake the actions that fit what is shown, once no step runs."""
        run, frame = self._run(), self.frame
        if frame.busy_now:
            return
        frame.resume.setEnabled(run is not None and run.state == APPLYING)
        frame.undo.setEnabled(run is not None and run.state != TAKEN_BACK)
        frame.look.setEnabled(frame.columns.columns() is not None)
        frame.write.setEnabled(self._planned is not None and bool(self._planned.fresh))
        frame.save.setEnabled(self._planned is not None and self._planned.rejected > 0)

    def _run(self) -> RunRow | None:
        return self.frame.result.run if self.frame.at == RESULT else self.frame.runs.current()

    def _turn(self, page: int) -> None:
        self.frame.busy(busy=False)
        self.frame.turn(page)
        self._wake()

    def _read(self, found: tuple[Path, tuple[Sheet, ...]]) -> None:
        self._file, self._sheets = found
        self.frame.columns.begin(self._file.name, self._sheets)
        self.work.look(self._sheets, self.frame.columns.kind.value(), None)

    def _looked(self, look: Look | None) -> None:
        if look is None:
            self._failed(AppError("workbook_empty", name=self._file.name))
            return
        if self.frame.at != COLUMNS:
            self._turn(COLUMNS)
        self.frame.columns.show_look(look)
        self._wake()

    def _plan(self) -> None:
        if (columns := self.frame.columns.columns()) is not None:
            self.work.plan(self._file, self._sheets, self.frame.columns.kind.value(), columns)

    def _show_plan(self, plan: Plan) -> None:
        self._planned = plan
        self.frame.write.rename(words.write(len(plan.fresh)))
        self.frame.preview.show_plan(plan)
        self._turn(PREVIEW)

    def _write(self) -> None:
        if self._planned is not None:
            self.work.carry_out(self._planned)

    def _save(self) -> None:
        if self._planned is not None:
            self.out.ask(self._planned)

    def _resume(self) -> None:
        if (run := self._run()) is not None:
            self._planned = None
            self.work.resume(run)

    def _ended(self, run: RunRow) -> None:
        plan = self._planned
        self.frame.result.show_run(run, reasons(plan) if plan is not None else {})
        self._turn(RESULT)
        self._ctx.notices.say(words.done(run.imported))

    def _undo(self) -> None:
        if (run := self._run()) is not None:
            self.work.ask_undo(run)

    def _undone(self, run: RunRow, kept: int) -> None:
        self._turn(RUNS)
        self._ctx.notices.say(words.undone(run.file_name, kept))

    def _failed(self, error: BaseException) -> None:
        self._turn(self.frame.at)
        self._ctx.jobs.failed.emit(error)

    def _back(self) -> None:
        self._turn(COLUMNS if self.frame.at == PREVIEW else RUNS)
