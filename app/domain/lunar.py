"""Iran's lunar months as they were announced: no rule computes them, so a table holds them.

The shipped table has official starts and predictions; the province may correct a month.
"""

import csv
import enum
import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Self, TypeAlias

from app.domain import digits, words
from app.domain.errors import AppError

LIST: Final = "iran_lunar_months"
MONTHS: Final = (
    *("محرم", "صفر", "ربیع‌الاول", "ربیع‌الثانی", "جمادی‌الاول", "جمادی‌الثانی"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذی‌القعده", "ذی‌الحجه"),
)
SHORTEST: Final = 29
LONGEST: Final = 30
_DAY: Final = timedelta(days=1)


class Status(enum.StrEnum):
    """Whether the start of a month was announced."""

    OFFICIAL = "official"
    PREDICTED = "predicted"


@dataclass(frozen=True, slots=True, order=True)
class MonthStart:
    """One row of the table; *first* is the Gregorian day of the month's first."""

    year: int
    month: int
    first: date
    status: Status


Firsts: TypeAlias = Mapping[tuple[int, int], date]
"""(Year, month) -> its first day as it was announced."""
_Held: TypeAlias = tuple[tuple[MonthStart, ...], list[date]]


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A lunar date and how sure its month is."""

    year: int
    month: int
    day: int
    status: Status


class LunarTable:
    """The known months in one unbroken row, each of 29 or 30 days."""

    def __init__(self, rows: Iterable[MonthStart]) -> None:
        """Raise AppError `lunar_table_broken` with year and month where the row breaks."""
        ordered = tuple(sorted(rows))
        for row, following in pairwise(ordered):
            consecutive = _count(following) == _count(row) + 1
            if not consecutive or not SHORTEST <= (following.first - row.first).days <= LONGEST:
                raise AppError("lunar_table_broken", year=following.year, month=following.month)
        self._held: _Held = (ordered, [row.first for row in ordered])

    @classmethod
    def from_csv(cls, content: str) -> Self:
        """Read `iran_lunar_months.csv`; raises AppError `list_malformed` with list and row."""
        rows = csv.DictReader(io.StringIO(content, newline=""))
        return cls(_read(row, number) for number, row in enumerate(rows, start=2))

    def corrected(self, firsts: Firsts) -> "LunarTable":
        """Return a table where the months (year, month) begin as announced, hence official.

        What follows an announced month moves along by as little as it must, and is predicted then.
        A month after the last is taken on. Raises AppError `lunar_table_broken` when a month
        would not have 29 or 30 days.
        """
        rows: list[MonthStart] = []
        for row in self._known(firsts):
            said = firsts.get((row.year, row.month))
            if said is not None:
                rows.append(MonthStart(row.year, row.month, said, Status.OFFICIAL))
            else:
                rows.append(_after(rows[-1], row) if rows else row)
        return LunarTable(rows)

    def heard(self, firsts: Firsts) -> "LunarTable":
        """Return the corrected table, without those of *firsts* that cannot be."""
        try:
            return self.corrected(firsts)
        except AppError:
            taken: dict[tuple[int, int], date] = {}
            for month in sorted(firsts):
                with suppress(AppError):
                    self.corrected(taken | {month: firsts[month]})
                    taken[month] = firsts[month]
            return self.corrected(taken)

    def _known(self, firsts: Firsts) -> Iterator[MonthStart]:
        """Yield the rows, then what was announced right after them."""
        rows, _firsts = self._held
        yield from rows
        at = _count(rows[-1]) + 1 if rows else 0
        for month in sorted(firsts):
            row = MonthStart(*month, firsts[month], Status.OFFICIAL)
            if _count(row) == at:
                yield row
                at += 1

    def day(self, day: date) -> LunarDay | None:
        """Return the lunar date whose daytime is *day*, or None outside the table."""
        rows, firsts = self._held
        place = bisect_right(firsts, day) - 1
        if place < 0:
            return None
        row = rows[place]
        number = (day - row.first).days + 1
        # the length of the last month is not known, so its thirtieth is not promised
        if number > SHORTEST and place == len(rows) - 1:
            return None
        return LunarDay(row.year, row.month, number, row.status)

    def first(self, year: int, month: int) -> date | None:
        """Return the first day of a month, or None outside the table."""
        rows, _firsts = self._held
        found = (row.first for row in rows if (row.year, row.month) == (year, month))
        return next(found, None)

    def night(self, evening: date) -> LunarDay | None:
        """Return the lunar date that begins with this *evening*: the following day's."""
        return self.day(evening + _DAY)

    def evening_of(self, year: int, month: int, day: int) -> date | None:
        """Return the day on whose evening that night falls, or None outside the table."""
        first = self.first(year, month)
        return None if first is None else first + timedelta(days=day - 2)

    def long(self, day: date) -> str:
        """Return «۱۲ جمادی‌الثانی ۱۴۴۸», or nothing outside the table."""
        found = self.day(day)
        return "" if found is None else in_words(found)

    def night_name(self, evening: date) -> str:
        """Return «شب نوزدهم رمضان» for the evening of the 18th, or nothing outside the table."""
        found = self.night(evening)
        if found is None:
            return ""
        return f"شب {words.ordinal(found.day)} {MONTHS[found.month - 1]}"


class TurningTable(LunarTable):
    """The table that a whole window shares; another may take its place while it is in use."""

    def become(self, other: LunarTable) -> None:
        """Say from now on what *other* says; who reads meanwhile hears the one or the other."""
        self._held = other._held  # noqa: SLF001 - of the same kind


def in_words(day: LunarDay) -> str:
    """Return «۱۲ جمادی‌الثانی ۱۴۴۸»."""
    return digits.to_persian(f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def _after(before: MonthStart, row: MonthStart) -> MonthStart:
    """Return *row* moved to where it can follow *before*."""
    soonest, latest = before.first + SHORTEST * _DAY, before.first + LONGEST * _DAY
    first = min(max(row.first, soonest), latest)
    return row if first == row.first else replace(row, first=first, status=Status.PREDICTED)


def _count(row: MonthStart) -> int:
    return row.year * len(MONTHS) + row.month


def _read(row: dict[str, str], number: int) -> MonthStart:
    try:
        return MonthStart(
            int(row["hijri_year"]),
            int(row["hijri_month"]),
            date.fromisoformat(row["gregorian_start"]),
            Status(row["status"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise AppError("list_malformed", list=LIST, row=number) from error
