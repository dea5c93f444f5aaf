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
TITLE: Final = "کارتابل تأیید"
SEARCH: Final = "شمارهٔ رسید، نام درخواست‌کننده یا علت"
KINDS: Final[Mapping[str, str]] = {"void_receipt": "ابطال رسید"}
STATE: Final = "وضعیت"
KIND: Final = "درخواست"
NUMBER: Final = "شماره"
AMOUNT: Final = "مبلغ (ریال)"
ASKER: Final = "درخواست‌کننده"
ASKED_AT: Final = "زمان درخواست"
REASON: Final = "علت"
DECIDER: Final = "تصمیم"
ANSWER: Final = "پاسخ مدیر"
OUTCOME: Final = "رسید دوم"
RECORD: Final = "برگهٔ ابطال"
SECOND: Final[Mapping[str, str]] = {
    "stands": "معتبر ماند؛ اگر نباید بماند، ابطال همان را بخواهید.",
    "voided": "با امضای مدیر باطل شد.",
}
EMPTY_TITLE: Final = "درخواستی نیست"
EMPTY_ADVICE: Final = (
    "ابطالی که مدیرش در دفتر نیست اینجا می‌آید: رسید را در فهرست «رسیدها» باز کنید،"
    " «ابطال رسید» و سپس «برای تأیید بعدی بفرست» را بزنید."
)
TO_RECEIPTS: Final = "رفتن به رسیدها"
BEFORE: Final = "رسید نخست"
AFTER: Final = "به جای آن"
NOTHING_AFTER: Final = "رسیدی به جای آن صادر نشده است؛ با تأیید، تنها همین رسید باطل می‌شود."
PAPER: Final[Mapping[str, str]] = {
    "number": "شماره",
    "donor": "نیکوکار",
    "amount": "مبلغ (ریال)",
    "parts": "نیت و شرح",
    "method": "شیوه",
    "paid_on": "تاریخ پرداخت",
}
ANONYMOUS: Final = "ناشناس"
SAME: Final = "همان"
CLOSE: Final = "بستن (Esc)"
APPROVE: Final = "تأیید ابطال"
REFUSE: Final = "رد درخواست"
WITHDRAW: Final = "پس‌گرفتن درخواست"
APPROVE_TITLE: Final = "تأیید ابطال رسید"
APPROVE_ADVICE: Final = "برگهٔ ابطال با امضای شما صادر می‌شود و دیگر برنمی‌گردد."
REFUSE_TITLE: Final = "رد درخواست ابطال"
REFUSE_ADVICE: Final = "رسید نخست معتبر می‌ماند و دوباره در جمع‌ها می‌آید."
WHY_NOT: Final = "علت رد"
VOID_SECOND: Final = "رسیدی که به جای آن صادر شده است هم باطل شود"
MANAGER: Final = "مدیر"
MANAGER_WORD: Final = "گذرواژهٔ مدیر"
CANCEL: Final = "انصراف"
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


def told(number: str, amount: str, asker: str) -> str:
    """Return which request is decided."""
    return f"رسید {number}  ·  {amount} ریال  ·  درخواست {asker}"


def decided(person: str, moment: str) -> str:
    """Return who decided, and when."""
    return "  ·  ".join(part for part in (person, moment) if part)


def counted(count: str, *, more: bool) -> str:
    """Return the count below the list; *more* while it is still being counted."""
    return f"{count} درخواست…" if more else f"{count} درخواست"


EVENTS: Final = {
    "approval.asked": "درخواست تأیید مدیر",
    "approval.approved": "تأیید درخواست",
    "approval.refused": "رد درخواست",
    "approval.withdrawn": "پس‌گرفتن درخواست",
}
"""What the journal calls each step of a request."""
