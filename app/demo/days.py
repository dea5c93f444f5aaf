"""When the demo office is open and how busy: weekdays, holidays and the seasons of giving."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from app.domain import clock, jalali
from app.domain.lunar import LunarTable

FIRST: Final = jalali.from_jalali(1405, 1, 5)
LAST: Final = jalali.from_jalali(1405, 8, 30)
_OPENS, _CLOSES, _CLOSES_THURSDAY = 7 * 3600 + 1800, 14 * 3600 + 1200, 12 * 3600 + 1800
_THURSDAY, _FRIDAY = 3, 4
_FEWEST_ON_LAST_DAY: Final = 14
_HOLIDAYS: Final = frozenset({(1, 12), (1, 13), (3, 14), (3, 15)})
_LUNAR_HOLIDAYS: Final = frozenset(
    {(10, 25), (12, 10), (12, 18), (1, 9), (1, 10), (2, 20), (2, 28), (2, 30), (3, 8), (3, 17)}
)
_SEASONS: Final = (
    (9, range(1, 31), 3.0),
    (10, range(1, 11), 2.4),
    (12, range(1, 19), 1.6),
    (1, range(1, 13), 1.7),
    (2, range(8, 21), 1.4),
)
"""Lunar month, its days, how much more is given: Ramadan, Eid, Zilhajja, Muharram, Arbaeen."""


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """One open day and how many receipts it sees; *fitriyeh* while that is still given."""

    day: date
    receipts: int
    fitriyeh: bool

    def moments(self, rng: Random, count: int) -> list[datetime]:
        """Return *count* different seconds of the office hours, in order."""
        closes = _CLOSES_THURSDAY if self.day.weekday() == _THURSDAY else _CLOSES
        midnight = datetime.combine(self.day, time(0, tzinfo=clock.TEHRAN))
        seconds = sorted(rng.sample(range(_OPENS, closes), count))
        return [midnight + timedelta(seconds=second) for second in seconds]


def open_days(rng: Random, table: LunarTable, receipts: int) -> Iterator[OfficeDay]:
    """Yield the open days in order with *receipts* spread over them, the last one never empty."""
    every = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    weights = {day: _weight(day, table) * rng.uniform(0.7, 1.3) for day in every}
    days = [day for day in every if weights[day]]
    kept = min(_FEWEST_ON_LAST_DAY, receipts // 8)
    total, handed, so_far = sum(weights.values()), 0, 0.0
    for day in days:
        so_far += weights[day]
        upto = receipts if day == days[-1] else int((receipts - kept) * so_far / total)
        yield OfficeDay(day, upto - handed, _is_fitriyeh(day, table))
        handed = upto


def _weight(day: date, table: LunarTable) -> float:
    month, number = jalali.to_jalali(day)[1:]
    found = table.day(day)
    lunar = (found.month, found.day) if found else (0, 0)
    closed = (month, number) in _HOLIDAYS or lunar in _LUNAR_HOLIDAYS
    if day.weekday() == _FRIDAY or (closed and day != LAST):
        return 0.0
    weight = 0.45 if day.weekday() == _THURSDAY else 1.0
    for season, its_days, more in _SEASONS:
        weight *= more if lunar[0] == season and lunar[1] in its_days else 1.0
    return weight


def _is_fitriyeh(day: date, table: LunarTable) -> bool:
    found = table.day(day)
    return found is not None and found.month == 10 and found.day <= 10  # noqa: PLR2004 - Eid
