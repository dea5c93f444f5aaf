"""A list whose length is found stretch by stretch, so that any place of it is one page away."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from app.domain.listing import PAGE, Place, Span, Stretch
from app.domain.paging import Page
from app.ui.jobs import Jobs
from app.ui.tables.page_model import ROOT, Column, Index, Load, PageModel, R

Look: TypeAlias = Callable[[Place, int], Future[Stretch]]
"""Looks through a stretch: behind which key, and how much to scan."""

FIRST: Final = 1_000
MOST: Final = 20_000
GROWTH: Final = 4


class SurveyModel(PageModel[R]):
    """A `PageModel` that knows which rows a page has before it holds one; *load* gets a `Span`.

    Emits `surveyed` with count, sums and whether it goes on. A new question ends the old
    survey at its next stretch.
    """

    surveyed = Signal(object, object, bool)

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[Column[R]],
        load: Load[R],
        look: Look,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(jobs, columns, load, parent)
        self._look = look
        self._sums = dict[str, int]()

    @override
    def reload(self) -> None:
        """Survey again; what is shown stays until the first stretch is there."""
        self._generation += 1
        self._asked.clear()
        self._next_stretch(None, FIRST)

    def place_of(self, _row: R | None) -> int | None:
        """Return where a row stands that was shown before; None where that is not known at once."""
        return None

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return False

    def _next_stretch(self, after: Place, scan: int) -> None:
        asked = self._generation

        def arrived(found: Stretch) -> None:
            if asked == self._generation:
                self._grow(found, fresh=after is None)
                if found.next is not None:
                    self._next_stretch(found.next, min(MOST, scan * GROWTH))

        def failed(error: BaseException) -> None:
            if asked == self._generation:
                self._jobs.failed.emit(error)

        self._jobs.then(self, self._look(after, scan), arrived, failed)

    def _grow(self, found: Stretch, *, fresh: bool) -> None:
        count = self._offsets[-1]
        if fresh:
            self.beginResetModel()
            self._forget()
            self._sums = {}
            self._add(found)
            self.endResetModel()
        elif found.count:
            self.beginInsertRows(ROOT, count, count + found.count - 1)
            self._add(found)
            self.endInsertRows()
        self.surveyed.emit(self._offsets[-1], dict(self._sums), found.next is not None)

    def _add(self, found: Stretch) -> None:
        for name, amount in found.sums.items():
            self._sums[name] = self._sums.get(name, 0) + amount
        for span in found.spans:
            if self._starts and _belong(self._starts[-1], span):
                self._lengthen(span)
            else:
                self._starts.append(span)
                self._offsets.append(self._offsets[-1] + span.count)

    def _lengthen(self, span: Span) -> None:
        """Join rows that stand far apart to one page, or each that is shown costs a question."""
        last: Span = self._starts[-1]
        joined = Span(last.count + span.count, last.after, None, last.keys + span.keys)
        self._starts[-1] = joined
        self._offsets[-1] += span.count
        page = len(self._starts) - 1
        if page in self._pages:
            self._ask(page, joined)

    @override
    def _arrived(self, page: int, start: Any, answer: Page[R], *, fresh: bool) -> None:
        if page >= len(self._starts):
            return
        self._refill(page, answer)
        if self._starts[page] is not start:
            self._ask(page, self._starts[page])


def _belong(last: Span, span: Span) -> bool:
    return bool(last.keys and span.keys) and last.count + span.count <= PAGE
