"""The clock of the office and the refusals it shares."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain import clock
from app.domain.errors import AppError, InvalidInputError

MOMENT = datetime(2026, 11, 22, 23, 59, tzinfo=clock.TEHRAN)


def test_the_office_is_three_and_a_half_hours_ahead_in_summer_too():
    assert clock.now().utcoffset() == timedelta(hours=3, minutes=30)
    assert abs(clock.now() - datetime.fromtimestamp(clock.now().timestamp(), UTC)) < timedelta(1)


def test_a_fixed_clock_stands_and_is_let_go_again():
    with clock.fixed(MOMENT):
        assert (clock.now(), clock.today()) == (MOMENT, MOMENT.date())
    assert clock.now() != MOMENT


def test_a_clock_may_follow_a_story():
    moments = iter([MOMENT, MOMENT + timedelta(minutes=1)])
    with clock.fixed(lambda: next(moments)):
        assert clock.today() == MOMENT.date()
        assert clock.today() == MOMENT.date() + timedelta(days=1)


def test_fixed_clocks_nest_and_survive_an_error():
    with clock.fixed(MOMENT):
        with pytest.raises(AppError), clock.fixed(MOMENT + timedelta(days=1)):
            raise AppError("stop")
        assert clock.now() == MOMENT


def test_a_wrong_clock_is_shifted_for_this_run():
    with clock.fixed(MOMENT):
        clock.shift(timedelta(hours=-1))
        clock.shift(timedelta(minutes=10))
        assert clock.now() == MOMENT - timedelta(minutes=50)


def test_a_refusal_carries_its_code_and_facts():
    refusal = AppError("too_late", day=3)
    assert (refusal.code, refusal.params) == ("too_late", {"day": 3})
    assert "too_late" in str(refusal)


def test_invalid_input_names_its_fields():
    refusal = InvalidInputError({"lines.0.amount": "amount_not_positive"})
    assert refusal.code == "invalid_input"
    assert refusal.fields == {"lines.0.amount": "amount_not_positive"}
