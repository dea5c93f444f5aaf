"""Words of a payment in full, and of goods whose value is found later."""

from collections.abc import Mapping
from typing import Final

SAYAD_ID: Final = "شناسهٔ صیادی (۱۶ رقم)"
TERMINAL: Final = "شمارهٔ پایانه"
CARD: Final = "۴ رقم آخر کارت"
BANK: Final = "بانک"
DUE_ON: Final = "تاریخ سررسید"
DRAWER: Final = "صادرکنندهٔ چک"
DRAWER_IS_DONOR: Final = "خود نیکوکار"
LOOK: Final = "دیدن رسید"

BEHALVES: Final = (
    ("proxy", "به نیابت از"),
    ("soul", "هدیه به روح"),
    ("health", "برای سلامتی"),
)
BEHALF_HINT: Final = "↑ ↓ نسبت"
BEHALF_TIP: Final = "نسبت دیگر (↑ ↓)"

UNKNOWN_VALUE: Final = "ارزش معلوم نیست (صورت‌جلسه)"
MINUTE: Final = "صورت‌جلسهٔ ارزیابی"
MINUTE_NUMBER: Final = "شمارهٔ صورت‌جلسه"
MINUTE_DAY: Final = "تاریخ آن"
FIRST: Final = "امضاکنندهٔ نخست"
SECOND: Final = "امضاکنندهٔ دوم"
LATER: Final = "ارزش پس از کارشناسی"

VALUE_TITLE: Final = "ثبت ارزش پس از کارشناسی"
VALUE_ADVICE: Final = "رسید عوض نمی‌شود؛ ارزش با صورت‌جلسهٔ کارشناسی کنار آن ثبت می‌شود."
VALUE: Final = "ارزش کل (ریال)"
VALUE_NOW: Final = "ثبت ارزش"
GOODS: Final = "کالا"

COLUMNS: Final[Mapping[str, str]] = {
    "terminal": "شمارهٔ پایانه",
    "card": "کارت",
    "bank": "کد بانک",
    "sayad_id": "شناسهٔ صیادی",
    "drawer": "صادرکننده",
    "due_on": "سررسید",
    "number": "شمارهٔ سند",
    "held_on": "تاریخ صورت‌جلسه",
    "first": "امضاکنندهٔ نخست",
    "second": "امضاکنندهٔ دوم",
}
"""The columns as the journal names them."""


def used(serial: str, donor: str, day: str, amount: str) -> str:
    """Return that a reference stands on a receipt already."""
    return f"این شماره روی رسید {serial} هست: {donor}، {day}، {amount} ریال."


def used_in_list(donor: str, day: str, amount: str) -> str:
    """Return that a reference stands in a list of the past that was imported."""
    return f"این شماره در فهرست واردشده هست: {donor}، {day}، {amount} ریال."


def same_gift(serial: str) -> str:
    """Return that a gift may be booked already: a restore can make two of one."""
    return (
        f"رسید {serial} همین نیکوکار، همین روز و همین مبلغ را دارد و پس از بازگشت پشتیبان"
        " شاید همین هدیه باشد؛ برگهٔ نیکوکار را ببینید."
    )


def valued(number: str, day: str, first: str, second: str, value: str) -> str:
    """Return what an item turned out to be worth, and by which minute."""
    return f"ارزش {value} ریال — صورت‌جلسهٔ {number}، {day}، {first} و {second}"


def valued_on(serial: str) -> str:
    """Return the word after a value was booked."""
    return f"ارزش کالای رسید {serial} ثبت شد"


TABLES: Final[Mapping[str, str]] = {
    "donation_method": "شرح پرداخت",
    "donation_minute": "صورت‌جلسهٔ ارزیابی",
    "valuation": "ارزش کالا",
}
"""What the journal calls the rows of a payment and of a valuation."""
