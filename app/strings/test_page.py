"""Words of the test page and of what reading it back says."""

from typing import Final

from app.domain import digits

TITLE: Final = "برگهٔ آزمایشی چاپگر"
OFFICE: Final = "دفتر"
PRINTER: Final = "چاپگر"
DEFAULT_PRINTER: Final = "چاپگر پیش‌فرض رایانه"
PAPER: Final = "کاغذ"
MADE_AT: Final = "زمان"
RULER: Final = "خط‌کش، سانتی‌متر — با خط‌کش واقعی بسنجید؛ باید یکی باشند."
GREYS: Final = "خاکستری‌ها — هر پله از پلهٔ کنار خود پیدا باشد."
SAMPLE: Final = "شمارهٔ رسید ۱۲۳۴۵۶۷۸۹۰ — گچ پژ ژاله، نیکوکار گرامی؛ کمک‌های مردمی"
EDGES: Final = "گوشه‌ها تا پنج میلی‌متری لبه کشیده شده‌اند؛ هر چهار گوشه باید دیده شود."
SCAN: Final = "رمزینهٔ آزمایشی"
NEXT: Final = "از این برگه عکس یا اسکن بگیرید و در «تنظیمات، کاغذ و چاپگر» بخوانید."

NAMES: Final = {"a4": "A4", "a5": "A5", "roll": "رول ۸۰", "other": "کاغذهای دیگر"}


def percent(level: int) -> str:
    """«۳۰٪», below a grey."""
    return f"{digits.to_persian(level)}٪"
