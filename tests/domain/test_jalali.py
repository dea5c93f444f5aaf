"""Solar days: conversion against jdatetime and history, and reading what a clerk types."""

from datetime import date, timedelta

import jdatetime
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from app.domain import jalali
from app.domain.errors import AppError

TODAY = date(2026, 11, 22)
FIRST = date(1821, 3, 21)
LAST = date(2122, 3, 20)
DAYS = st.dates(FIRST, LAST)
LEAP_PLACES = {1, 5, 9, 13, 17, 22, 26, 30}


@settings(derandomize=False, deadline=None, max_examples=300)
@given(DAYS)
def test_every_day_comes_back_and_agrees_with_jdatetime(day):
    found = jalali.to_jalali(day)
    assert jalali.from_jalali(*found) == day
    assert jdatetime.date(*found).togregorian() == day


def test_every_month_of_three_centuries_begins_where_the_one_before_ends():
    day = FIRST
    for year in range(jalali.FIRST_YEAR, jalali.LAST_YEAR + 1):
        leap = year % 33 in LEAP_PLACES
        for month, length in enumerate([31] * 6 + [30] * 5 + [29 + leap], start=1):
            assert jalali.from_jalali(year, month, 1) == day
            assert jalali.month_length(year, month) == length
            day += timedelta(days=length)
    assert day == LAST + timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "month", "day", "gregorian"),
    [
        (1329, 12, 29, date(1951, 3, 20)),
        (1332, 5, 28, date(1953, 8, 19)),
        (1357, 11, 22, date(1979, 2, 11)),
        (1399, 12, 30, date(2021, 3, 20)),
        (1403, 12, 30, date(2025, 3, 20)),
        (1405, 9, 1, TODAY),
        (1405, 11, 19, date(2027, 2, 8)),
    ],
)
def test_days_that_history_knows(year, month, day, gregorian):
    assert jalali.from_jalali(year, month, day) == gregorian
    assert jalali.to_jalali(gregorian) == (year, month, day)


@pytest.mark.parametrize(
    "parts",
    [(1405, 12, 30), (1405, 7, 31), (1405, 13, 1), (1405, 0, 1), (1199, 1, 1), (1501, 1, 1)],
)
def test_a_day_that_does_not_exist_is_refused(parts):
    with pytest.raises(AppError, match="date_impossible"):
        jalali.from_jalali(*parts)


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1), date.max])
def test_a_day_outside_the_known_years_is_refused(day):
    with pytest.raises(AppError, match="date_impossible"):
        jalali.to_jalali(day)


def test_the_fiscal_year_turns_at_nowruz():
    assert jalali.fiscal_year(date(2026, 3, 20)) == 1404
    assert jalali.fiscal_year(date(2026, 3, 21)) == 1405
    assert jalali.first_day_of_year(TODAY) == date(2026, 3, 21)


def test_days_are_written_three_ways():
    assert jalali.long(TODAY) == "یکشنبه ۱ آذر ۱۴۰۵"
    assert jalali.short(TODAY) == "۱۴۰۵/۰۹/۰۱"
    assert jalali.iso(TODAY) == "1405-09-01"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("۱۴۰۵/۹/۱", "1405-09-01"),
        ("1405-09-01", "1405-09-01"),
        ("1/9/1405", "1405-09-01"),
        ("2026-11-22", "1405-09-01"),
        ("۹/۱", "1405-09-01"),
        ("٠٩-٠١", "1405-09-01"),
        ("۱۲/۲۵", "1405-12-25"),
        ("۱", "1405-09-01"),
        ("۱۰", "1405-09-10"),
        ("۳۰", "1405-08-30"),
        ("امروز", "1405-09-01"),
        ("ديروز", "1405-08-30"),
        (" پریروز ", "1405-08-29"),
        ("یکشنبه", "1405-09-01"),
        ("یک شنبه", "1405-09-01"),
        ("شنبه", "1405-08-30"),
        ("پنج‌شنبه", "1405-08-28"),
        ("سه شنبه", "1405-08-26"),
        ("دوشنبه", "1405-08-25"),
        ("۱ آذر", "1405-09-01"),
        ("۱آذر", "1405-09-01"),
        ("جمعه ۲ آذر ۱۴۰۴", "1404-09-02"),
    ],
)
def test_a_typed_day_is_understood(typed, meant):
    assert jalali.iso(jalali.parse_day(typed, TODAY)) == meant


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("۱۲/۲۵", (1406, 1, 5), "1405-12-25"),
        ("۳/۱", (1405, 12, 1), "1405-03-01"),
        ("۳۱", (1405, 7, 1), "1405-06-31"),
        ("۲۹", (1405, 1, 2), "1404-12-29"),
        ("۱۲/۳۰", (1404, 1, 1), "1403-12-30"),
    ],
)
def test_a_day_without_its_year_is_the_one_near_today(typed, today, meant):
    assert jalali.iso(jalali.parse_day(typed, jalali.from_jalali(*today))) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("فردا", "1405-09-02"),
        ("پس‌فردا", "1405-09-03"),
        ("پس فردا", "1405-09-03"),
        ("امروز", "1405-09-01"),
        ("یکشنبه", "1405-09-01"),
        ("شنبه", "1405-09-07"),
        ("۱۲/۲۹", "1405-12-29"),
        ("۳/۱", "1406-03-01"),
        ("۸/۱۵", "1405-08-15"),
        ("۲۵ فروردین", "1406-01-25"),
        ("۲۵", "1405-09-25"),
        ("۱۴۰۴/۱/۱", "1404-01-01"),
    ],
)
def test_a_day_that_lies_ahead_is_looked_for_ahead(typed, meant):
    assert jalali.iso(jalali.parse_day(typed, TODAY, ahead=True)) == meant


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("۲۰", (1405, 9, 28), "1405-10-20"),
        ("۲۵", (1405, 9, 28), "1405-09-25"),
        ("۵", (1405, 12, 28), "1406-01-05"),
        ("۱۲/۳۰", (1402, 12, 28), "1403-12-30"),
    ],
)
def test_a_coming_day_goes_over_the_end_of_a_month_or_year(typed, today, meant):
    assert jalali.iso(jalali.parse_day(typed, jalali.from_jalali(*today), ahead=True)) == meant


@pytest.mark.parametrize("word", ["دیروز", "پریروز"])
def test_a_day_that_lies_ahead_was_not_yesterday(word):
    with pytest.raises(AppError, match="date_unreadable"):
        jalali.parse_day(word, TODAY, ahead=True)


@pytest.mark.parametrize(
    "typed",
    ["", "؟", "فردای آن روز", "۱۴۰۵", "1 2 3 4", "۱۴۰۵۰۹۰۱", "آذر", "۱ هفته", "۱ ۲ ۳ آذر"],
)
def test_what_is_no_day_is_unreadable_or_impossible(typed):
    with pytest.raises(AppError, match=r"date_unreadable|date_impossible"):
        jalali.parse_day(typed, TODAY)


@pytest.mark.parametrize(
    "typed",
    ["۱۴۰۵/۱۲/۳۰", "۱۴۰۵/۷/۳۱", "۱۳/۱", "۰", "۴۰", "۳۱", "2026-02-30", "1750-01-01", "۳۱ مهر ۱۴۰۵"],
)
def test_a_day_that_the_calendar_lacks_is_impossible(typed):
    with pytest.raises(AppError, match="date_impossible"):
        jalali.parse_day(typed, TODAY)


@pytest.mark.parametrize(("typed", "today"), [("۳۱", (1405, 7, 20)), ("۱۲/۳۰", (1404, 12, 28))])
def test_a_day_that_does_not_exist_is_not_looked_for_far_back(typed, today):
    with pytest.raises(AppError, match="date_impossible"):
        jalali.parse_day(typed, jalali.from_jalali(*today))


@settings(derandomize=False, deadline=None)
@given(DAYS, DAYS)
def test_every_written_form_is_read_back(day, today):
    for written in (jalali.long(day), jalali.short(day), jalali.iso(day), day.isoformat()):
        assert jalali.parse_day(written, today) == day


@settings(derandomize=False, deadline=None)
@given(st.text() | st.text("۰۱۲۳۴۵۶۷۸۹/- آذرمهشنبه"))
def test_anything_typed_is_a_day_or_a_refusal(typed):
    try:
        found = jalali.parse_day(typed, TODAY)
    except AppError as refusal:
        event(refusal.code)
    else:
        assert FIRST <= found <= LAST
