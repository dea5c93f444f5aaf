"""Amounts as typed, shown and said."""

from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from app.domain import money
from app.domain.errors import AppError

LISTS = Path(__file__).parents[2] / "resources" / "lists"
NEW_RIAL = money.Unit(code="IRN", name_fa="ریال جدید", minor=2, words=("ریال", "قران"))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("25000000", 25_000_000),
        ("۲۵٬۰۰۰٬۰۰۰", 25_000_000),
        ("٢٥،٠٠٠،٠٠٠", 25_000_000),
        (" 25,000 000 ", 25_000_000),
        ("25'000’000", 25_000_000),
        ("1.500.000", 1_500_000),
        ("-1200", -1200),
        ("\u200e\u2212۱٬۲۰۰", -1200),
        ("0", 0),
        ("۰۰۷", 7),
        (str(money.MAX_AMOUNT), money.MAX_AMOUNT),
    ],
)
def test_amounts_are_read_in_every_digit_set(typed, amount):
    assert money.parse_amount(typed) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "amount_missing"),
        ("  ", "amount_missing"),
        ("-", "amount_missing"),
        ("۱٫۵", "amount_fractional"),
        ("1/5", "amount_fractional"),
        ("1.5", "amount_fractional"),
        ("1.", "amount_fractional"),
        ("1,200.00", "amount_fractional"),
        ("1200.5000", "amount_fractional"),
        ("1.2.3", "amount_unreadable"),
        ("ده میلیون", "amount_unreadable"),
        ("1e6", "amount_unreadable"),
        ("--5", "amount_unreadable"),
        (".", "amount_unreadable"),
        ("१२", "amount_unreadable"),
        (str(money.MAX_AMOUNT + 1), "amount_too_large"),
        ("9" * 6000, "amount_too_large"),
    ],
)
def test_what_is_no_whole_amount_is_refused(typed, code):
    with pytest.raises(AppError) as refusal:
        money.parse_amount(typed)
    assert refusal.value.code == code


@settings(derandomize=False, deadline=None)
@given(st.integers(-money.MAX_AMOUNT, money.MAX_AMOUNT), st.sampled_from([money.IRR, NEW_RIAL]))
def test_what_is_shown_is_read_back(amount, unit):
    assert money.parse_amount(money.figures(amount, unit), unit) == amount


@settings(derandomize=False, deadline=None)
@given(st.text("0123456789۰۱۲٣٤٬,.،٫/- x", max_size=30))
def test_a_typed_amount_is_a_whole_number_or_a_refusal(typed):
    try:
        found = money.parse_amount(typed)
    except AppError as refusal:
        event(refusal.code)
    else:
        assert abs(found) <= money.MAX_AMOUNT


@pytest.mark.parametrize(
    ("rials", "said"),
    [
        (25_000_000, "دو میلیون و پانصد هزار تومان"),
        (25_000_005, "دو میلیون و پانصد هزار تومان و ۵ ریال"),
        (10, "یک تومان"),
        (5, "۵ ریال"),
        (0, "صفر تومان"),
        (-10_000, "منفی یک هزار تومان"),
    ],
)
def test_rials_are_said_in_tomans(rials, said):
    assert money.toman_helper(rials) == said
    assert money.helper(rials) == said


def test_only_rials_have_a_toman_reading():
    assert money.helper(25_000_000, NEW_RIAL) == ""


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        (25_000_000, money.IRR, "بیست و پنج میلیون ریال"),
        (0, money.IRR, "صفر ریال"),
        (-5, money.IRR, "منفی پنج ریال"),
        (1250, NEW_RIAL, "دوازده ریال و پنجاه قران"),
        (1200, NEW_RIAL, "دوازده ریال"),
        (50, NEW_RIAL, "پنجاه قران"),
        (0, NEW_RIAL, "صفر ریال"),
    ],
)
def test_amounts_are_written_out_with_their_unit(amount, unit, said):
    assert money.in_words(amount, unit) == said


def test_a_unit_with_a_minor_one_takes_and_shows_a_fraction():
    assert money.parse_amount("۱۲٫۵", NEW_RIAL) == 1250
    assert money.figures(1205, NEW_RIAL) == "۱۲٫۰۵"
    assert money.figures(-1200, NEW_RIAL) == "\u200e\u2212۱۲"


def test_rials_are_the_first_row_of_the_shipped_units():
    content = (LISTS / "units.csv").read_text(encoding="utf-8")
    assert money.units_from_csv(content)["IRR"] == money.IRR


def test_a_new_unit_is_a_row_and_not_a_rewrite():
    content = "code,name_fa,minor_digits,words\nIRN,ریال جدید,2,ریال|قران\n"
    assert money.units_from_csv(content) == {"IRN": NEW_RIAL}
