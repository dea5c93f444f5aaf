"""Words of the list of receipts, on the screen and where it is exported."""

from collections.abc import Iterable
from typing import Final

TITLE: Final = "رسیدها"
SEARCH: Final = "نام، شماره، مبلغ یا چهار رقم آخر مرجع"
NUMBER: Final = "شماره"
WHOLE_NUMBER: Final = "شمارهٔ رسید"
DAY: Final = "تاریخ"
DONOR: Final = "نیکوکار"
PURPOSE: Final = "نیت"
PAYMENT: Final = "شیوه و مرجع"
METHOD: Final = "شیوهٔ پرداخت"
REFERENCE: Final = "مرجع"
AMOUNT: Final = "مبلغ (ریال)"
STATUS: Final = "وضعیت"
FORM: Final = "نوع کمک"
REGISTER: Final = "باجه"
ANONYMOUS: Final = "ناشناس"
FORMS: Final = {"cash": "نقدی", "kind": "غیرنقدی", "service": "خدماتی"}
STATUSES: Final = {
    "issued": "معتبر",
    "void_pending": "در انتظار ابطال",
    "void": "باطل شد",
    "replaced": "جایگزین شد",
}
FIRST_DAY: Final = "از تاریخ"
LAST_DAY: Final = "تا تاریخ"
LEAST: Final = "از مبلغ"
MOST: Final = "تا مبلغ"
TEXT: Final = "جست‌وجو"

COUNT: Final = "شمار رسیدها"
MONEY: Final = "جمع نقدی معتبر (ریال)"
KIND: Final = "ارزش غیرنقدی معتبر (ریال)"
WAITING: Final = "در انتظار ابطال، بیرون از جمع (ریال)"

EMPTY_TITLE: Final = "رسیدی پیدا نشد"
EMPTY_ADVICE: Final = "شرط‌ها را کمتر کنید، یا رسید تازه را در «صدور رسید» ثبت کنید."
FILES: Final = "Excel (*.xlsx)"
VOID: Final = "ابطال رسید"
REPRINT: Final = "چاپ مجدد"
CLOSE: Final = "بستن (Esc)"
MOBILE: Final = "تلفن همراه"
IDENTITY: Final = "کد / شناسهٔ ملی"
ON_BEHALF: Final = "به نیابت از"
CAMPAIGN: Final = "پویش"
NOTE: Final = "توضیح"
RELATED: Final = "رسید هم‌زمان"
REPLACES: Final = "جایگزینِ"
REPLACED_BY: Final = "رسید جایگزین"
VOIDED_BY: Final = "برگهٔ ابطال"
REASON: Final = "علت ابطال"
APPROVER: Final = "تأییدکننده"
REQUEST: Final = "درخواست ابطال"
REQUEST_REASON: Final = "علت درخواست"
REQUEST_STATE: Final = "پاسخ درخواست"
CONTROL: Final = "کد دستی"
LINES: Final = "شرح"
PRINTS: Final = "چاپ‌ها"
NOT_PRINTED: Final = "چاپی ثبت نشده است."
_MARKS: Final = {"original": "چاپ اصلی", "reprint": "چاپ مجدد", "duplicate": "المثنی"}
OPEN: Final = "بازکردن"
EXPORTING: Final = "در حال ساختن فهرست…"
CANCELLED: Final = "ساختن فهرست متوقف شد؛ پرونده‌ای نماند."


def counted(count: str, *, more: bool) -> str:
    """Return the count below the list; *more* while it is still being counted."""
    return f"{count} رسید…" if more else f"{count} رسید"


def money(amount: str) -> str:
    """Return the sum of the money that stands."""
    return f"نقدی {amount} ریال"


def kind(amount: str) -> str:
    """Return the value of the goods that stand."""
    return f"غیرنقدی {amount} ریال"


def waiting(amount: str) -> str:
    """Return what is about to be voided: it is in none of the sums."""
    return f"در انتظار ابطال {amount} ریال، بیرون از جمع"


def request(person: str, moment: str) -> str:
    """Return who asked for a void, and when."""
    return f"{person}  ·  {moment}"


def answered(state: str, person: str, answer: str) -> str:
    """Return how a request was decided, by whom, and in which words."""
    return "  ·  ".join(part for part in (state, person, answer) if part)


def joined(parts: Iterable[str]) -> str:
    """Return names of one cell."""
    return "، ".join(parts)


def printed(mark: str, ordinal: str, moment: str, person: str) -> str:
    """Return one print of a receipt: what it says of itself, when, by whom."""
    name = f"{_MARKS[mark]} {ordinal}".rstrip()
    return f"{name}  ·  {moment}  ·  {person}"


def part(name: str, amount: str) -> str:
    """Return a share of a receipt by designation."""
    return f"{name}  ·  {amount} ریال" if amount else name


def item(name: str, quantity: str, unit: str) -> str:
    """Return a thing given."""
    return f"{name}، {quantity} {unit}"


def work(skill: str, hours: str) -> str:
    """Return work given."""
    return f"{skill}، {hours} ساعت"


def exported(rows: str) -> str:
    """Return the word when a list was written."""
    return f"فهرست {rows} رسید ذخیره شد"
