"""The sums of a province by county, designation, form and days, as the counties tell them."""

from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import text
from app.domain.changes import Change
from app.province import county_totals
from app.province.county_totals import COUNTY, Cell, Line, Shown
from app.strings import lists
from app.strings import totals as words
from app.ui.context import Context
from app.ui.dialogs.list_export import ListExport, ListSource, list_buttons
from app.ui.jobs import mapped
from app.ui.tables.held_model import HeldModel
from app.ui.widgets.basics import EmptyState
from app.ui.widgets.choices import Choices
from app.ui.widgets.filter_chips import ChoiceChip, DaysChip, quick_days
from app.ui.widgets.list_page import ListPage
from app.ui.widgets.total_columns import COLUMNS, WIDTHS

_SOURCE = ListSource(words.TITLE, county_totals.export, county_totals.draw)


class TotalsScreen(QWidget):
    """Wires the table to its days and to what its lines are told apart by."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.model = HeldModel(ctx.jobs, COLUMNS, self._read, self)
        self.days = DaysChip(ctx.lunar)
        self.niyyat = ChoiceChip(words.NIYYAT)
        self.form = ChoiceChip(words.FORM, tuple(words.KINDS.items()))
        self.by = Choices(tuple(words.BYS.items()))
        self.excel, self.pdf = list_buttons()
        self.by.setAccessibleName(words.BY)
        empty = EmptyState("chart-bar", words.EMPTY_TITLE, words.EMPTY_ADVICE)
        chips, actions = [self.days, self.niyyat, self.form], [self.by, self.pdf, self.excel]
        self.page = ListPage(
            words.TITLE, words.SEARCH, self.model, chips, empty, QWidget(), actions
        )
        self.export = ListExport(ctx, self.page.progress, self, _SOURCE)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._connect()
        self._turn(COUNTY)
        self.days.choose(*quick_days(lists.YEAR))

    def _connect(self) -> None:
        self.page.asked.connect(self.model.reload)
        self.by.changed.connect(self._turn)
        self.model.surveyed.connect(self._surveyed)
        self.excel.clicked.connect(lambda: self.export.ask(self._shown(), len(self.model.rows)))
        self.pdf.clicked.connect(lambda: self.export.preview(self._shown(), len(self.model.rows)))
        self._ctx.jobs.changed.connect(self._changed)

    def _turn(self, by: str) -> None:
        self.page.table.fit(*WIDTHS[by])
        self.model.reload()

    def _shown(self) -> Shown:
        return Shown(first=self.days.first, last=self.days.last, lines=tuple(self.model.rows))

    def _read(self) -> Future[Sequence[Line]]:
        first, last, by = self.days.first, self.days.last, self.by.value()
        found = self._ctx.runner.work(county_totals.cells, self._ctx.office, first, last)
        self._ctx.jobs.then(self, found, self._offer)
        return mapped(found, lambda cells: county_totals.lines(self._fitting(cells), by))

    def _offer(self, cells: Sequence[Cell]) -> None:
        """Let the chip offer the designations of which something came."""
        names = {one.niyyat: one.name for one in cells}
        self.niyyat.offer(sorted(names.items(), key=lambda one: text.sort_key(one[1])))

    def _fitting(self, cells: Sequence[Cell]) -> list[Cell]:
        typed, niyyat, form = self.page.search.text(), self.niyyat.value, self.form.value
        return [
            one
            for one in cells
            if niyyat in {"", one.niyyat}
            and form in {"", one.form}
            and text.matches(typed, f"{one.county} {one.name}")
        ]

    def _surveyed(self, count: int, _sums: object, _more: bool) -> None:
        whole = next((one.total for one in self.model.rows if one.whole), None)
        told = words.footer(count - 1, whole.count, whole.amount) if whole is not None else ""
        self.page.footer.setText(told)

    def _changed(self, what: Change) -> None:
        if what & Change.COUNTIES:
            self.page.renew()
