"""What is said about workbooks and their rows: refusals, and the sheet of rejected rows."""

from collections.abc import Mapping
from typing import Final

REASON: Final = "علت نپذیرفتن"
ROW: Final = "ردیف در پرونده"
REJECTED: Final = "ردیف‌های نپذیرفته"

FIELDS: Final[Mapping[str, str]] = {
    "name": "نام",
    "national_id": "شمارهٔ ملی",
    "mobile": "تلفن همراه",
    "date": "تاریخ",
    "amount": "مبلغ",
    "niyyat": "نیت",
    "method": "روش پرداخت",
    "reference": "شمارهٔ پیگیری",
    "note": "توضیحات",
}

REFUSALS: Final[Mapping[str, str]] = {
    "workbook_too_large": "پروندهٔ {name} بیش از اندازه بزرگ است؛ آن را به چند پرونده بشکنید.",
    "workbook_too_long": "پروندهٔ {name} بیش از پنجاه هزار ردیف دارد؛ آن را به چند پرونده بشکنید.",
    "workbook_locked": "پروندهٔ {name} گذرواژه دارد یا xls کهنه است؛ به شکل xlsx ذخیره کنید.",
    "workbook_unreadable": "پروندهٔ {name} پروندهٔ Excel سالمی نیست؛ با Excel دوباره ذخیره کنید.",
    "workbook_macros": "پروندهٔ {name} ماکرو یا شیء جاسازی‌شده دارد؛ بی آن‌ها ذخیره کنید.",
    "workbook_links": "پروندهٔ {name} به پرونده‌های دیگر پیوند دارد؛ پیوندها را بردارید.",
    "workbook_entities": "پروندهٔ {name} نوشتهٔ ناشناخته‌ای در خود دارد و خوانده نمی‌شود.",
    "headings_missing": "سرستون این‌ها پیدا نشد: {names}؛ سرستون‌ها را بنویسید یا نگاشت بدهید.",
    "map_malformed": "نگاشت ستون‌ها درست نیست: {what}",
    "cell_formula": "این خانه فرمول است؛ مقدار را به جای فرمول بگذارید.",
    "cell_error": "این خانه در Excel خطا دارد؛ مقدار درست را بنویسید.",
    "name_unreadable": "نام را با حرف بنویسید.",
    "unit_unclear": "روشن نیست مبلغ ریال است یا تومان؛ واحد را در همین خانه بنویسید.",
    "date_missing": "تاریخ را وارد کنید.",
    "date_ambiguous": "این تاریخ دو گونه خوانده می‌شود؛ سال را چهاررقمی و نخست بنویسید.",
}


def reason(field: str, sentence: str) -> str:
    """Return why a row was not taken, with the name of its cell."""
    return f"{FIELDS[field]}: {sentence}"
