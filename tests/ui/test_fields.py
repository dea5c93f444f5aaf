from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from app.domain import jalali
from app.strings import fields as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button
from app.ui.widgets.calendar_popup import CalendarPopup
from app.ui.widgets.choices import Choices
from app.ui.widgets.code_edit import CodeEdit
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.field_row import FieldRow, Form
from app.ui.widgets.native_keys import SCAN
from app.ui.widgets.niyyat_picker import Designation, NiyyatPicker
from app.ui.widgets.passphrase_field import PassphraseField
from tests.factory import TODAY

OFFERED = [
    Designation(code, code.lower(), key if key <= 9 else 0)
    for key, code in enumerate("ABCDEFGHIJKL", start=1)
]


@pytest.fixture
def day(shown):
    field = shown(JalaliDateField())
    field.edit.setFocus()
    return field


def retype(qtbot, types, edit, text):
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    types(edit, text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("۱۴۰۵/۱/۹", jalali.from_jalali(1405, 1, 9)),
        ("1405/01/09", jalali.from_jalali(1405, 1, 9)),
        ("۱/۹", jalali.from_jalali(1405, 1, 9)),
        ("دیروز", TODAY - timedelta(days=1)),
        ("امروز", TODAY),
    ],
)
def test_a_day_is_read_as_people_write_it(qtbot, types, day, typed, meant):
    retype(qtbot, types, day.edit, typed)
    assert day.value() == meant


def test_what_is_no_day_has_a_problem_and_stays_as_typed(qtbot, types, day):
    retype(qtbot, types, day.edit, "۱۴۰۵/۱۳/۴۰")
    assert day.value() is None
    assert day.problem
    day.edit.clearFocus()
    assert day.edit.text() == "۱۴۰۵/۱۳/۴۰"


def test_the_day_is_long_while_read_and_short_while_typed(day):
    assert day.edit.text() == jalali.short(TODAY)
    day.edit.clearFocus()
    assert day.edit.text() == jalali.long(TODAY)


def test_arrows_step_by_days(qtbot, day):
    qtbot.keyClick(day.edit, Qt.Key.Key_Down)
    assert day.value() == TODAY - timedelta(days=1)


def test_the_calendar_is_walked_and_taken_by_keyboard(qtbot, ctx, day):
    popup = CalendarPopup(jalali.from_jalali(1405, 6, 31), ctx.lunar)
    qtbot.addWidget(popup)
    qtbot.keyClick(popup, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(popup.chosen) as taken:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert taken.args == [jalali.from_jalali(1405, 7, 30)]


def test_left_is_tomorrow_since_the_week_runs_from_the_right(qtbot, day):
    popup = CalendarPopup(date(2026, 4, 25))
    qtbot.addWidget(popup)
    qtbot.keyClick(popup, Qt.Key.Key_Left)
    with qtbot.waitSignal(popup.chosen) as taken:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert taken.args == [date(2026, 4, 26)]


@pytest.fixture
def picker(shown):
    picker = shown(NiyyatPicker(OFFERED))
    picker.setFocus()
    return picker


@pytest.mark.parametrize("key", ["2", "۲"])
def test_a_number_key_chooses_one_and_the_next_replaces_it(types, picker, key):
    types(picker, "1")
    types(picker, key)
    assert picker.chosen() == ("B",)


def test_with_control_a_number_adds_another(qtbot, types, picker):
    types(picker, "2")
    qtbot.keyClick(picker, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert picker.chosen() == ("B", "C")
    types(picker, "2")
    assert picker.chosen() == ("C",)


def test_nine_keys_reach_beyond_the_pills_and_the_choice_is_shown(types, picker):
    types(picker, "9")
    assert picker.chosen() == ("I",)
    assert any(pill.isChecked() and pill.text().endswith("i") for pill in picker._pills)


def test_more_searches_all_the_others(qtbot, types, picker):
    picker.open_more()
    popup = picker.findChild(basics.QFrame)
    types(popup.search, "L")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert picker.chosen() == ("L",)


def test_arrows_and_space_choose_without_numbers(qtbot, picker):
    qtbot.keyClick(picker, Qt.Key.Key_Left)
    qtbot.keyClick(picker, Qt.Key.Key_Space)
    assert picker.chosen() == ("B",)


def test_choices_answer_to_arrows_and_numbers(qtbot, types, shown):
    choices = shown(Choices([("a", "یک"), ("b", "دو"), ("c", "سه")]))
    qtbot.keyClick(choices, Qt.Key.Key_Left)
    assert choices.value() == "b"
    types(choices, "۳")
    assert choices.value() == "c"
    qtbot.keyClick(choices, Qt.Key.Key_Left)
    assert choices.value() == "a"


@pytest.fixture
def secret(shown):
    field = shown(PassphraseField())
    field.edit.setFocus()
    return field


def test_a_persian_letter_shows_the_persian_layout(types, secret):
    types(secret.edit, "س")
    assert secret.layout_chip.text() == words.PERSIAN_LAYOUT
    types(secret.edit, "s")
    assert secret.layout_chip.text() == words.LATIN_LAYOUT


def test_a_capital_without_shift_means_caps_lock(qtbot, types, secret):
    qtbot.keyClick(secret.edit, Qt.Key.Key_A)
    assert secret.caps_chip.isHidden()
    types(secret.edit, "a")
    assert secret.caps_chip.isHidden()
    qtbot.keyClick(secret.edit, Qt.Key.Key_CapsLock)
    assert not secret.caps_chip.isHidden()


def test_the_eye_shows_and_clearing_hides_again(types, secret):
    types(secret.edit, "abc")
    secret.eye.click()
    assert secret.edit.echoMode() == QLineEdit.EchoMode.Normal
    secret.clear()
    assert secret.edit.echoMode() == QLineEdit.EchoMode.Password
    assert secret.text() == ""


def test_enter_walks_through_a_form_and_presses_its_button(qtbot, shown):
    form = Form()
    first, second, button = QLineEdit(), QLineEdit(), QPushButton()
    form.setLayout(basics.column(first, second, button))
    shown(form)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Enter)
    assert button.hasFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_fields_are_equally_high_with_and_without_the_keyboard(qtbot, shown):
    fields = [QLineEdit(), QComboBox(), JalaliDateField(), PassphraseField()]
    form = Form()
    form.setLayout(basics.row(*fields))
    shown(form)
    for field in fields:
        field.setFocus()
        qtbot.wait(10)
        assert {each.height() for each in fields} == {basics.FIELD}


def test_a_problem_stands_at_its_field_and_goes(shown):
    row = shown(FieldRow("نام", QLineEdit()))
    row.set_problem("نام را بنویسید")
    assert row.problem == "نام را بنویسید"
    assert row.field.property("wrong")
    row.set_problem("")
    assert not row.field.property("wrong")


def test_the_calendar_marks_a_holiday_and_names_the_one_under_the_cursor(qtbot, shown):
    popup = shown(CalendarPopup(jalali.from_jalali(1405, 1, 12)))
    assert "جمهوری اسلامی" in popup._closed.text()
    qtbot.keyClick(popup, Qt.Key.Key_Right)
    assert popup._closed.text() == ""
    names = [one.accessibleName() for one in popup.findChildren(Button)]
    assert any("روز طبیعت" in name for name in names)


def test_the_calendar_knows_the_lunar_days_wherever_it_opens(qtbot, shown):
    popup = shown(CalendarPopup(jalali.from_jalali(1405, 9, 1)))
    assert popup._lunar_number(jalali.from_jalali(1405, 9, 1))


def test_a_code_is_typed_in_a_persian_layout_too(shown, types):
    field = shown(CodeEdit())
    none = Qt.KeyboardModifier.NoModifier
    for letter, persian in zip("KHZDEZ", "ناظیثظ", strict=True):
        press = QKeyEvent(QEvent.Type.KeyPress, 0, none, SCAN[letter], 0, 0, persian)
        QCoreApplication.sendEvent(field, press)
    two = QKeyEvent(QEvent.Type.KeyPress, 0, none, 0, 0, 0, "۲")
    QCoreApplication.sendEvent(field, two)
    types(field, "a-1")
    assert field.text() == "KHZDEZ2A-1"
