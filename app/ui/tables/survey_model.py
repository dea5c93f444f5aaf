"""A list whose length is found stretch by stretch, so that any place of it is one page away."""

import math
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from app.domain.listing import PAGE, Place, Stretch
from app.domain.paging import Cursor, Page
from app.ui.jobs import Jobs
from app.ui.tables.page_model import ROOT, Column, Index, Load, PageModel, R

Look: TypeAlias = Callable[[Place, int, int], Future[Stretch]]
"""Looks through a stretch: behind which key, how many rows came before, how much to scan."""

FIRST: Final = 1_000
MOST: Final = 20_000
GROWTH: Final = 4


class SurveyModel(PageModel[R]):
    """A `PageModel` that knows where each page begins before it holds one.

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
        self._survey_over()

    def _survey_over(self) -> None:
        self._count, self._sums, self._boundaries = 0, dict[str, int](), list[Place]()

    @override
    def reload(self) -> None:
        """Survey again; what is shown stays until the first stretch is there."""
        self._generation += 1
        self._asked.clear()
        self._next_stretch(None, FIRST)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return False

    def _next_stretch(self, after: Place, scan: int) -> None:
        asked, seen = self._generation, 0 if after is None else self._count

        def arrived(found: Stretch) -> None:
            if asked == self._generation:
                self._grow(found, fresh=after is None)
                if found.next is not None:
                    self._next_stretch(found.next, min(MOST, scan * GROWTH))

        def failed(error: BaseException) -> None:
            if asked == self._generation:
                self._jobs.failed.emit(error)

        self._jobs.then(self, self._look(after, seen, scan), arrived, failed)

    def _grow(self, found: Stretch, *, fresh: bool) -> None:
        if fresh:
            self.beginResetModel()
            self._forget()
            self._survey_over()
            self._add(found)
            self.endResetModel()
        elif found.count:
            self.beginInsertRows(ROOT, self._count, self._count + found.count - 1)
            self._add(found)
            self.endInsertRows()
        self.surveyed.emit(self._count, dict(self._sums), found.next is not None)

    def _add(self, found: Stretch) -> None:
        """Count on; a page that was only begun before has more rows now."""
        self._count += found.count
        for name, amount in found.sums.items():
            self._sums[name] = self._sums.get(name, 0) + amount
        self._boundaries += found.starts
        pages = math.ceil(self._count / PAGE)
        self._starts = [None, *self._boundaries][:pages]
        self._offsets = [min(at * PAGE, self._count) for at in range(pages + 1)]
        self._drop_short_pages()

    def _drop_short_pages(self) -> None:
        for page in [p for p, rows in self._pages.items() if len(rows) < self._rows_of(p)]:
            del self._pages[page]

    def _rows_of(self, page: int) -> int:
        return self._offsets[page + 1] - self._offsets[page]

    @override
    def _arrived(self, page: int, start: Cursor, answer: Page[R], *, fresh: bool) -> None:
        if page < len(self._starts):
            self._refill(page, answer)
