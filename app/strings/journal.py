"""Words of the journal: what was done, to what, and what each field is called."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from app.domain import digits, jalali, settings
from app.strings import approvals, batch, payment, province, sending
from app.strings.journal_values import VALUES

TITLE: Final = "دفتر رویدادها"
EVERYBODY: Final = "همهٔ کارکنان"
EVERYTHING: Final = "همهٔ رویدادها"
PERSON: Final = "کارمند"
ACTION: Final = "رویداد"
DAY: Final = "روز"
DAY_HINT: Final = "همهٔ روزها"
RECEIPT: Final = "شمارهٔ رسید"
RECEIPT_HINT: Final = "همهٔ رسیدها"
CLEAR: Final = "برداشتن شرط‌ها"
TIME: Final = "زمان"
ABOUT: Final = "مورد"
EMPTY_TITLE: Final = "رویدادی با این شرط‌ها نیست"
EMPTY_ADVICE: Final = "شرطی را بردارید یا روز دیگری بنویسید."
PICK_TITLE: Final = "یک رویداد را برگزینید"
PICK_ADVICE: Final = "آنچه پیش و پس از آن بوده است اینجا نشان داده می‌شود."
ERASED: Final = "متن این رویداد پاک شده است؛ جای آن در زنجیره هست و درستی زنجیره را نگه می‌دارد."
SAME_RECORD: Final = "همهٔ رویدادهای همین مورد"
PROGRAM: Final = "برنامه"
BEFORE: Final = "پیش از این"
AFTER: Final = "اکنون"
NOTHING: Final = "—"

ACTIONS: Final[Mapping[str, str]] = {
    "receipt.issued": "صدور رسید",
    "receipt.voided": "ابطال رسید",
    "receipt.printed": "چاپ رسید",
    "item.valued": "ثبت ارزش کالا",
    **approvals.EVENTS,
    **batch.EVENTS,
    **sending.EVENTS,
    "donor.added": "افزودن نیکوکار",
    "donor.changed": "ویرایش نیکوکار",
    "donor.merged": "یکی‌کردن دو نیکوکار",
    "donor.unmerged": "جداکردن دو نیکوکار",
    "donor.imported": "ورود نیکوکار از اکسل",
    "donation.imported": "ورود کمک از اکسل",
    "import.begun": "آغاز ورود از اکسل",
    "import.confirmed": "آماده‌شدن ورود",
    "import.recounted": "شمارش دوبارهٔ ورود",
    "import.done": "پایان ورود از اکسل",
    "import.taken_back": "پس‌گرفتن ورود",
    "donor.revealed": "نمایش شمارهٔ ملی",
    "donor.noted": "یادداشت دربارهٔ نیکوکار",
    "donor.note_withdrawn": "برداشتن یادداشت نیکوکار",
    "donor.note_restored": "برگرداندن یادداشت نیکوکار",
    "person.added": "افزودن کاربر",
    "person.role_changed": "تغییر نقش کاربر",
    "person.deactivated": "غیرفعال‌کردن کاربر",
    "person.passphrase_changed": "تغییر گذرواژه",
    "roster.signed": "امضای فهرست کارکنان",
    "roster.appointed": "گماردن مدیر با امضای استان",
    "person.readmitted": "بازگشت کاربر",
    "setting.set": "نوشتن تنظیم",
    "setting.changed": "تغییر تنظیم",
    "picture.added": "افزودن نشان",
    "campaign.added": "افزودن پویش",
    "list.seeded": "فهرست آغازین",
    "niyyat.added": "افزودن نیت",
    "niyyat.changed": "ویرایش نیت",
    "niyyat.switched": "روشن یا خاموش کردن نیت",
    "niyyat.keyed": "تغییر کلید نیت",
    "niyyat.permitted": "ثبت مجوز نیت",
    "account.added": "افزودن حساب بانکی",
    "account.changed": "ویرایش حساب بانکی",
    "cheque.deposit": "واگذاری چک به بانک",
    "cheque.collect": "وصول چک",
    "cheque.bounce": "برگشت چک",
    "cheque.undo": "بازگرداندن گام چک",
    "register.opened": "گشودن باجه",
    "register.started": "آغاز باجه",
    "register.ended": "پایان باجه",
    "office.founded": "ساختن دفتر",
    **province.ACTIONS,
    "clock.confirmed": "تأیید تاریخ",
    "key.changing": "تغییر کلید داده‌ها",
}

_TABLES: Final = {
    "receipt": "رسید",
    "donation": "کمک",
    "donation_line": "سهم نیت",
    "donation_item": "کالا",
    "donation_service": "خدمت",
    **payment.TABLES,
    **batch.TABLES,
    **sending.TABLES,
    "receipt_print": "چاپ",
    "person": "کاربر",
    "roster_change": "امضای فهرست کارکنان",
    "setting": "تنظیم",
    "register": "باجه",
    "register_end": "پایان باجه",
    "office": "دفتر",
    "campaign": "پویش",
    "picture": "نشان",
    "niyyat": "نیت",
    "niyyat_choice": "گزینش نیت",
    "niyyat_permit": "مجوز نیت",
    "bank_account": "حساب بانکی",
    "cheque_event": "گردش چک",
    "unit": "واحد",
    "donor": "نیکوکار",
    "donor_note": "یادداشت نیکوکار",
    "import_run": "ورود از اکسل",
    "donation_origin": "ردیف پرونده",
    "donor_origin": "ردیف پرونده",
    "approval": "درخواست تأیید",
    **province.TABLES,
}

FIELDS: Final[Mapping[str, str]] = {
    "niyyat_uid": "نیت",
    "amount": "مبلغ",
    "value": "مقدار",
    "unit": "واحد پول",
    "donor": "نیکوکار",
    "donor_name": "نام نیکوکار",
    "donor_kind": "نوع نیکوکار",
    "kind": "نوع",
    "honorific": "عنوان",
    "name": "نام",
    "national_id": "شمارهٔ ملی",
    "mobile": "تلفن همراه",
    "form": "شکل کمک",
    "method": "روش پرداخت",
    "reference": "شمارهٔ مرجع",
    "paid_on": "تاریخ پرداخت",
    "issued_on": "تاریخ صدور",
    "campaign_name": "پویش",
    "on_behalf": "به نیابت از",
    "behalf": "نسبت",
    **payment.COLUMNS,
    **batch.COLUMNS,
    **province.COLUMNS,
    "note": "یادداشت",
    "quantity": "مقدار کالا",
    "unit_name": "واحد کالا",
    "basis": "مبنای ارزش",
    "hours": "ساعت",
    "skill": "زمینه",
    "mark": "نشان برگه",
    "ordinal": "چندمین",
    "paper": "کاغذ",
    "login": "نام کاربری",
    "title": "سمت",
    "role": "نقش",
    "active": "فعال",
    "key": "تنظیم",
    "code": "کد",
    "office": "دفتر",
    "register": "باجه",
    "reason": "دلیل",
    "starts_on": "آغاز",
    "ends_on": "پایان",
    "level": "سطح",
    "pc": "ساعت رایانه",
    "registration_no": "شمارهٔ ثبت",
    "economic_code": "کد اقتصادی",
    "contact_name": "شخص رابط",
    "representative": "نماینده",
    "publish_name": "انتشار نام",
    "action": "کار",
    "text": "متن",
    "withdrawn": "برداشته شده",
    "subject": "مورد درخواست",
    "state": "وضعیت",
    "answer": "پاسخ مدیر",
}

_CODED: Final = (
    *("method", "form", "donor_kind", "kind", "role", "mark", "paper", "unit", "action"),
    *("level", "basis", "state", "behalf"),
)
_DAYS: Final = ("paid_on", "issued_on", "starts_on", "ends_on", "due_on", "held_on")
_INSTANTS: Final = ("pc", "confirmed_at", "revoked_at")
_FLAGS: Final = ("active", "publish_name", "withdrawn")

SETTINGS: Final[Mapping[str, str]] = {
    settings.ORGANIZATION: "سازمان در سربرگ",
    settings.DEPARTMENT: "واحد در سربرگ",
    settings.SLOGAN: "شعار سربرگ",
    settings.THANKS: "سطر سپاس رسید",
    settings.SIGNATORIES: "امضاکنندگان رسید",
    settings.EMBLEM: "نشان سربرگ",
    settings.PAPER: "کاغذ رسید",
    settings.UNIT: "واحد پول",
    settings.ASK_ABOVE: "پرسش برای مبلغ بیش از",
    settings.ASK_BELOW: "پرسش برای مبلغ کمتر از",
    settings.IDENTIFY_ABOVE: "سقف بی‌شناسایی",
    settings.FIRST_OPEN_DAY: "نخستین روز باز",
    settings.COUNTY: "شهرستان",
}


def _masked(identifier: str) -> str:
    return f"\u2068••••••{digits.to_persian(identifier[-4:])}\u2069"


def _day(iso: str) -> str:
    return jalali.short(date.fromisoformat(iso))


def _instant(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{jalali.long(at.date())}، ساعت {digits.to_persian(f'{at:%H:%M:%S}')}"


def _coded(code: str) -> str:
    return VALUES.get(code, code)


def _flag(stored: str) -> str:
    return "نه" if stored == "0" else "بله"


def about(title: str) -> str:
    """Return what an entry speaks of; a setting by its name."""
    return SETTINGS.get(title, title) or NOTHING


_READ: Final[Mapping[str, Callable[[str], str]]] = {
    "national_id": _masked,
    "key": about,
    **dict.fromkeys(_CODED, _coded),
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(_FLAGS, _flag),
    **dict.fromkeys(_INSTANTS, _instant),
}


def action(code: str) -> str:
    """Return what was done."""
    return ACTIONS.get(code, code)


def table(name: str) -> str:
    """Return what a row of table *name* is."""
    return _TABLES.get(name, name)


def value(name: str, stored: object) -> str:
    """Return the value of column *name* as people read it; a national ID only by its end."""
    if stored in (None, ""):
        return NOTHING
    shown = str(stored)
    if name in _READ:
        return _READ[name](shown)
    if isinstance(stored, int):
        return digits.group(stored)
    return digits.to_persian(shown) if shown.isdigit() else shown


def moment(at: str) -> str:
    """Return the day and time of an entry."""
    day = jalali.short(date.fromisoformat(at[:10]))
    return f"{day}  {digits.to_persian(at[11:16])}"


def told(at: str, who: str, seq: int) -> str:
    """Return who did it, when, and its place in the chain."""
    day = jalali.long(date.fromisoformat(at[:10]))
    time = digits.to_persian(at[11:19])
    return f"{who or PROGRAM} · {day}، ساعت {time} · رویداد {digits.group(seq)}"
