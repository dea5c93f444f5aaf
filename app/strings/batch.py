"""Words of the evening pile, ثبت گروهی."""

from collections.abc import Mapping
from typing import Final

from app.domain import digits

REFUSALS: Final[Mapping[str, str]] = {
    "cheque_in_batch": "چک را جداگانه در «صدور رسید» ثبت کنید؛ بانک و سررسید خود را دارد.",
    "batch_count": "شمار برگه‌های دسته را از ۱ تا ۵۰۰ بنویسید.",
    "batch_full": "هر دسته حداکثر {most} ردیف دارد؛ دستهٔ تازه‌ای باز کنید.",
    "batch_state": "این دسته بسته شده است؛ فهرست دسته‌ها را تازه کنید.",
    "batch_empty": "هنوز ردیفی نوشته نشده است؛ نخست کمک‌ها را بنویسید.",
    "batch_begun": "چند رسید این دسته صادر شده است؛ دسته را نمی‌توان کنار گذاشت.",
    "batch_row_issued": "رسید ردیف {n} صادر شده است؛ برای تغییر، رسید را ابطال کنید.",
    "batch_differs": "دسته با شمارش نخست نمی‌خواند: {count} برگه و {amount} ریال تفاوت دارد.",
    "batch_rows_changed": "ردیف‌ها پس از پذیرش مدیر تغییر کرده‌اند؛ مدیر دسته را دوباره بپذیرد.",
}

STATES: Final[Mapping[str, str]] = {"open": "باز", "closed": "بسته", "dropped": "کنار گذاشته"}


def line(day: str, count: int, amount: int, state: str) -> str:
    """Return one pile as the command lists it."""
    return f"{day}\t{digits.group(count)}\t{digits.group(amount)}\t{STATES[state]}"


def closed(count: int) -> str:
    """Return what is said once every row has its receipt."""
    return f"دسته بسته شد و {digits.group(count)} رسید صادر شد."


TITLE: Final = "ثبت گروهی"
BEGIN_TITLE: Final = "دستهٔ تازه"
BEGIN_ADVICE: Final = (
    "نخست برگه‌ها را بشمارید و جمع را با ماشین‌حساب بگیرید؛ دسته تا با این دو نخواند بسته نمی‌شود."
)
COUNT: Final = "شمار برگه‌ها"
SUM: Final = "جمع مبلغ‌ها"
DAY: Final = "تاریخ دریافت همه"
METHOD: Final = "شیوهٔ پرداخت بیشترشان"
CAMPAIGN: Final = "پویش"
BEGIN: Final = "آغاز دسته"
PILES: Final = "دسته‌ها"
NO_PILES: Final = "هنوز دسته‌ای نیست"
NO_PILES_ADVICE: Final = "برگه‌های انباشتهٔ شب را این‌جا یکجا ثبت کنید."
ACCEPTED: Final = "با پذیرش مدیر"
PAPERS: Final = "برگه"
PILE_DAY: Final = "تاریخ"
PILE_WHO: Final = "متصدی"
PILE_STATE: Final = "وضعیت"

PLACE: Final = "ردیف"
DONOR: Final = "نیکوکار"
AMOUNT: Final = "مبلغ (ریال)"
NIYYAT: Final = "نیت"
HOW: Final = "شیوه"
REFERENCE: Final = "مرجع"
LOOK: Final = "نگاه کنید"
USED_IN_LIST: Final = "این مرجع در فهرست واردشده هست"
ANONYMOUS: Final = "ناشناس"
ADD: Final = "افزودن ردیف"
CHANGE: Final = "ثبت تغییر ردیف"
AS_ABOVE: Final = "مانند ردیف بالا"
CELL_ABOVE: Final = "خانهٔ بالا"
NOBODY: Final = "ناشناس   F5"
CLOSE: Final = "بستن دسته و چاپ رسیدها"
DROP: Final = "کنار گذاشتن دسته"
BACK: Final = "دسته‌های دیگر"
EMPTY: Final = "هنوز ردیفی نوشته نشده است"
EMPTY_ADVICE: Final = "نام، مبلغ و نیت برگهٔ نخست را در خط پایین بنویسید و Enter بزنید."
EXPECTED: Final = "شمارش نخست"
TYPED: Final = "نوشته‌شده"
LEFT: Final = "مانده"
TOO_MANY: Final = "اضافه"
AGREES: Final = "تفاوت"
NO_DIFFERENCE: Final = "دسته می‌خواند"
CLOSING: Final = "صدور رسیدهای دسته…"
STOPPED: Final = "صدور متوقف شد؛ رسیدهای صادرشده ماندند و بقیه در دسته است."
DROPPED: Final = "دسته کنار گذاشته شد."
TAKE_UP: Final = "برگرداندن"
REMOVED: Final = "ردیف برداشته شد."
DRAFT_IS_BACK: Final = "ردیف نیمه‌کاره بازگشت."

DIFFERS_TITLE: Final = "دسته با شمارش نخست نمی‌خواند"
DIFFERS_ADVICE: Final = (
    "برگه‌ها را دوباره بشمارید. اگر شمارش نخست اشتباه بوده است مدیر با ذکر علت بپذیرد."
)
REASON: Final = "علت"
MANAGER: Final = "مدیر"
MANAGER_WORD: Final = "گذرواژهٔ مدیر"
ACCEPT: Final = "پذیرش و بستن"
GO_BACK: Final = "بازگشت به دسته"


def difference(count: int, amount: int) -> str:
    """Return by how much a pile differs: positive is missing, negative too much."""
    told = [
        f"{digits.group(abs(number))} {unit} {'کم' if number > 0 else 'زیاد'}"
        for number, unit in ((count, "برگه"), (amount, "ریال"))
        if number
    ]
    return "، ".join(told)


def row_of(place: int, whole: int) -> str:
    """Return which row is being typed, and that it is one more than the papers counted."""
    if place > whole:
        return f"ردیف {digits.group(place)}، بیش از شمارش نخست ({digits.group(whole)})"
    return f"ردیف {digits.group(place)} از {digits.group(whole)}"


def shown(count: str, amount: str) -> str:
    """Return a count and a sum whose digits are grouped already."""
    return f"{count} برگه · {amount} ریال"


_FIELDS: Final[Mapping[str, str]] = {
    "donor": DONOR,
    "donor.national_id": "کد ملی",
    "donor.mobile": "تلفن همراه",
    "amount": "مبلغ",
    "niyyat": NIYYAT,
    "method": HOW,
    "reference": REFERENCE,
}


def wrong(field: str, sentence: str) -> str:
    """Return what must be mended in a row, with the name of its cell."""
    name = _FIELDS.get(field) or _FIELDS.get(field.split(".", maxsplit=1)[0], field)
    return f"{name}: {sentence}"


def used(serial: int) -> str:
    """Return that the reference of a row stands on a receipt already."""
    return f"این مرجع روی رسید {digits.to_persian(serial)} هست"


def same_as_row(place: int) -> str:
    """Return that the reference of a row stands in the pile already."""
    return f"این مرجع در ردیف {digits.to_persian(place)} هم هست"


EVENTS: Final[Mapping[str, str]] = {
    "batch.opened": "آغاز ثبت گروهی",
    "batch.accepted": "پذیرش تفاوت دسته",
    "batch.issued": "رسید از ثبت گروهی",
    "batch.closed": "بستن دسته",
    "batch.dropped": "کنار گذاشتن دسته",
    "batch.taken_up": "برگرداندن دسته",
}
TABLES: Final[Mapping[str, str]] = {"batch": "ثبت گروهی", "batch_receipt": "رسید دسته"}
COLUMNS: Final[Mapping[str, str]] = {
    "expected_count": COUNT,
    "expected_amount": SUM,
    "accepted_count": "شمار پذیرفته",
    "accepted_amount": "جمع پذیرفته",
    "accepted_reason": "علت پذیرش",
}
