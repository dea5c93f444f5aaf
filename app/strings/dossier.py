"""Words of a donor's own page."""

from typing import Final

from app.domain import digits

FULL: Final = "پروندهٔ کامل"
BACK: Final = "بازگشت به فهرست (Esc)"
STATEMENT: Final = "گواهی سالانه"
YEAR_FIND: Final = "سال…"
YEARS: Final = "جمع هر سال"
YEAR: Final = "سال"
HISTORY: Final = "همهٔ کمک‌ها"
HISTORY_HINT: Final = "دیدن رسید هر کمک: Enter"
PAID_ON: Final = "تاریخ پرداخت"
RECEIPT: Final = "رسید"
WHAT: Final = "شکل"
PURPOSE: Final = "نیت"
AMOUNT: Final = "مبلغ یا ارزش (ریال)"
STATUS: Final = "وضعیت"
STATES: Final = {"issued": "معتبر", "void": "ابطال‌شده", "waits": "در انتظار ابطال"}
NO_GIFTS_TITLE: Final = "هنوز کمکی ثبت نشده است"
NO_GIFTS_ADVICE: Final = "نخستین رسید او در «صدور رسید» اینجا می‌آید."
NOTES: Final = "یادداشت‌ها"
NOTE_HINT: Final = "یادداشت تازه؛ Enter آن را می‌نویسد"
NO_NOTES: Final = "یادداشتی نیست."
WITHDRAW: Final = "برداشتن یادداشت"
WITHDRAWN: Final = "یادداشت برداشته شد"
NOTED: Final = "یادداشت نوشته شد"
NO_YEARS: Final = "هنوز سالی با کمک ندارد؛ گواهی پس از نخستین کمک."


def count_and_sum(count: int, amount: int) -> str:
    """«۳ بار · ۷٬۵۰۰٬۰۰۰», of one form in one year."""
    times = f"{digits.group(count)} بار"
    return f"{times} · {digits.group(amount)}" if amount else times


def usual(purposes: str, method: str, amount: str, count: int) -> str:
    """Return what somebody usually gives, of the newest *count* gifts."""
    parts = [part for part in (purposes, method, amount) if part]
    return f"معمولاً: {' · '.join(parts)}  (از {digits.group(count)} کمک اخیر)"


def purpose(name: str, count: int) -> str:
    """«معیشت (۱۲ بار)»."""
    return f"{name} ({digits.group(count)} بار)"


def about(tomans: str) -> str:
    """Return the usual amount."""
    return f"حدود {tomans}"


def signed(by: str, moment: str) -> str:
    """Return who wrote a note, and when."""
    return f"{by} · {moment}"


def merged_by(by: str, moment: str) -> str:
    """Return when another was merged into this donor."""
    return f"یکی شده در {moment} · {by}"


def file_name(title: str, name: str, year: int) -> str:
    """Return how the file of a statement is called."""
    return f"{title} {year} {name}.pdf"
