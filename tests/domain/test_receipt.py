"""Receipt numbers as printed and as typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import AppError
from app.domain.receipt import ON_PAPER, ReceiptNumber, RecordType, is_training, next_register

NUMBER = ReceiptNumber("KHZDEZ", "A1", 1405, 1243)
NUMBERS = st.builds(
    ReceiptNumber,
    st.from_regex(r"[A-Z0-9]{1,10}", fullmatch=True),
    st.from_regex(r"[A-Z][0-9]", fullmatch=True),
    st.integers(1300, 1500),
    st.integers(1, 2_000_000),
)


def test_a_number_is_printed_with_spaces_and_its_check_digit():
    assert str(NUMBER) == f"KHZDEZ / A1 / 1405 / 001243-{NUMBER.check}"


@settings(derandomize=False, deadline=None)
@given(NUMBERS)
def test_every_printed_number_is_read_back(number):
    assert ReceiptNumber.parse(str(number)) == number


@pytest.mark.parametrize(
    "typed", ["khzdez/a1/1405/001243", "KHZDEZ / A1 / ۱۴۰۵ / ۰۰۱۲۴۳", " KHZDEZ/A1/1405/ 001243 "]
)
def test_a_number_is_read_without_check_digit_in_any_digits(typed):
    assert ReceiptNumber.parse(typed) == NUMBER


@settings(derandomize=False, deadline=None)
@given(NUMBERS, st.integers(1, 9))
def test_a_wrong_check_digit_is_refused(number, by):
    wrong = f"{str(number)[:-1]}{(number.check + by) % 10}"
    with pytest.raises(AppError, match="number_check_digit"):
        ReceiptNumber.parse(wrong)


@pytest.mark.parametrize("typed", ["", "001243", "KHZDEZ/A1/1405/1243", "KHZDEZ/AA/1405/001243"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(AppError, match="number_malformed"):
        ReceiptNumber.parse(typed)


def test_numbers_are_ordered_by_register_year_and_serial():
    later = ReceiptNumber("KHZDEZ", "A1", 1405, 1244)
    assert NUMBER < later < ReceiptNumber("KHZDEZ", "A1", 1406, 1)


def test_training_and_voids_are_not_printed_in_bulk():
    assert not {RecordType.TRAINING, RecordType.VOID} & ON_PAPER
    assert is_training("T1")
    assert not is_training("A1")


@pytest.mark.parametrize(("code", "following"), [("A1", "A2"), ("A9", "B0"), ("T1", "T2")])
def test_a_restore_opens_the_next_register(code, following):
    assert next_register(code) == following
