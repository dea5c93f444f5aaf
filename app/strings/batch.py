"""Words of the evening pile, ثبت گروهی."""

from collections.abc import Mapping
from typing import Final

from app.domain import digits

REFUSALS: Final[Mapping[str, str]] = {
    "cheque_in_batch": "چک را جداگانه در «صدور رسید» ثبت کنید؛ بانک و سررسید خود را دارد.",
    "batch_count": "شمار برگه‌های دسته را از ۱ تا ۵۰۰ بنویسید.",
    "batch_full": "هر دسته حداکثر {most} ردیف دارد؛ دستهٔ تازه‌ای باز کنید.",
    "batch_state": "این دسته بسته شده است؛ فهرست دسته‌ها را تازه کنید.",
    "batch_empty": "هنوز ردیفی نوشته نشده است؛ نخست کمک‌ها را بنویسید.",
    "batch_begun": "چند رسید این دسته صادر شده است؛ دسته را نمی‌توان دور انداخت.",
    "batch_row_issued": "رسید ردیف {n} صادر شده است؛ برای تغییر، رسید را ابطال کنید.",
    "batch_differs": "دسته با شمارش نخست نمی‌خواند: {count} برگه و {amount} ریال تفاوت دارد.",
}

STATES: Final[Mapping[str, str]] = {"open": "باز", "closed": "بسته", "dropped": "کنار گذاشته"}


def line(day: str, count: int, amount: int, state: str) -> str:
    """Return one pile as the command lists it."""
    return f"{day}\t{digits.group(count)}\t{digits.group(amount)}\t{STATES[state]}"


def closed(count: int) -> str:
    """Return what is said once every row has its receipt."""
    return f"دسته بسته شد و {digits.group(count)} رسید صادر شد."
