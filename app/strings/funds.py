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
WAITING_SHORT: Final = "چک در انتظار"
BOUND: Final = "مصرف معین"
KIND: Final = "ارزش غیرنقدی"
HOURS: Final = "ساعت خدمت"
BOUNCED: Final = "چک برگشت‌خورده"
PENDING: Final = "در انتظار تأیید ابطال"
UNVALUED: Final = "کالای بی‌ارزش‌گذاری"
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
USE: Final = "مصرف"
USES: Final = (("free", FREE), ("restricted", RESTRICTED))
SEARCH: Final = "نام نیت"
EVER: Final = "از آغاز تا امروز"
EMPTY_TITLE: Final = "در این روزها چیزی ثبت نشده است"
EMPTY_ADVICE: Final = "بازهٔ دیگری برگزینید، یا نخستین رسید را در «صدور رسید» ثبت کنید."
CLOSE: Final = "بستن (Esc)"
BY_METHOD: Final = "دریافتی به تفکیک شیوه"
BESIDE: Final = "جدا از مانده"
BEHIND: Final = "رسیدهای پشت این رقم‌ها"
NOTHING: Final = "—"
FIRST_DAY: Final = "از تاریخ"
LAST_DAY: Final = "تا تاریخ"
NOTE: Final = "چک تا وصول نشود و کالا و خدمت هرگز در مانده نمی‌آید؛ رسید باطل‌شده در هیچ رقمی نیست."


def hours(thousandths: int) -> str:
    """Return «۲٫۵» of 2,500 thousandths of an hour."""
    whole, part = divmod(thousandths, HOUR)
    tail = f"{part:03d}".rstrip("0")
    return digits.group(whole) + (f"٫{digits.to_persian(tail)}" if tail else "")


def sum_of(name: str) -> str:
    """Return the name of a sum."""
    return f"جمع {name}"


def line(name: str, money: int, closing: int) -> str:
    """Return one designation as the command prints it."""
    return f"{name}\t{digits.group(money)}\t{digits.group(closing)}"


def receipts(count: int) -> str:
    """Return how many receipts stand behind a figure."""
    return f"{digits.group(count)} رسید"


def amount(rials: int) -> str:
    """Return an amount with its unit."""
    return f"{digits.group(rials)} ریال"


def items(count: int) -> str:
    """Return how many items have no value yet."""
    return f"{digits.group(count)} قلم"


def work(thousandths: int) -> str:
    """Return hours of service."""
    return f"{hours(thousandths)} ساعت"


def footer(opening: int, received: int, closing: int) -> str:
    """Return the sums of all designations below the list."""
    parts = ((OPENING, opening), (RECEIVED, received), (CLOSING, closing))
    return "   ·   ".join(f"{name} {digits.group(value)} ریال" for name, value in parts)
