from datetime import date, timedelta

import pytest

from app.domain import jalali
from app.domain.errors import AppError
from app.domain.holidays import Holidays
from app.domain.lunar import LunarTable
from app.services.lists import RESOURCES

TABLE = LunarTable.from_csv((RESOURCES / "iran_lunar_months.csv").read_text("utf-8"))
SHIPPED = (RESOURCES / "official_holidays.csv").read_text("utf-8")


@pytest.fixture(scope="module")
def holidays():
    return Holidays.from_csv(SHIPPED, TABLE)


def test_a_solar_holiday_comes_by_its_jalali_day(holidays):
    assert holidays.on(jalali.from_jalali(1405, 11, 22)) == ("پیروزی انقلاب اسلامی",)
    assert holidays.on(jalali.from_jalali(1405, 11, 23)) == ()


def test_a_lunar_holiday_comes_by_the_announced_month(holidays):
    ashura = TABLE.first(1448, 1) + timedelta(days=9)
    assert holidays.on(ashura) == ("عاشورای حسینی",)


def test_the_last_day_of_safar_is_the_29th_or_the_30th(holidays):
    for year in range(1440, 1448):
        last = TABLE.first(year, 3) - timedelta(days=1)
        assert "شهادت امام رضا" in holidays.on(last)
        assert "شهادت امام رضا" not in holidays.on(last - timedelta(days=1))


def test_offices_are_closed_on_fridays_and_holidays(holidays):
    assert holidays.closed(date(2026, 11, 20))
    assert holidays.closed(jalali.from_jalali(1405, 1, 13))
    assert not holidays.closed(date(2026, 11, 21))


def test_each_row_of_the_table_names_its_source():
    rows = SHIPPED.splitlines()[1:]
    assert len(rows) == 28
    assert all(row.rpartition(",")[2] for row in rows)


def test_a_broken_table_is_refused_with_its_row():
    with pytest.raises(AppError) as refused:
        Holidays.from_csv("calendar,month,day,name_fa\nsolar,x,1,نوروز\n", TABLE)
    assert refused.value.params == {"list": "official_holidays", "row": 2}
