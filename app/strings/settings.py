"""Words of the settings: papers, questions, people."""

from typing import Final

TITLE: Final = "تنظیمات"
SAVE: Final = "ذخیرهٔ تنظیمات"
SAVED: Final = "تنظیمات ذخیره شد؛ رسیدهای بعدی با آن چاپ می‌شوند."
UNCHANGED: Final = "چیزی تغییر نکرده بود."
READ_ONLY: Final = "تنظیمات دفتر را مدیر تغییر می‌دهد."

UNDO: Final = "برگرداندن"
UNDONE: Final = "تنظیمات به آنچه پیش‌تر بود برگشت."

PAPERS: Final = "سربرگ و نشان"
PREVIEW: Final = "رسید بعدی"
PREVIEW_ADVICE: Final = "آنچه می‌نویسید همین‌جا دیده می‌شود؛ با ذخیره روی رسیدهای بعدی چاپ می‌شود."
CLOSER: Final = "سربرگ از نزدیک"
SPECIMEN_DONOR: Final = "نمونه، برای دیدن سربرگ"
EMBLEM: Final = "نشان"
EMBLEM_ADVICE: Final = "تصویر PNG یا JPEG. روی A4 و A5 چاپ می‌شود؛ بر رول نه، که دور ریخته می‌شود."
CHOOSE_EMBLEM: Final = "برگزیدن نشان…"
DROP_EMBLEM: Final = "بدون نشان"
NO_EMBLEM: Final = "بدون نشان"
EMBLEM_KEPT: Final = "نشان تازه روی رسیدهای بعدی چاپ می‌شود؛ رسیدهای پیشین با نشان خود می‌مانند."
EMBLEM_FILES: Final = "تصویر (*.png *.jpg *.jpeg)"
ORGANIZATION: Final = "سازمان"
DEPARTMENT: Final = "واحد"
SLOGAN: Final = "شعار زیر سربرگ"
THANKS: Final = "سطر سپاس پایین رسید"
SIGNATORIES: Final = "امضاکنندگان، از راست به چپ"
FIRST_SIGNS: Final = "نخستین جا نام متصدی هم چاپ می‌شود"
LIMITS: Final = "مبلغ‌ها و تاریخ‌ها"
QUESTIONS: Final = "پرسش دوباره پیش از ثبت"
ASK_BELOW: Final = "مبلغ کمتر از"
ASK_ABOVE: Final = "مبلغ بیش از"
UNIT_TIP: Final = "همان مبلغ به واحد دیگر نشان داده می‌شود"
CEILING: Final = "شناسایی نیکوکار"
CEILING_ADVICE: Final = (
    "برای مبلغ بیش از این، کد ملی یا شناسهٔ ملی نیکوکار لازم است و کمک ناشناس پذیرفته نمی‌شود. "
    "سقف را مقررات مبارزه با پول‌شویی هر سال تعیین می‌کند؛ خانهٔ خالی یعنی بدون سقف."
)
IDENTIFY_ABOVE: Final = "شناسایی لازم است بیش از"
BOOKS: Final = "سال مالی"
FIRST_OPEN_DAY: Final = "نخستین روز باز برای تاریخ پرداخت"
BOOKS_ADVICE: Final = (
    "کمکی که پیش از این روز پرداخت شده باشد ثبت نمی‌شود. در آغاز سال می‌توان سال پیش را چندی باز "
    "گذاشت تا فیش‌های دیررسیده ثبت شوند."
)
ASK_ADVICE: Final = (
    "بیرون از این بازه، برنامه پیش از ثبت رسید یک بار می‌پرسد تا صفری کم و زیاد نشود."
)

PEOPLE: Final = "کاربران"
NAME: Final = "نام و نام خانوادگی"
LOGIN: Final = "نام کاربری"
POST: Final = "سمت"
ROLE: Final = "نقش"
ROLES: Final = {"clerk": "متصدی", "manager": "مدیر", "finance": "مالی", "auditor": "بازرس"}
GONE: Final = "غیرفعال"
ADD: Final = "افزودن کاربر"
CHANGE_ROLE: Final = "تغییر نقش"
DEACTIVATE: Final = "غیرفعال‌کردن"
OWN_WORD: Final = "تغییر گذرواژهٔ من"
CANCEL: Final = "انصراف"

ADD_ADVICE: Final = "گذرواژهٔ نخست را به خود او بدهید؛ بعداً از همین صفحه آن را تغییر می‌دهد."
ROLE_ADVICE: Final = "نقش تازه با امضای شما در فهرست کارکنان ثبت می‌شود."
DEACTIVATE_ADVICE: Final = "دیگر نمی‌تواند وارد شود؛ نامش روی رسیدها و رویدادها می‌ماند."
OWN_ADVICE: Final = "چند واژهٔ بی‌ربط بهتر از یک واژهٔ پیچیده است."
NEW_WORD: Final = "گذرواژهٔ تازه"
FIRST_WORD: Final = "گذرواژهٔ نخست"
OLD_WORD: Final = "گذرواژهٔ کنونی"
MANAGER_WORD: Final = "گذرواژهٔ شما (مدیر)"
AGAIN: Final = "تکرار گذرواژه"
NOT_SAME: Final = "دو گذرواژه یکی نیست."


def in_unit(name: str, unit: str) -> str:
    """«مبلغ کمتر از (ریال)», a label with its unit."""
    return f"{name} ({unit})"


def about(action: str, name: str) -> str:
    """Return what is done to whom."""
    return f"{action}: {name}"


def added(name: str) -> str:
    """Return that somebody was taken in."""
    return f"{name} افزوده شد و می‌تواند وارد شود."


def role_changed(name: str, role: str) -> str:
    """Return somebody's new role."""
    return f"نقش {name} از این پس «{ROLES[role]}» است."


def deactivated(name: str) -> str:
    """Return that somebody has no way in any more."""
    return f"{name} دیگر نمی‌تواند وارد شود."


WORD_CHANGED: Final = "گذرواژهٔ شما تغییر کرد."
