import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.batch import Totals
from app.queries import batches as listed
from app.services import batches
from app.strings import batch as words
from app.ui.screens.batches import BatchesScreen
from tests import factory


@pytest.fixture
def screen(qtbot, ctx, shown):
    made = BatchesScreen(ctx)
    shown(made)
    qtbot.waitUntil(lambda: made.page.line.picker.name("JAHIZIEH") == "جهیزیه")
    return made


def enter(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def begin(qtbot, screen, types, count, amount):
    screen.setFocus()
    types(screen.front.opening.count, count)
    enter(qtbot)
    types(QApplication.focusWidget(), amount)
    qtbot.keyClick(screen, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: screen.pages.currentWidget() is screen.page)
    qtbot.waitUntil(screen.page.line.donor.name.hasFocus)


def put(qtbot, screen, types, name, amount, niyyat="", reference=""):
    rows = screen.page.table.model.rowCount()
    if name:
        types(screen.page.line.donor.name, name)
        enter(qtbot)
    else:
        qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert screen.page.line.amount.edit.hasFocus()
    types(screen.page.line.amount.edit, amount)
    enter(qtbot)
    if niyyat:
        types(screen.page.line.picker, niyyat)
    enter(qtbot)
    if reference:
        types(screen.page.line.reference, reference)
    enter(qtbot)
    qtbot.waitUntil(lambda: screen.page.table.model.rowCount() == rows + 1)


def piles(ctx):
    return ctx.runner.read(listed.recent).result()


def test_a_pile_goes_from_counting_to_paper_by_keyboard_alone(qtbot, ctx, screen, types):
    begin(qtbot, screen, types, "۳", "۳۵۰۰۰۰۰")
    put(qtbot, screen, types, "علی نیسی", "۵۰۰۰۰۰", "۱", "۸۸۱")
    put(qtbot, screen, types, "", "۱۰۰۰۰۰۰", "", "۸۸۲")
    types(screen.page.line.donor.name, "مریم بهادری")
    enter(qtbot)
    types(screen.page.line.amount.edit, "۲++++")
    enter(qtbot)
    types(screen.page.line.picker, "۲")
    enter(qtbot)
    enter(qtbot)
    qtbot.waitUntil(lambda: screen.page.table.model.rowCount() == 3)
    said = []
    ctx.notices.said.connect(said.append)
    with qtbot.waitSignal(screen.closing.paper.sent, timeout=20_000):
        qtbot.keyClick(screen, Qt.Key.Key_F9)
    (pile,) = piles(ctx)
    done = ctx.runner.read(listed.issued, pile.uid).result()
    assert [(one.donor, one.amount) for one in done] == [
        ("علی نیسی", 500_000),
        ("", 1_000_000),
        ("مریم بهادری", 2_000_000),
    ]
    qtbot.waitUntil(lambda: screen.pages.currentWidget() is screen.front)
    assert "۳ رسید" in said[-1].text
    qtbot.waitUntil(screen.front.opening.count.hasFocus)
    (kept,) = ctx.office.folder.papers.iterdir()
    assert kept.stem.endswith(f"-{done[-1].number.serial}")


def test_the_identifier_of_a_gift_above_the_ceiling_is_typed_beside_the_name(
    qtbot, ctx, screen, types
):
    begin(qtbot, screen, types, "۱", "۵۰۰۰۰۰")
    line = screen.page.line
    types(line.donor.name, "علی نیسی")
    qtbot.keyClick(line.donor.name, Qt.Key.Key_Tab)
    assert line.donor.national_id.hasFocus()
    types(line.donor.national_id, "۰۰۸۴۵۷۵۹۴۸")
    enter(qtbot)
    assert line.amount.edit.hasFocus()
    types(line.amount.edit, "۵۰۰۰۰۰")
    enter(qtbot)
    types(line.picker, "۱")
    enter(qtbot)
    enter(qtbot)
    qtbot.waitUntil(lambda: screen.page.table.model.rowCount() == 1)
    assert screen.page.table.model.rows[0].typed.row.donor.national_id == "0084575948"


def test_a_row_more_than_were_counted_says_so(qtbot, screen, types):
    begin(qtbot, screen, types, "۱", "۵۰۰۰۰۰")
    assert screen.page.line.place.text() == "ردیف ۱ از ۱"
    put(qtbot, screen, types, "علی نیسی", "۵۰۰۰۰۰", "۱", "۸۸۱")
    assert screen.page.line.place.text() == "ردیف ۲، بیش از شمارش نخست (۱)"


def test_a_row_opened_to_be_mended_shows_its_problem_and_has_the_keyboard_there(
    qtbot, ctx, screen, types
):
    begin(qtbot, screen, types, "۱", "۵۰۰۰۰۰")
    put(qtbot, screen, types, "علی نیسی", "۵۰۰۰۰۰", "۱", "۸۸۱")
    screen._refused({"rows.1.donor.national_id": "required"})
    assert screen.page.table.model.rows[0].wrong.startswith("کد ملی")
    table = screen.page.table.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert screen.page.line.donor.national_id.hasFocus()
    assert screen.page.line.rows["donor.national_id"].problem


def test_a_row_whose_reference_stands_already_says_where(qtbot, ctx, office, screen, types):
    used = factory.issue(office, factory.money(400_000, method="pos", reference="881"))[0]
    begin(qtbot, screen, types, "۳", "۹۰۰۰۰۰۰")
    screen.page.line.method.setCurrentIndex(screen.page.line.method.findData("pos"))
    put(qtbot, screen, types, "علی نیسی", "۵۰۰۰۰۰", "۱", "۸۸۱")
    put(qtbot, screen, types, "مریم بهادری", "۷۰۰۰۰۰", "", "۸۸۲")
    put(qtbot, screen, types, "زهرا کعبی", "۷۰۰۰۰۰", "", "۸۸۲")
    model = screen.page.table.model
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    looks = [model.rows[at].look for at in range(3)]
    assert looks == [words.used(used.number.serial), "", words.same_as_row(2)]


def test_an_anonymous_giver_has_the_amount_typed_anew(qtbot, screen, types):
    begin(qtbot, screen, types, "۱", "۵۰۰۰۰۰")
    line = screen.page.line
    line.amount.set_value(500_000)
    qtbot.keyClick(screen, Qt.Key.Key_F5)
    types(line.amount.edit, "۷۰۰۰")
    assert line.amount.value() == 7_000


def test_what_is_wrong_with_the_opening_is_said_at_its_field(qtbot, ctx, screen):
    screen.front.opening.begin.click()
    rows = screen.front.opening.rows
    qtbot.waitUntil(lambda: rows["count"].problem != "" and rows["amount"].problem != "")
    assert screen.front.opening.count.hasFocus()
    assert not piles(ctx)


def test_a_row_without_amount_or_designation_is_not_taken(qtbot, screen, types):
    begin(qtbot, screen, types, "۱", "۱۰۰")
    screen.page.line.submit()
    line = screen.page.line.rows
    assert line["donor.name"].problem
    assert line["amount"].problem
    assert line["niyyat"].problem
    assert screen.page.line.donor.name.hasFocus()


def test_a_pile_that_differs_asks_a_manager_and_says_by_how_much(qtbot, ctx, screen, types):
    begin(qtbot, screen, types, "۲", "۹۰۰۰۰۰")
    put(qtbot, screen, types, "علی نیسی", "۵۰۰۰۰۰", "۱", "۸۸۱")
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    dialog = screen.closing.dialog
    assert dialog is not None
    dialog.passphrase.edit.setText("نه این")
    dialog.take.click()
    assert dialog._reason.problem
    dialog.reason.setText("برگهٔ دوم خالی بود")
    dialog.take.click()
    qtbot.waitUntil(lambda: not dialog.message.isHidden(), timeout=10_000)
    dialog.passphrase.edit.setText(factory.PASSPHRASE)
    with qtbot.waitSignal(screen.closing.paper.sent, timeout=20_000):
        dialog.take.click()
    (pile,) = piles(ctx)
    assert pile.accepted == Totals(count=1, amount=500_000)
    assert pile.reason == "برگهٔ دوم خالی بود"


def test_the_row_above_is_copied_whole_or_cell_by_cell(qtbot, screen, types):
    begin(qtbot, screen, types, "۵", "۹۰۰۰۰۰۰")
    put(qtbot, screen, types, "علی نیسی", "۵۰۰۰۰۰", "۱", "۸۸۱")
    line = screen.page.line
    qtbot.keyClick(screen, Qt.Key.Key_F7)
    assert line.donor.name.text() == "علی نیسی"
    line.donor.name.clear()
    qtbot.keyClick(screen, Qt.Key.Key_F6)
    assert line.value().amount == 500_000
    assert line.value().donor.name == "علی نیسی"
    assert line.amount.edit.hasFocus()


def test_a_row_is_opened_changed_and_taken_out_with_a_way_back(qtbot, ctx, screen, types):
    begin(qtbot, screen, types, "۲", "۹۰۰۰۰۰")
    put(qtbot, screen, types, "علی نیسی", "۵۰۰۰۰۰", "۱", "۸۸۱")
    said = []
    ctx.notices.said.connect(said.append)
    table = screen.page.table.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert screen.page.line.donor.name.text() == "علی نیسی"
    screen.page.line.amount.set_value(700_000)
    screen.page.line.submit()
    qtbot.waitUntil(lambda: screen.page.table.model.rows[0].typed.row.amount == 700_000)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: screen.page.table.model.rowCount() == 0)
    said[-1].action[1]()
    qtbot.waitUntil(lambda: screen.page.table.model.rowCount() == 1)


def test_a_half_typed_row_and_its_pile_come_back_after_a_kill(qtbot, ctx, screen, types, shown):
    begin(qtbot, screen, types, "۲", "۹۰۰۰۰۰")
    put(qtbot, screen, types, "علی نیسی", "۵۰۰۰۰۰", "۱", "۸۸۱")
    types(screen.page.line.donor.name, "مریم")
    screen.draft.look()
    again = shown(BatchesScreen(ctx))
    qtbot.waitUntil(lambda: again.front.list.model.rowCount() == 1)
    again.front.list.table.opened.emit(again.front.list.model.index(0, 0))
    qtbot.waitUntil(lambda: again.page.line.donor.name.text() == "مریم")
    assert again.page.table.model.rowCount() == 1


def test_a_pile_is_put_aside_with_a_way_back(qtbot, ctx, screen, types):
    begin(qtbot, screen, types, "۲", "۹۰۰۰۰۰")
    said = []
    ctx.notices.said.connect(said.append)
    screen.drop.click()
    qtbot.waitUntil(lambda: screen.pages.currentWidget() is screen.front)
    assert said[-1].text == words.DROPPED
    said[-1].action[1]()
    qtbot.waitUntil(lambda: str(piles(ctx)[0].state) == "open")


def test_a_wrong_row_is_shown_with_the_name_of_its_cell(qtbot, ctx, screen, types):
    begin(qtbot, screen, types, "۱", "۵۰۰۰۰۰")
    put(qtbot, screen, types, "علی نیسی", "۵۰۰۰۰۰", "۱", "۸۸۱")
    (pile,) = piles(ctx)
    typed = ctx.runner.read(listed.typed, pile.uid).result()[0].row
    bad = type(typed)(donor=typed.donor, amount=typed.amount, niyyat="KHOMS", method="cash")
    ctx.runner.write(batches.put_row, pile.uid, 1, bad).result()
    screen._reload()
    qtbot.waitUntil(lambda: screen.page.table.model.rows[0].typed.row.niyyat == "KHOMS")
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: screen.page.table.model.rows[0].wrong != "", timeout=10_000)
    assert screen.page.table.model.rows[0].wrong.startswith(words.NIYYAT)
    assert screen.page.isEnabled()


def test_a_row_has_one_designation_even_where_a_second_is_added(qtbot, screen, types):
    begin(qtbot, screen, types, "۱", "۵۰۰۰۰۰")
    picker = screen.page.line.picker
    qtbot.keyClick(picker, Qt.Key.Key_1)
    qtbot.keyClick(picker, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert picker.chosen() == ("JAHIZIEH",)
