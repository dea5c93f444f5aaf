"""A short list that is held whole, in the same table and with the same footer as a long one."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QObject
from typing_extensions import override

from app.domain.listing import Span, Stretch
from app.domain.paging import Page
from app.ui.jobs import Jobs, mapped
from app.ui.tables.page_model import Column, R
from app.ui.tables.survey_model import SurveyModel


class HeldModel(SurveyModel[R]):
    """Shows what *read* gives, or what `show_rows` is given; `rows` are all of them."""

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[Column[R]],
        read: Callable[[], Future[Sequence[R]]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(jobs, columns, _nothing, lambda _after, _scan: self._survey(), parent)
        self._read = read
        self.rows: Sequence[R] = ()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show *rows* at once, in place of those before."""
        self._generation += 1
        self._grow(_whole(rows), fresh=True)

    def _survey(self) -> Future[Stretch]:
        if self._read is not None:
            return mapped(self._read(), _whole)
        answer: Future[Stretch] = Future()
        answer.set_result(_whole(self.rows))
        return answer

    @override
    def _add(self, found: Stretch) -> None:
        super()._add(found)
        (span,) = found.spans
        self.rows = span.after or ()

    @override
    def place_of(self, row: R | None) -> int | None:
        own = getattr(row, "uid", row)
        alike = (place for place, one in enumerate(self.rows) if getattr(one, "uid", one) == own)
        return next(alike, None)

    @override
    def _at(self, place: int) -> R | None:
        return self.rows[place] if 0 <= place < len(self.rows) else None


def _whole(rows: Sequence[R]) -> Stretch:
    """Return the one stretch that carries *rows* themselves, from whichever thread read them."""
    return Stretch(count=len(rows), sums={}, spans=(Span(len(rows), tuple(rows)),), next=None)


def _nothing(_one: Span) -> Future[Page[R]]:
    """Load no page: the rows are here."""
    answer: Future[Page[R]] = Future()
    answer.set_result(Page((), None))
    return answer
