from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import search_line
from app.domain.lunar import LunarTable
from app.services.lists import RESOURCES

TODAY = date(2026, 11, 22)
TABLE = LunarTable.from_csv((RESOURCES / "iran_lunar_months.csv").read_text("utf-8"))


def read(typed):
    return search_line.read(typed, TODAY, TABLE)


def test_a_whole_number_is_one_in_any_spelling():
    wanted = "KHZDEZ / A1 / 1405 / 000002-8"
    for typed in (wanted, "khzdez/A1/۱۴۰۵/۰۰۰۰۰۲-۸", "KHZDEZ/A1/1405/000002"):
        assert str(read(typed).number) == wanted


def test_a_wrong_check_digit_is_nobodys_number():
    assert read("KHZDEZ / A1 / 1405 / 000002-7").number is None


@pytest.mark.parametrize(
    ("typed", "figures", "rials"),
    [
        ("۲٬۵۰۰٬۰۰۰", "2500000", (2_500_000, 25_000_000)),
        ("2,500,000", "2500000", (2_500_000, 25_000_000)),
        ("۲.۵ میلیون تومان", "2500000", (25_000_000,)),
        ("۲٫۵ میلیون", "2500000", (25_000_000, 2_500_000)),
        ("۵۰۰ هزار ریال", "500000", (500_000,)),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, figures, rials):
    [one] = read(typed).figures
    assert (one.figures, one.rials) == (figures, rials)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("دیشب", "2026-11-21"),
        ("جمعه شب", "2026-11-20"),
        ("شب جمعه", "2026-11-19"),
        ("سه شنبه", "2026-11-17"),
        ("سه‌شنبه", "2026-11-17"),
        ("۱۴۰۵/۹/۱", "2026-11-22"),
        ("۵ آبان", "2026-10-27"),
        ("۵ آبان ۱۴۰۴", "2025-10-27"),
        ("شب ۱۹ رمضان", "2026-03-08"),
        ("۱۹ رمضان", "2026-03-09"),
    ],
)
def test_a_day_is_read_as_people_say_it(typed, day):
    found = read(f"{typed} ۴۵۳۳")
    assert found.day == day
    assert [one.figures for one in found.figures] == ["4533"]
    assert not found.names


def test_amount_evening_and_last_four_digits_come_apart():
    found = read("رسید ۲٬۵۰۰٬۰۰۰ دیشب ۴۵۳۳")
    assert (found.names, found.day) == ("", "2026-11-21")
    assert [one.figures for one in found.figures] == ["2500000", "4533"]


def test_a_name_stays_a_name_beside_figures():
    found = read("زهرا کاظمی ۱۰۰۰۰۰۰")
    assert found.names == "زهرا کاظمی"
    assert [one.figures for one in found.figures] == ["1000000"]


def test_a_serial_with_its_check_digit_is_no_amount():
    [one] = read("001243-6").figures
    assert one.serial
    assert one.rials == ()


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_too_strange(typed):
    found = read(typed)
    assert found.typed == typed
    assert all(len(one.figures) <= search_line.LONGEST + 12 for one in found.figures)
