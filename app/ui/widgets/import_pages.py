"""The three pages of an import: its columns, its rows as they are read, what became of them."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from app.domain import digits
from app.domain.paging import Cursor, Page
from app.intake import mapping
from app.intake.cells import Sheet
from app.intake.mapping import Columns
from app.queries.imports import DONATIONS, STAGING, UNFINISHED, RunRow
from app.services.import_plans import NAMES, Look, Plan
from app.strings import imports as words
from app.ui.jobs import Jobs
from app.ui.tables.page_model import Column, PageModel
from app.ui.widgets import basics, import_columns, readable
from app.ui.widgets.basics import Card, EmptyState, Note
from app.ui.widgets.choices import Choices
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.import_columns import Shown
from app.ui.widgets.mapping_grid import MappingGrid
from app.ui.widgets.table_view import REST, TableView

R = TypeVar("R")
_LONGEST: Final = 60
_OUTCOMES: Final = ("", import_columns.FRESH, import_columns.REJECTED, import_columns.DUPLICATES)
_TABS: Final = (words.ALL, words.FRESH, words.REJECTED, words.DUPLICATES)


class Held(TableView, Generic[R]):
    """A table of rows that are all at hand."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.rows: Sequence[R] = ()

    def fill(self, columns: Sequence[Column[R]], widths: Sequence[int], rows: Sequence[R]) -> None:
        """Show *rows* under *columns*."""
        self.rows = rows
        before = self.model()
        model: PageModel[R] = PageModel(self._jobs, columns, self._load, self)
        self.setModel(model)
        self.fit(*widths)
        model.reload()
        if before is not None:
            before.deleteLater()

    def _load(self, _after: Cursor) -> Future[Page[R]]:
        answer: Future[Page[R]] = Future()
        answer.set_result(Page(self.rows, None))
        return answer


class RunsPage(QWidget):
    """Every import, the newest first; what a crash left half-done is said above."""

    def __init__(self, jobs: Jobs, empty: EmptyState) -> None:
        super().__init__()
        self.note = Note("", "danger", "warning-circle")
        self.table: Held[RunRow] = Held(jobs)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.table)
        card = Card(margin=16)
        card.body.addWidget(self.note)
        card.body.addWidget(self._stack, 1)
        self.note.hide()
        self.setLayout(basics.column(card))
        self.setFocusProxy(self.table)

    def show_runs(self, runs: Sequence[RunRow]) -> None:
        """Show *runs*; the cursor stands on the one that waits, else on the newest."""
        self.table.fill(import_columns.RUNS, import_columns.RUN_WIDTHS, runs)
        self._stack.setCurrentIndex(1 if runs else 0)
        half = next((one for one in runs if one.state in UNFINISHED), None)
        self.note.setVisible(half is not None)
        if half is not None:
            self.note.say(_half(half))
        at = runs.index(half) if half is not None else 0
        model = self.table.model()
        model.modelReset.connect(lambda: self.table.setCurrentIndex(model.index(at, 0)))

    def current(self) -> RunRow | None:
        """Return the run under the cursor."""
        at = self.table.currentIndex().row()
        return self.table.rows[at] if 0 <= at < len(self.table.rows) else None


def _half(run: RunRow) -> str:
    if run.state == STAGING:
        return words.only_undo(run.file_name)
    return words.unfinished(run.file_name, run.imported - run.left, run.imported)


class ColumnsPage(QWidget):
    """Emits `asked` with the kind and the columns that are wanted, None for those guessed."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._sheets: tuple[Sheet, ...] = ()
        self.look: Look | None = None
        self.file = basics.hint("")
        self.kind = Choices(tuple(words.KINDS.items()))
        self.sheet, self.header = QComboBox(), QComboBox()
        self.note, self.missing = Note("", "primary", "info"), Note("", "accent", "warning-circle")
        self.grid = MappingGrid()
        sheet, header = FieldRow(words.SHEET, self.sheet), FieldRow(words.HEADER, self.header)
        top = basics.row(FieldRow(words.KIND, self.kind), sheet, header, gap=16)
        for at, share in enumerate((0, 2, 3)):
            top.setStretch(at, share)
        for row in (sheet, header):
            row.setMaximumWidth(readable.FIELD)
        top.addStretch(0)
        card = Card(margin=18)
        card.body.addWidget(self.file)
        card.body.addLayout(top)
        for part in (self.note, self.missing, basics.line()):
            card.body.addWidget(part)
        card.body.addWidget(basics.top(readable.readable(self.grid, readable.GRID)), 1)
        self.setLayout(basics.column(card))
        self.setFocusProxy(self.kind)
        self.kind.changed.connect(lambda kind: self.asked.emit(kind, None))
        self.sheet.activated.connect(lambda _at: self._headed(0))
        self.header.activated.connect(self._headed)
        self.grid.changed.connect(self._moved)

    def begin(self, name: str, sheets: tuple[Sheet, ...]) -> None:
        """Begin with another workbook."""
        self._sheets, self.look = sheets, None
        self.file.setText(f"{words.FILE}: {words.file(name)}")
        self.sheet.clear()
        self.sheet.addItems([one.title for one in sheets])

    def show_look(self, look: Look) -> None:
        """Show how the workbook would be read."""
        self.look = look
        columns = look.columns
        self.sheet.setCurrentText(columns.sheet)
        lines = mapping.first(self._sheet())
        self.header.clear()
        for line in lines:
            begins = " ، ".join(cell.text for cell in line.cells if cell.text)
            if len(begins) > _LONGEST:
                begins = f"{begins[:_LONGEST]}…"
            self.header.addItem(words.header_line(line.number, begins), line.number)
        self.header.setCurrentIndex(self.header.findData(columns.header))
        self.grid.show_fits(columns, look.fits)
        self.note.say(words.SERVED if look.served else words.GUESSED)
        wanted = [words.field(name) for name in columns.names if name in columns.missing]
        self.missing.say(words.missing("، ".join(wanted)))
        self.missing.setVisible(bool(wanted))
        self.note.setVisible(not wanted)

    def _sheet(self) -> Sheet:
        return self._sheets[max(0, self.sheet.currentIndex())]

    def _headed(self, at: int) -> None:
        lines = mapping.first(self._sheet())
        if at < len(lines):
            names = NAMES[self.kind.value()]
            self.asked.emit(self.kind.value(), mapping.headed(self._sheet(), lines[at], names))

    def _moved(self, at: dict[str, int]) -> None:
        if self.look is not None:
            self.asked.emit(self.kind.value(), mapping.moved(self.look.columns, at))

    def columns(self) -> Columns | None:
        """Return the columns where none is missing."""
        found = self.look.columns if self.look is not None else None
        return found if found is not None and not found.missing else None


class PreviewPage(QWidget):
    """Every row as it is read, what becomes of it, and the counts; nothing is written yet."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._shown: list[Shown] = []
        self.plan: Plan | None = None
        self.sum = basics.label(weight=QFont.Weight.DemiBold)
        self.amount = basics.hint("")
        self.tomans = Note("", "accent", "arrows-left-right")
        self.tabs = Choices(tuple(zip(_OUTCOMES, _TABS, strict=True)), kind="tab")
        self.table: Held[Shown] = Held(jobs)
        self.remark = basics.hint("", wrap=True)
        card = Card(margin=18)
        for part in (self.sum, self.amount, self.tomans, self.tabs):
            card.body.addWidget(part)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.remark)
        self.setLayout(basics.column(card))
        self.setFocusProxy(self.tabs)
        self.table.picked.connect(self._tell)
        self.tabs.changed.connect(lambda _value: self._fill())

    def show_plan(self, plan: Plan) -> None:
        """Show what an import would do."""
        self.plan, self._shown = plan, import_columns.shown(plan)
        counts = (len(plan.every), len(plan.fresh), plan.rejected, plan.duplicates)
        self.sum.setText(words.adds_up(*counts, words.FRESH))
        self.amount.setText(f"{words.AMOUNT}: {digits.group(plan.amount)}")
        self.amount.setVisible(plan.kind == DONATIONS)
        tomans = import_columns.converted(plan) if plan.kind == DONATIONS else 0
        self.tomans.say(words.converted(tomans))
        self.tomans.setVisible(tomans > 0)
        for value, word, count in zip(_OUTCOMES, _TABS, counts, strict=True):
            self.tabs.rename(value, words.tab(word, count))
        self.tabs.choose("")
        self._fill()

    def _fill(self) -> None:
        if self.plan is not None:
            wanted = self.tabs.value()
            rows = [one for one in self._shown if wanted in ("", one.outcome)]
            columns, widths = import_columns.preview(self.plan)
            self.table.fill(columns, widths, rows)
            self._tell()

    def _tell(self) -> None:
        """Say the whole remark of the row under the cursor, which its column cuts."""
        at = self.table.currentIndex().row()
        inside = 0 <= at < len(self.table.rows)
        self.remark.setText(self.table.rows[at].remark if inside else "")


class ResultPage(QWidget):
    """What became of the rows: the sum that always holds, and why rows were left out."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.run: RunRow | None = None
        self.sum = basics.label(size=basics.SECTION, weight=QFont.Weight.DemiBold)
        self.amount = basics.label(tone="muted")
        self.none = basics.hint(words.NO_REASONS)
        self.table: Held[tuple[str, int]] = Held(jobs)
        card = Card(margin=18)
        for part in (self.sum, self.amount, basics.line(), self.none):
            card.body.addWidget(part)
        card.body.addWidget(self.table, 1)
        card.body.addStretch()
        self.setLayout(basics.column(card))

    def show_run(self, run: RunRow, reasons: Mapping[str, int]) -> None:
        """Show how a run ended; *reasons* are sentences with their counts."""
        self.run = run
        counts = (run.read, run.imported, run.rejected, run.duplicates)
        self.sum.setText(words.adds_up(*counts, words.DONE))
        self.amount.setText(f"{words.AMOUNT}: {digits.group(run.amount)}")
        self.amount.setVisible(run.kind == DONATIONS)
        told = sorted(reasons.items(), key=_most)
        self.none.setVisible(not told)
        self.table.setVisible(bool(told))
        self.table.fill(_REASONS, (REST, 120), told)


def _most(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


_REASONS: Final[tuple[Column[tuple[str, int]], ...]] = (
    Column(words.REASON, lambda one: one[0]),
    Column(words.COUNT, lambda one: digits.group(one[1]), number=True),
)
