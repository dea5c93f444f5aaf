"""Digits on their way in and out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import digits


def test_all_three_digit_sets_become_ascii():
    assert digits.to_ascii("۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ 0123456789") == "0123456789 0123456789 0123456789"


def test_letters_around_digits_stay():
    assert digits.to_persian("A1 / 1405 / ٠٠١٢") == "A۱ / ۱۴۰۵ / ۰۰۱۲"


def test_a_number_is_shown_in_persian_digits():
    assert digits.to_persian(1405) == "۱۴۰۵"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (0, "۰"),
        (999, "۹۹۹"),
        (1000, "۱٬۰۰۰"),
        (25_000_000, "۲۵٬۰۰۰٬۰۰۰"),
        (-1200, "\u200e\u2212۱٬۲۰۰"),
    ],
)
def test_amounts_are_grouped_in_threes(amount, shown):
    assert digits.group(amount) == shown


@settings(derandomize=False, deadline=None)
@given(st.text())
def test_there_and_back_is_the_ascii_form(text):
    assert digits.to_ascii(digits.to_persian(text)) == digits.to_ascii(text)
