"""Words of the search field of F3 and of what it finds."""

from typing import Final

FIELD: Final = "جست‌وجوی نیکوکار، رسید، مبلغ…  F3"
DONORS: Final = "نیکوکاران"
RECEIPTS: Final = "رسیدها"
PLACES: Final = "صفحه‌ها و کارها"
NOTHING: Final = "چیزی پیدا نشد. نام، شمارهٔ رسید، مبلغ، چهار رقم آخر یا روز را بنویسید."
KEYS: Final = "↑ ↓ جابه‌جایی   ·   Enter بازکردن   ·   Esc بستن"
ALL: Final = "همهٔ رسیدهای این جست‌وجو"
LIST: Final = "فهرست رسیدها"
LOCK: Final = "قفل‌کردن پنجره"
LIGHT_OR_DARK: Final = "زمینهٔ روشن یا تیره"
HELP: Final = "راهنمای این صفحه"
SCREEN: Final = "صفحه"
DEED: Final = "کار"
WHY: Final = {
    "number": "شمارهٔ رسید",
    "amount": "مبلغ",
    "tomans": "مبلغ به تومان",
    "reference": "پایان شمارهٔ مرجع",
    "card": "چهار رقم آخر کارت",
    "donor": "نام نیکوکار",
    "day": "روز",
}


def receipt(serial: str, donor: str) -> str:
    """Return the title of a receipt that was found."""
    return f"{serial}  ·  {donor}"


def amount(figures: str) -> str:
    """Return an amount of rials."""
    return f"{figures} ریال"


def joined(*facts: str) -> str:
    """Return the facts of a row that there are."""
    return "  ·  ".join(filter(None, facts))
