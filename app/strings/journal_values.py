"""What a stored code is called where the journal shows it."""

from collections.abc import Mapping
from typing import Final

from app.strings import batch

VALUES: Final[Mapping[str, str]] = {
    "cash": "نقدی",
    "pos": "کارت‌خوان",
    "bank": "فیش بانکی",
    "card": "کارت به کارت",
    "cheque": "چک",
    "kind": "غیرنقدی",
    "service": "خدمت",
    "person": "شخص حقیقی",
    "legal": "شخص حقوقی",
    "group": "هیئت / گروه مردمی",
    "anonymous": "ناشناس",
    "clerk": "متصدی",
    "manager": "مدیر",
    "finance": "مالی",
    "auditor": "بازرس",
    "original": "اصل",
    "reprint": "چاپ مجدد",
    "duplicate": "المثنی",
    "a4": "A4 با دو برگهٔ A5",
    "a5": "A5",
    "roll": "رول ۸۰ میلی‌متری",
    "IRR": "ریال",
    "add": "افزودن",
    "remove": "برداشتن",
    "county": "شهرستان",
    "province": "استان",
    "invoice": "فاکتور",
    "proxy": "به نیابت",
    "soul": "هدیه به روح",
    "health": "برای سلامتی",
    "expert": "کارشناسی",
    "void_receipt": "ابطال رسید",
    "pending": "در انتظار تأیید",
    "approved": "تأییدشده",
    "refused": "ردشده",
    "withdrawn": "پس‌گرفته",
    **batch.STATES,
}
