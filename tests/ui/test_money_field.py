import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain import digits
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.money_field import MoneyEdit, MoneyField


@pytest.fixture
def field(shown):
    field = shown(MoneyField())
    field.edit.setFocus()
    return field


@pytest.mark.parametrize("typed", ["2500000", "۲۵۰۰۰۰۰", "٢٥٠٠٠٠٠"])
def test_all_three_digit_sets_are_shown_persian_and_grouped(types, field, typed):
    types(field.edit, typed)
    assert field.edit.text() == "۲٬۵۰۰٬۰۰۰"
    assert field.value() == 2_500_000


def test_plus_plus_adds_three_zeros(types, field):
    types(field.edit, "25++")
    assert field.value() == 25_000
    types(field.edit, "++")
    assert field.value() == 25_000_000


def test_shift_may_be_let_go_between_the_two_pluses(qtbot, types, field):
    types(field.edit, "25")
    for _ in range(2):
        qtbot.keyPress(field.edit, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
        types(field.edit, "+")
        qtbot.keyRelease(field.edit, Qt.Key.Key_Shift)
    assert field.value() == 25_000


def test_one_plus_alone_does_nothing(types, field):
    types(field.edit, "2+5+")
    assert field.value() == 25


def test_the_reading_says_tomans_first(types, field):
    types(field.edit, "25000000")
    assert field.reading.text().startswith("دو میلیون و پانصد هزار تومان")
    assert "بیست و پنج میلیون ریال" in field.reading.text()


def test_f4_takes_the_same_digits_as_tomans_and_back(qtbot, types, field):
    types(field.edit, "2500000")
    with qtbot.waitSignal(field.unit_changed):
        qtbot.keyClick(field, Qt.Key.Key_F4)
    assert field.value() == 25_000_000
    assert field.edit.text() == "۲٬۵۰۰٬۰۰۰"
    qtbot.keyClick(field, Qt.Key.Key_F4)
    assert field.value() == 2_500_000


def test_amounts_beyond_32_bits_stay_python_ints(field):
    field.set_value(12_345_678_901_234)
    assert field.value() == 12_345_678_901_234
    assert type(field.value()) is int


def test_typing_in_the_middle_keeps_the_cursor_there(types, field):
    types(field.edit, "1234567")
    field.edit.setCursorPosition(1)
    types(field.edit, "9")
    assert field.value() == 19_234_567
    before = field.edit.text()[: field.edit.cursorPosition()]
    assert digits.to_ascii(before).replace("٬", "") == "19"


def test_deleting_across_a_group_mark_works(qtbot, types, field):
    types(field.edit, "1234")
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.value() == 123
    assert field.edit.text() == "۱۲۳"


@pytest.mark.parametrize("pasted", ["2.5", "۲٫۵", "12/5", "-5", "۵ نفر"])
def test_a_pasted_fraction_or_word_is_refused_and_nothing_changes(types, field, pasted):
    types(field.edit, "7")
    QGuiApplication.clipboard().setText(pasted)
    field.edit.paste()
    assert field.value() == 7


@pytest.mark.parametrize("pasted", ["25,000,000", "۲۵٬۰۰۰٬۰۰۰", "25.000.000", "25 000 000"])
def test_a_pasted_amount_may_be_grouped_in_any_way(field, pasted):
    QGuiApplication.clipboard().setText(pasted)
    field.edit.paste()
    assert field.value() == 25_000_000


def test_the_amount_stands_at_the_trailing_edge_and_is_typed_from_the_left(field):
    assert field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert field.edit.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert field.edit.alignment() & Qt.AlignmentFlag.AlignLeft
    assert field.edit.mapTo(field, field.edit.rect().center()).x() < field.width() // 2


def test_an_empty_field_has_no_value_and_no_reading(types, field):
    types(field.edit, "0")
    assert field.value() is None
    assert field.reading.text() == ""


@settings(
    derandomize=False,
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(number=st.integers(1, 10**15))
def test_what_is_typed_digit_by_digit_is_what_is_read(qtbot, types, number):
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    types(edit, str(number))
    assert edit.number() == number
    assert edit.text() == digits.group(number)


def test_after_two_pluses_the_next_digit_comes_last(qtbot, shown, types):
    field = shown(MoneyField())
    types(field.edit, "2500++")
    assert field.edit.cursorPosition() == len(field.edit.text())
    types(field.edit, "5")
    assert field.value() == 25_000_005


def test_what_is_wrong_with_an_empty_amount_stands_right_below_it(types, field):
    row = FieldRow("مبلغ", field)
    assert not field.reading.isHidden()
    row.set_problem("مبلغ را بنویسید.")
    assert field.reading.isHidden()
    types(field.edit, "25")
    assert not field.reading.isHidden()
    row.set_problem("")
    field.set_value(None)
    assert not field.reading.isHidden()
