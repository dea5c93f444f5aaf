"""Accounts, cards and cheques, with the vectors of DOMAIN 9."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import banking
from app.domain.errors import AppError

BANKS = banking.Banks.from_csv(
    (Path(__file__).parents[2] / "resources/lists/banks.csv").read_text("utf-8")
)
CARDS = ["6037991234567893", "6367957070707075"]


@pytest.mark.parametrize(
    ("typed", "account", "bank"),
    [
        ("IR760170000000000000000001", "IR760170000000000000000001", "ملی ایران"),
        ("ir57 0150 0000 0123 4567 8901 23", "IR570150000001234567890123", "سپه"),
        ("۷۶۰۱۷۰۰۰۰۰۰۰۰۰۰۰۰۰۰۰۰۰۰۱", "IR760170000000000000000001", "ملی ایران"),
    ],
)
def test_accounts_are_read_and_name_their_bank(typed, account, bank):
    assert banking.iban(typed) == account
    assert BANKS.of_iban(account) == bank


@pytest.mark.parametrize("typed", ["IR7601700000000000000000", "GB760170000000000000000001", ""])
def test_what_is_no_account_is_refused(typed):
    with pytest.raises(AppError, match="iban_malformed"):
        banking.iban(typed)


@settings(derandomize=False, deadline=None)
@given(st.integers(2, 25), st.integers(1, 9))
def test_every_single_slip_in_an_account_is_found(place, by):
    account = "IR570150000001234567890123"
    digit = (int(account[place]) + by) % 10
    with pytest.raises(AppError, match="iban_check_digits"):
        banking.iban(f"{account[:place]}{digit}{account[place + 1 :]}")


@pytest.mark.parametrize("number", CARDS)
def test_cards_are_read_and_masked(number):
    spaced = " ".join(number[at : at + 4] for at in range(0, 16, 4))
    assert banking.card(spaced) == number
    assert banking.mask_card(number) == f"{number[:6]}******{number[-4:]}"
    assert BANKS.of_card(banking.mask_card(number)) == BANKS.of_card(number) != ""


@settings(derandomize=False, deadline=None)
@given(st.sampled_from(CARDS), st.integers(0, 15), st.integers(1, 9))
def test_every_single_slip_in_a_card_is_found(number, place, by):
    digit = (int(number[place]) + by) % 10
    with pytest.raises(AppError, match="card_check_digit"):
        banking.card(f"{number[:place]}{digit}{number[place + 1 :]}")


def test_a_card_has_sixteen_digits():
    with pytest.raises(AppError, match="card_malformed"):
        banking.card("603799123456789")


def test_a_cheque_has_sixteen_digits():
    assert banking.sayad_id("۱۲۳۴-۵۶۷۸-۹۰۱۲-۳۴۵۶") == "1234567890123456"
    with pytest.raises(AppError, match="sayad_id_malformed"):
        banking.sayad_id("123")


def test_an_unknown_bank_is_no_error():
    assert BANKS.of_iban("IR570990000001234567890123") == ""
    assert BANKS.of_card("") == ""
