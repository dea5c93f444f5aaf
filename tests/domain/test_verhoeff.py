"""The check digit of receipt numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import verhoeff

DIGITS = st.text("0123456789", min_size=1, max_size=12)


@pytest.mark.parametrize(("digits", "check"), [("236", 3), ("12345", 1)])
def test_published_vectors(digits, check):
    assert verhoeff.check_digit(digits) == check
    assert verhoeff.is_valid(f"{digits}{check}")


@settings(derandomize=False, deadline=None)
@given(DIGITS)
def test_every_single_slip_is_found(digits):
    whole = f"{digits}{verhoeff.check_digit(digits)}"
    for place, right in enumerate(whole):
        for wrong in set("0123456789") - {right}:
            assert not verhoeff.is_valid(f"{whole[:place]}{wrong}{whole[place + 1 :]}")


@settings(derandomize=False, deadline=None)
@given(DIGITS)
def test_every_swap_of_neighbours_is_found(digits):
    whole = f"{digits}{verhoeff.check_digit(digits)}"
    for at in range(len(whole) - 1):
        if whole[at] != whole[at + 1]:
            swapped = f"{whole[:at]}{whole[at + 1]}{whole[at]}{whole[at + 2 :]}"
            assert not verhoeff.is_valid(swapped)


@pytest.mark.parametrize("digits", ["", "0"])
def test_a_check_digit_alone_checks_nothing(digits):
    assert not verhoeff.is_valid(digits)
