"""Words of the window around every screen."""

from collections.abc import Sequence
from typing import Final

from app.domain import digits

PRODUCT: Final = "همیار"
DAILY: Final = "کارهای روزانه"
OFFICE: Final = "دفتر"
PROVINCE: Final = "استان"
HELP: Final = "راهنما"
NOT_HERE: Final = "این صفحه را این دفتر ندارد؛ از نوار کنار صفحهٔ دیگری برگزینید."
NARROW: Final = "نوار باریک"
WIDE: Final = "نوار پهن با نام صفحه‌ها"
BACKUP_DUE: Final = "بیش از یک روز است که نسخهٔ پشتیبان گرفته نشده؛ برای گرفتن آن کلیک کنید."
BACKUP_FINE: Final = "وضعیت نسخه‌های پشتیبان"
_NO_BACKUP: Final = "بدون پشتیبان"
ALL_PAGES: Final = "همهٔ صفحه‌های راهنما"
LOCK_TIP: Final = "قفل‌کردن پنجره (Ctrl+L)"
DARK: Final = "زمینهٔ تیره"
LIGHT: Final = "زمینهٔ روشن"

CRASH_TITLE: Final = "یک خطای پیش‌بینی‌نشده رخ داد"
CRASH_ADVICE: Final = (
    "آنچه ثبت شده بود سر جای خود است و می‌توانید ادامه دهید. "
    "این گزارش نام و شماره‌ای از کسی ندارد؛ آن را برای پشتیبان بفرستید."
)
COPY: Final = "رونوشت گزارش"
CONTINUE: Final = "ادامهٔ کار"

UNSENT_TIP: Final = "روزهایی که رویدادهایش هنوز به استان نرسیده است؛ برای ارسال فشار دهید"


def title(office: str) -> str:
    """Return the title of the window of *office*."""
    return f"همیار — {office}"


def dates(*facts: str) -> str:
    """Return two facts of a day in one line."""
    return "  ·  ".join(filter(None, facts))


def closed(holidays: Sequence[str]) -> str:
    """Return why offices are closed on a day."""
    return f"تعطیل: {'، '.join(holidays)}" if holidays else ""


def backup(moment: str) -> str:
    """Return when the last backup was made."""
    return f"پشتیبان {moment}" if moment else _NO_BACKUP


def waiting(count: str) -> str:
    """Return how many things wait behind a line of the navigation."""
    return f"({count} در انتظار)"


def person(name: str, title: str) -> str:
    """Return who is logged in."""
    return f"{name} ({title})" if title else name


def unsent(days: int) -> str:
    """Return for how many days entries wait to be sent."""
    return f"ارسال‌نشده: {digits.to_persian(days)} روز"
