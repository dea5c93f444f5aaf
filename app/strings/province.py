"""Words of the exchange between province and counties, as the journal and the lists say them."""

from collections.abc import Mapping
from typing import Any, Final

from app.domain import digits

ACTIONS: Final[Mapping[str, str]] = {
    "file.arrived": "رسیدن پرونده",
    "fork.found": "یافتن دوشاخگی",
    "file.turned_away": "نپذیرفتن پرونده",
    "fork.adopted": "پذیرفتن روایت تازه",
    "fork.rejected": "کنارگذاشتن روایت تازه",
    "county.enrolled": "ثبت شهرستان",
    "county.enrolled_again": "ثبت دوبارهٔ شهرستان",
    "county.renamed": "نام شهرستان",
    "county.key_learnt": "شناختن کلید شهرستان",
    "county.confirmed": "تأیید تلفنی کلید شهرستان",
    "county.revoked": "باطل‌کردن کلید شهرستان",
    "campaign.changed": "ویرایش پویش",
    "campaign.switched": "روشن یا خاموش کردن پویش",
    "rate.added": "افزودن نرخ",
    "rate.changed": "ویرایش نرخ",
    "rate.switched": "روشن یا خاموش کردن نرخ",
    "lunar_month.added": "اعلام ماه قمری",
    "lunar_month.changed": "تغییر ماه قمری",
    "lunar_month.switched": "روشن یا خاموش کردن ماه قمری",
    "list_entry.added": "افزودن ردیف فهرست",
    "list_entry.changed": "ویرایش ردیف فهرست",
    "list_entry.switched": "روشن یا خاموش کردن ردیف فهرست",
    "instruction.added": "افزودن دستورالعمل",
    "instruction.withdrawn": "برداشتن دستورالعمل",
    "instruction.read": "خواندن دستورالعمل",
    "update.published": "انتشار برای شهرستان‌ها",
}

TABLES: Final[Mapping[str, str]] = {
    "county": "شهرستان",
    "county_key": "کلید شهرستان",
    "arrival": "پروندهٔ رسیده",
    "turned_away": "پروندهٔ نپذیرفته",
    "fork": "دوشاخگی",
    "publication": "انتشار",
    "rate": "نرخ",
    "lunar_month": "ماه قمری",
    "list_entry": "ردیف فهرست",
    "instruction": "دستورالعمل",
    "instruction_read": "خواندن دستورالعمل",
    "campaign_choice": "گزینش پویش",
    "rate_choice": "گزینش نرخ",
    "lunar_month_choice": "گزینش ماه قمری",
    "list_entry_choice": "گزینش ردیف فهرست",
}

COLUMNS: Final[Mapping[str, str]] = {
    "owner": "دفتر صاحب",
    "target": "مبلغ هدف",
    "due": "حق شرعی",
    "year": "سال",
    "month": "ماه",
    "first": "آغاز",
    "authority": "مرجع",
    "staple": "قوت",
    "list": "فهرست",
    "position": "جایگاه",
    "number": "شماره",
    "body": "متن",
    "file_name": "نام پرونده",
    "fingerprint": "اثر انگشت کلید",
    "registers": "باجه‌ها",
    "confirmed_at": "زمان تأیید",
    "revoked_at": "زمان باطل‌شدن",
    "revoked_for": "دلیل باطل‌شدن",
    "version": "نسخه",
    "rows": "شمار ردیف‌ها",
    "result": "نتیجه",
}

_STATES: Final[Mapping[str, str]] = {
    "revoked": "کلید باطل شده",
    "forked": "دوشاخه شده؛ تصمیم بگیرید",
    "enrolled": "هنوز پرونده‌ای نرسیده",
    "unconfirmed": "کلید تلفنی تأیید نشده",
    "waiting": "در انتظار پروندهٔ پیشین",
    "current": "رسیده",
}


def enrolled(name: str, place: str, inspector: str, passphrase: str) -> str:
    """Return what enrolment printed; *passphrase* empty where it was given."""
    told = f"پروندهٔ دفتر «{name}» در {place} نوشته شد.\nحساب بازرس: {inspector}"
    return f"{told} با گذرواژهٔ {passphrase}" if passphrase else told


def revoked(office: str) -> str:
    """Return that the county's key holds no longer."""
    return f"کلید {office} باطل شد؛ برای ادامه دفتر را دوباره ثبت کنید."


def confirmed(office: str, fingerprint: str) -> str:
    """Return that the key was confirmed, and its fingerprint."""
    return f"کلید {office} با اثر انگشت {fingerprint} تأیید شد."


def covered(name: str, code: str, silent: int | None) -> str:
    """Return a county's line on the board."""
    days = "—" if silent is None else f"{digits.to_persian(silent)} روز پیش"
    return f"{name}\t{_STATES[code]}\t{days}"


def published(file: str, rows: int, code: str) -> str:
    """Return that the update file was written, and the code to compare by phone."""
    return f"{file} با {digits.to_persian(rows)} ردیف نوشته شد؛ کد: {code}"


def answered(office: str, file: str, code: str) -> str:
    """Return that an acknowledgement was written, and the code to compare by phone."""
    return f"اعلام وصول {office}: {file}؛ کد: {code}"


def written(key: str) -> str:
    """Return that a row was written."""
    return f"نوشته شد: {key}"


def line(row: Mapping[str, Any]) -> str:
    """Return a published row as one line."""
    hidden = {"uid", "body", "position", "read"}
    return "\t".join(str(value) for name, value in row.items() if name not in hidden)
