"""Words of the screen that proves the office."""

from typing import Final

from app.domain import digits
from app.domain.findings import Report

TITLE: Final = "بررسی صحت اطلاعات"
RUN: Final = "بررسی کن"
STARTING: Final = "آغاز بررسی…"
WAITING_TITLE: Final = "هنوز بررسی نکرده‌اید"
WAITING_ADVICE: Final = (
    "پرونده، امضای کارکنان، زنجیره و مهر همهٔ رسیدها، کمک‌ها و دفتر رویدادها از نو خوانده می‌شود. "
    "در این میان می‌توان رسید صادر کرد."
)
OK_TITLE: Final = "همه چیز درست است"
FOUND_TITLE: Final = "چیزی با آنچه ثبت شده بود نمی‌خواند"
FOUND_ADVICE: Final = (
    "چیزی را دستی درست نکنید؛ یافته‌ها را رونوشت کنید و برای پشتیبان بفرستید. "
    "اگر پروندهٔ داده‌ها آسیب دیده است، مدیر می‌تواند نسخهٔ سالمی را بازیابی کند."
)
RESTORE: Final = "نسخه‌های پشتیبان…"
STOPPED_TITLE: Final = "بررسی نیمه‌کاره ماند"
STOPPED_ADVICE: Final = "تا پایان بررسی نمی‌توان گفت همه چیز درست است."
KIND: Final = "بخش"
FINDING: Final = "یافته"
COPY: Final = "رونوشت یافته‌ها"
COPIED: Final = "یافته‌ها رونوشت شد."

WITNESS: Final = "گواه بیرونی"
NO_WITNESS: Final = "با پرونده‌ای که بیرون از این رایانه نگه داشته‌اید، بازنویسی گذشته هم پیدا می‌شود."
CHOOSE_WITNESS: Final = "برگزیدن پرونده…"
FORGET_WITNESS: Final = "بدون گواه"

CARE: Final = "نسخهٔ پشتیبان"
LAST_BACKUP: Final = "آخرین پشتیبان خودکار"
LAST_DRILL: Final = "آخرین بازیابی آزمایشی"
LAST_CHECK: Final = "آخرین بررسی پرونده"
NEVER: Final = "هنوز نه"
BACK_UP: Final = "پشتیبان‌گیری…"
CARE_ADVICE: Final = (
    "هر روز یک نسخه خودکار در همین رایانه ساخته و یک بار باز می‌شود. "
    "هفته‌ای یک نسخه هم روی حافظه‌ای جدا بگیرید و بیرون از دفتر نگه دارید."
)
COPYING: Final = "رونوشت‌گرفتن از داده‌ها…"
PROVING: Final = "بررسی نسخهٔ پشتیبان…"

_KINDS: Final = {
    "receipt": "رسیدها",
    "journal": "دفتر رویدادها",
    "roster": "امضاها",
    "person": "کارکنان",
    "register": "باجه‌ها",
    "seal": "مهر باجه",
    "witness": "گواه بیرونی",
    "keys": "کلیدها",
    "database": "پرونده",
    "trigger": "نگهبان‌ها",
    "import_run": "ورود از اکسل",
}
_OTHER: Final = "ردیف‌ها"


def kind(entity: str) -> str:
    """Return to which part of the office a finding belongs."""
    return _KINDS.get(entity, _OTHER)


def checked(report: Report) -> str:
    """Return how much was read again."""
    receipts = digits.group(report.checked.get("receipts", 0))
    entries = digits.group(report.checked.get("journal", 0))
    return f"{receipts} رسید و {entries} رویداد از نو خوانده شد."


def moment(day: str, time: str) -> str:
    """Return a moment of the past in Persian."""
    return f"{day}، ساعت {digits.to_persian(time)}"


def backed_up(receipts: int, name: str) -> str:
    """Return that the copy stands where it was asked for."""
    return f"نسخهٔ پشتیبان با {digits.group(receipts)} رسید ساخته و آزموده شد: {name}"
