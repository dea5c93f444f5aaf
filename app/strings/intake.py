"""What is said about workbooks and their rows: refusals, and the sheet of rejected rows."""

from collections.abc import Mapping
from typing import Final

from app.domain import digits

REASON: Final = "علت نپذیرفتن"
ROW: Final = "ردیف در پرونده"
REJECTED: Final = "ردیف‌های نپذیرفته"

FIELDS: Final[Mapping[str, str]] = {
    "name": "نام",
    "family": "نام خانوادگی",
    "kind": "نوع نیکوکار",
    "honorific": "عنوان",
    "national_id": "شمارهٔ ملی",
    "mobile": "تلفن همراه",
    "date": "تاریخ",
    "amount": "مبلغ",
    "niyyat": "نیت",
    "method": "روش پرداخت",
    "reference": "شمارهٔ پیگیری",
    "registration_no": "شمارهٔ ثبت",
    "economic_code": "کد اقتصادی",
    "contact_name": "نام رابط",
    "representative": "نام نماینده",
    "note": "توضیحات",
}

REFUSALS: Final[Mapping[str, str]] = {
    "workbook_too_large": "پروندهٔ {name} بیش از اندازه بزرگ است؛ آن را به چند پرونده بشکنید.",
    "workbook_too_long": "پروندهٔ {name} بیش از پنجاه هزار ردیف دارد؛ آن را به چند پرونده بشکنید.",
    "workbook_locked": "پروندهٔ {name} گذرواژه دارد یا xls کهنه است؛ به شکل xlsx ذخیره کنید.",
    "workbook_unreadable": "پروندهٔ {name} پروندهٔ اکسل سالمی نیست؛ با اکسل دوباره ذخیره کنید.",
    "workbook_macros": "پروندهٔ {name} ماکرو یا شیء جاسازی‌شده دارد؛ بی آن‌ها ذخیره کنید.",
    "workbook_links": "پروندهٔ {name} به پرونده‌های دیگر پیوند دارد؛ پیوندها را بردارید.",
    "workbook_entities": "پروندهٔ {name} نوشتهٔ ناشناخته‌ای در خود دارد و خوانده نمی‌شود.",
    "workbook_empty": "پروندهٔ {name} برگهٔ پری ندارد؛ پروندهٔ دیگری برگزینید.",
    "import_unfinished": "ورود پیشین نیمه‌کاره مانده است؛ نخست آن را ادامه دهید یا پس بگیرید.",
    "import_outdated": "میان بررسی پرونده و ثبت آن ورود دیگری انجام شد؛ دوباره بررسی کنید.",
    "import_state": "این ورود در حال ثبت نیست؛ فهرست ورودها را تازه کنید.",
    "headings_missing": "سرستون این‌ها پیدا نشد: {names}؛ سرستون‌ها را بنویسید یا نگاشت بدهید.",
    "map_malformed": "نگاشت ستون‌ها درست نیست: {what}",
    "cell_formula": "این خانه فرمول است؛ مقدار را به جای فرمول بگذارید.",
    "cell_error": "این خانه در اکسل خطا دارد؛ مقدار درست را بنویسید.",
    "name_unreadable": "نام را با حرف بنویسید.",
    "donor_anonymous": "ناشناس در فهرست نیکوکاران ثبت نمی‌شود؛ این ردیف را بردارید.",
    "unit_unclear": "روشن نیست مبلغ ریال است یا تومان؛ واحد را در همین خانه بنویسید.",
    "date_missing": "تاریخ را وارد کنید.",
    "date_ambiguous": "این تاریخ دو گونه خوانده می‌شود؛ سال را چهاررقمی و نخست بنویسید.",
}


_IN_A_CELL: Final[Mapping[str, str]] = {
    "date_unreadable": "تاریخ را با روز و ماه و سال بنویسید، مانند ۱۴۰۵/۹/۱.",
    "niyyat_unknown": "این نیت در فهرست نیت‌ها نیست؛ نام آن را همان‌گونه بنویسید.",
    "unknown_method": "روش پرداخت را بنویسید: نقد، کارت‌خوان، فیش، کارت به کارت یا چک.",
    "donor_kind_unknown": "نوع نیکوکار را بنویسید: حقیقی، حقوقی یا هیئت.",
}
"""What the desk's sentence would say of a field that a file does not have."""


def reason(field: str, code: str, sentence: str) -> str:
    """Return why a row was not taken, with the name of its cell; *sentence* is the desk's."""
    return f"{FIELDS[field]}: {_IN_A_CELL.get(code, sentence)}"


def mapping(shown: str) -> str:
    """Return which column is read as what, as the command takes it back."""
    return f"نگاشت ستون‌ها: {shown}"


def progress(done: int, whole: int) -> str:
    """Return how far an import is."""
    return f"{digits.group(done)} از {digits.group(whole)} ردیف ثبت شد…"


def left(rows: int) -> str:
    """Return how many rows of a resumed import still wait."""
    return f"{digits.group(rows)} ردیف مانده است…"


def counted(
    *, read: int, imported: int, rejected: int, duplicates: int, amount: int, dry_run: bool
) -> str:
    """Return what became of the rows; read = imported + rejected + duplicates."""
    done = "پذیرفتنی" if dry_run else "ثبت‌شده"
    return (
        f"{digits.group(read)} ردیف: {digits.group(imported)} {done}، "
        f"{digits.group(rejected)} نپذیرفته، {digits.group(duplicates)} تکراری؛ "
        f"جمع {digits.group(amount)} ریال"
    )


_STATES: Final[Mapping[str, str]] = {
    "staging": "آماده‌سازی",
    "applying": "نیمه‌کاره",
    "done": "ثبت‌شده",
    "taken_back": "پس‌گرفته",
}


def run_line(uid: str, file: str, state: str, imported: int, waiting: int) -> str:
    """Return one import for a person."""
    counts = f"{digits.group(imported)} ردیف، {digits.group(waiting)} مانده"
    return f"{uid}\t{file}\t{_STATES[state]}\t{counts}"
