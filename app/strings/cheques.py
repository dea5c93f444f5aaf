"""Words of the cheques that were given: where each is, and what can be done with it."""

from collections.abc import Mapping
from typing import Final

from app.domain import digits

TITLE: Final = "چک‌ها"
SEARCH: Final = "نام، شماره، مبلغ یا رقم‌های آخر شناسهٔ صیادی"
STATE: Final = "وضعیت"
DUE: Final = "سررسید"
STATES: Final[Mapping[str, str]] = {
    "desk": "در باجه",
    "deposited": "واگذار به بانک",
    "collected": "وصول‌شده",
    "bounced": "برگشت‌خورده",
    "void": "رسید باطل شد",
    "pending": "در انتظار ابطال",
}
FILTERS: Final[Mapping[str, str]] = {
    "waiting": "در انتظار وصول",
    **{name: STATES[name] for name in ("desk", "deposited", "collected", "bounced", "void")},
}
DUES: Final[Mapping[str, str]] = {"soon": "تا هفت روز آینده", "overdue": "سررسید گذشته"}
STEPS: Final[Mapping[str, str]] = {
    "deposit": "واگذاری به بانک",
    "collect": "وصول شد",
    "bounce": "برگشت خورد",
    "undo": "بازگرداندن آخرین گام",
}
NUMBER: Final = "شمارهٔ رسید"
DONOR: Final = "نیکوکار"
NIYYAT: Final = "نیت"
BANK: Final = "بانک"
DRAWER: Final = "صادرکنندهٔ چک"
SAYAD: Final = "شناسهٔ صیادی چک"
AMOUNT: Final = "مبلغ (ریال)"
HISTORY: Final = "گردش چک"
NO_HISTORY: Final = "هنوز در باجه است و گامی برداشته نشده است."
ANONYMOUS: Final = "ناشناس"
IMPORTED: Final = "از فهرست پیشین"
EMPTY_TITLE: Final = "چکی پیدا نشد"
EMPTY_ADVICE: Final = "شرط‌ها را کمتر کنید؛ چک تازه با رسید آن در «صدور رسید» ثبت می‌شود."
CLOSE: Final = "بستن (Esc)"
DAY: Final = "تاریخ انجام"
ACCOUNT: Final = "به کدام حساب"
NO_ACCOUNT: Final = "گفته نشده"
NOTE: Final = "توضیح"
WHY: Final = "علت برگشت"
SAVE: Final = "ثبت"
UNDO: Final = "بازگرداندن"
OVERDUE: Final = "سررسید گذشته"
BOUNCED_ADVICE: Final = (
    "رسید این چک هنوز معتبر است. اگر نیکوکار چک را عوض نمی‌کند، رسید را در «رسیدها» ابطال کنید."
)
UNDO_ADVICE: Final = "آخرین گام با یک گام وارونه بازگردانده می‌شود؛ هر دو در گردش چک می‌مانند."
ADVICE: Final[Mapping[str, str]] = {
    "deposit": "چک به بانک سپرده شد؛ تا وصول نشود در مانده نمی‌آید.",
    "collect": "پول به حساب نشست؛ از این تاریخ قابل هزینه است.",
    "bounce": "بانک چک را برگرداند؛ علت را همان‌گونه که بانک نوشته است بنویسید.",
    "undo": UNDO_ADVICE,
}


def rials(figures: str) -> str:
    """Return an amount with its unit."""
    return f"{figures} ریال"


def counted(count: int) -> str:
    """Return the count below the list."""
    return f"{digits.group(count)} چک"


def total(state: str, count: int, amount: int) -> str:
    """Return the sum of one state."""
    return f"{STATES[state]}: {digits.group(count)} چک، {digits.group(amount)} ریال"


def moved(state: str) -> str:
    """Return what is said after a step."""
    return f"چک اکنون «{STATES[state]}» است"


def line(number: str, day: str, amount: int, state: str) -> str:
    """Return one cheque as the command prints it."""
    return f"{number or IMPORTED}\t{day}\t{digits.group(amount)}\t{STATES[state]}"


def event(step: str, day: str, account: str, note: str, person: str) -> str:
    """Return one step of a cheque's way."""
    parts = [STEPS[step], day, account, note, person]
    return "  ·  ".join(part for part in parts if part)
