"""Words of the list of donors, a donor's panel, its form, and of two who become one."""

from typing import Final

from app.domain import digits
from app.domain.text import isolate_ltr

TITLE: Final = "نیکوکاران"
SEARCH: Final = "نام، کد ملی، تلفن همراه، رابط یا نماینده"
NEW: Final = "نیکوکار تازه"
NAME: Final = "نام"
KIND: Final = "نوع نیکوکار"
IDENTITY: Final = "کد / شناسهٔ ملی"
MOBILE: Final = "تلفن همراه"
WHY: Final = "پیدا شد از"
EMPTY_TITLE: Final = "نیکوکاری پیدا نشد"
EMPTY_ADVICE: Final = "نام را کوتاه‌تر بنویسید، یا با «نیکوکار تازه» او را ثبت کنید."

CLOSE: Final = "بستن (Esc)"
CHANGE: Final = "ویرایش"
MERGE: Final = "یکی‌کردن پرونده"
PART: Final = "جداکردن"
REVEAL: Final = "نمایش کامل؛ در دفتر رویدادها می‌ماند"
HONORIFIC: Final = "عنوان"
REGISTRATION: Final = "شمارهٔ ثبت"
ECONOMIC: Final = "کد اقتصادی"
CONTACT: Final = "نام رابط"
REPRESENTATIVE: Final = "نام نماینده"
PUBLISH: Final = "اعلام نام"
PUBLISHES: Final = {"yes": "می‌خواهد", "no": "نمی‌خواهد"}
MOBILES: Final = {"yes": "دارد", "no": "ندارد"}
GAVE: Final = "کمک در تاریخ"
LEAST: Final = "جمع کمک از"
COUNT: Final = "شمار نیکوکاران"
FIRST_DAY: Final = "کمک از تاریخ"
LAST_DAY: Final = "کمک تا تاریخ"
TEXT: Final = "جست‌وجو"
PUBLISH_LONG: Final = "می‌خواهد نامش اعلام شود"
NOTE: Final = "توضیح"
SINCE: Final = "ثبت در"
MAY: Final = "نامش اعلام شود"
MAY_NOT: Final = "نامش اعلام نشود"
ALIASES: Final = "پرونده‌های یکی‌شده"
SUMS: Final = "جمع کمک‌ها"
HISTORY: Final = "کمک‌ها"
NO_GIFTS: Final = "هنوز کمکی به نام او ثبت نشده است."
OLDER: Final = "کمک‌های پیشین را در «رسیدها» با نام او بیابید."
IMPORTED: Final = "بدون رسید"

ADD_TITLE: Final = "ثبت نیکوکار تازه"
CHANGE_TITLE: Final = "ویرایش نیکوکار"
FORGET: Final = {
    "national_id": "کد یا شناسهٔ ملی ثبت‌شده پاک شود",
    "mobile": "تلفن همراه ثبت‌شده پاک شود",
}
FORGOTTEN: Final = "پاک می‌شود"
GIVEN_BACK: Final = "همان شد که بود"
SAVE: Final = "ذخیره"
SAVE_ANYWAY: Final = "با این همه ثبت شود"
CANCEL: Final = "انصراف"
OPEN: Final = "نشان بده"

MERGE_ADVICE: Final = "رسیدهای هر دو زیر یک نام می‌آید و نام دیگر هم پیدا می‌شود. برگشت‌پذیر است."
OTHER: Final = "نیکوکار دیگر"
OTHER_HINT: Final = "نام، کد ملی یا تلفن"
STAYS: Final = "کدام می‌ماند؟"
MERGE_NOW: Final = "یکی شوند"
UNDO: Final = "برگرداندن"
NOBODY: Final = "نیکوکار دیگر را جست‌وجو کنید و برگزینید."


def counted(count: int, *, more: bool) -> str:
    """Return the count below the list; *more* while it is counted, or where it is not."""
    return f"{digits.group(count)} نیکوکار…" if more else f"{digits.group(count)} نیکوکار"


def above(count: int) -> str:
    """Return the count of a search that has more answers than it counts."""
    return f"بیش از {digits.group(count)} نیکوکار؛ نام را کامل‌تر بنویسید"


def likely(name: str, reasons: str) -> str:
    """Return who is registered already, and what they share."""
    return f"«{name}» ثبت شده است: {reasons}."


def kept(masked: str) -> str:
    """Return what stands in an empty field whose masked value stays."""
    return f"{isolate_ltr(masked)}  (همان می‌ماند)"


def amount(rials: str) -> str:
    """Return the value of a gift in a history."""
    return f"{rials} ریال"


def gift(day: str, what: str, number: str) -> str:
    """Return when a gift was given, what it was, and its receipt."""
    return f"{day}  ·  {what}  ·  {number}"


def added(name: str) -> str:
    """Return the word after a donor was registered."""
    return f"«{name}» ثبت شد"


def changed(name: str) -> str:
    """Return the word after a donor was changed."""
    return f"«{name}» ذخیره شد"
