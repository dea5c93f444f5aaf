"""Words of what came from the province, as an office reads it: campaigns, rates, lunar months."""

from typing import Final

from app.domain import digits

TITLE: Final = "پویش‌ها و نرخ‌ها"
ALSO: Final = "فهرست‌های استان پویش نرخ فطریه کفاره فدیه ماه قمری رؤیت هلال"
SEARCH: Final = "جست‌وجو در این فهرست"
KINDS: Final = {
    "campaign": "پویش‌ها",
    "rate": "نرخ‌ها",
    "month": "ماه‌های قمری",
    "entry": "فهرست‌ها",
}
EMPTY_TITLE: Final = "هنوز چیزی در این فهرست نیست"
EMPTY_ADVICE: Final = (
    "پویش‌ها، نرخ‌های فطریه و کفاره، آغاز ماه‌های قمری و فهرست‌های مرجع با به‌روزرسانی استان (hyu) "
    "می‌رسد؛ پویش خود دفتر را مدیر این‌جا می‌نویسد."
)
TAKE: Final = "گرفتن پاسخ استان"
NEW: Final = "پویش دفتر"
CHANGE: Final = "ویرایش"
OFF: Final = "غیرفعال کردن در این دفتر"
ON: Final = "فعال کردن در این دفتر"
CLOSE: Final = "بستن"
SAVED: Final = "ذخیره شد."
CAMPAIGN_ADVICE: Final = (
    "پویش خود این دفتر، با نام، روزها و مبلغ هدف؛ در «صدور رسید» برگزیده می‌شود."
)

WHAT: Final = "عنوان"
TELLS: Final = "شرح"
SOURCE: Final = "از سوی"
STATE: Final = "وضعیت"
ABOVE: Final = "استان"
OWN: Final = "این دفتر"
STATES: Final = {
    "on": "فعال",
    "off": "غیرفعال در این دفتر",
    "withdrawn": "برداشتهٔ استان",
    "ahead": "هنوز آغاز نشده",
    "over": "پایان‌یافته",
    "unfit": "در تقویم نمی‌نشیند",
}
"""State of a row -> what the list says of it."""
OWN_OFF: Final = "غیرفعال"
NOTES: Final = {
    "campaign-off": "«صدور رسید» و «ثبت گروهی» این پویش را پیشنهاد نمی‌کنند.",
    "rate-off": "این نرخ در این دفتر به کار نمی‌رود.",
    "month-off": "آغاز این ماه از جدول برنامه گرفته می‌شود، نه از اعلام استان.",
    "entry-off": "این ردیف در این دفتر به کار نمی‌رود.",
    "withdrawn": "استان این ردیف را برداشته است؛ در هیچ دفتری به کار نمی‌رود.",
    "unfit": (
        "با این روز یک ماه ۲۹ یا ۳۰ روز نمی‌شود، پس جدول برنامه به کار می‌رود؛ به استان بگویید."
    ),
    "month-on": "تاریخ قمری در همهٔ برنامه از این روز شمرده می‌شود؛ رسیدهای صادرشده دگرگون نمی‌شوند.",
}
"""What a row's state means here."""
CODE: Final = "کد"
DAYS: Final = "روزها"
TARGET: Final = "هدف"
AMOUNT: Final = "مبلغ"
TOMANS: Final = "به تومان"
STAPLE: Final = "قوت غالب"
AUTHORITY: Final = "مرجع"
FIRST: Final = "نخستین روز"
SHIPPED: Final = "در جدول برنامه"
LIST: Final = "فهرست"


def counted(rows: int, above: int) -> str:
    """Return how many rows are listed, and how many of them came from above."""
    every = f"{digits.group(rows)} ردیف"
    return f"{every} · {digits.group(above)} از استان" if above else every


def rials(amount: int) -> str:
    """Return an amount with its unit."""
    return f"{digits.group(amount)} ریال"


def said(name: str, *, active: bool) -> str:
    """Return that a row counts here now, or not."""
    return f"«{name}» در این دفتر {'فعال' if active else 'غیرفعال'} شد."
