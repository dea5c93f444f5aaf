"""Words of what goes to the province and comes back: files, acknowledgements, updates."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from app.domain import digits, jalali

EVENTS: Final[Mapping[str, str]] = {
    "province.joined": "پیوستن به استان",
    "province.renewed": "ثبت دوباره در استان",
    "province.key_known": "کلید استان",
    "province.key_changed": "تغییر کلید استان",
    "update.taken": "دریافت به‌روزرسانی استان",
    "published.added": "ردیف تازه از استان",
    "published.changed": "تغییر ردیف از سوی استان",
}

TABLES: Final[Mapping[str, str]] = {
    "province_link": "استان بالادست",
    "province_key": "کلید استان",
}

COVER_TITLE: Final = "نامهٔ همراه پروندهٔ ارسال به استان"
COVER_TO: Final = "گیرنده"
COVER_FROM: Final = "فرستنده"
COVER_MADE: Final = "تاریخ"
COVER_PERSON: Final = "تهیه‌کننده"
COVER_FILES: Final = "پرونده‌ها"
COVER_HEADS: Final = "سر زنجیرهٔ باجه‌ها"
COVER_KEYS: Final = "اثر انگشت کلیدهای دفتر"
COVER_KEYS_NOTE: Final = "کارشناس استان این رقم‌ها را تلفنی از شما می‌پرسد."
COVER_CODE_NOTE: Final = "پس از تحویل، کد هشت‌حرفی هر پرونده را تلفنی با استان بسنجید."
COVER_CLOSED: Final = "پرونده رمز شده است و تنها در استان باز می‌شود."
COVER_SIGNATURE: Final = "نام و امضای فرستنده"
COVER_RECEIVED: Final = "نام، تاریخ و امضای گیرنده"
FILE: Final = "پرونده"
FROM_TO: Final = "از رویداد تا رویداد"
ROWS: Final = "شمار"
CODE: Final = "کد تلفنی"
REGISTER: Final = "باجه و سال"
LAST_RECORD: Final = "آخرین شماره"
HEAD_CODE: Final = "کد سر"


def from_to(first: int, last: int) -> str:
    """Return the entries of a file as a person reads them."""
    return f"{digits.group(first)} تا {digits.group(last)}"


def series(register: str, year: int) -> str:
    """Return a register's year as a person reads it."""
    return f"{register}، سال {digits.to_persian(year)}"


def progress(done: int, total: int) -> str:
    """Return how far the sealing is."""
    return f"{digits.group(done)} از {digits.group(total)} رویداد آماده شد…"


def exported(office: str, sent: Sequence[Mapping[str, Any]], fingerprint: str) -> str:
    """Return what was written and what to read out by phone."""
    if not sent:
        return f"چیزی برای ارسال نیست؛ استان همهٔ رویدادهای {office} را دارد."
    lines = [
        f"{one['file']}\n  رویداد {from_to(one['from'], one['to'])}، کد تلفنی {one['code']}"
        for one in sent
    ]
    if fingerprint:
        lines.append(f"{COVER_KEYS}: {fingerprint}\n  {COVER_KEYS_NOTE}")
    return "\n".join(lines)


def acknowledged(upto: int, refused: str | None, *, fresh: bool) -> str:
    """Return how far the province has the office's journal."""
    if refused:
        said = f"استان آخرین پرونده را نپذیرفت: {_why(refused)} (\u2066{refused}\u2069)."
        return f"{said} تا رویداد {digits.group(upto)} رسیده است."
    if not fresh:
        return f"این اعلام وصول تازه نیست؛ تا رویداد {digits.group(upto)} پیش‌تر ثبت شده است."
    return f"استان تا رویداد {digits.group(upto)} را دریافت کرده است."


_WHY: Final[Mapping[str, str]] = {
    "bundle": "پرونده سالم نرسید؛ دوباره بفرستید و اگر باز چنین شد تلفن کنید",
    "exchange": "آنچه فرستاده شد با آنچه استان دارد دو روایت است؛ به استان تلفن کنید",
    "exchange_left": "پرونده از پیش از بازگردانی این دفتر است؛ پروندهٔ تازه‌ای بفرستید",
    "fork": "آنچه فرستاده شد با آنچه استان دارد دو روایت است؛ به استان تلفن کنید",
    "merge": "ردیفی از بررسی استان نگذشت؛ «بررسی صحت» را اجرا کنید و به استان تلفن کنید",
    "schema": "برنامهٔ استان کهنه‌تر است؛ بگویید آن را به‌روز کنند",
    "shelf": "پرونده‌های پیش از آن به استان نرسیده است؛ پرونده‌ای از آغاز بفرستید",
}
"""What lies behind a refusal's code, by the code or its first word."""


def _why(code: str) -> str:
    known = _WHY.get(code) or _WHY.get(code.split("_", maxsplit=1)[0])
    return known or "به استان تلفن کنید و این نشانه را بگویید"


def updated(version: int, added: int, changed: int) -> str:
    """Return what an update brought."""
    return (
        f"به‌روزرسانی {digits.group(version)} استان: "
        f"{digits.group(added)} ردیف تازه، {digits.group(changed)} ردیف تغییرکرده."
    )


def joined(province: str, *, fresh: bool, told: bool) -> str:
    """Return that the office is enrolled, and what its next file takes along."""
    if not fresh:
        return f"این پرونده پیش‌تر وارد شده است؛ دفتر زیر نظر «{province}» است."
    more = " کلیدهای شمارش و مهر باجه‌ها با پروندهٔ بعدی فرستاده می‌شود." if told else ""
    return f"دفتر به «{province}» پیوست؛ نخستین پرونده را با «export» بفرستید.{more}"


def sent_line(name: str, at: str, code: str, *, arrived: bool) -> str:
    """Return one line of the list of files."""
    state = "دریافت شده" if arrived else "در انتظار اعلام وصول"
    return f"{name}\t{jalali.short(date.fromisoformat(at[:10]))}\t{code}\t{state}"
