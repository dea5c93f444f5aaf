"""A long list of which only a few pages are held at a time, each found by its key."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.paging import Cursor, Page
from app.ui.jobs import Jobs

R = TypeVar("R")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
Load: TypeAlias = Callable[[Any], Future[Page[R]]]
"""Loads the page that begins at a `Cursor`, or another that the model knows by its start."""

ROOT: Final = QModelIndex()
PAGES_HELD: Final = 6
WAITING: Final = "…"


@dataclass(frozen=True)
class Column(Generic[R]):
    """How one field of a row is shown; *number* stands at the trailing edge, as its header does.

    *role* adds an answer for another role of Qt, such as a colour, where a column needs one.
    """

    title: str
    text: Callable[[R], str]
    number: bool = False
    role: Callable[[R, int], Any] | None = None


class PageModel(QAbstractTableModel, Generic[R]):
    """Rows of type *R* by keyset pages.

    The cursors of all pages seen are kept, the rows of the last few only: scrolling back asks
    again. A generation number drops answers to questions that are no longer asked.
    """

    def __init__(
        self, jobs: Jobs, columns: Sequence[Column[R]], load: Load[R], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._columns, self._load = jobs, columns, load
        self._forget()
        self._generation = 0

    def _forget(self) -> None:
        self._starts: list[Any] = []
        self._offsets: list[int] = [0]
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._asked: set[int] = set()
        self._next: Cursor = None

    def reload(self) -> None:
        """Ask for the first page again; what is shown stays until the answer is there."""
        self._generation += 1
        self._asked.clear()
        self._ask(0, None, fresh=True)

    def row(self, index: Index) -> R | None:
        """Return the row at *index*, or None while its page is on the way."""
        return self._at(index.row())

    def rows_held(self) -> int:
        """Return how many rows are in memory now."""
        return sum(len(rows) for rows in self._pages.values())

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._offsets[-1]

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return aligned(number=column.number)
        if role != Qt.ItemDataRole.DisplayRole and column.role is None:
            return None
        row = self._at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return WAITING if row is None else column.text(row)
        return None if row is None or column.role is None else column.role(row, role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return aligned(number=self._columns[section].number)
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._asked

    @override
    def fetchMore(self, parent: Index) -> None:
        self._ask(len(self._starts), self._next)

    def _at(self, place: int) -> R | None:
        page = self._page_of(place)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page, self._starts[page])
            return None
        self._pages.move_to_end(page)
        inside = place - self._offsets[page]
        return rows[inside] if inside < len(rows) else None

    def _page_of(self, place: int) -> int:
        return bisect_right(self._offsets, place) - 1

    def _ask(self, page: int, start: Any, *, fresh: bool = False) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        asked = self._generation

        def arrived(answer: Page[R]) -> None:
            if asked == self._generation:
                self._asked.discard(page)
                self._arrived(page, start, answer, fresh=fresh)

        def failed(error: BaseException) -> None:
            if asked == self._generation:
                self._asked.discard(page)
                self._jobs.failed.emit(error)

        self._jobs.then(self, self._load(start), arrived, failed)

    def _arrived(self, page: int, start: Any, answer: Page[R], *, fresh: bool) -> None:
        if fresh:
            self._begin(answer)
        elif page == len(self._starts):
            self._append(start, answer)
        else:
            self._refill(page, answer)

    def _begin(self, answer: Page[R]) -> None:
        self.beginResetModel()
        self._forget()
        self._starts, self._offsets = [None], [0, len(answer.rows)]
        self._hold(0, answer.rows)
        self._next = answer.next
        self.endResetModel()

    def _append(self, start: Any, answer: Page[R]) -> None:
        self._next = answer.next
        if not answer.rows:
            return
        first = self._offsets[-1]
        self.beginInsertRows(ROOT, first, first + len(answer.rows) - 1)
        self._starts.append(start)
        self._offsets.append(first + len(answer.rows))
        self._hold(len(self._starts) - 1, answer.rows)
        self.endInsertRows()

    def _refill(self, page: int, answer: Page[R]) -> None:
        self._hold(page, answer.rows)
        first, last = self._offsets[page], self._offsets[page + 1] - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _hold(self, page: int, rows: Sequence[R]) -> None:
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > PAGES_HELD:
            self._pages.popitem(last=False)


def aligned(*, number: bool) -> Qt.AlignmentFlag:
    """Return the edge of a cell: numbers stand at the trailing one, as their header does."""
    side = Qt.AlignmentFlag.AlignTrailing if number else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter
