"""Words of what a province publishes to its counties."""

from typing import Final

from app.domain import digits

TITLE: Final = "انتشار به شهرستان‌ها"
ALSO: Final = "پویش نرخ فطریه ماه قمری فهرست دستورالعمل بخشنامه hyu"
SEARCH: Final = "جست‌وجو در این فهرست"
EMPTY_TITLE: Final = "هنوز چیزی در این فهرست نیست"
EMPTY_ADVICE: Final = (
    "آنچه این‌جا نوشته شود با پروندهٔ انتشار (hyu) به همهٔ شهرستان‌ها می‌رسد و آن‌جا تنها خوانده می‌شود."
)
KINDS: Final = {
    "campaign": "پویش‌ها",
    "rate": "نرخ‌ها",
    "month": "ماه‌های قمری",
    "entry": "فهرست‌ها",
    "instruction": "دستورالعمل‌ها",
}
ONE: Final = {
    "campaign": "پویش",
    "rate": "نرخ",
    "month": "ماه قمری",
    "entry": "ردیف فهرست",
    "instruction": "دستورالعمل",
}
NEW: Final = "افزودن"
CHANGE: Final = "ویرایش"
OFF: Final = "خاموش کردن"
ON: Final = "روشن کردن"
PUBLISH: Final = "انتشار"
WHERE: Final = "جای نوشتن پروندهٔ انتشار"
CLOSE: Final = "بستن"
SAVE: Final = "ذخیره"
SAVED: Final = "ذخیره شد؛ با انتشار بعدی به شهرستان‌ها می‌رسد."
PDF: Final = "پروندهٔ PDF"
PDF_FILES: Final = "PDF (*.pdf)"
PICK: Final = "برگزیدن PDF"
READ: Final = "دیدن PDF"

WHAT: Final = "عنوان"
TELLS: Final = "شرح"
STATE: Final = "وضعیت"
STATES: Final = {"on": "برقرار", "off": "خاموش"}
ADVICE: Final = {
    "campaign": "پویش با نام، روزها و مبلغ هدف در فهرست پویش‌های شهرستان‌ها می‌آید.",
    "rate": "نرخ سال قمری: برای هر نفر یا هر روز، به ریال. مرجع و قوت را اگر جداست بنویسید.",
    "month": "نخستین روز ماه قمری، آن‌گونه که رسماً اعلام شده است.",
    "entry": "ردیفی از یک فهرست مرجع، با کد و نام.",
    "instruction": "متن، پروندهٔ PDF، یا هر دو. شهرستان تا خواندن آن را پررنگ می‌بیند.",
}
NAME: Final = "نام"
STARTS: Final = "آغاز"
ENDS: Final = "پایان"
TARGET: Final = "مبلغ هدف (ریال)"
DUE: Final = "نوع نرخ"
DUES: Final = {
    "fitriyeh": "فطریه",
    "kaffareh_amd": "کفارهٔ عمد",
    "kaffareh_ghayr_amd": "کفارهٔ غیرعمد",
    "fidyeh": "فدیه",
}
YEAR: Final = "سال قمری"
MONTH: Final = "ماه"
MONTHS: Final = (
    *("محرم", "صفر", "ربیع‌الاول", "ربیع‌الثانی", "جمادی‌الاول", "جمادی‌الثانی"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذی‌القعده", "ذی‌الحجه"),
)
FIRST: Final = "نخستین روز"
AUTHORITY: Final = "مرجع"
STAPLE: Final = "قوت غالب"
AMOUNT: Final = "مبلغ (ریال)"
LIST: Final = "فهرست"
CODE: Final = "کد"
POSITION: Final = "جایگاه"
NUMBER: Final = "شماره"
SUBJECT: Final = "موضوع"
BODY: Final = "متن"
ISSUED: Final = "تاریخ"
NEVER: Final = "هنوز چیزی منتشر نشده است."


def counted(rows: int) -> str:
    """Return how many rows are listed."""
    return f"{digits.group(rows)} ردیف"


def state(version: int, day: str, *, fresh: bool) -> str:
    """Return what the newest version is, and whether something waits for the next one."""
    if not version:
        return NEVER
    told = f"آخرین انتشار: نسخهٔ {digits.to_persian(version)}، {day}"
    return f"{told} · تغییرهایی هست که هنوز منتشر نشده" if fresh else f"{told} · همه منتشر شده است"


def done(file: str, code: str) -> str:
    """Return that the update was written, with the letters to compare by phone."""
    return f"\u2068{file}\u2069 نوشته شد؛ کد: \u2068{code}\u2069"


def days(first: str, last: str) -> str:
    """Return the days of a campaign."""
    return f"{first or '…'} تا {last or '…'}" if first or last else ""


def rate(due: str, year: int, staple: str) -> str:
    """Return a rate by its name: two staples of one year are two rates."""
    named = f"{DUES[due]} {digits.to_persian(year)}"
    return f"{named} — {staple}" if staple else named


def rials(amount: int) -> str:
    """Return the amount of a rate."""
    return f"{digits.group(amount)} ریال"


def target(amount: str) -> str:
    """Return the target of a campaign."""
    return f"هدف {amount} ریال"


def lunar(month: int, year: int) -> str:
    """Return a lunar month by its name."""
    return f"{MONTHS[month - 1]} {digits.to_persian(year)}"
