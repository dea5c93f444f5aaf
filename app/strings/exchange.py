"""Words of the screen «ارسال به استان» and of the letter that goes with a file."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.domain import digits, jalali
from app.strings import journal

TITLE: Final = "ارسال به استان"
ALSO: Final = "استان حافظه فلش پاسخ اعلام وصول پروندهٔ ارسال hyb hya hyu"
SEND: Final = "ساختن پروندهٔ ارسال"
JOIN: Final = "گرفتن پروندهٔ استان (hyo)"
JOIN_AGAIN: Final = "پروندهٔ ثبت تازه"
JOIN_AGAIN_TIP: Final = (
    "اگر استان کلید این دفتر را باطل کرده یا کلید تبادل گم شده است: پروندهٔ ثبت تازه (hyo) را "
    "از استان بخواهید و این‌جا بگیرید."
)
LOST: Final = (
    "کلید تبادل روی این رایانه نیست و پروندهٔ ارسال ساخته نمی‌شود. از استان پروندهٔ ثبت تازه (hyo) "
    "بخواهید و با F2 بگیرید."
)
JOINED_NEXT: Final = (
    "نخستین پروندهٔ ارسال را بسازید و به استان برسانید. کارشناس استان سپس زنگ می‌زند و این رقم‌ها را "
    "می‌پرسد؛ هر هشت گروه را شمرده برایش بخوانید. آن را تنها برای استان بخوانید، به شماره‌ای که از "
    "پیش می‌شناسید. رقم‌ها در همین صفحه هم می‌ماند."
)
TAKE: Final = "گرفتن پاسخ استان"
TAKE_LOOKING: Final = "جست‌وجوی پاسخ روی حافظه…"
TAKE_NONE: Final = (
    "پاسخی پیدا نشد. حافظه را بگذارید و دوباره بجویید، یا پوشه‌ای را که پاسخ استان در آن است "
    "برگزینید. تنها پرونده‌های hya و hyu دیده می‌شوند."
)
TAKE_ADVICE: Final = "هر پرونده یک سطر؛ آنچه پذیرفته نشده چیزی را در این دفتر تغییر نداده است."
TAKE_AGAIN: Final = "دوباره بجو"
SEARCH: Final = "جست‌وجوی نام یا کد پرونده"
EMPTY_TITLE: Final = "پرونده‌ای پیدا نشد"
EMPTY_ADVICE: Final = "هر پروندهٔ ارسال که می‌سازید با تاریخ و کد تلفنی‌اش این‌جا می‌ماند."
ALONE_TITLE: Final = "این دفتر هنوز به استان نپیوسته است"
ALONE_ADVICE: Final = (
    "ادارهٔ کل استان برای هر شهرستان یک پروندهٔ ثبت (hyo) می‌سازد و با حافظه می‌فرستد؛ "
    "گذرواژهٔ آن را تلفنی می‌گوید. پس از گرفتن آن، رسیدها و نیکوکاران "
    "این دفتر رمزشده به استان فرستاده می‌شود. "
    "شماره‌های پیشین همان که هست می‌ماند."
)
ONLY_MANAGER: Final = "پیوستن به استان کار مدیر دفتر است."

STATE: Final = "وضعیت"
STATES: Final[Mapping[str, str]] = {"waiting": "در انتظار پاسخ", "arrived": "دریافت شده"}
NAME: Final = "پرونده"
DAY: Final = "تاریخ ساخت"
ENTRIES: Final = "رویدادها"
ROWS: Final = "شمار"
CODE: Final = "کد تلفنی"
SIZE: Final = "اندازه"
CLOSE: Final = "بستن (Esc)"
COPY: Final = "دوباره روی حافظه"
LETTER: Final = "رونوشت نامهٔ همراه"
HERE: Final = "رونوشت روی این رایانه"
IS_HERE: Final = "هست"
NOT_HERE: Final = "نیست؛ تنها پنج پروندهٔ آخر نگه داشته می‌شود"

TO: Final = "گیرنده"
SINCE: Final = "پیوستن به استان"
LAST_ANSWER: Final = "آخرین پاسخ استان"
NO_ANSWER: Final = "هنوز پاسخی نرسیده است"
WAITING: Final = "در انتظار ارسال"
ALL_ARRIVED: Final = "استان همه چیز را دارد"
PRINT_LABEL: Final = "اثر انگشت کلیدهای دفتر"
PRINT_NOTE: Final = (
    "استان هنوز کلیدهای این دفتر را تأیید نکرده است. "
    "کارشناس استان این رقم‌ها را تلفنی از شما می‌پرسد."
)

HYO: Final = "پروندهٔ ثبت (*.hyo *.HYO)"
FILE_WORD: Final = "گذرواژهٔ پروندهٔ ثبت (تلفنی از استان)"
OWN_WORD: Final = "گذرواژهٔ خودتان"
PAPER_WORD: Final = "کلید بازیابی دفتر (اگر در دسترس است)"
JOIN_GO: Final = "پیوستن به استان"
JOIN_ADVICE: Final = (
    "با این کار بازرس استان کاربر این دفتر می‌شود و نخستین پرونده، همهٔ رویدادها را از آغاز می‌برد. "
    "اگر کلید بازیابی را از گاوصندوق بیاورید، استان جمع رسیدهای پیشین را هم می‌تواند بسنجد."
)

WHERE: Final = "پرونده کجا نوشته شود؟"
FOLDER: Final = "پوشهٔ دیگر…"
CHOOSE_FOLDER: Final = "برگزیدن پوشه"
NO_STICK: Final = "حافظه‌ای پیدا نشد؛ حافظه را بگذارید، خودبه‌خود در فهرست می‌آید."
PARTS: Final = "اندازهٔ هر پرونده"
SIZES: Final[Mapping[int, str]] = {
    32: "هرچه شد (برای حافظه و لوح فشرده)",
    20: "حداکثر ۲۰ مگابایت",
    10: "حداکثر ۱۰ مگابایت",
    5: "حداکثر ۵ مگابایت (پیوست نامه)",
}
WHOLE: Final = "همه از آغاز، نه تنها آنچه نرسیده"
WHOLE_TIP: Final = (
    "تنها هنگامی که استان نسخهٔ این دفتر را از دست داده است و می‌خواهد همهٔ رویدادها از نو برسد؛ "
    "آنچه استان دارد دوباره ثبت نمی‌شود."
)
MAKE: Final = "ساختن و نوشتن"
DONE: Final = "بستن"
READING: Final = "آماده‌کردن رویدادها…"
SEALING: Final = "رمزکردن و نوشتن روی حافظه…"
WRITING: Final = "نوشتن و بازخواندن…"
MADE_TITLE: Final = "پرونده نوشته و بازخوانده شد"
MADE_ADVICE: Final = (
    "کد را با نامهٔ همراه به استان برسانید یا تلفنی بخوانید. "
    "پیش از برداشتن حافظه، آن را ایمن جدا کنید."
)
NOTHING_TITLE: Final = "چیزی برای ارسال نیست"
NOTHING_ADVICE: Final = "استان همهٔ رویدادهای این دفتر را دارد."
PLACE: Final = "پوشه"
OPEN_FOLDER: Final = "باز کردن پوشه"
STOPPED: Final = "ساختن پرونده متوقف شد؛ چیزی روی حافظه نماند."

LETTER_FILE: Final = "نامهٔ همراه"


def counted(count: int, waiting: int) -> str:
    """Return the count below the list."""
    more = f"، {digits.group(waiting)} در انتظار پاسخ" if waiting else ""
    return f"{digits.group(count)} پرونده{more}"


def span(first: int, last: int) -> str:
    """Return the entries of a file, from the first to the last."""
    return f"{digits.group(first)} تا {digits.group(last)}"


def rows(count: int) -> str:
    """Return how many entries there are."""
    return f"{digits.group(count)} رویداد"


def unsent(count: int, since: date | None, days: int) -> str:
    """Return what waits, softly: how many entries, and since when."""
    if not count or since is None:
        return ALL_ARRIVED
    when = f"از {jalali.long(since)} ({digits.group(days)} روز)" if days else "از امروز"
    return f"{rows(count)}، {when}"


def province(name: str, code: str) -> str:
    """Return who is above."""
    return f"{name} ({code})"


def answer(day: str, upto: int) -> str:
    """Return the last acknowledgement."""
    return f"{day}، تا رویداد {digits.group(upto)}"


def size(count: int) -> str:
    """Return *count* bytes as a person reads them."""
    for unit, name in ((1024**3, "گیگابایت"), (1024**2, "مگابایت"), (1024, "کیلوبایت")):
        if count >= unit:
            said = f"{count / unit:.1f}".removesuffix(".0")
            return f"{digits.to_persian(said).replace('.', digits.DECIMAL_MARK)} {name}"
    return f"{digits.group(count)} بایت"


def drive(name: str, free: int) -> str:
    """Return a stick by its name and the room on it."""
    return f"{name}   —   {size(free)} آزاد"


def published(counts: Mapping[str, int]) -> str:
    """Return what an update touched, by the names of its lists."""
    told = [f"{journal.table(name)}: {digits.group(n)}" for name, n in counts.items() if n]
    return "، ".join(told)


def not_newer(version: int) -> str:
    """Return that an update was here before."""
    return f"به‌روزرسانی {digits.group(version)} استان پیش‌تر گرفته شده است؛ چیزی تازه نبود."


def took(taken: int, count: int) -> str:
    """Return the heading over the files that were looked at."""
    return f"{digits.group(taken)} پرونده از {digits.group(count)} گرفته شد"


def copies(name: str) -> str:
    """Return what is copied."""
    return f"همان پروندهٔ \u2068{name}\u2069 بی‌هیچ تغییری دوباره نوشته و بازخوانده می‌شود."


def join_with(name: str) -> str:
    """Return by which file the office joins."""
    return f"پیوستن با پروندهٔ \u2066{name}\u2069"


def joined(province: str) -> str:
    """Return that the file was taken before."""
    return f"این پرونده پیش‌تر گرفته شده است؛ دفتر زیر نظر «{province}» است."


def joined_to(province: str) -> str:
    """Return that the office belongs to a province now."""
    return f"دفتر به «{province}» پیوست"


def copied(name: str) -> str:
    """Return that a file was written to a stick once more."""
    return f"پروندهٔ \u2068{name}\u2069 دوباره نوشته و بازخوانده شد."
