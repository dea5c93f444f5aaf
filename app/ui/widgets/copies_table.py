"""The backups that lie about, the newest first."""

from collections.abc import Sequence
from concurrent.futures import Future

from app.domain.paging import Cursor, Page
from app.services.copies import Copy
from app.strings import keeping as words
from app.ui.jobs import Jobs
from app.ui.tables.page_model import Column, PageModel
from app.ui.widgets.table_view import REST, TableView

COLUMNS: tuple[Column[Copy], ...] = (
    Column(words.MADE_AT, lambda copy: words.moment(copy.made_at)),
    Column(words.KIND, lambda copy: words.KINDS[copy.kind]),
    Column(words.PLACE, lambda copy: words.BESIDE if copy.beside else words.HERE),
    Column(words.SIZE, lambda copy: words.size(copy.size)),
)


class CopiesTable(TableView):
    """Whole rows; `current` is the copy on which the cursor stands."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._copies: tuple[Copy, ...] = ()
        self.rows = PageModel(jobs, COLUMNS, self._load, self)
        self.setModel(self.rows)
        self.rows.modelReset.connect(lambda: self.setCurrentIndex(self.rows.index(0, 0)))
        self.fit(REST, 96, 100, 104)

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """Show *copies*, the first of them under the cursor."""
        self._copies = tuple(copies)
        self.rows.reload()

    def current(self) -> Copy | None:
        """Return the copy under the cursor."""
        at = self.currentIndex()
        return self.rows.row(at) if at.isValid() else None

    def _load(self, _after: Cursor) -> Future[Page[Copy]]:
        answer: Future[Page[Copy]] = Future()
        answer.set_result(Page(self._copies, None))
        return answer
