"""The journal's screen by keyboard, over a real office."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.settings import THANKS
from app.services import lists
from app.strings import journal as words
from app.ui.screens.journal import JournalScreen
from tests import factory
from tests.factory import money


@pytest.fixture
def screen(ctx, office, shown, qtbot):
    factory.issue(office, money())
    for value in ("سپاس", "سپاس فراوان"):
        ctx.runner.write(lists.set_setting, THANKS, value).result()
    made = shown(JournalScreen(ctx))
    qtbot.waitUntil(lambda: made.model.rowCount() > 3)
    return made


def column(screen, at):
    return [screen.model.index(row, at).data() for row in range(screen.model.rowCount())]


def newest(screen):
    return screen.model.row(screen.model.index(0, 0))


def told(screen):
    return [one.text() for one in screen.panel.findChildren(QLabel) if one.isVisible()]


def test_arrows_show_what_stood_before_and_what_stands_now(qtbot, screen):
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    qtbot.keyClick(screen.table, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: "سپاس فراوان" in told(screen))
    assert {"سپاس", words.BEFORE, words.AFTER} <= set(told(screen))


def test_a_national_id_is_shown_by_its_end_alone(qtbot, screen):
    at = column(screen, 2).index(words.ACTIONS["receipt.issued"])
    screen.table.setCurrentIndex(screen.model.index(at, 0))
    qtbot.waitUntil(lambda: any("••••••۰۰۱۳" in one for one in told(screen)))
    assert not any("1740000013" in one or "۱۷۴۰۰۰۰۰۱۳" in one for one in told(screen))


def test_filters_narrow_the_list_and_can_be_taken_off(qtbot, screen):
    everything = screen.model.rowCount()
    screen.filter.action.setCurrentIndex(screen.filter.action.findData("setting.changed"))
    screen.filter.action.activated.emit(0)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    screen.filter.clear.click()
    qtbot.waitUntil(lambda: screen.model.rowCount() == everything)


def test_a_receipt_is_found_by_its_bare_serial(qtbot, screen):
    qtbot.keyClicks(screen.filter.receipt, "2")
    qtbot.keyClick(screen.filter.receipt, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    assert column(screen, 2) == [words.ACTIONS["receipt.issued"]]


def test_an_unknown_number_is_said_and_an_unreadable_day_stands_at_its_field(qtbot, ctx, screen):
    failures = []
    ctx.jobs.failed.connect(failures.append)
    screen.filter.receipt.setText("999")
    screen.filter.receipt.editingFinished.emit()
    qtbot.waitUntil(lambda: [error.code for error in failures] == ["receipt_unknown"])
    screen.filter.receipt.clear()
    screen.filter.day.setText("۱۴۰۵/۱۳/۱")
    screen.filter.day.editingFinished.emit()
    assert screen.filter.rows[2].problem


def test_from_an_entry_to_all_that_happened_to_its_record(qtbot, screen):
    screen.table.setCurrentIndex(screen.model.index(0, 0))
    screen.panel.same.click()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    assert set(column(screen, 3)) == {words.SETTINGS[THANKS]}


def test_a_day_without_entries_says_so(qtbot, screen):
    screen.filter.day.setText("۱۴۰۴/۱/۱")
    screen.filter.day.editingFinished.emit()
    qtbot.waitUntil(lambda: screen._stack.currentIndex() == 1)


def test_new_entries_come_in_while_nobody_reads_one(qtbot, ctx, screen):
    before = newest(screen)
    ctx.runner.write(lists.set_setting, THANKS, "باز هم سپاس")
    qtbot.waitUntil(lambda: newest(screen).seq == before.seq + 1)
    assert [step.after["value"] for step in newest(screen).steps] == ["باز هم سپاس"]
    assert screen.model.row(screen.model.index(1, 0)) == before
