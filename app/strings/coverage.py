"""Words of the board of counties: how far each has come, its key, and a look into it."""

from typing import Final

from app.domain import digits, refusals
from app.strings import errors

TITLE: Final = "پوشش شهرستان‌ها"
ALSO: Final = "استان شهرستان دفتر ثبت کلید اثر انگشت"
SEARCH: Final = "جست‌وجوی نام یا کد شهرستان"
EMPTY_TITLE: Final = "هنوز شهرستانی ثبت نشده است"
EMPTY_ADVICE: Final = (
    "برای هر شهرستان یک بار پروندهٔ ثبت (hyo) بسازید و با گذرواژه‌اش به آن دفتر برسانید. "
    "پس از رسیدن نخستین پروندهٔ ارسال، وضعیت آن این‌جا دیده می‌شود."
)

COUNTY: Final = "شهرستان"
CODE: Final = "کد"
LAST_FILE: Final = "آخرین پروندهٔ پذیرفته"
UPTO: Final = "تا رویداد"
SILENT: Final = "از آخرین رسیدن"
STATE: Final = "وضعیت"
CLOSE: Final = "بستن"

STATES: Final = {
    "current": "به‌روز",
    "waiting": "در انتظار پروندهٔ پیشین",
    "unconfirmed": "کلید تأیید نشده",
    "enrolled": "هنوز پرونده‌ای نرسیده",
    "forked": "دوشاخه شده؛ تصمیم بگیرید",
    "revoked": "کلید باطل شده",
}
"""State -> what the board says of it."""

ENROLLED_AT: Final = "ثبت در استان"
LEARNT_AT: Final = "نخستین پرونده"
CONFIRMED_AT: Final = "تأیید تلفنی"
REVOKED_AT: Final = "ابطال کلید"
REVOKED_FOR: Final = "دلیل ابطال"
DECIDED: Final = "آخرین تصمیم دوشاخگی"
DECIDED_FOR: Final = "دلیل تصمیم"
FINGERPRINT: Final = "اثر انگشت کلید"
NEWEST: Final = "آخرین پروندهٔ رسیده"
WAITING: Final = "پرونده‌های در انتظار"
REFUSED: Final = "نپذیرفته از آن پس"
FORKS: Final = "دوشاخگی‌ها"
PROVED: Final = "رسیدهای بررسی‌شدهٔ این شهرستان"
ENROLMENT: Final = "نوبت ثبت"
NOTHING: Final = "—"

NEW: Final = "ثبت شهرستان"
CONFIRM: Final = "تأیید تلفنی کلید"
REVOKE: Final = "ابطال کلید"
AGAIN: Final = "ثبت دوباره"
RESCUE: Final = "ساخت نسخهٔ نجات"
RESCUE_WORD: Final = "گذرواژه‌ای که مدیر شهرستان با آن باز می‌کند"
RESCUE_PAPER: Final = "کلید بازیابی تازهٔ شهرستان"
RESCUE_ADVICE: Final = (
    "برای شهرستانی که رایانه و پشتیبان‌هایش از دست رفته است: نسخهٔ استان به‌صورت پشتیبانی معمولی "
    "نوشته می‌شود. آن را آن‌جا بازیابی می‌کنند و در باجهٔ بعدی ادامه می‌دهند."
)
LOOK: Final = "نگاه به شهرستان"
INBOX: Final = "پرونده‌های رسیده"

UNCONFIRMED: Final = (
    "پرونده‌ها پذیرفته می‌شوند، ولی هنوز کسی کلید را تلفنی نسنجیده است: "
    "به دفتر زنگ بزنید و اثر انگشت را بخوانند."
)
FORKED: Final = "دو روایت از یک دفتر رسیده است؛ در «پرونده‌های رسیده» ببینید و تصمیم بگیرید."
WAITS: Final = "پرونده‌ای رسیده که پیش از آن هنوز نرسیده است؛ از شهرستان بخواهید دوباره ارسال کند."
REVOKED: Final = "از این کلید دیگر چیزی پذیرفته نمی‌شود. برای ادامه، شهرستان را دوباره ثبت کنید."
SILENT_ADVICE: Final = "پروندهٔ ثبت ساخته شده است؛ دفتر هنوز نخستین پرونده را نفرستاده."

NAME: Final = "نام دفتر شهرستان"
OFFICE_CODE: Final = "کد دفتر (مانند KHZDEZ)"
INSPECTOR_WORD: Final = "گذرواژهٔ بازرس استان (bazres) در آن دفتر"
FILE_WORD: Final = "گذرواژهٔ پروندهٔ ثبت"
FILE_AGAIN: Final = "تکرار گذرواژه"
NEW_ADVICE: Final = (
    "برای این شهرستان یک پروندهٔ ثبت ساخته می‌شود. پرونده و گذرواژه‌اش را از دو راه جدا برسانید: "
    "پرونده با حافظه یا پیک، گذرواژه با تلفن."
)
AGAIN_ADVICE: Final = (
    "پس از دزدی یا ازدست‌رفتن رایانه: باجه‌ای تازه با کلیدهای تازه داده می‌شود و رسیدهای پیشین "
    "همان‌گونه درست می‌مانند."
)
SAVE_AS: Final = "جای پروندهٔ ثبت"
HYO: Final = "پروندهٔ ثبت (*.hyo)"
MAKE: Final = "ساخت پروندهٔ ثبت"

CONFIRM_ADVICE: Final = (
    "به دفتر زنگ بزنید (به شماره‌ای که از پیش دارید). آن‌جا در صفحهٔ «ارسال به استان» اثر انگشت "
    "را می‌بینند؛ هشت گروه رقم را بخوانند و همان را این‌جا بنویسید."
)
HEARD: Final = "آنچه پشت تلفن خواندند"
YES_SAME: Final = "همان است؛ تأیید"

REVOKE_ADVICE: Final = (
    "پس از دزدی یا گم‌شدن رایانهٔ شهرستان. از این کلید دیگر پرونده‌ای پذیرفته نمی‌شود؛ این کار "
    "بازگشت ندارد. آنچه تاکنون رسیده می‌ماند."
)
REVOKE_REASON: Final = "دلیل (در دفتر رویدادها می‌ماند)"
REVOKE_CODE: Final = "برای اطمینان کد شهرستان را بنویسید"

CARD_TITLE: Final = "پروندهٔ ثبت شهرستان"
CARD_STEPS: Final = (
    "برنامهٔ همیار را در دفتر شهرستان باز کنید و «شروع با پروندهٔ استان» را برگزینید.",
    "پروندهٔ ثبت را از حافظه نشان بدهید و گذرواژهٔ آن را که تلفنی گفته می‌شود بنویسید.",
    "مدیر دفتر گذرواژهٔ خود را می‌سازد و برگهٔ بازیابی را چاپ و در گاوصندوق می‌گذارد.",
    "در «ارسال به استان» نخستین پرونده را بسازید و به استان برسانید.",
    "اثر انگشت کلید را تلفنی به استان بخوانید تا کلید تأیید شود.",
)
CARD_FILE: Final = "نام پرونده"
CARD_REGISTERS: Final = "باجه‌ها"
CARD_CODE: Final = "کد پرونده برای سنجش تلفنی"
CARD_HINT: Final = "گذرواژهٔ پرونده روی این برگه نیست؛ آن را تلفنی بپرسید."
MADE_ADVICE: Final = (
    "پرونده را با حافظه و برگهٔ راهنما به شهرستان برسانید. گذرواژه را با پرونده نفرستید؛ "
    "تلفنی بگویید و کد هشت‌حرفی را با هم بسنجید."
)
PLACE: Final = "پرونده"
DONE: Final = "بستن"
PRINT: Final = "چاپ برگهٔ راهنما"

WINDOW: Final = "نگاه به شهرستان"
BACK: Final = "بازگشت به استان"
NOT_HERE: Final = "این صفحه در نگاه به شهرستان باز نمی‌شود؛ با Shift+F12 به استان بازگردید."


def looking_at(county: str) -> str:
    """Return what stands across the window of a county's copy."""
    return f"نسخهٔ استان از {county} — فقط برای دیدن"


def arrived(county: str) -> str:
    """Return that a county's copy is open."""
    return f"نسخهٔ {county} باز شد؛ در آن چیزی نوشته نمی‌شود."


def counted(counties: int, confirmed: int) -> str:
    """Return how many counties there are and how many keys were confirmed."""
    every, sure = digits.to_persian(counties), digits.to_persian(confirmed)
    return f"{every} شهرستان   ·   {sure} کلید تأییدشده"


def days(silent: int | None) -> str:
    """Return how long a county has been silent."""
    if silent is None:
        return NOTHING
    return {0: "امروز", 1: "دیروز"}.get(silent, f"{digits.to_persian(silent)} روز پیش")


def asked_to(act: str, county: str) -> str:
    """Return the heading of a question about a county."""
    return f"{act} — {county}"


def made(county: str) -> str:
    """Return that a file of enrolment was written."""
    return f"پروندهٔ ثبت {county} نوشته شد"


def rescued(file: str, receipts: int, login: str) -> str:
    """Return that a rescue was written, and who opens it."""
    many = digits.group(receipts)
    return f"\u2068{file}\u2069 با {many} رسید نوشته شد؛ \u2068{login}\u2069 آن را باز می‌کند."


def confirmed(county: str) -> str:
    """Return that a county's key was confirmed."""
    return f"کلید {county} تأیید شد."


def revoked(county: str) -> str:
    """Return that a county's key was revoked."""
    return f"کلید {county} باطل شد؛ برای ادامه آن را دوباره ثبت کنید."


def reason(office: str, code: str, told: str | None) -> str:
    """Return why a file of *office* was not taken in, as it is told again later."""
    return errors.sentence(refusals.again(code, told, office=office))
