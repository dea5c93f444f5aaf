"""Words of the instructions that the province sends down."""

from typing import Final

from app.domain import digits

TITLE: Final = "دستورالعمل‌ها"
ALSO: Final = "بخشنامه نامه ابلاغ استان"
SEARCH: Final = "جست‌وجوی شماره، عنوان یا متن"
NUMBER: Final = "شماره"
NAME: Final = "عنوان"
DAY: Final = "تاریخ"
FROM: Final = "فرستنده"
STATE: Final = "وضعیت"
STATES: Final = {"unread": "خوانده‌نشده", "read": "خوانده‌شده"}
PAPER: Final = "پیوست"
HAS_PAPER: Final = "PDF"
OPEN: Final = "دیدن پیوست PDF"
TEXT: Final = "متن"
CLOSE: Final = "بستن (Esc)"
PROVINCE: Final = "استان"
EMPTY_TITLE: Final = "دستورالعملی نیست"
EMPTY_ADVICE: Final = (
    "دستورالعمل‌های استان با به‌روزرسانی (hyu) می‌آید: در «ارسال به استان» پاسخ استان را بگیرید."
)


def sender(code: str) -> str:
    """Return which office issued an instruction."""
    return f"دفتر استان (\u2066{code}\u2069)" if code else PROVINCE


def counted(count: int, unread: int) -> str:
    """Return the count below the list."""
    more = f"، {digits.group(unread)} خوانده‌نشده" if unread else ""
    return f"{digits.group(count)} دستورالعمل{more}"
