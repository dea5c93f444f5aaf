"""Read one cell as one fact; a refusal is an AppError whose code says what to mend in the file.

Nothing is guessed that changes a value: tomans are converted only where the cell itself says
toman, a formula is not read, a day needs its year.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from app.domain import digits, identity, jalali, money, text
from app.domain.donation import MAX_TEXT, Method
from app.domain.errors import AppError
from app.domain.money import Unit
from app.intake.cells import Cell, Kind

_TOMAN: Final = Unit(code="TOMAN", name_fa="تومان", minor=1, words=("تومان", "ریال"))
"""Ten rials each, so that its smallest part is the rial."""
_SAYS_TOMAN: Final = frozenset({"تومان", "تومن", "toman", "tomans"})
_SAYS_RIAL: Final = frozenset({"ریال", "rial", "rials", "irr", "﷼"})
_UNIT: Final = re.compile(r"[^\W\d_]+|﷼")
_DAY: Final = re.compile(
    r"(?:[آ-ی]+ )?([0-9]{1,4})([/.\-])([0-9]{1,2})\2([0-9]{1,4})(?: [0-9]{1,2}(?::[0-9]{2}){1,2})?"
)
_NAMED_DAY: Final = re.compile(r"(?:[آ-ی]+ )?[0-9]{1,2} [آ-ی]+ [0-9]{4}")
_PACKED: Final = re.compile(r"1[2-4][0-9]{6}")
_SERIAL: Final = re.compile(r"[2-5][0-9]{4}")
_EXCEL_ZERO: Final = date(1899, 12, 30)
_FULL: Final = 4
_GREGORIAN: Final = 1700
_YEARS_BACK: Final = 30
_MONTHS: Final = 12
_METHODS: Final[Mapping[str, Method]] = {
    text.squeezed(word): method
    for method, words in {
        Method.CASH: ("نقد", "نقدی", "وجه نقد", "cash"),
        Method.POS: ("کارتخوان", "پوز", "دستگاه پوز", "pos"),
        Method.BANK: ("واریز", "واریزی", "فیش", "فیش بانکی", "واریز به حساب", "بانک", "bank"),
        Method.CARD: ("کارت به کارت", "انتقال کارتی", "card"),
        Method.CHEQUE: ("چک", "cheque"),
    }.items()
    for word in words
}


def written(cell: Cell) -> str:
    """Return the clean text of a cell; AppError `cell_formula` or `cell_error` where it has none.

    A text longer than the office keeps is refused as `too_long`.
    """
    if cell.kind is Kind.FORMULA:
        raise AppError("cell_formula")
    if cell.kind is Kind.ERROR:
        raise AppError("cell_error")
    found = text.clean(cell.text)
    if len(found) > MAX_TEXT:
        raise AppError("too_long")
    return found


def name(cell: Cell) -> str:
    """Return a name; AppError `required` without one, `name_unreadable` for mere figures."""
    found = written(cell)
    if not found:
        raise AppError("required")
    if not re.search(r"[^\W\d_]", found):
        raise AppError("name_unreadable")
    return found


def note(cell: Cell) -> str:
    """Return a remark; a formula or an error is no remark and is left out, a long one is cut."""
    return text.clean(cell.text)[:MAX_TEXT] if cell.kind in (Kind.TEXT, Kind.NUMBER) else ""


def amount(cell: Cell) -> int:
    """Return the rials of a cell, more than nothing.

    Raises AppError `amount_missing`, `amount_unreadable`, `amount_fractional`,
    `amount_not_positive`, `amount_too_large`, `unit_unclear` where a cell says both units.
    """
    figures, said = written(cell), _said(cell)
    toman, rial = said & _SAYS_TOMAN, said & _SAYS_RIAL
    if said - _SAYS_TOMAN - _SAYS_RIAL:
        raise AppError("amount_unreadable")
    if toman and rial:
        raise AppError("unit_unclear")
    found = money.parse_amount(_UNIT.sub("", figures), _TOMAN if toman else money.IRR)
    if found <= 0:
        raise AppError("amount_not_positive")
    return found


def says_unit(cell: Cell) -> bool:
    """Tell whether a cell, by its text or by its number format, says rial or toman."""
    return bool(_said(cell) & (_SAYS_TOMAN | _SAYS_RIAL))


def says_toman(cell: Cell) -> bool:
    """Tell whether the amount of a cell is converted, for it says toman."""
    return bool(_said(cell) & _SAYS_TOMAN)


def _said(cell: Cell) -> set[str]:
    return {text.search_key(word) or word for word in _UNIT.findall(f"{cell.text} {cell.says}")}


def day(cell: Cell, today: date) -> date:
    """Return the day of a cell, not after *today*.

    Reads 1405/9/1, 1/9/1405, 05/09/01 (the year first, within thirty years), «۱ آذر ۱۴۰۵»,
    14050901, Gregorian days, Excel's own dates and its day numbers. Raises AppError
    `date_missing`, `date_unreadable`, `date_impossible`, `date_ambiguous`, `date_in_future`.
    """
    typed = re.sub(r"\s+", " ", digits.to_ascii(written(cell)))
    if not typed:
        raise AppError("date_missing")
    found = _day(cell, typed, today)
    if found > today:
        raise AppError("date_in_future")
    jalali.to_jalali(found)
    return found


def _day(cell: Cell, typed: str, today: date) -> date:
    if cell.kind is Kind.DATE:
        return date.fromisoformat(typed)
    if _PACKED.fullmatch(typed):
        return jalali.from_jalali(int(typed[:4]), int(typed[4:6]), int(typed[6:]))
    if _SERIAL.fullmatch(typed.partition(".")[0]) and cell.kind is Kind.NUMBER:
        return _EXCEL_ZERO + timedelta(days=int(typed.partition(".")[0]))
    if _NAMED_DAY.fullmatch(typed):
        return jalali.parse_day(typed, today)
    parts = _DAY.fullmatch(typed)
    if parts is None:
        raise AppError("date_unreadable")
    return _from_parts(parts[1], int(parts[3]), parts[4], today)


def _from_parts(first: str, month: int, last: str, today: date) -> date:
    if len(first) == _FULL:
        return _full(int(first), month, int(last))
    if len(last) == _FULL and int(last) >= _GREGORIAN:
        return _western(int(first), month, int(last))
    if len(last) == _FULL:
        return jalali.from_jalali(int(last), month, int(first))
    if len(first) != 2 or len(last) > 2:  # noqa: PLR2004 - two figures of a year
        raise AppError("date_unreadable")
    return jalali.from_jalali(_century(int(first), today), month, int(last))


def _full(year: int, month: int, number: int) -> date:
    if year < _GREGORIAN:
        return jalali.from_jalali(year, month, number)
    try:
        return date(year, month, number)
    except ValueError as error:
        raise AppError("date_impossible") from error


def _western(first: int, second: int, year: int) -> date:
    """Return 25/12/2025 or 12/25/2025; 5/6/2025 is two days, and nobody knows which."""
    if first <= _MONTHS and second <= _MONTHS and first != second:
        raise AppError("date_ambiguous")
    return _full(year, *((second, first) if first > _MONTHS else (first, second)))


def _century(short: int, today: date) -> int:
    """Return the latest year not after this one that ends in *short*, thirty years back at most."""
    this = jalali.fiscal_year(today)
    year = this - (this - short) % 100
    if year < this - _YEARS_BACK:
        raise AppError("date_ambiguous")
    return year


def method(cell: Cell) -> str:
    """Return how the money came, "" where the cell is empty; AppError `unknown_method`."""
    key = text.squeezed(written(cell))
    if not key:
        return ""
    if key not in _METHODS:
        raise AppError("unknown_method")
    return str(_METHODS[key])


def person_id(cell: Cell) -> str:
    """Return a کد ملی or the eleven digits of a legal person; "" where the cell is empty."""
    typed = written(cell)
    legal = len(identity.compact(typed)) == 11  # noqa: PLR2004 - what tells the two apart
    return _checked(typed, identity.legal_id if legal else identity.national_id)


def mobile(cell: Cell) -> str:
    """Return 09xxxxxxxxx, "" where the cell is empty."""
    return _checked(written(cell), identity.mobile)


def _checked(typed: str, check: Callable[[str], str]) -> str:
    return check(typed) if typed else ""
