"""Words of the fund ledger, دفتر وجوه به تفکیک نیت, on the screen and on paper."""

from collections.abc import Mapping
from typing import Final

from app.domain import digits
from app.domain.funds import HOUR

TITLE: Final = "دفتر وجوه به تفکیک نیت"
NIYYAT: Final = "نیت (محل مصرف)"
OPENING: Final = "مانده از پیش"
RECEIVED: Final = "دریافتی"
SPENT: Final = "هزینه‌شده"
CLOSING: Final = "ماندهٔ قابل هزینه"
WAITING: Final = "چک در انتظار وصول"
KIND: Final = "ارزش غیرنقدی"
HOURS: Final = "ساعت خدمت"
BOUNCED: Final = "چک برگشت‌خورده"
PENDING: Final = "در انتظار تأیید ابطال"
FREE: Final = "بدون مصرف معین"
RESTRICTED: Final = "دارای مصرف معین"
ALL: Final = "همهٔ نیت‌ها"
METHODS: Final[Mapping[str, str]] = {
    "cash": "نقدی",
    "pos": "کارت‌خوان",
    "bank": "واریز به حساب",
    "card": "کارت به کارت",
    "collected": "چک وصول‌شده",
}
EVER: Final = "از آغاز تا امروز"
BESIDE: Final = "جدا از مانده"
FIRST_DAY: Final = "از تاریخ"
LAST_DAY: Final = "تا تاریخ"
NOTE: Final = "چک تا وصول نشود و کالا و خدمت هرگز در مانده نمی‌آید؛ رسید باطل‌شده در هیچ رقمی نیست."


def hours(thousandths: int) -> str:
    """Return «۲٫۵» of 2,500 thousandths of an hour."""
    whole, part = divmod(thousandths, HOUR)
    tail = f"{part:03d}".rstrip("0")
    return digits.group(whole) + (f"٫{digits.to_persian(tail)}" if tail else "")


def line(name: str, money: int, closing: int) -> str:
    """Return one designation as the command prints it."""
    return f"{name}\t{digits.group(money)}\t{digits.group(closing)}"
