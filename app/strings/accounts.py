"""Words of the office's bank accounts, on the screen and on paper."""

from typing import Final

from app.domain import digits, text

TITLE: Final = "حساب‌های بانکی"
SEARCH: Final = "نام حساب، بانک یا شبا"
NAME: Final = "نام حساب"
IBAN: Final = "شبا"
BANK: Final = "بانک"
NIYYAT: Final = "نیت‌های این حساب"
STANDARD: Final = "پیش‌فرض"
STATE: Final = "وضعیت"
STATES: Final = {"on": "فعال", "off": "خاموش"}
IS_STANDARD: Final = "پیش‌فرض نیت‌های بی‌حساب"
NOT_STANDARD: Final = "تنها نیت‌های خودش"
NEW: Final = "حساب تازه"
CHANGE: Final = "ویرایش"
ON: Final = "روشن کردن"
OFF: Final = "خاموش کردن"
MAKE_STANDARD: Final = "پیش‌فرض کن"
SAVE: Final = "ثبت"
SAVED: Final = "حساب ثبت شد"
CLOSE: Final = "بستن (Esc)"
ADVICE: Final = (
    "پول هر نیت به یک حساب می‌رود و شبای همان حساب روی رسید واریز، کارت و چک چاپ می‌شود."
    " هر نیت تنها یک حساب دارد."
)
EMPTY_TITLE: Final = "حسابی پیدا نشد"
EMPTY_ADVICE: Final = "با F2 حساب بانکی دفتر را بیفزایید تا روی رسیدهای واریز و چک چاپ شود."
REST_OF_ALL: Final = "هر نیتی که حساب خودش را ندارد"
NOTHING: Final = "—"
_NAMED: Final = ("بانک", "پست", "مؤسسه")


def bank(name: str) -> str:
    """Return «بانک ملت» of ملت; some names say what they are."""
    return name if not name or name.startswith(_NAMED) else f"بانک {name}"


def on_paper(title: str, bank_name: str, iban: str) -> str:
    """Return an account as a receipt names it."""
    named = f"{title} — {bank(bank_name)}" if bank_name else title
    return f"{named} — {text.isolate_ltr(iban)}"


def grouped(iban: str) -> str:
    """Return a شبا in fours, as it stands on cheques and cards."""
    parts = [iban[at : at + 4] for at in range(0, len(iban), 4)]
    return text.isolate_ltr(" ".join(parts))


def counted(count: int) -> str:
    """Return the count below the list."""
    return f"{digits.group(count)} حساب"
