"""A list from Excel by keyboard: its columns, its rows, the run, the result, and taken back."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.changes import Change
from app.domain.donor import DonorDetails
from app.intake.workbook import Reader
from app.queries import imports as queries
from app.services import donors, import_plans, imports
from app.strings import imports as words
from app.ui.dialogs.import_undo import UndoDialog
from app.ui.screens.imports import ImportsScreen
from app.ui.widgets import import_frame
from tests.intake import books

HEADINGS = ("نام", "کد ملی", "همراه", "تاریخ", "مبلغ", "بابت", "روش پرداخت", "توضیحات")
TOMAN = ("زهرا کعبی", "", "", "1404/05/07", "50,000 تومان", "معیشت", "نقد", "")
BAD = ("جاسم دریس", "12", "", "1404/13/07", "صفر", "معیشت", "نقد", "")


@pytest.fixture
def book(tmp_path):
    return books.save(tmp_path / "فهرست.xlsx", books.GOOD, TOMAN, BAD, books.GOOD)


@pytest.fixture
def said(ctx):
    heard = []
    ctx.notices.said.connect(heard.append)
    return heard


@pytest.fixture
def failures(ctx):
    heard = []
    ctx.jobs.failed.connect(heard.append)
    return heard


@pytest.fixture
def screen(ctx, shown, said, failures):
    return shown(ImportsScreen(ctx))


def choose(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))


def at(qtbot, screen, page):
    qtbot.waitUntil(lambda: screen.frame.at == page and not screen.frame.busy_now, timeout=20_000)


def press(qtbot, screen, key):
    qtbot.keyClick(screen.window(), key)


def columns(qtbot, screen, monkeypatch, path):
    choose(monkeypatch, path)
    press(qtbot, screen, Qt.Key.Key_F2)
    at(qtbot, screen, import_frame.COLUMNS)
    qtbot.waitUntil(lambda: screen.frame.columns.look is not None)


def preview(qtbot, screen, monkeypatch, path):
    columns(qtbot, screen, monkeypatch, path)
    press(qtbot, screen, Qt.Key.Key_F9)
    at(qtbot, screen, import_frame.PREVIEW)


def cells(table):
    model = table.model()
    width = range(model.columnCount())
    return [[model.index(row, one).data() for one in width] for row in range(model.rowCount())]


def runs(ctx):
    return ctx.runner.read(queries.runs).result()


def test_the_first_page_offers_the_first_import(screen):
    assert screen.frame.first.isVisible()
    assert not screen.frame.resume.isEnabled()
    assert not screen.frame.undo.isEnabled()


def test_the_columns_are_guessed_with_samples_and_how_many_cells_fit(
    qtbot, screen, monkeypatch, book
):
    columns(qtbot, screen, monkeypatch, book)
    grid = screen.frame.columns.grid
    names = ("name", "national_id", "mobile", "date", "amount", "niyyat", "method", "note")
    assert grid.at() == {name: place for place, name in enumerate(names)}
    assert grid._fits[3].text() == words.fits(3, 4)
    assert screen.frame.look.isEnabled()


def test_a_meaning_is_changed_by_keys_and_taken_from_where_it_was(qtbot, screen, monkeypatch, book):
    columns(qtbot, screen, monkeypatch, book)
    grid = screen.frame.columns.grid
    grid.choices[7].setFocus()
    grid.choices[7].setCurrentIndex(grid.choices[7].findData("amount"))
    qtbot.waitUntil(lambda: screen.frame.columns.look.columns.at.get("amount") == 7)
    assert grid.choices[4].currentData() == ""
    qtbot.keyClick(grid.choices[7], Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: not screen.frame.look.isEnabled())
    assert not screen.frame.columns.missing.isHidden()


def test_the_preview_tells_rials_days_tomans_and_reasons_before_anything_is_written(
    qtbot, ctx, screen, monkeypatch, book
):
    preview(qtbot, screen, monkeypatch, book)
    page = screen.frame.preview
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 4)
    first, toman, bad, again = cells(page.table)
    assert first[1:6] == [words.FRESH, "علی نیسی", "۱۴۰۴/۰۵/۰۶", "۲٬۵۰۰٬۰۰۰", "معیشت"]
    assert toman[4] == "۵۰۰٬۰۰۰"
    assert "از تومان" in toman[6]
    assert (bad[1], again[1]) == (words.REJECTED, words.FRESH)
    assert page.sum.text() == words.adds_up(4, 3, 1, 0, words.FRESH)
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    assert "شمارهٔ ملی" in page.remark.text()
    assert runs(ctx) == ()
    press(qtbot, screen, Qt.Key.Key_Escape)
    assert screen.frame.at == import_frame.COLUMNS


def test_f9_writes_the_rows_and_the_result_adds_up(qtbot, ctx, screen, monkeypatch, book, tmp_path):
    preview(qtbot, screen, monkeypatch, book)
    press(qtbot, screen, Qt.Key.Key_F9)
    at(qtbot, screen, import_frame.RESULT)
    (run,) = runs(ctx)
    assert (run.read, run.imported, run.rejected, run.duplicates) == (4, 3, 1, 0)
    assert run.amount == 5_500_000
    assert screen.frame.result.sum.text() == words.adds_up(4, 3, 1, 0, words.DONE)
    choose(monkeypatch, tmp_path / "left")
    press(qtbot, screen, Qt.Key.Key_F8)
    qtbot.waitUntil((tmp_path / "left.xlsx").exists)
    press(qtbot, screen, Qt.Key.Key_F9)
    at(qtbot, screen, import_frame.RUNS)
    qtbot.waitUntil(lambda: screen.frame.runs.current() is not None)
    assert screen.frame.undo.isEnabled()


def test_rows_mended_in_excel_come_in_alone(qtbot, ctx, screen, monkeypatch, book, tmp_path):
    preview(qtbot, screen, monkeypatch, book)
    left = tmp_path / "left.xlsx"
    screen.out.write(screen._planned, left)
    press(qtbot, screen, Qt.Key.Key_F9)
    at(qtbot, screen, import_frame.RESULT)
    qtbot.waitUntil(left.exists)
    mended = openpyxl.load_workbook(left)
    for place, value in (("B2", ""), ("D2", "1404/05/08"), ("E2", 70_000)):
        mended.active[place] = value
    mended.save(left)
    screen._turn(import_frame.RUNS)
    preview(qtbot, screen, monkeypatch, left)
    press(qtbot, screen, Qt.Key.Key_F9)
    at(qtbot, screen, import_frame.RESULT)
    newest, _first = runs(ctx)
    assert (newest.read, newest.imported, newest.amount) == (1, 1, 70_000)


def test_a_run_is_taken_back_from_the_list(qtbot, ctx, screen, said, monkeypatch, book):
    preview(qtbot, screen, monkeypatch, book)
    press(qtbot, screen, Qt.Key.Key_F9)
    at(qtbot, screen, import_frame.RESULT)
    screen.frame.undo.click()
    dialog = screen.findChild(UndoDialog)
    dialog.go.click()
    at(qtbot, screen, import_frame.RUNS)
    assert [one.state for one in runs(ctx)] == ["taken_back"]
    assert said[-1].text == words.undone("فهرست.xlsx", 0)
    qtbot.waitUntil(lambda: not screen.frame.undo.isEnabled())


def half_done(ctx, path, *, staged):
    """Leave an import as a crash would: begun, and *staged* or not."""
    with Reader() as reader:
        sheets = reader.read(path)
    planned = ctx.runner.read(import_plans.plan, "manager", path, sheets).result()
    run = ctx.runner.write(imports.begin, planned).result()
    if staged:
        ctx.runner.write(imports.stage, run, planned.fresh, last=True).result()


@pytest.mark.parametrize("staged", [True, False])
def test_what_a_crash_left_half_done_is_said_and_gone_on_with(qtbot, ctx, shown, book, staged):
    half_done(ctx, book, staged=staged)
    screen = shown(ImportsScreen(ctx))
    qtbot.waitUntil(lambda: not screen.frame.runs.note.isHidden())
    qtbot.waitUntil(screen.frame.undo.isEnabled)
    assert screen.frame.resume.isEnabled() == staged
    if staged:
        screen.frame.resume.click()
        at(qtbot, screen, import_frame.RESULT)
        assert [one.state for one in runs(ctx)] == ["done"]


def test_an_import_that_is_stopped_leaves_nothing(qtbot, ctx, screen, failures, monkeypatch, book):
    preview(qtbot, screen, monkeypatch, book)
    press(qtbot, screen, Qt.Key.Key_F9)
    screen.frame.strip.cancel.click()
    qtbot.waitUntil(lambda: bool(failures), timeout=20_000)
    assert failures[0].code == "stopped"
    assert [one.state for one in runs(ctx)] == ["taken_back"]
    assert screen.frame.at == import_frame.PREVIEW


def test_a_file_that_is_no_workbook_is_a_sentence_and_the_list_stays(
    qtbot, screen, failures, monkeypatch, tmp_path
):
    (tmp_path / "x.xlsx").write_bytes(b"PK no")
    choose(monkeypatch, tmp_path / "x.xlsx")
    press(qtbot, screen, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code == "workbook_unreadable"
    assert screen.frame.at == import_frame.RUNS
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    press(qtbot, screen, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: len(failures) == 2)
    assert failures[1].code == "workbook_empty"


def test_donors_come_in_with_who_is_known(qtbot, ctx, screen, monkeypatch, book):
    ctx.runner.write(donors.add, DonorDetails(name="حاج علی نیسی", mobile="09161230001")).result()
    columns(qtbot, screen, monkeypatch, book)
    screen.frame.columns.kind.setFocus()
    qtbot.keyClick(screen.frame.columns.kind, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: screen.frame.columns.look.columns.names == import_plans.NAMES["donors"])
    press(qtbot, screen, Qt.Key.Key_F9)
    at(qtbot, screen, import_frame.PREVIEW)
    page = screen.frame.preview
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 4)
    known, fresh, bad, again = cells(page.table)
    assert "حاج علی نیسی" in known[6]
    assert [row[1] for row in (fresh, bad, again)] == [
        words.FRESH,
        words.REJECTED,
        words.DUPLICATES,
    ]
    changed = []
    ctx.jobs.changed.connect(changed.append)
    press(qtbot, screen, Qt.Key.Key_F9)
    at(qtbot, screen, import_frame.RESULT)
    qtbot.waitUntil(lambda: any(what & Change.DONORS for what in changed))
    assert screen.frame.result.sum.text() == words.adds_up(4, 1, 1, 2, words.DONE)


def test_another_line_is_taken_for_the_headings(qtbot, screen, monkeypatch, tmp_path):
    made = books.save(tmp_path / "b.xlsx", HEADINGS, books.GOOD, headings=("اداره بهزیستی",))
    columns(qtbot, screen, monkeypatch, made)
    page = screen.frame.columns
    assert page.look.columns.header == 2
    page.header.setCurrentIndex(0)
    page.header.activated.emit(0)
    qtbot.waitUntil(lambda: page.look.columns.header == 1)
    assert page.columns() is None
