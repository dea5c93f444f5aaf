"""Words of the dialog that asks a manager which day it is."""

from typing import Final

TITLE: Final = "امروز چه روزی است؟"
TODAY: Final = "تاریخ امروز"
MANAGER: Final = "مدیر"
ENTRY_WORD: Final = "گذرواژهٔ مدیر"
CONFIRM: Final = "تأیید تاریخ"
LATER: Final = "فعلاً نه"


def last_entry(when: str) -> str:
    """Return why the program asks."""
    return (
        f"آخرین کار این دفتر در {when} ثبت شده است و ساعت رایانه با آن نمی‌خواند. "
        "تا مدیر تاریخ امروز را تأیید نکند رسیدی صادر نمی‌شود."
    )


def confirmed(day: str) -> str:
    """Return that the manager's day holds."""
    return f"تاریخ امروز تأیید شد: {day}"
