"""Words of the settings: papers, questions, people."""

from typing import Final

TITLE: Final = "تنظیمات"
SAVE: Final = "ذخیرهٔ تنظیمات"
SAVED: Final = "تنظیمات ذخیره شد؛ رسیدهای بعدی با آن چاپ می‌شوند."
UNCHANGED: Final = "چیزی تغییر نکرده بود."
READ_ONLY: Final = "تنظیمات دفتر را مدیر تغییر می‌دهد."

PAPERS: Final = "سربرگ و برگهٔ رسید"
ORGANIZATION: Final = "سازمان"
DEPARTMENT: Final = "واحد"
SLOGAN: Final = "شعار زیر سربرگ"
THANKS: Final = "سطر سپاس پایین رسید"
SIGNATORIES: Final = "امضاکنندگان، از راست به چپ"
FIRST_SIGNS: Final = "نخستین جا نام متصدی هم چاپ می‌شود"
PAPER: Final = "کاغذ رسید"
PAPER_NAMES: Final = (("a4", "A4 دو برگی"), ("a5", "A5"), ("roll", "رول ۸۰"))
QUESTIONS: Final = "پرسش دوباره پیش از ثبت"
ASK_BELOW: Final = "مبلغ کمتر از (ریال)"
ASK_ABOVE: Final = "مبلغ بیش از (ریال)"
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
