"""The solar calendar of the office: jdatetime converts, this module reads and names days.

Years 1200 to 1500, where jdatetime is right (Qt's own Jalali calendar is not, DOMAIN 3).
"""

import re
from datetime import date, timedelta
from typing import Final

import jdatetime

from app.domain import digits, text
from app.domain.errors import AppError

FIRST_YEAR: Final = 1200
LAST_YEAR: Final = 1500
MONTHS: Final = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)
WEEKDAYS: Final = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
"""In the order of `date.weekday`."""

_FIRST_GREGORIAN_YEAR: Final = 1700
_LEAST_FULL_YEAR: Final = 1000
_REACH_IN_YEAR: Final = timedelta(days=183)
_REACH_IN_MONTH: Final = timedelta(days=15)
_PAST_IN_YEAR: Final = timedelta(days=30)
_PAST_IN_MONTH: Final = timedelta(days=7)
_MONTHS: Final = 12
_FIGURES: Final = re.compile(r"[0-9]+")
_TOKENS: Final = re.compile(r"[0-9]+|[^0-9 ]+")
_LONGEST_FIGURE: Final = 4
_RELATIVE: Final = {"امروز": 0, "دیروز": 1, "پریروز": 2}
_COMING: Final = {"امروز": 0, "فردا": 1, "پسفردا": 2}
_WEEKDAY_KEYS: Final = {text.squeezed(name): n for n, name in enumerate(WEEKDAYS)}
_MONTH_KEYS: Final = {text.squeezed(name): n for n, name in enumerate(MONTHS, start=1)}
_NAMED: Final = re.compile(f"(?:{'|'.join(_WEEKDAY_KEYS)})?({'|'.join(_MONTH_KEYS)})")


def to_jalali(day: date) -> tuple[int, int, int]:
    """Return (year, month, day); raises AppError `date_impossible` outside 1200-1500."""
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise AppError("date_impossible")
    found = jdatetime.date.fromgregorian(date=day)
    return int(found.year), int(found.month), int(found.day)


def from_jalali(year: int, month: int, day: int) -> date:
    """Return the Gregorian day; raises AppError `date_impossible` when there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise AppError("date_impossible")
    return _convert(year, month, day)


def _convert(year: int, month: int, day: int) -> date:
    try:
        found: date = jdatetime.date(year, month, day).togregorian()
    except ValueError as error:
        raise AppError("date_impossible") from error
    return found


_FIRST_DAY: Final = _convert(FIRST_YEAR, 1, 1)
_LAST_DAY: Final = _convert(LAST_YEAR + 1, 1, 1) - timedelta(days=1)


def month_length(year: int, month: int) -> int:
    """Return how many days the month has."""
    following = _convert(year + month // 12, month % 12 + 1, 1)
    return (following - from_jalali(year, month, 1)).days


def fiscal_year(day: date) -> int:
    """Return the year that books *day*: Farvardin to Esfand."""
    return to_jalali(day)[0]


def first_day_of_year(day: date) -> date:
    """Return 1 Farvardin of the fiscal year that books *day*."""
    return from_jalali(fiscal_year(day), 1, 1)


def long(day: date) -> str:
    """Return «یکشنبه ۱ آذر ۱۴۰۵»."""
    year, month, number = to_jalali(day)
    return digits.to_persian(f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[month - 1]} {year}")


def short(day: date) -> str:
    """Return «۱۴۰۵/۰۹/۰۱»."""
    return digits.to_persian(iso(day).replace("-", "/"))


def iso(day: date) -> str:
    """Return «1405-09-01», for file names and commands."""
    return "{:04d}-{:02d}-{:02d}".format(*to_jalali(day))


def parse_day(typed: str, today: date, *, ahead: bool = False) -> date:
    """Return the day that a clerk means.

    Reads ۱۴۰۵/۹/۱, 1405-09-01, 2026-11-22, ۹/۱, ۱, «۱ آذر», «یکشنبه ۱ آذر ۱۴۰۵», امروز, دیروز,
    پریروز and weekdays (the last such day, today included; beside a date they are not checked).
    Without a year it is this year's day, but last year's when this one is over half a year
    ahead; a bare day goes back a month when over half a month ahead.

    *ahead*: the day mostly lies in the future, as a cheque's due day does. Then فردا and «پس‌فردا»
    are read, a weekday is the next such day, and without a year it is next year's day when this
    one is over a month past, a bare day next month's when over a week past.
    Raises AppError `date_unreadable` or `date_impossible`.
    """
    tokens: list[str] = _TOKENS.findall(text.search_key(typed))
    numbers = [token for token in tokens if _FIGURES.fullmatch(token)]
    word = "".join(token for token in tokens if not _FIGURES.fullmatch(token))
    if any(len(number) > _LONGEST_FIGURE for number in numbers):
        raise AppError("date_unreadable")
    values = [int(number) for number in numbers]
    if not word:
        return _from_numbers(values, today, ahead=ahead)
    if values:
        return _from_month_name(word, values, today, ahead=ahead)
    return _from_coming_word(word, today) if ahead else _from_word(word, today)


def _from_word(word: str, today: date) -> date:
    if word in _RELATIVE:
        return today - timedelta(days=_RELATIVE[word])
    if word in _WEEKDAY_KEYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAY_KEYS[word]) % 7)
    raise AppError("date_unreadable")


def _from_coming_word(word: str, today: date) -> date:
    if word in _COMING:
        return today + timedelta(days=_COMING[word])
    if word in _WEEKDAY_KEYS:
        return today + timedelta(days=(_WEEKDAY_KEYS[word] - today.weekday()) % 7)
    raise AppError("date_unreadable")


def _from_month_name(word: str, values: list[int], today: date, *, ahead: bool) -> date:
    named = _NAMED.fullmatch(word)
    match values:
        case [day, year] if named:
            return from_jalali(year, _MONTH_KEYS[named[1]], day)
        case [day] if named:
            return _in_year(_MONTH_KEYS[named[1]], day, today, ahead=ahead)
    raise AppError("date_unreadable")


def _from_numbers(values: list[int], today: date, *, ahead: bool) -> date:
    match values:
        case [day]:
            return _in_month(day, today, ahead=ahead)
        case [month, day]:
            return _in_year(month, day, today, ahead=ahead)
        case [first, month, last] if first >= _FIRST_GREGORIAN_YEAR:
            return _from_gregorian(first, month, last)
        case [first, month, last]:
            swapped = first < _LEAST_FULL_YEAR <= last
            return from_jalali(last, month, first) if swapped else from_jalali(first, month, last)
    raise AppError("date_unreadable")


def _from_gregorian(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise AppError("date_impossible") from error
    to_jalali(found)
    return found


def _in_year(month: int, day: int, today: date, *, ahead: bool) -> date:
    year = fiscal_year(today)
    if ahead:
        return _coming((year, month, day), (year + 1, month, day), today - _PAST_IN_YEAR)
    return _nearest((year, month, day), (year - 1, month, day), today, _REACH_IN_YEAR)


def _in_month(day: int, today: date, *, ahead: bool) -> date:
    year, month, _ = to_jalali(today)
    if ahead:
        after = (year, month + 1, day) if month < _MONTHS else (year + 1, 1, day)
        return _coming((year, month, day), after, today - _PAST_IN_MONTH)
    before = (year, month - 1, day) if month > 1 else (year - 1, 12, day)
    return _nearest((year, month, day), before, today, _REACH_IN_MONTH)


def _coming(this: tuple[int, int, int], after: tuple[int, int, int], earliest: date) -> date:
    """Return *this* day, or the one *after* when this is before *earliest* or does not exist."""
    try:
        found = from_jalali(*this)
    except AppError:
        return from_jalali(*after)
    return found if found >= earliest else from_jalali(*after)


def _nearest(
    this: tuple[int, int, int], before: tuple[int, int, int], today: date, reach: timedelta
) -> date:
    """Return *this* day, or the one *before* when this is more than *reach* ahead.

    Where this one does not exist («۳۱» early in Mehr) the one before has to be within reach.
    """
    try:
        found = from_jalali(*this)
    except AppError:
        found = from_jalali(*before)
        if found < today - reach:
            raise
        return found
    return found if found <= today + reach else from_jalali(*before)
