"""Words of the fields that several screens share."""

from typing import Final

AMOUNT: Final = "مبلغ"
RIAL: Final = "ریال"
TOMAN: Final = "تومان"
UNIT_TIP: Final = "تغییر واحد میان ریال و تومان: همان رقم‌ها با واحد دیگر خوانده می‌شود"
CALENDAR: Final = "تقویم"
PREVIOUS_MONTH: Final = "ماه قبل"
NEXT_MONTH: Final = "ماه بعد"
TODAY: Final = "امروز"
WEEKDAYS: Final = ("ش", "ی", "د", "س", "چ", "پ", "ج")
DATE_HINT: Final = "۱۴۰۵/۹/۱ یا ۹/۱ یا دیروز"
DUE_HINT: Final = "۱۴۰۵/۹/۱ یا ۹/۱ یا فردا"
MORE: Final = "بیشتر…"
WHICH: Final = "کدام‌یک؟ با ↓ برگزینید؛ پول این دو جداست."
MORE_SEARCH: Final = "جست‌وجوی نیت…"
REMAINDER: Final = "باقی‌ماندهٔ مبلغ"
REMOVE: Final = "حذف"
SHOW: Final = "نمایش گذرواژه"
HIDE: Final = "پنهان‌کردن گذرواژه"
PERSIAN_LAYOUT: Final = "فا"
LATIN_LAYOUT: Final = "EN"
PERSIAN_TIP: Final = "صفحه‌کلید فارسی است"
LATIN_TIP: Final = "صفحه‌کلید انگلیسی است"
CAPS: Final = "کلید Caps Lock روشن است"
CLOSE: Final = "بستن"
CANCEL: Final = "انصراف"


def amount_label(unit: str) -> str:
    """Return the label of an amount in *unit*."""
    return f"مبلغ ({unit})"


def reading(tomans: str, rials: str) -> str:
    """Return an amount read aloud: *tomans* with its unit, *rials* as bare words."""
    return f"{tomans}  ({rials} ریال)"


def rials(amount: str) -> str:
    """Return a grouped *amount* with its unit."""
    return f"{amount} ریال"


def pill(number: str, name: str) -> str:
    """Return the face of a choice with its number key, where it has one."""
    return f"{number}  {name}" if number else name
