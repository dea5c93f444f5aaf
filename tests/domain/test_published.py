"""Rules of what a province publishes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.published import (
    DUES,
    LARGEST_PDF,
    Campaign,
    Instruction,
    ListEntry,
    LunarMonth,
    Rate,
    problems,
)

WRONG = (
    (Campaign(), {"name": "required"}),
    (Campaign(name="x" * 121), {"name": "too_long"}),
    (Campaign(name="یلدا", target=-1), {"target": "amount_not_positive"}),
    (Rate(due="zakat", year=1447, amount=1), {"due": "due_unknown"}),
    (Rate(due=DUES[0], year=1405 - 600, amount=1), {"year": "lunar_year"}),
    (Rate(due=DUES[0], year=1447), {"amount": "amount_not_positive"}),
    (Rate(due=DUES[0], year=1447, amount=10**16), {"amount": "amount_too_large"}),
    (LunarMonth(year=1448, month=13, first=date(2027, 2, 9)), {"month": "lunar_month"}),
    (LunarMonth(year=1448, month=9), {"first": "required"}),
    (ListEntry(list="skill", code="A"), {"name": "required"}),
    (Instruction(title="فطریه"), {"body": "required"}),
    (Instruction(title="فطریه", pdf=b"PK"), {"pdf": "not_pdf"}),
    (Instruction(title="فطریه", pdf=b"%PDF-" + bytes(LARGEST_PDF)), {"pdf": "pdf_too_large"}),
)


@pytest.mark.parametrize(("details", "found"), WRONG, ids=lambda one: str(one)[:40])
def test_what_is_wrong_is_named_by_its_field(details, found):
    assert problems(details) == found


@given(st.dates(), st.dates())
def test_a_campaign_ends_no_earlier_than_it_starts(starts, ends):
    found = problems(Campaign(name="یلدا", starts_on=starts, ends_on=ends))
    assert bool(found) == (ends < starts)


@given(st.sampled_from(DUES), st.integers(1400, 1599), st.integers(1, 10**15))
def test_a_due_has_a_rate_for_each_lunar_year(due, year, amount):
    assert not problems(Rate(due=due, year=year, amount=amount))
