"""Words that every list shares: chips, popups, what is being asked."""

from typing import Final

CLEAR: Final = "برداشتن شرط‌ها"
ALL: Final = "همه"
FROM: Final = "از"
TO: Final = "تا"
APPLY: Final = "اعمال"
DAYS: Final = "تاریخ"
AMOUNTS: Final = "مبلغ"
TODAY: Final = "امروز"
YESTERDAY: Final = "دیروز"
WEEK: Final = "هفت روز اخیر"
MONTH: Final = "این ماه"
YEAR: Final = "امسال"
FIND: Final = "جست‌وجو…"
EXCEL: Final = "خروجی اکسل"
PDF: Final = "چاپ یا PDF"


def chip(label: str, value: str) -> str:
    """Return the face of a chip that asks something."""
    return f"{label}: {value}"


def span(first: str, last: str) -> str:
    """Return a range whose ends may be open."""
    if first == last:
        return first
    return " ".join(filter(None, (first and f"از {first}", last and f"تا {last}")))
