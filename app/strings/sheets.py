"""Words of every list that is printed or exported."""

from typing import Final

from app.domain import digits

MADE_ON: Final = "تاریخ تهیه"


def page(number: int) -> str:
    """«صفحهٔ ۳ از», before the number of pages."""
    return f"صفحهٔ {digits.to_persian(number)} از"


def sheet(name: str, part: int) -> str:
    """Name a sheet of a workbook; a list longer than a sheet goes on in «رسیدها (2)»."""
    return name if part == 1 else f"{name} ({part})"


def fact(label: str, value: str) -> str:
    """«از تاریخ: ۱۴۰۵/۰۹/۰۱», one condition of a list."""
    return f"{label}: {value}"
