"""Words of the inbox: what came from the counties, what became of it, and what to say by phone."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.domain import digits, jalali
from app.domain.exchange import Proved

TITLE: Final = "پرونده‌های رسیده"
ALSO: Final = "صندوق ورودی پرونده تجمیع ورود شهرستان اعلام وصول hyb"
SEARCH: Final = "جست‌وجوی شهرستان یا نام پرونده"
EMPTY_TITLE: Final = "هنوز پرونده‌ای نرسیده است"
EMPTY_ADVICE: Final = (
    "پرونده‌های شهرستان (hyb) را روی این صفحه بکشید و رها کنید، یا با «افزودن پرونده» از حافظه "
    "برگزینید. هر پرونده پیش از ورود بررسی می‌شود و اگر نادرست باشد هیچ چیز آن وارد نمی‌شود."
)
ADD: Final = "افزودن پرونده"
ADD_FOLDER: Final = "افزودن پوشه"
ANSWER: Final = "نوشتن اعلام وصول"
WATCH: Final = "پاییدن پوشه"
UNWATCH: Final = "پایان پاییدن"
FILES: Final = "پرونده‌های شهرستان (*.hyb *.HYB)"
WHERE: Final = "جای نوشتن اعلام وصول"
WATCHED: Final = "پوشه‌ای که پاییده می‌شود"

COUNTY: Final = "شهرستان"
FILE: Final = "پرونده"
SPAN: Final = "رویدادها"
ROWS: Final = "تازه"
AT: Final = "رسیدن"
RESULT: Final = "نتیجه"
REASON: Final = "چرا"
PERSON: Final = "به دست"
CLAIMED: Final = "به نام دفتر"
PROVED: Final = "بررسی دوبارهٔ رسیدها"
CODE: Final = "کد سنجش تلفنی"
SEQ: Final = "شمارهٔ پرونده"
CLOSE: Final = "بستن"
DECIDE: Final = "سنجش دو روایت و تصمیم"
TO_COUNTY: Final = "وضعیت این شهرستان"
HEADS: Final = "سر زنجیرهٔ رسیدها (برای سنجش تلفنی)"
NOTHING: Final = "—"

RESULTS: Final = {
    "accepted": "پذیرفته",
    "duplicate": "تکراری",
    "waiting": "در انتظار",
    "refused": "نپذیرفته",
    "fork": "دوشاخگی",
}
"""Result -> one word."""

ADVICE: Final = {
    "accepted": "همهٔ امضاها، رسیدها و جمع‌ها سنجیده شد. اعلام وصول را به شهرستان برگردانید.",
    "duplicate": "همین‌ها پیش‌تر وارد شده بود؛ چیزی دوباره ثبت نشد. اعلام وصول را برگردانید.",
    "waiting": "نگه داشته شد و با رسیدن پروندهٔ پیشین خودبه‌خود وارد می‌شود.",
    "refused": "چیزی از آن وارد نشد. به شهرستان تلفن کنید و دلیل را بخوانید.",
    "fork": "نسخهٔ شهرستان دو روایت دارد؛ چیزی وارد نشد. روایت‌ها را بسنجید و تصمیم بگیرید.",
}

WORKING: Final = "بررسی و ورود پرونده‌ها"
NOT_OURS: Final = (
    "هیچ پروندهٔ شهرستانی در میان آن‌ها نبود؛ نام آن مانند KHZDEZ-000012.hyb است، بی «(1)» و «copy»."
)
NO_ANSWER: Final = "هنوز از شهرستانی چیزی نرسیده است که اعلام وصول بخواهد."
STOPPED: Final = "کار پس از پروندهٔ در دست ایستاد؛ آنچه وارد شده بود می‌ماند."

FORK_TITLE: Final = "دو روایت از یک دفتر"
FORK_ADVICE: Final = (
    "معمولاً پشتیبانی کهنه بی‌خبر بازگردانده شده است. تلفن کنید و بپرسید کدام رسیدها به دست "
    "نیکوکاران داده شده؛ روایتی بماند که آن رسیدها را دارد. دیگری به‌عنوان مدرک می‌ماند."
)
HERE: Final = "روایتی که این‌جاست"
THERE: Final = "روایت پروندهٔ تازه"
ADOPT: Final = "روایت تازه بماند"
REJECT: Final = "آنچه هست بماند"
LATER: Final = "تصمیم در وقتی دیگر"
NUMBER: Final = "شمارهٔ رسید"
TIME: Final = "زمان"
AMOUNT: Final = "مبلغ (ریال)"
SURE: Final = "برای اطمینان کد شهرستان را بنویسید"
WHY: Final = "دلیل تصمیم (در دفتر رویدادها می‌ماند)"
DECIDED: Final = "تصمیم"
SETTLED: Final = "دو روایت سنجیده و تصمیم گرفته شد؛ روایت کنارگذاشته به‌عنوان مدرک مانده است."
DECISIONS: Final = {"adopted": "روایت تازه ماند", "rejected": "آنچه بود ماند"}
UNSAID: Final = "از خط فرمان، بی ذکر دلیل"
"""What is booked where a command gave no reason."""


def result(code: str, missing: int = 0) -> str:
    """Return what became of a file; of one that waits, for which entry."""
    if code == "waiting" and missing:
        return f"در انتظار رویداد {digits.group(missing)}"
    return RESULTS[code]


def span(first: int, last: int) -> str:
    """Return the entries that a file holds."""
    return f"{digits.group(first)} تا {digits.group(last)}"


def counted(files: int, watched: str) -> str:
    """Return how many files are listed, and which folder is watched."""
    return "   ·   ".join(filter(None, [f"{digits.group(files)} پرونده", watching(watched)]))


def done(accepted: int, others: int) -> str:
    """Return what became of the files that were brought."""
    told = f"{digits.to_persian(accepted)} پرونده پذیرفته شد"
    return f"{told}؛ {digits.to_persian(others)} پرونده نیازمند نگاه است." if others else f"{told}."


def taking(file: str, entries: int) -> str:
    """Return which file is being taken in, and how many entries of it are."""
    return f"{WORKING}: \u2068{file}\u2069 {digits.group(entries) if entries else ''}".rstrip()


def answered(files: int, place: str) -> str:
    """Return how many acknowledgements were written, and where."""
    return f"{digits.to_persian(files)} اعلام وصول در \u2068{place}\u2069 نوشته شد."


def watching(place: str) -> str:
    """Return which folder is watched."""
    return f"پوشهٔ \u2068{place}\u2069 پاییده می‌شود" if place else ""


def head(register: str, year: int, n: int, code: str) -> str:
    """Return where a series stands, as it is read out."""
    place = f"\u2068{register} / {digits.to_persian(year)} / {digits.to_persian(n)}\u2069"
    return f"{place}   \u2068{code}\u2069"


def proved(of: Proved) -> Iterator[str]:
    """Yield what of a file's receipts was proved anew at the province."""
    unsealed = of.receipts - of.seals
    if not of.receipts:
        yield "رسید تازه‌ای نداشت."
    elif not of.seals:
        yield f"{digits.group(of.receipts)} رسید بررسی شد."
    else:
        yield f"{digits.group(of.receipts)} رسید و {digits.group(of.seals)} مُهر بررسی شد."
    if of.counters:
        yield f"جمع باجه پس از {digits.group(of.counters)} رسید درست بود."
    if of.heads:
        yield f"{digits.group(of.heads)} سر زنجیره با سرآغاز پرونده برابر بود."
    if unsealed:
        yield (
            f"مُهر {digits.group(unsealed)} رسید سنجیدنی نبود: باجهٔ آن‌ها پیش از پیوستن به استان باز "
            "شده و کلید مُهرش نزد استان نیست."
        )


def parts(seq: int, first: int, *, sure: bool) -> str:
    """Return from which entry two stories differ; the file begins with entry *first*."""
    here = digits.group(seq)
    if not seq:
        return "هیچ رویدادی در هر دو نیست؛ از آغاز دو روایت‌اند."
    if not sure:
        begins = f"پرونده از رویداد {digits.group(first)} آغاز می‌شود"
        return f"در رویداد {here} یا پیش از آن جدا شده‌اند؛ {begins}."
    if seq == 1:
        return "از نخستین رویداد جدا هستند."
    return f"تا رویداد {digits.group(seq - 1)} یکی هستند و از رویداد {here} جدا می‌شوند."


def told(entries: int, receipts: int) -> str:
    """Return how much one story tells that the other does not."""
    if not entries:
        return "پس از جدایی چیزی ندارد"
    return f"پس از جدایی {digits.group(entries)} رویداد و {digits.group(receipts)} رسید دارد"


def lasted(began: str, ended: str) -> str:
    """Return between which times a story was told, given as the journal has them."""
    if not began:
        return ""
    first, last = _moment(began), _moment(ended)
    return f"از {first} تا {last}" if first != last else f"در {first}"


def _moment(at: str) -> str:
    return f"{jalali.short(date.fromisoformat(at[:10]))} {digits.to_persian(at[11:16])}"


def decided(county: str, *, adopted: bool) -> str:
    """Return how a fork was decided."""
    return f"{county}: {DECISIONS['adopted' if adopted else 'rejected']}."


def decision(state: str, day: str, person: str) -> str:
    """Return how a fork was decided, when and by whom."""
    return "، ".join(filter(None, (DECISIONS[state], day, person)))
