"""Words of the office's designations, نیت‌ها."""

from collections.abc import Mapping
from typing import Final

from app.domain import digits

TITLE: Final = "نیت‌ها"
SEARCH: Final = "نام نیت یا محل مصرف"
STATE: Final = "وضعیت"
STATES: Final[Mapping[str, str]] = {
    "on": "فعال",
    "off": "خاموش",
    "permit": "نیازمند مجوز",
}
KEY: Final = "کلید"
NAME: Final = "نام"
KIND: Final = "نوع"
USE: Final = "محل مصرف"
RESTRICTION: Final = "قید"
ACCOUNT: Final = "حساب بانکی"
CHANNEL: Final = "راه دریافت"
CHANNELS: Final[Mapping[str, str]] = {
    "portal": "درگاه",
    "box": "صندوق",
    "office": "دفتر",
    "event": "مراسم",
    "payroll": "کسر از حقوق",
    "pledge": "تعهد",
    "volunteer": "داوطلبان",
}
RESTRICTED: Final = "دارای مصرف معین"
FREE: Final = "بدون مصرف معین"
SAYYID: Final = "سیادت گیرنده"
SAYYID_ASKED: Final = "هنگام هزینه پرسیده می‌شود"
NOT_ASKED: Final = "پرسیده نمی‌شود"
OWN: Final = "افزودهٔ همین دفتر"
SHIPPED: Final = "از فهرست استان"
NEW: Final = "نیت تازه"
CHANGE: Final = "ویرایش"
ON: Final = "روشن کردن"
OFF: Final = "خاموش کردن"
PERMIT: Final = "ثبت مجوز"
PERMITS: Final = "مجوزها"
NO_PERMIT: Final = "این وجه شرعی تا شمارهٔ مجوز ثبت نشود در «صدور رسید» نمی‌آید."
NUMBER: Final = "شمارهٔ مجوز"
AUTHORITY: Final = "صادرکنندهٔ مجوز"
ISSUED_ON: Final = "تاریخ مجوز"
VALID_UNTIL: Final = "معتبر تا (خالی: بی‌پایان)"
PERMIT_ADVICE: Final = "شمارهٔ مجوز روی رسیدهای این نیت چاپ می‌شود و نیت روشن می‌شود."
NEW_ADVICE: Final = "نیتی که در فهرست استان نیست؛ پول آن جدا شمرده می‌شود."
CHANGE_ADVICE: Final = "رسیدهای پیشین با همان نام پیشین چاپ می‌شوند."
SAVE: Final = "ثبت"
CLOSE: Final = "بستن (Esc)"
UNDO: Final = "بازگرداندن"
KEYS_HINT: Final = "روی هر ردیف ۱ تا ۹ را بزنید تا کلید آن در «صدور رسید» شود؛ ۰ کلید را برمی‌دارد."
EMPTY_TITLE: Final = "نیتی پیدا نشد"
EMPTY_ADVICE: Final = "شرط‌ها را کمتر کنید، یا با F2 نیت تازه بیفزایید."
NOTHING: Final = "—"
SAVED: Final = "نیت ثبت شد"


def line(code: str, name: str, state: str) -> str:
    """Return one designation as the command prints it."""
    return f"{code}\t{name}\t{state}"


def counted(count: int) -> str:
    """Return the count and how keys are given, below the list."""
    return f"{digits.group(count)} نیت   ·   {KEYS_HINT}"


def switched(name: str, *, active: bool) -> str:
    """Return what is said after a switch."""
    return f"«{name}» روشن شد" if active else f"«{name}» خاموش شد"


def keyed(name: str, key: int) -> str:
    """Return what is said after a key was given or taken away."""
    number = digits.to_persian(key)
    return f"کلید {number} از این پس «{name}» است" if key else f"«{name}» دیگر کلید ندارد"


def permit(number: str, authority: str, first: str, last: str) -> str:
    """Return one permit: number, who gave it, from when to when."""
    until = f" تا {last}" if last else ""
    return f"{number}  ·  {authority}  ·  از {first}{until}"
