"""What is said about a payment or a gift that is not complete."""

from collections.abc import Mapping
from typing import Final

REFUSALS: Final[Mapping[str, str]] = {
    "not_of_this_method": "این خانه برای روش دیگری است؛ خالی بگذارید یا روش پرداخت را عوض کنید.",
    "sayad_id_required": "شناسهٔ صیادی شانزده‌رقمی را از روی چک بنویسید.",
    "bank_required": "بانک چک را از فهرست برگزینید.",
    "bank_unknown": "این بانک در فهرست بانک‌ها نیست؛ از فهرست برگزینید.",
    "due_required": "تاریخ سررسید را از روی چک بنویسید.",
    "due_too_far": "سررسید بیش از ده سال دیگر است؛ سال آن را بررسی کنید.",
    "card_digits": "چهار رقم آخر کارت را بنویسید.",
    "behalf_unknown": "نسبت را از فهرست برگزینید: به نیابت از، هدیه به روح یا برای سلامتی.",
    "value_unknown": "ارزش را بنویسید؛ اگر معلوم نیست، صورت‌جلسهٔ ارزیابی را پر کنید.",
    "basis_not_expert": "ارزشی که بعد معلوم می‌شود با کارشناسی است؛ مبنا را «کارشناسی» بگذارید.",
    "minute_number_required": "شمارهٔ صورت‌جلسهٔ ارزیابی را بنویسید.",
    "minute_signatory_required": "نام هر دو امضاکنندهٔ صورت‌جلسه را بنویسید.",
    "minute_in_future": "تاریخ صورت‌جلسه نمی‌تواند پس از امروز باشد.",
    "valuation_item": "رسید {number} کالایی در ردیف {row} ندارد؛ شمارهٔ ردیف را بررسی کنید.",
    "valuation_known": (
        "ارزش ردیف {row} رسید {number} هنگام صدور نوشته شده است؛ اگر اشتباه است، رسید را باطل کنید."
    ),
    "minute_needs_two": "دو امضاکننده باید دو نفر باشند؛ نام نفر دوم را بنویسید.",
}
