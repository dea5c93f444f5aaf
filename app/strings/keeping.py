"""Words of the backups: what lies where, made now, brought back."""

from datetime import datetime
from typing import Final

from app.domain import digits, jalali

TITLE: Final = "نسخهٔ پشتیبان"
NOW: Final = "پشتیبان‌گیری اکنون"
ELSEWHERE: Final = "روی پروندهٔ دیگر…"
LAST: Final = "آخرین پشتیبان"
DRILL: Final = "آخرین بازیابی آزمایشی"
CHECK: Final = "آخرین بررسی پرونده"
SECOND: Final = "پوشهٔ دوم"
NO_SECOND: Final = "برگزیده نشده است"
CHOOSE_SECOND: Final = "برگزیدن پوشهٔ دوم…"
DROP_SECOND: Final = "بدون پوشهٔ دوم"
SECOND_ADVICE: Final = (
    "هر نسخه در پوشهٔ دوم هم نوشته و همان‌جا یک بار باز می‌شود. پوشه‌ای روی حافظه‌ای جدا برگزینید "
    "و آن را بیرون از دفتر نگه دارید."
)
NO_STICK: Final = "پوشهٔ دوم در دسترس نیست؛ حافظه را وصل کنید."
FAILED: Final = "آخرین نسخه به پوشهٔ دوم نرسید؛ حافظه را وصل کنید و دوباره پشتیبان بگیرید."
NEVER: Final = "هنوز نه"

LIST: Final = "نسخه‌هایی که هست"
MADE_AT: Final = "ساخته شده در"
KIND: Final = "نوع"
PLACE: Final = "جا"
SIZE: Final = "اندازه"
KINDS: Final = {"daily": "روزانه", "upgrade": "پیش از ارتقا", "person": "دستی"}
HERE: Final = "همین رایانه"
BESIDE: Final = "پوشهٔ دوم"
RESTORE: Final = "بازیابی این نسخه…"
OTHER: Final = "بازیابی از پروندهٔ دیگر…"
FILES: Final = "نسخهٔ پشتیبان (*.hyk)"
EMPTY_TITLE: Final = "هنوز نسخه‌ای نیست"
EMPTY_ADVICE: Final = "نخستین نسخه را اکنون بگیرید؛ پس از آن برنامه هر روز یکی می‌سازد."

WORD: Final = "گذرواژهٔ شما (مدیر)"
RESTORE_NOW: Final = "بازیابی"
RESTORE_ADVICE: Final = (
    "همه چیز به این نسخه برمی‌گردد و رسیدها از باجهٔ بعدی صادر می‌شوند. رسیدهای پس از این نسخه "
    "در برنامه نیستند و با خواندن رمزینهٔ برگهٔ نیکوکاران دوباره ثبت می‌شوند. "
    "آنچه اکنون هست پاک نمی‌شود و کنار گذاشته می‌شود."
)
ONLY_MANAGER: Final = "بازیابی کار مدیر است."
RESTORING: Final = "نسخهٔ پشتیبان بازیابی می‌شود…"
CHOSEN: Final = "پوشهٔ دوم تنظیم شد؛ نسخهٔ بعدی آنجا هم نوشته می‌شود."
DROPPED: Final = "از این پس نسخه‌ای در پوشهٔ دوم نوشته نمی‌شود."


def moment(at: datetime) -> str:
    """Return a moment of the past in Persian, short enough for a list."""
    return f"{jalali.short(at.date())}  {digits.to_persian(f'{at:%H:%M}')}"


def told(iso: str) -> str:
    """Return a moment that was noted, or that it never came."""
    if not iso:
        return NEVER
    at = datetime.fromisoformat(iso)
    return f"{jalali.long(at.date())}، {digits.to_persian(f'{at:%H:%M}')}"


def size(count: int) -> str:
    """Return how large a file of *count* bytes is."""
    kilobytes = max(1, round(count / 1024))
    if kilobytes < 1024:  # noqa: PLR2004 - kilobytes of a megabyte
        return f"{digits.group(kilobytes)} کیلوبایت"
    return f"{digits.group(round(kilobytes / 1024))} مگابایت"


def restore_of(when: str) -> str:
    """Return the heading of the question before a restore."""
    return f"بازیابی نسخهٔ {when}"


def done(register: str, receipts: int) -> str:
    """Return that the office came back, and what is left to do."""
    return (
        f"نسخه با {digits.group(receipts)} رسید بازیابی شد و رسیدها از باجهٔ {register} "
        "صادر می‌شوند. "
        "رسیدهای پس از آن را در «صدور رسید» با «ثبت دوبارهٔ برگه» وارد کنید."
    )
