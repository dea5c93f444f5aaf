"""Words of the cheques that were given: where each is, and what can be done with it."""

from collections.abc import Mapping
from typing import Final

from app.domain import digits

TITLE: Final = "چک‌ها"
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
NUMBER: Final = "شمارهٔ رسید"
DONOR: Final = "نیکوکار"
NIYYAT: Final = "نیت"
BANK: Final = "بانک"
SAYAD: Final = "شناسهٔ صیادی چک"
AMOUNT: Final = "مبلغ (ریال)"
ANONYMOUS: Final = "ناشناس"
IMPORTED: Final = "از فهرست پیشین"


def moved(state: str) -> str:
    """Return what is said after a step."""
    return f"چک اکنون «{STATES[state]}» است"


def line(number: str, day: str, amount: int, state: str) -> str:
    """Return one cheque as the command prints it."""
    return f"{number or IMPORTED}\t{day}\t{digits.group(amount)}\t{STATES[state]}"
