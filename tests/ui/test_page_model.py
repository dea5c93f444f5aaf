import sys
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QIdentityProxyModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.domain.paging import Page
from app.ui.jobs import Jobs
from app.ui.tables.page_model import PAGES_HELD, WAITING, Column, PageModel
from app.ui.widgets.table_view import ROW, WHOLE, TableView

SIZE = 50
COLUMNS = (
    Column("نام", lambda row: f"r{row}"),
    Column("مبلغ", str, number=True, role=lambda _row, _role: None),
)


class Source:
    """Numbers by keyset pages, and a memory of what was asked."""

    def __init__(self, count):
        self.count = count
        self.asked = []

    def __call__(self, after):
        self.asked.append(after)
        start = 0 if after is None else after[0] + 1
        rows = tuple(range(start, min(start + SIZE, self.count)))
        more = bool(rows) and rows[-1] < self.count - 1
        answer = Future()
        answer.set_result(Page(rows, (rows[-1],) if more else None))
        return answer


@pytest.fixture
def jobs(qapp):
    return Jobs()


def loaded(qtbot, model, pages):
    model.reload()
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    for _ in range(pages - 1):
        before = model.rowCount()
        model.fetchMore(model.index(-1, -1))
        qtbot.waitUntil(lambda seen=before: model.rowCount() > seen)


def text(model, row):
    return model.data(model.index(row, 0))


def test_the_model_keeps_the_rules_of_qt(qtbot, jobs):
    model = PageModel(jobs, COLUMNS, Source(120))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    loaded(qtbot, model, 3)
    assert model.rowCount() == 120
    assert not model.canFetchMore(model.index(-1, -1))


def test_only_a_window_of_pages_is_in_memory(qtbot, jobs):
    model = PageModel(jobs, COLUMNS, Source(2_000))
    loaded(qtbot, model, 40)
    assert model.rowCount() == 2_000
    assert model.rows_held() == PAGES_HELD * SIZE


def test_scrolling_back_asks_again_for_what_was_let_go(qtbot, jobs):
    source = Source(2_000)
    model = PageModel(jobs, COLUMNS, source)
    loaded(qtbot, model, 40)
    assert text(model, 120) == WAITING
    assert model.row(model.index(120, 0)) is None
    qtbot.waitUntil(lambda: text(model, 120) == "r120")
    assert source.asked[-1] == (99,)
    assert text(model, 1_999) == "r1999"


def test_a_page_on_its_way_is_asked_for_once(qtbot, jobs):
    source = Source(2_000)
    model = PageModel(jobs, COLUMNS, source)
    loaded(qtbot, model, 40)
    before = len(source.asked)
    for row in range(100, 140):
        text(model, row)
    assert len(source.asked) == before + 1


def test_answers_to_old_questions_are_dropped(qtbot, jobs):
    late, early = Future(), Future()
    answers = [late, early]
    model = PageModel(jobs, COLUMNS, lambda _after: answers.pop(0))
    model.reload()
    model.reload()
    early.set_result(Page((1, 2, 3), None))
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    late.set_result(Page((9,), None))
    qtbot.wait(20)
    assert model.rowCount() == 3


def test_a_failed_page_is_told_and_may_be_asked_again(qtbot, jobs):
    broken, good = Future(), Future()
    answers = [broken, good]
    model = PageModel(jobs, COLUMNS, lambda _after: answers.pop(0))
    with qtbot.waitSignal(jobs.failed) as told:
        model.reload()
        broken.set_exception(OSError("gone"))
    assert isinstance(told.args[0], OSError)
    model.reload()
    good.set_result(Page((1,), None))
    qtbot.waitUntil(lambda: model.rowCount() == 1)


def test_a_number_and_its_header_share_the_trailing_edge(qtbot, jobs, shown):
    model = PageModel(jobs, COLUMNS, Source(10))
    table = TableView()
    table.setModel(model)
    shown(table)
    loaded(qtbot, model, 1)
    role = Qt.ItemDataRole.TextAlignmentRole
    for column, side in enumerate((Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing)):
        head = model.headerData(column, Qt.Orientation.Horizontal, role)
        assert head == model.data(model.index(0, column), role)
        assert head & side
    assert table.rowHeight(0) == ROW
    assert table.columnViewportPosition(0) > table.columnViewportPosition(1)


def test_enter_opens_the_row_on_which_the_cursor_stands(qtbot, jobs, shown):
    model = PageModel(jobs, COLUMNS, Source(10))
    table = TableView()
    table.setModel(model)
    shown(table)
    loaded(qtbot, model, 1)
    table.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert model.row(opened.args[0]) == 1


def test_data_that_answers_none_keeps_the_references_of_none(qtbot, jobs):
    """PySide6 6.12 loses one for each call under Python 3.11, and aborts after minutes."""
    model = PageModel(jobs, COLUMNS, Source(10))
    loaded(qtbot, model, 1)
    through_qt = QIdentityProxyModel()
    through_qt.setSourceModel(model)
    index = through_qt.index(0, 0)
    before = sys.getrefcount(None)
    for _ in range(20_000):
        through_qt.data(index, Qt.ItemDataRole.DecorationRole)
    assert abs(sys.getrefcount(None) - before) < 1_000


def test_a_column_that_fits_its_words_measures_only_rows_in_sight(qtbot, jobs):
    seen = []
    columns = (Column("مبلغ", lambda row: seen.append(row) or str(row)),)
    model = PageModel(jobs, columns, Source(2_000))
    loaded(qtbot, model, PAGES_HELD)
    seen.clear()
    view = TableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.fit(WHOLE)
    view.resize(300, 200)
    view.show()
    qtbot.waitUntil(lambda: 0 in seen)
    assert max(seen) < SIZE
