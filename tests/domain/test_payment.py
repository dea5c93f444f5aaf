"""What each way of paying leaves behind, and what may not be missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import banking, payment, valuation
from app.domain.errors import AppError
from app.domain.payment import ASKED, PaymentDetails
from app.domain.valuation import Minute

TODAY = date(2026, 4, 25)
BANKS = {"017": "ملی ایران"}
CHEQUE = PaymentDetails(
    sayad_id="۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶", bank="017", drawer="شرکت نخل", due_on=TODAY + timedelta(days=60)
)


def problems(method, **given_):
    details = PaymentDetails(**given_)
    return dict(payment.problems(method, details, BANKS, TODAY))


def test_a_whole_cheque_is_accepted_and_kept_in_ascii():
    assert dict(payment.problems("cheque", CHEQUE, BANKS, TODAY)) == {}
    kept = payment.kept(CHEQUE, BANKS)
    assert kept["sayad_id"] == "1234567890123456"
    assert (kept["bank_name"], kept["due_on"]) == ("ملی ایران", "2026-06-24")


def test_a_cheque_needs_its_id_its_bank_and_its_day():
    assert problems("cheque") == {
        "details.sayad_id": "sayad_id_required",
        "details.bank": "bank_required",
        "details.due_on": "due_required",
    }


@pytest.mark.parametrize("method", ["cash", "pos", "bank", "card"])
def test_other_payments_need_no_more_than_their_method(method):
    assert problems(method) == {}


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({"card": "123"}, "card_digits"),
        ({"card": "6037991234567890"}, "card_check_digit"),
        ({"terminal": "۱" * 201}, "too_long"),
        ({"sayad_id": "1234567890123456"}, "not_of_this_method"),
        ({"bank": "017"}, "not_of_this_method"),
    ],
)
def test_a_detail_that_is_wrong_is_told(given_, code):
    (field,) = given_
    assert problems("pos", **given_)[f"details.{field}"] == code


def test_a_bank_is_one_of_the_list_and_a_cheque_is_not_due_in_a_life_time():
    found = problems("cheque", sayad_id="1" * 16, bank="999", due_on=date(2076, 1, 1))
    assert found == {"details.bank": "bank_unknown", "details.due_on": "due_too_far"}


def test_cash_leaves_nothing_behind():
    assert ASKED["cash"] == ()
    assert problems("cash") == {}
    assert payment.kept(PaymentDetails(), BANKS) == {}


@given(st.integers(0, 10**15 - 1))
def test_of_a_whole_card_the_middle_is_never_kept(start):
    body = f"{start:015d}"
    number = next(f"{body}{d}" for d in range(10) if _is_card(f"{body}{d}"))
    kept = banking.kept_card(number)
    assert kept == f"{number[:6]}******{number[-4:]}"
    assert banking.kept_card(kept) == kept
    assert banking.kept_card(number[-4:]) == number[-4:]


def _is_card(number):
    try:
        return bool(banking.card(number))
    except AppError:
        return False


def minute(**changes):
    asked = {"number": "۱۲", "held_on": TODAY, "first": "مریم", "second": "کریم"} | changes
    return dict(valuation.problems(Minute(**asked), "m", TODAY))


def test_a_minute_has_a_number_a_day_and_two_people():
    assert minute() == {}
    assert minute(number=" ") == {"m.number": "minute_number_required"}
    assert minute(second="") == {"m.second": "minute_signatory_required"}
    assert minute(second="مريم") == {"m.second": "minute_needs_two"}
    assert minute(held_on=TODAY + timedelta(days=1)) == {"m.held_on": "minute_in_future"}
    assert minute(first="ن" * 201) == {"m.first": "too_long"}
