"""Words of the import of workbooks: what is chosen, what would be done, what was done."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from app.domain import digits, jalali, text
from app.strings.intake import FIELDS

TITLE: Final = "ورود از اکسل"
NEW: Final = "ورود پروندهٔ تازه"
RESUME: Final = "ادامهٔ ورود"
UNDO: Final = "پس‌گرفتن"
EMPTY_TITLE: Final = "هنوز فهرستی از اکسل وارد نشده است"
EMPTY_ADVICE: Final = (
    "فهرست کمک‌های گذشته یا نیکوکاران را از اکسل وارد کنید. "
    "پیش از ثبت، ستون‌ها و هر ردیف نشان داده می‌شود."
)
CHOOSE: Final = "پروندهٔ اکسل را برگزینید"
FILTER: Final = "Excel (*.xlsx)"
READING: Final = "خواندن پرونده…"
CHECKING: Final = "بررسی ردیف‌ها…"
WRITING: Final = "ثبت ردیف‌ها…"

WHEN: Final = "زمان"
WHAT: Final = "فهرست"
FILE: Final = "پرونده"
WHO: Final = "کاربر"
READ: Final = "خوانده"
DONE: Final = "ثبت‌شده"
REJECTED: Final = "نپذیرفته"
DUPLICATES: Final = "تکراری"
AMOUNT: Final = "جمع (ریال)"
STATE: Final = "وضعیت"
STATES: Final[Mapping[str, str]] = {
    "staging": "آماده‌سازی نیمه‌کاره",
    "applying": "نیمه‌کاره",
    "done": "ثبت‌شده",
    "taken_back": "پس‌گرفته",
}
KINDS: Final[Mapping[str, str]] = {"donations": "کمک‌ها", "donors": "نیکوکاران"}

COLUMNS: Final = "ستون‌های پرونده"
KIND: Final = "این فهرستِ چیست؟"
SHEET: Final = "برگه"
HEADER: Final = "سرستون‌ها در"
HEADING: Final = "سرستون"
SAMPLES: Final = "نمونه"
MEANS: Final = "خوانده می‌شود به عنوان"
FITS: Final = "خانه‌های خوانا"
NOT_READ: Final = "وارد نمی‌شود"
NO_HEADING: Final = "بی سرستون"
SERVED: Final = "همان ستون‌هایی است که دفعهٔ پیش برای همین سرستون‌ها به کار رفت."
GUESSED: Final = "ستون‌ها از روی سرستون‌ها حدس زده شد؛ اگر درست نیست جای آن را عوض کنید."
PREVIEW: Final = "پیش‌نمایش"
BACK: Final = "بازگشت"

ALL: Final = "همه"
FRESH: Final = "پذیرفتنی"
ROW: Final = "ردیف"
OUTCOME: Final = "نتیجه"
NAME: Final = "نام"
DAY: Final = "تاریخ"
RIALS: Final = "مبلغ (ریال)"
NIYYAT: Final = "نیت"
DONOR_KIND: Final = "نوع"
IDENTITY: Final = "کد / شناسهٔ ملی"
MOBILE: Final = "تلفن همراه"
ANONYMOUS: Final = "ناشناس"
REMARK: Final = "توضیح"
SAVE_REJECTED: Final = "ذخیرهٔ نپذیرفته‌ها"

RESULT: Final = "نتیجهٔ ورود"
FINISH: Final = "پایان"
REASON: Final = "علت"
COUNT: Final = "شمار ردیف"
NO_REASONS: Final = "هیچ ردیفی کنار گذاشته نشد."
UNDO_TITLE: Final = "پس‌گرفتن این ورود"
UNDO_GIFTS: Final = (
    "هیچ‌یک از کمک‌های این ورود دیگر به حساب نمی‌آید. اثر آن در دفتر رویدادها می‌ماند "
    "و همین پرونده را می‌توان دوباره وارد کرد."
)
UNDO_DONORS: Final = (
    "نیکوکاران این ورود از فهرست برداشته می‌شوند، مگر آن‌ها که از آن پس کمکی به نامشان ثبت شده "
    "یا پرونده‌ای با آن‌ها یکی شده است. همین پرونده را می‌توان دوباره وارد کرد."
)
CANCEL: Final = "انصراف"

_KNOWN: Final[Mapping[str, str]] = {
    "known_identifier": "شمارهٔ ملی ثبت‌شده",
    "known_mobile": "تلفن ثبت‌شده",
    "known_name": "نام ثبت‌شده",
    "known_row": "پیش‌تر وارد شده",
}


def field(name: str) -> str:
    """Return what a column may be read as; "" is not at all."""
    return FIELDS[name] if name else NOT_READ


def file(name: str) -> str:
    """Return the name of a file inside a sentence."""
    return f"\u2068{name}\u2069"


def moment(created_at: str) -> str:
    """Return when an import was begun."""
    day = jalali.short(date.fromisoformat(created_at[:10]))
    return f"{day}  {digits.to_persian(created_at[11:16])}"


def waiting(rows: int) -> str:
    """Return the state of an import that a crash interrupted."""
    return f"نیمه‌کاره؛ {digits.group(rows)} مانده"


def unfinished(name: str, done: int, whole: int) -> str:
    """Return what a half-done import means and what to do."""
    return (
        f"ورود {file(name)} نیمه‌کاره مانده است: {digits.group(done)} از {digits.group(whole)} "
        "ردیف نوشته شده و تا پایان کار هیچ‌کدام به حساب نمی‌آید. آن را ادامه دهید یا پس بگیرید."
    )


def only_undo(name: str) -> str:
    """Return what to do with an import that stopped before its first row."""
    return f"ورود {file(name)} پیش از ثبت نخستین ردیف قطع شد؛ پس بگیرید و دوباره وارد کنید."


def header_line(number: int, begins: str) -> str:
    """Return a line that may hold the headings."""
    return f"ردیف {digits.to_persian(number)}: {begins}"


def missing(names: str) -> str:
    """Return which columns must be named before the rows can be read."""
    return f"هنوز گفته نشده کدام ستون این است: {names}. در فهرستِ کنارِ همان ستون برگزینید."


def fits(read: int, full: int) -> str:
    """Return how many of a column's first cells can be read as what it is taken for."""
    if not full:
        return "خالی است"
    if read == full:
        return f"هر {digits.group(full)} خانه"
    return f"{digits.group(read)} از {digits.group(full)} خانه"


def sample(shown: str) -> str:
    """Return a cell as it stands in the file, kept apart from its neighbours."""
    return f"\u2068{text.clean(shown)}\u2069"


def samples(some: Sequence[str]) -> str:
    """Return the first cells of a column, from the right whatever they are."""
    return "\u200f" + "  ،  ".join(map(sample, some))


def tab(word: str, count: int) -> str:
    """Return a word with how many rows it stands for."""
    return f"{word}  {digits.group(count)}"


def adds_up(read: int, imported: int, rejected: int, duplicates: int, word: str) -> str:
    """Return the sum that always holds."""
    return (
        f"{digits.group(read)} ردیف خوانده شد = {digits.group(imported)} {word} + "
        f"{digits.group(rejected)} نپذیرفته + {digits.group(duplicates)} تکراری"
    )


def converted(count: int) -> str:
    """Return how many amounts were tomans."""
    return f"{digits.group(count)} مبلغ تومان بود و به ریال برگردانده شد."


def write(count: int) -> str:
    """Return the button that writes the rows."""
    return f"ثبت {digits.group(count)} ردیف"


def known(code: str, name: str) -> str:
    """Return why a row is a duplicate, and whose it is."""
    return f"{_KNOWN[code]}: {name}" if name else _KNOWN[code]


def toman(shown: str) -> str:
    """Return the amount as it stood, where it was converted."""
    return f"از تومان: {sample(digits.to_persian(shown))}"


def rejected_name(name: str) -> str:
    """Return the name that the workbook of rejected rows is offered."""
    return f"نپذیرفته‌ها - {name}"


def saved(count: int, name: str) -> str:
    """Return the word after the rejected rows were written."""
    return f"{digits.group(count)} ردیف در {file(name)} نوشته شد"


def done(count: int) -> str:
    """Return the word after an import."""
    return f"{digits.group(count)} ردیف ثبت شد"


def undone(name: str, standing: int) -> str:
    """Return the word after an import was taken back; *standing* donors are in use."""
    kept = f"؛ {digits.group(standing)} نیکوکار که به کار رفته‌اند ماندند" if standing else ""
    return f"ورود {file(name)} پس گرفته شد{kept}"
