"""Iran's announced lunar months."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import jalali, lunar
from app.domain.errors import AppError
from app.domain.lunar import LunarDay, LunarTable, Status

CONTENT = (Path(__file__).parents[2] / "resources/lists/iran_lunar_months.csv").read_text("utf-8")
TABLE = LunarTable.from_csv(CONTENT)
RAMADAN = date(2027, 2, 8)
HEAD = "hijri_year,hijri_month,gregorian_start,status\n"


def test_today_is_named_as_on_the_screen():
    assert TABLE.long(date(2026, 11, 22)) == "۱۲ جمادی‌الثانی ۱۴۴۸"
    assert TABLE.day(date(2026, 11, 22)) == LunarDay(1448, 6, 12, Status.OFFICIAL)


def test_ramadan_1448_is_predicted_for_19_bahman_1405():
    assert TABLE.day(RAMADAN) == LunarDay(1448, 9, 1, Status.PREDICTED)
    assert TABLE.first(1448, 9) == RAMADAN
    assert jalali.iso(RAMADAN) == "1405-11-19"


def test_every_month_of_the_shipped_table_has_29_or_30_days():
    months = [(year, month) for year in range(1427, 1450) for month in range(1, 13)]
    firsts = [TABLE.first(*month) for month in months]
    assert {(after - before).days for before, after in pairwise(firsts)} == {29, 30}


@settings(derandomize=False, deadline=None)
@given(st.dates(date(2006, 1, 31), date(2028, 5, 23)))
def test_the_day_after_is_the_next_day_or_a_first(day):
    today, tomorrow = TABLE.day(day), TABLE.day(day + timedelta(days=1))
    assert tomorrow.day == today.day + 1 or (tomorrow.day == 1 and today.day in (29, 30))


@pytest.mark.parametrize("day", [date(2006, 1, 30), date(2028, 5, 25), date(2100, 1, 1)])
def test_no_day_is_promised_outside_the_table(day):
    assert TABLE.day(day) is None
    assert TABLE.long(day) == ""
    assert TABLE.night_name(day - timedelta(days=1)) == ""


def test_the_nineteenth_night_is_the_evening_of_the_eighteenth():
    evening = TABLE.evening_of(1448, 9, 19)
    assert TABLE.day(evening).day == 18
    assert TABLE.night(evening).day == 19
    assert TABLE.night_name(evening) == "شب نوزدهم رمضان"


def test_the_night_of_eid_is_the_last_evening_of_ramadan():
    evening = TABLE.evening_of(1448, 10, 1)
    assert TABLE.day(evening).month == 9
    assert TABLE.night_name(evening) == "شب اول شوال"
    assert TABLE.evening_of(1500, 1, 1) is None


def test_a_correction_moves_the_month_and_makes_it_official():
    corrected = TABLE.corrected({(1448, 9): RAMADAN + timedelta(days=1)})
    assert corrected.day(RAMADAN) == LunarDay(1448, 8, 30, Status.PREDICTED)
    assert corrected.day(RAMADAN + timedelta(days=1)) == LunarDay(1448, 9, 1, Status.OFFICIAL)
    assert TABLE.day(RAMADAN).day == 1


def test_a_correction_that_breaks_a_month_is_refused():
    with pytest.raises(AppError) as refusal:
        TABLE.corrected({(1448, 9): RAMADAN + timedelta(days=2)})
    assert refusal.value.code == "lunar_table_broken"
    assert refusal.value.params == {"year": 1448, "month": 9}


def test_what_follows_an_announced_month_moves_along_by_as_little_as_it_must():
    starts = ["2027-01-01", "2027-01-30", "2027-02-28", "2027-03-30"]
    rows = [f"1448,{month},{first},official" for month, first in enumerate(starts, 7)]
    table = LunarTable.from_csv(HEAD + "\n".join(rows))
    heard = table.corrected({(1448, 8): date(2027, 1, 31)})
    assert heard.first(1448, 7) == date(2027, 1, 1)
    assert heard.day(date(2027, 3, 1)) == LunarDay(1448, 9, 1, Status.PREDICTED)
    assert heard.day(date(2027, 3, 30)) == LunarDay(1448, 10, 1, Status.OFFICIAL)


def test_what_cannot_be_is_left_and_the_rest_of_what_was_heard_stands():
    wrong, right = RAMADAN + timedelta(days=9), TABLE.first(1448, 10)
    heard = TABLE.heard({(1448, 9): wrong, (1448, 10): right})
    assert heard.first(1448, 9) == RAMADAN
    assert heard.day(right) == LunarDay(1448, 10, 1, Status.OFFICIAL)


def test_a_month_after_the_last_is_taken_on():
    last = TABLE.first(1449, 12)
    longer = TABLE.corrected({(1450, 1): last + timedelta(days=30), (1450, 3): last})
    assert longer.long(last + timedelta(days=30)) == "۱ محرم ۱۴۵۰"
    assert longer.first(1450, 3) is None


def test_a_table_that_turns_says_what_the_other_says():
    shared = lunar.TurningTable.from_csv(CONTENT)
    shared.become(TABLE.corrected({(1448, 9): RAMADAN + timedelta(days=1)}))
    assert shared.first(1448, 9) == RAMADAN + timedelta(days=1)
    assert shared.day(RAMADAN).day == 30


def test_a_missing_month_breaks_the_table():
    with pytest.raises(AppError, match="lunar_table_broken"):
        LunarTable.from_csv(f"{HEAD}1448,1,2026-06-17,official\n1448,3,2026-07-16,official\n")


@pytest.mark.parametrize(
    "row", ["1448,1,2026-06-17,guessed", "1448,1,17 June,official", "x,1,2026-06-17,official", "1"]
)
def test_a_malformed_row_is_named(row):
    with pytest.raises(AppError) as refusal:
        LunarTable.from_csv(f"{HEAD}{row}\n")
    assert refusal.value.code == "list_malformed"
    assert refusal.value.params["row"] == 2


def test_a_table_without_rows_knows_no_day():
    assert LunarTable([]).day(RAMADAN) is None
    assert lunar.MONTHS[8] == "رمضان"
