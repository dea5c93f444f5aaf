"""Words of the window around every screen."""

from typing import Final

PRODUCT: Final = "همیار"
DAILY: Final = "کارهای روزانه"
OFFICE: Final = "دفتر"
HELP: Final = "راهنما"
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


def title(office: str) -> str:
    """Return the title of the window of *office*."""
    return f"همیار — {office}"


def dates(solar: str, lunar: str) -> str:
    """Return both calendars' days in one line."""
    return f"{solar}  ·  {lunar}" if lunar else solar


def person(name: str, title: str) -> str:
    """Return who is logged in."""
    return f"{name} ({title})" if title else name
