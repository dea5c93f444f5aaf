"""A short list that is read at once, in the same table and with the same footer as a long one."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QObject

from app.domain.listing import PAGE, Place, Span, Stretch
from app.domain.paging import Page
from app.ui.jobs import Jobs, mapped
from app.ui.tables.page_model import Column, R
from app.ui.tables.survey_model import SurveyModel


class HeldModel(SurveyModel[R]):
    """Shows what *read* gives; `rows` are all of them."""

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[Column[R]],
        read: Callable[[], Future[Sequence[R]]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(jobs, columns, self._part, self._survey, parent)
        self._read = read
        self.rows: Sequence[R] = ()

    def _survey(self, _after: Place, _scan: int) -> Future[Stretch]:
        return mapped(self._read(), self._keep)

    def _keep(self, rows: Sequence[R]) -> Stretch:
        self.rows = rows
        starts = range(0, len(rows), PAGE)
        spans = tuple(Span(min(PAGE, len(rows) - at), (at,)) for at in starts)
        return Stretch(count=len(rows), sums={}, spans=spans, next=None)

    def _part(self, one: Span) -> Future[Page[R]]:
        (first,) = one.after or (0,)
        answer: Future[Page[R]] = Future()
        answer.set_result(Page(self.rows[first : first + one.count], None))
        return answer
