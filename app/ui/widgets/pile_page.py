"""The page of one pile: figures above, rows in the middle, the line that is typed below."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.batch import Heading, Row
from app.queries.batches import Typed, Whole
from app.strings import batch as words
from app.ui.jobs import Jobs
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card
from app.ui.widgets.niyyat_picker import Designation
from app.ui.widgets.pile_line import PileLine
from app.ui.widgets.pile_rows import PileRows
from app.ui.widgets.pile_strip import PileStrip
from app.ui.widgets.progress import ProgressStrip


class PilePage(QWidget):
    """Emits `put` with a place and the row to keep there; a blank row takes it out."""

    put = Signal(int, object)
    removed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures, self.table, self.line = PileStrip(), PileRows(jobs), PileLine()
        self.progress = ProgressStrip()
        self.close_pile = Button(words.CLOSE, "printer", key="F9")
        self._rows: tuple[Typed, ...] = ()
        self._problems: dict[str, str] = {}
        self._last, self._at, self._whole = 0, 0, 0
        self._lay()
        self.line.typed.connect(self._typed)
        self.line.above_wanted.connect(self._copy)
        self.table.opened.connect(self._change)
        self.table.removed.connect(self.removed)

    def _lay(self) -> None:
        typing = Card(margin=16)
        typing.body.addWidget(self.line)
        rows = Card(margin=12)
        rows.body.addWidget(self.table, 1)
        action = basics.row(self.close_pile, None)
        box = basics.column(self.figures, rows, typing, self.progress, action, gap=12)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.setFocusProxy(self.line)

    def begin(self, heading: Heading) -> None:
        """Be ready for the first row of another pile."""
        self._rows, self._last = (), 0
        self.line.show_row(replace(Row(), method=heading.method), "")
        self.line.donor.name.setFocus()

    def offer(self, designations: Sequence[Designation]) -> None:
        """Offer *designations* in the line."""
        self.line.offer(designations)

    def show_whole(self, whole: Whole, problems: Mapping[str, str] | None = None) -> None:
        """Show the pile as it stands, and what is wrong with which row."""
        changing = self._at in {one.n for one in self._rows}
        self._rows, self._last, self._whole = whole.typed, whole.last, whole.pile.expected.count
        self.figures.show_totals(whole.pile.expected, whole.reached)
        self._problems = dict(problems or {})
        self.table.show_rows(whole, self.line.picker.name, self._problems)
        if not changing:
            self._stand(self._last + 1)

    def busy(self, *, busy: bool) -> None:
        """Take no rows while the receipts are issued."""
        for part in (self.line, self.close_pile, self.table):
            part.setEnabled(not busy)

    def _stand(self, place: int) -> None:
        self._at = place
        known = place in {one.n for one in self._rows}
        self.line.place.setText(words.row_of(place, self._whole))
        self.line.add.rename(words.CHANGE if known else words.ADD)

    def _typed(self, row: Row) -> None:
        self.put.emit(self._at, row)
        self._stand(max(self._last, self._at) + 1)
        self.line.next_row(self.line.place.text())

    def _change(self, one: Typed) -> None:
        self._stand(one.n)
        self.line.show_row(one.row, self.line.place.text())
        self.line.donor.name.setFocus()
        own = f"rows.{one.n}."
        told = self._problems.items()
        self.line.show_problems(
            {key.removeprefix(own): code for key, code in told if key.startswith(own)}
        )

    def _copy(self, whole_row: bool) -> None:
        above = [one.row for one in self._rows if one.n < self._at]
        if above and whole_row:
            self.line.show_row(above[-1], self.line.place.text())
            self.line.amount.enter()
        elif above:
            self.line.copy_cell(above[-1])
