"""The official holidays that come back every year, by solar or by lunar month and day.

Days that the cabinet closes for one year only are not in it. Source of each: the shipped table.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from app.domain import jalali
from app.domain.errors import AppError
from app.domain.lunar import LunarTable

LIST: Final = "official_holidays"
_SOLAR, _LUNAR = "solar", "lunar"
_LAST: Final = "last"
_FRIDAY: Final = 4
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """One row; *day* is a number, or «last» where the month's length decides."""

    calendar: str
    month: int
    day: str
    name: str


class Holidays:
    """Tells which holidays fall on a day."""

    def __init__(self, rows: Iterable[Holiday], lunar: LunarTable) -> None:
        self._lunar = lunar
        self._names: dict[tuple[str, int, str], list[str]] = {}
        for row in rows:
            self._names.setdefault((row.calendar, row.month, row.day), []).append(row.name)

    @classmethod
    def from_csv(cls, content: str, lunar: LunarTable) -> Self:
        """Read `official_holidays.csv`; raises AppError `list_malformed` with list and row."""
        rows = csv.DictReader(io.StringIO(content, newline=""))
        return cls([_read(row, number) for number, row in enumerate(rows, start=2)], lunar)

    def on(self, day: date) -> tuple[str, ...]:
        """Return the names of the holidays of *day*, solar ones first; none on other days."""
        _year, month, number = jalali.to_jalali(day)
        keys = [(_SOLAR, month, str(number))]
        if (found := self._lunar.day(day)) is not None:
            keys.append((_LUNAR, found.month, str(found.day)))
            following = self._lunar.day(day + _DAY)
            if following is not None and following.day == 1:
                keys.append((_LUNAR, found.month, _LAST))
        return tuple(name for key in keys for name in self._names.get(key, ()))

    def closed(self, day: date) -> bool:
        """Tell whether offices are closed on *day*: a Friday or a holiday."""
        return day.weekday() == _FRIDAY or bool(self.on(day))


def _read(row: dict[str, str], number: int) -> Holiday:
    try:
        day = row["day"] if row["day"] == _LAST else str(int(row["day"]))
        calendar = {_SOLAR: _SOLAR, _LUNAR: _LUNAR}[row["calendar"]]
        return Holiday(calendar, int(row["month"]), day, row["name_fa"])
    except (KeyError, TypeError, ValueError) as error:
        raise AppError("list_malformed", list=LIST, row=number) from error
