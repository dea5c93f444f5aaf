"""Words of the sums of a province, by county, designation and form."""

from typing import Final

from app.domain import digits

TITLE: Final = "جمع استان"
ALSO: Final = "مجموع آمار شهرستان نیت ماه سال"
SEARCH: Final = "جست‌وجوی شهرستان یا نیت"
EMPTY_TITLE: Final = "در این روزها چیزی از شهرستان‌ها نرسیده است"
EMPTY_ADVICE: Final = (
    "جمع‌ها همان است که هر شهرستان خود می‌گوید و با رسیدن پرونده‌ها به‌روز می‌شود. "
    "روزها را تغییر دهید یا پرونده‌ها را در «پرونده‌های رسیده» وارد کنید."
)
COUNTY: Final = "شهرستان"
NIYYAT: Final = "نیت (محل مصرف)"
FORMS: Final = {"cash": "نقدی (ریال)", "kind": "ارزش غیرنقدی (ریال)", "service": "خدماتی"}
SERVICES: Final = "کمک خدماتی"
COUNT: Final = "شمار"
AMOUNT: Final = "جمع (ریال)"
BY: Final = "نمایش به تفکیک"
BYS: Final = {"county": "شهرستان", "niyyat": "نیت", "both": "شهرستان و نیت"}
FORM: Final = "نوع کمک"
KINDS: Final = {"cash": "نقدی", "kind": "غیرنقدی", "service": "خدماتی"}
EVERY: Final = "همه"
WHOLE: Final = "جمع استان"
FIRST: Final = "از روز"
LAST: Final = "تا روز"
EVER: Final = "از آغاز"
NOTHING: Final = "—"


def footer(lines: int, count: int, amount: int) -> str:
    """Return what the table comes to."""
    told = f"{digits.group(lines)} ردیف   ·   {digits.group(count)} کمک"
    return f"{told}   ·   {digits.group(amount)} ریال"
