"""Words of the requests that wait for a manager: their list, their refusals, their findings."""

from collections.abc import Mapping
from typing import Final

from app.domain import digits

STATES: Final[Mapping[str, str]] = {
    "pending": "در انتظار تأیید",
    "approved": "تأییدشده",
    "refused": "ردشده",
    "withdrawn": "پس‌گرفته",
}
REFUSED_NOW: Final = "درخواست رد شد."
WITHDRAWN_NOW: Final = "درخواست پس گرفته شد."

REFUSALS: Final[Mapping[str, str]] = {
    "request_waits": "برای {subject} درخواستی در کارتابل تأیید است؛ تا تصمیم مدیر صبر کنید.",
    "request_unknown": "چنین درخواستی در کارتابل نیست؛ فهرست را دوباره باز کنید.",
    "request_decided": "دربارهٔ {subject} پیش‌تر تصمیم گرفته شده است؛ فهرست را دوباره باز کنید.",
    "request_of_another": "تنها کسی که درخواست کرده است آن را پس می‌گیرد؛ مدیر می‌تواند رد کند.",
    "approver_missing": "این کار امضای مدیر می‌خواهد؛ گذرواژهٔ مدیر را وارد کنید.",
    "replacement_stands": "رسید {number} به جای آن صادر شده است؛ نخست ابطال همان را بخواهید.",
    "decide_first": "نخست دربارهٔ ابطال رسید {number} تصمیم بگیرید؛ این رسید جایگزین آن است.",
}

FINDINGS: Final[Mapping[str, str]] = {
    "consent_forged": "امضای تأیید درخواست {key} درست نیست.",
    "request_link_differs": "درخواست ابطال {key} با رسیدها و ابطال آن نمی‌خواند.",
    "request_unreadable": "درخواست {key} در کارتابل خوانده نمی‌شود.",
    "replacement_differs": "ابطال {key} جایگزین دیگری را نام می‌برد.",
    "replacement_unasked": "رسید {key} به جای رسیدی است که نه باطل شده و نه ابطالش خواسته شده است.",
}


def approved(record: str) -> str:
    """Return which record came of a yes."""
    return f"درخواست تأیید شد؛ برگهٔ ابطال: {record}"


def line(subject: str, amount: int, asker: str, state: str, reason: str) -> str:
    """Return one line of the list for a person."""
    return f"{subject}\t{digits.group(amount)}\t{asker}\t{STATES[state]}\t{reason}"
