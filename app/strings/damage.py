"""Words of the morning on which the database does not open."""

from typing import Final

TITLE: Final = "پروندهٔ داده‌ها آسیب دیده است"
KEPT: Final = "هیچ چیز پاک نمی‌شود: پروندهٔ آسیب‌دیده کنار گذاشته می‌شود تا پشتیبان آن را ببیند."
NO_BACKUP: Final = (
    "نسخهٔ پشتیبان سالمی در این رایانه نیست. نسخه‌ای را که بیرون نگه داشته‌اید بیاورید "
    "و با فرمان restore بازگردانید."
)
RESTORE: Final = "بازیابی این نسخه"
LEAVE: Final = "فعلاً نه"
READ_ONLY: Final = "بررسی روزانه آسیبی یافته است؛ دفتر تنها برای دیدن باز شد."


def offer(when: str) -> str:
    """Return what the newest good backup brings back and what is left to do by hand."""
    return (
        f"تازه‌ترین نسخهٔ سالم از {when} است. پس از بازیابی، رسیدها در باجهٔ بعدی صادر می‌شوند "
        "و رسیدهای پس از این نسخه با خواندن رمزینهٔ برگهٔ نیکوکاران دوباره ثبت می‌شوند."
    )
