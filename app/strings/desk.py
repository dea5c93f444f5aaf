"""Words of the receipt desk."""

from collections.abc import Sequence
from typing import Final

TITLE: Final = "صدور رسید"
SAVE: Final = "ثبت و چاپ رسید"
NEW: Final = "فرم تازه"
SET_ASIDE: Final = "فرم نیمه‌کاره کنار رفت."
PUT_BACK: Final = "برگرداندن"
AS_LAST: Final = "مانند قبلی"
VOID: Final = "ابطال رسید"
REPRINT: Final = "چاپ مجدد"

DONOR: Final = "نیکوکار"
KINDS: Final = (
    ("person", "حقیقی"),
    ("legal", "حقوقی"),
    ("group", "هیئت / گروه"),
    ("anonymous", "ناشناس"),
)
HONORIFIC: Final = "عنوان"
HONORIFICS: Final = ("", "جناب آقای", "سرکار خانم", "خانوادهٔ محترم", "مرحوم", "شهید")
NAMES: Final = {
    "person": "نام و نام خانوادگی",
    "legal": "نام شخص حقوقی",
    "group": "نام هیئت یا گروه مردمی",
    "anonymous": "ناشناس",
}
NATIONAL_ID: Final = "کد ملی"
LEGAL_ID: Final = "شناسهٔ ملی"
MOBILE: Final = "تلفن همراه"
ON_BEHALF: Final = "به نیابت از"

KNOWN: Final = "نیکوکار ثبت‌شده"
PART: Final = "نیکوکار تازه است"
FROM_REGISTER: Final = "از پرونده"
SAME: Final = "همان است"
ENROL: Final = "ثبت نیکوکار"
NEW_DONOR: Final = "نیکوکار تازه"
AS_TYPED: Final = "همین‌گونه که نوشته شد"

FORMS: Final = (("cash", "نقدی"), ("kind", "غیرنقدی"), ("service", "خدماتی"))
NIYYAT: Final = "نیت (محل مصرف)"
NIYYAT_HINT: Final = "چند نیت: Ctrl و شماره"
METHOD: Final = "شیوهٔ پرداخت"
SHARE_MISSING: Final = "سهم هر نیت را بنویسید؛ آنچه می‌ماند از نیت نخست است."
METHODS: Final = (
    ("pos", "کارت‌خوان"),
    ("cash", "نقد"),
    ("card", "کارت به کارت"),
    ("bank", "واریز به حساب"),
    ("cheque", "چک"),
)
REFERENCES: Final = {
    "pos": "شمارهٔ مرجع تراکنش",
    "card": "شمارهٔ مرجع تراکنش",
    "bank": "شمارهٔ فیش واریزی",
    "cheque": "شمارهٔ سریال چک",
    "cash": "شمارهٔ مرجع",
}
DATE: Final = "تاریخ پرداخت"
CAMPAIGN: Final = "پویش"
NO_CAMPAIGN: Final = "بدون پویش"
ARTICLE_172: Final = "مادهٔ ۱۷۲ مالیاتی"
ARTICLE_172_TIP: Final = "قابل کسر مالیاتی: احداث، تعمیر یا تجهیز مراکز"

ITEM: Final = "نام کالا"
QUANTITY: Final = "مقدار"
UNIT: Final = "واحد"
UNITS: Final = ("عدد", "کیلوگرم", "بسته", "دستگاه", "تخته", "متر", "لیتر")
VALUE: Final = "ارزش کل (ریال)"
BASIS: Final = "مبنای ارزش"
BASES: Final = (("invoice", "فاکتور"), ("expert", "کارشناسی"), ("donor", "اعلام نیکوکار"))
SKILL: Final = "نوع خدمت"
HOURS: Final = "ساعت"
ADD: Final = "افزودن"
NO_ITEMS: Final = "کالاهای این کمک را یکی‌یکی بیفزایید."
NO_SERVICE: Final = "خدمت اهداشده را با ساعت آن بیفزایید."

TODAY: Final = "رسیدهای امروز"
NUMBER: Final = "شماره"
PURPOSE: Final = "نیت"
AMOUNT: Final = "مبلغ (ریال)"
ANONYMOUS: Final = "ناشناس"
VOIDED: Final = "باطل شد"
REPLACED: Final = "جایگزین شد"
VOID_WAITS: Final = "در انتظار ابطال"
EMPTY_TITLE: Final = "امروز هنوز رسیدی صادر نشده است"
EMPTY_ADVICE: Final = "نخستین رسید را از همین فرم صادر کنید؛ شماره و مبلغ آن اینجا می‌آید."

VOID_TITLE: Final = "ابطال رسید"
VOID_ADVICE: Final = "رسید پاک نمی‌شود: شمارهٔ آن می‌ماند و «باطل شد» روی آن می‌آید."
REASON: Final = "دلیل ابطال"
REASONS: Final = ("اشتباه در مبلغ", "اشتباه در نام", "اشتباه در نیت", "انصراف نیکوکار")
APPROVER: Final = "تأییدکننده"
APPROVER_WORD: Final = "گذرواژهٔ تأییدکننده"
VOID_WHO: Final = "تأیید مدیر"
VOID_WHEN: Final = (
    ("now", "مدیر همین‌جا تأیید می‌کند"),
    ("later", "برای تأیید بعدی بفرست"),
)
VOID_LATER: Final = "فرستادن درخواست ابطال"
VOID_LATER_AND_REPLACE: Final = "درخواست ابطال و صدور جایگزین"
VOID_LATER_ADVICE: Final = "تا تصمیم مدیر، رسید در جمع‌ها نمی‌آید و «در انتظار ابطال» می‌ماند."
VOID_NOW: Final = "ابطال با تأیید مدیر"
VOID_AND_REPLACE: Final = "ابطال و صدور رسید جایگزین"

REPRINT_TITLE: Final = "چاپ دوبارهٔ رسید"
REPRINT_ADVICE: Final = "نسخهٔ اول به دست نیکوکار رسیده است؟"
NOT_HANDED: Final = "نه؛ کاغذ خراب شد یا گیر کرد"
NOT_HANDED_HINT: Final = "روی برگه «چاپ مجدد» می‌آید؛ برگهٔ خراب را نگه دارید."
HANDED: Final = "بله؛ نسخهٔ دوم می‌خواهد"
HANDED_HINT: Final = "روی برگه «المثنی» با شمارهٔ آن می‌آید."
PRINT: Final = "چاپ"
CANCEL: Final = "انصراف"

DRAFT_IS_BACK: Final = "فرم نیمه‌کارهٔ شما برگشت. اگر دیگر لازم نیست، «فرم تازه» را بزنید."
OPEN: Final = "بازکردن"


def popup_keys(shown: str) -> str:
    """Return how many registered donors are offered, and the keys of the popup."""
    return f"{shown}  ·  ↑ ↓ و Enter: برگزیدن  ·  Esc: بستن"


def likely(name: str, reason: str) -> str:
    """Return that what was typed belongs to a registered donor, and why."""
    return f"شاید «{name}» باشد: {reason}."


def issued(number: str) -> str:
    """Return the word after a receipt was committed."""
    return f"رسید {number} ثبت شد"


def printed(number: str, *, again: bool) -> str:
    """Return the word when a paper is on its way to the printer."""
    return f"رسید {number} دوباره چاپ شد" if again else f"رسید {number} ثبت و چاپ شد"


def kept(number: str, *, again: bool) -> str:
    """Return the word when there is no printer, and the paper waits as a file."""
    done = "" if again else " ثبت شد"
    return f"رسید {number}{done}؛ چاپگری نیست و برگهٔ آن در پوشهٔ دفتر است"


def printed_all(count: str, *, again: bool) -> str:
    """Return the word when the papers of several receipts are on their way to the printer."""
    return f"{count} رسید دوباره چاپ شد" if again else f"{count} رسید ثبت و چاپ شد"


def kept_all(count: str, *, again: bool) -> str:
    """Return the word when there is no printer, and the papers of several wait in one file."""
    done = "" if again else " ثبت شد"
    return f"{count} رسید{done}؛ چاپگری نیست و برگه‌های آن‌ها در یک پرونده در پوشهٔ دفتر است"


def summary(count: str, amount: str) -> str:
    """Return the line below the heading of today's receipts."""
    return f"{count} رسید  ·  {amount} ریال"


def summary_waiting(summary: str, amount: str) -> str:
    """Return that line with the money whose void waits, which is not in the sum."""
    return f"{summary}  ·  در انتظار ابطال {amount} ریال"


def tab(name: str, count: str) -> str:
    """Return a tab with the number of its lines."""
    return f"{name} ({count})" if count else name


def item(name: str, quantity: str, unit: str) -> str:
    """Return an item of a list."""
    return f"{name}، {quantity} {unit}"


def service(skill: str, hours: str) -> str:
    """Return a service of a list."""
    return f"{skill}، {hours} ساعت"


def worth(value: str, basis: str, niyyat: str) -> str:
    """Return the second half of an item's line."""
    return f"{value} ریال ({basis})  ·  {niyyat}"


def worth_later(later: str, niyyat: str) -> str:
    """Return the second half of the line of an item whose value nobody knows yet."""
    return f"{later}  ·  {niyyat}"


def unusual(words: str) -> str:
    """Return the question before an amount outside the office's usual range."""
    return f"این مبلغ از حد معمول دفتر بیرون است: {words}."


def no_reference(name: str) -> str:
    """Return the question where a payment left no reference."""
    return f"{name} خالی است."


def ask_again(questions: Sequence[str]) -> str:
    """Return *questions* as one sentence that F9 answers."""
    return f"{' '.join(questions)} اگر درست است، دوباره F9 را بزنید."


def voided(number: str) -> str:
    """Return the word after a void."""
    return f"رسید {number} باطل شد"


def asked(number: str) -> str:
    """Return the word when a void waits for the manager."""
    return f"درخواست ابطال رسید {number} در کارتابل تأیید است"


def asked_and_replaced(old: str, new: str) -> str:
    """Return the word when the right receipt is out and the void of the wrong one waits."""
    return f"رسید {new} ثبت شد؛ ابطال رسید {old} در انتظار تأیید مدیر است"


def replacing(number: str, *, later: bool) -> str:
    """Return the banner over a form that replaces a receipt; *later* the manager decides."""
    then = "ابطال آن به کارتابل مدیر می‌رود" if later else "آن رسید همان دم باطل می‌شود"
    return f"جایگزین رسید {number}: فرم را درست کنید و F9 را بزنید؛ {then}."


def replaced(old: str, new: str) -> str:
    """Return the word after a void with its replacement."""
    return f"رسید {old} باطل شد و رسید {new} جای آن را گرفت"


def void_of(number: str, donor: str, amount: str) -> str:
    """Return which receipt is to be voided."""
    return f"رسید {number}  ·  {donor}  ·  {amount} ریال"
