"""Words of the first page in the morning: today in figures."""

from typing import Final

from app.domain import digits

TITLE: Final = "نمای امروز"
ALSO: Final = "داشبورد آمار گزارش امروز"
ISSUE: Final = "صدور رسید"
REPORT: Final = "گزارش امروز"
REPORT_TITLE: Final = "گزارش روز"
EMPTY_TITLE: Final = "هنوز رسیدی صادر نشده است"
EMPTY_ADVICE: Final = (
    "از همین امروز شمار و جمع کمک‌ها، مقایسه با دیروز و همین شب پارسال، و آنچه در انتظار است "
    "این‌جا دیده می‌شود."
)
FIRST: Final = "نخستین رسید را صادر کنید"

MONEY_TILE: Final = "کمک نقدی امروز"
RECEIPTS_TILE: Final = "رسیدهای امروز"
KIND_TILE: Final = "کمک غیرنقدی امروز"
SERVICE_TILE: Final = "کمک خدماتی امروز"
FORMS: Final = {"cash": "نقدی", "kind": "غیرنقدی", "service": "خدماتی"}
COLUMNS: Final = "چهارده روز گذشته، کمک نقدی"
NIYYAT: Final = "به تفکیک نیت"
METHODS: Final = "به تفکیک شیوهٔ پرداخت"
WAITING: Final = "در انتظار"
NOTHING_WAITS: Final = "چیزی در انتظار شما نیست."
LAST: Final = "آخرین رسیدها"
CAMPAIGNS: Final = "پویش‌های در جریان"
NONE_TODAY: Final = "امروز هنوز کمک نقدی ثبت نشده است."
OTHERS: Final = "نیت‌های دیگر"
BACKUP_DUE: Final = "نسخهٔ پشتیبان گرفته نشده"
CLOCK: Final = "ساعت رایانه با تأیید مدیر تصحیح شده است"
DAMAGE: Final = "در پروندهٔ داده‌ها آسیب دیده شد"
_WAITING: Final = {
    "approvals": "درخواست در کارتابل تأیید",
    "batches": "ثبت گروهی نیمه‌کاره",
    "draft": "رسید نیمه‌پر روی میز صدور",
    "imports": "ورود از اکسل ناتمام",
    "unsent": "روز در انتظار ارسال به استان",
    "cheques": "چک سررسیدشده یا نزدیک",
}

DAY: Final = "روز"
LUNAR: Final = "شب"
PART: Final = "بخش"
NAME: Final = "شرح"
COUNT: Final = "شمار رسیدها"
AMOUNT: Final = "مبلغ (ریال)"
MONEY: Final = "جمع نقدی (ریال)"
BY_FORM: Final = "به تفکیک نوع کمک"
BY_METHOD: Final = "نقدی به تفکیک شیوهٔ پرداخت"
BY_NIYYAT: Final = "نقدی به تفکیک نیت"
BY_CAMPAIGN: Final = "نقدی به تفکیک پویش"
BESIDE: Final = "برای مقایسه، نقدی"
YESTERDAY: Final = "دیروز"
LAST_YEAR: Final = "همین شب قمری، پارسال"
DAYS: Final = "چهارده روز گذشته، نقدی"
_SCALES: Final = (
    *((10**12, "هزار میلیارد"), (10**9, "میلیارد")),
    *((10**6, "میلیون"), (10**3, "هزار")),
)


def rials(amount: int) -> str:
    """Return an amount with its unit."""
    return f"{digits.group(amount)} ریال"


def tomans(amount: int) -> str:
    """Return *amount* rials short, as people say it: «۱۰٫۳۵ میلیون تومان», rounded «حدود …»."""
    whole, odd = divmod(amount, 10)
    for scale, name in _SCALES:
        if whole >= scale:
            hundredths, rest = divmod(whole * 100, scale)
            said = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
            about = "حدود " if rest or odd else ""
            shown = digits.to_persian(said).replace(".", digits.DECIMAL_MARK)
            return f"{about}{shown} {name} تومان"
    return f"{digits.to_persian(whole)} تومان"


def receipts(count: int) -> str:
    """Return a count of receipts."""
    return f"{digits.group(count)} رسید"


def beside(name: str, amount: int) -> str:
    """Return what another day had."""
    return f"{name}: {digits.group(amount)}"


def night(name: str, year: int, amount: int) -> str:
    """Return what the same lunar night had a year ago."""
    return f"{name} {digits.to_persian(year)}: {digits.group(amount)}"


def gone(voided: int, waiting: int) -> str:
    """Return how many of the day's receipts stand in no sum."""
    parts = [f"{digits.group(voided)} ابطال"] if voided else []
    parts += [f"{digits.group(waiting)} در انتظار ابطال"] if waiting else []
    return "، ".join(parts) or "بدون ابطال"


def day_said(day: str, count: int, amount: int) -> str:
    """Return one column in words."""
    return f"{day}:  {receipts(count)}  ·  {rials(amount)}"


def waits(kind: str, count: int) -> str:
    """Return something that waits."""
    return f"{digits.group(count)} {_WAITING[kind]}"


def campaign(done: int, whole: int) -> str:
    """Return how far a campaign is by its days."""
    return f"روز {digits.to_persian(done)} از {digits.to_persian(whole)}"


def campaign_today(name: str, progress: str, amount: int) -> str:
    """Return how far a campaign is and what it was given today, in rials."""
    return f"{name}  ·  {progress}  ·  امروز {digits.group(amount)}"


def open_end(day: str) -> str:
    """Return since when a campaign without an end runs."""
    return f"از {day}" if day else "بی‌پایان"
