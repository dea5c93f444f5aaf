"""The words on the papers: receipts, slips, and the sheet with the recovery key."""

from collections.abc import Iterable
from typing import Final

from app.domain import digits
from app.domain.text import isolate, isolate_ltr

IN_THE_NAME: Final = "بسمه تعالی"
RECEIPT: Final = "رسید کمک‌های مردمی"
TITLES: Final = {
    "V": "برگهٔ ابطال رسید",
    "Z": "برگهٔ بستن حساب نوبت",
    "S": "برگهٔ آغاز باجه",
}

NUMBER: Final = "شمارهٔ رسید"
REGISTER: Final = "باجه"
DATE: Final = "تاریخ"
PAID_ON: Final = "تاریخ پرداخت"

DONOR: Final = "نیکوکار گرامی"
ANONYMOUS: Final = "ناشناس"
ON_BEHALF: Final = "به نیابت از"
NATIONAL_ID: Final = "کد ملی"
LEGAL_ID: Final = "شناسهٔ ملی"
MOBILE: Final = "تلفن همراه"

ROW: Final = "ردیف"
DESCRIPTION: Final = "شرح کمک"
CASH_DONATION: Final = "کمک نقدی"
NIYYAT: Final = "نیت (محل مصرف)"
METHOD: Final = "شیوهٔ پرداخت و مرجع"
METHOD_SHORT: Final = "شیوهٔ پرداخت"
ITEM: Final = "شرح کالا"
QUANTITY: Final = "مقدار"
BASIS: Final = "مبنای ارزش"
SERVICE: Final = "شرح خدمت"
HOURS: Final = "ساعت"
BEHALVES: Final = {
    "proxy": "به نیابت از",
    "soul": "هدیه به روح",
    "health": "برای سلامتی",
}
PAYMENT: Final = "شرح پرداخت"
MINUTE: Final = "صورت‌جلسهٔ ارزیابی"
LATER: Final = "پس از کارشناسی"
WORTH: Final = "ارزش"
RESTRICTED: Final = "دارای مصرف معین"
METHODS: Final = {
    "cash": "نقدی",
    "pos": "کارت‌خوان",
    "bank": "واریز به حساب",
    "card": "کارت به کارت",
    "cheque": "چک",
}
BASES: Final = {"invoice": "فاکتور", "expert": "کارشناسی", "donor": "اعلام نیکوکار"}
UNITS: Final = {"IRR": "ریال"}

TOTAL: Final = "جمع به حروف"
TOTAL_VALUE: Final = "ارزش به حروف"
TOTAL_VOIDED: Final = "مبلغ ابطال‌شده"
TOTAL_HOURS: Final = "جمع ساعت خدمت"
CAMPAIGN: Final = "پویش"
ACCOUNT: Final = "حساب"
RELATED: Final = "رسید هم‌زمان"
REPLACES: Final = "جایگزین رسید"
NOTE: Final = "توضیح"
ARTICLE_172: Final = (
    "این کمک مشمول مادهٔ ۱۷۲ قانون مالیات‌های مستقیم است"
    " (احداث، تعمیر یا تجهیز مراکز) و در حدود آن قابل قبول مالیاتی است."
)

VOIDED_RECEIPT: Final = "شمارهٔ رسید ابطال‌شده"
REASON: Final = "علت ابطال"
APPROVER: Final = "تأییدکننده"
VOID: Final = "باطل شد"
TRAINING: Final = "آموزشی — فاقد اعتبار"

AUTHENTICITY: Final = "اصالت‌سنجی رسید"
SCAN: Final = "با دوربین گوشی و صفحهٔ اصالت‌سنجی، بدون اینترنت"
CONTROL: Final = "کد دستی"
TYPED: Final = "اصالت این رسید را با این سه از دفتر یا استان بپرسید."
STAMP: Final = "مهر و امضا"
SIGNATORIES: Final = ("دریافت‌کننده", "امور مالی", "نیکوکار")

ROLES: Final = {
    "donor": "نسخهٔ نیکوکار",
    "finance": "نسخهٔ امور مالی",
    "archive": "نسخهٔ بایگانی",
}
REPRINT: Final = "چاپ مجدد"
CONTINUED: Final = "ادامه در صفحهٔ بعد"


def amount_heading(unit: str) -> str:
    """«مبلغ (ریال)», over a column of figures."""
    return f"مبلغ ({unit})"


def value_heading(unit: str) -> str:
    """«ارزش (ریال)», over the values of items in kind."""
    return f"ارزش ({unit})"


def restricted(niyyat: str) -> str:
    """Name a designation that binds how the money is spent."""
    return f"{niyyat} — {RESTRICTED}" if "(" in niyyat else f"{niyyat} ({RESTRICTED})"


def method(name: str, reference: str) -> str:
    """«کارت‌خوان — ۷۳۲۱۰۰۴۵۱»."""
    return f"{name} — {reference}" if reference else name


def terminal(number: str) -> str:
    """«پایانهٔ ۲۱۸۴۵»."""
    return f"پایانهٔ {isolate_ltr(number)}"


def card(masked: str) -> str:
    """«کارت ****۷۸۹۳», of what is kept of a card."""
    shown = masked if "*" in masked else f"****{masked}"
    return f"کارت {isolate_ltr(shown)}"


def bank(name: str) -> str:
    """«بانک ملی ایران»."""
    return name if name.startswith(("بانک", "مؤسسه", "پست")) else f"بانک {name}"


def sayad(number: str) -> str:
    """«شناسهٔ صیادی ۱۲۳۴…», its sixteen digits in fours."""
    fours = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    return f"شناسهٔ صیادی {isolate_ltr(fours)}"


def due(day: str) -> str:
    """«سررسید ۱۴۰۵/۱۰/۰۱»."""
    return f"سررسید {isolate_ltr(day)}"


def drawer(name: str) -> str:
    """«صادرکننده: شرکت نخل»."""
    return f"صادرکننده: {name}"


def minute(number: str, day: str, first: str, second: str) -> str:
    """«شمارهٔ ۱۲، ۱۴۰۵/۰۲/۰۵، امضای الف و ب»."""
    return f"شمارهٔ {isolate(number)}، {isolate_ltr(day)}، امضای {first} و {second}"


def joined(parts: Iterable[str]) -> str:
    """Put what is told of one thing into one line."""
    return "، ".join(parts)


def permit(niyyat: str, number: str) -> str:
    """«خمس — مجوز ۱۲۳», a designation that the office may take under a permit."""
    return f"{niyyat} — مجوز {isolate(number)}"


def duplicate(ordinal: int) -> str:
    """«المثنی (۲)», a second copy after the first was handed over."""
    return f"المثنی ({digits.to_persian(max(ordinal, 1))})"


def page_of(page: int, pages: int) -> str:
    """«صفحهٔ ۱ از ۲»."""
    return f"صفحهٔ {digits.to_persian(page)} از {digits.to_persian(pages)}"


def hours(count: str) -> str:
    """«۲٫۵ ساعت»."""
    return f"{count} ساعت"


def signatory(title: str, name: str) -> str:
    """«دریافت‌کننده: مریم سواری», above the place to sign."""
    return f"{title}: {name}" if name else title


def voided_by(number: str) -> str:
    """Under «باطل شد»: the record that voided it."""
    return f"برگهٔ ابطال: {number}"


RECOVERY_TITLE: Final = "کلید بازیابی اطلاعات دفتر"
RECOVERY_NOTICE: Final = "محرمانه — ویژهٔ گاوصندوق"
RECOVERY_OFFICE: Final = "دفتر"
RECOVERY_PERSON: Final = "چاپ شده برای"
RECOVERY_CODE: Final = "یازده گروه پنج‌تایی؛ از چپ به راست و سطر به سطر خوانده شود"
RECOVERY_STEPS: Final = (
    (
        "این برگه در پاکت دربسته، با مهر و امضای رئیس اداره، در گاوصندوق نگهداری شود؛"
        " دور از رایانه‌ای که برنامه روی آن است."
    ),
    (
        "از این برگه عکس و رونوشت نگیرید و متن آن را پیامک یا ایمیل نکنید."
        " هر کس آن را داشته باشد می‌تواند همهٔ اطلاعات دفتر را باز کند."
    ),
    (
        "اگر همهٔ گذرواژه‌ها فراموش شد یا رایانه از کار افتاد، رئیس اداره پاکت را در حضور"
        " یک نفر دیگر باز کند و کلید را با رمزینه یا با تایپ گروه‌ها به برنامه بدهد."
        " بزرگی و کوچکی حروف و فاصله‌ها مهم نیست."
    ),
    "بدون گذرواژه و بدون این برگه، هیچ‌کس، حتی سازندهٔ برنامه، نمی‌تواند اطلاعات را باز کند.",
    "تاریخ هر بار بازکردن پاکت و نام حاضران در جدول زیر نوشته شود.",
)
RECOVERY_LOG: Final = ("تاریخ", "علت بازکردن پاکت", "نام و امضای رئیس اداره", "نام و امضای شاهد")
