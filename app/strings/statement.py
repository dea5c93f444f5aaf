"""Words of a donor's yearly statement."""

from typing import Final

from app.domain import digits

TITLE: Final = "گواهی کمک‌های سالانه"
YEAR: Final = "سال مالی"
MADE_ON: Final = "تاریخ صدور گواهی"
SERIES: Final = "رسیدها"
DONOR: Final = "نیکوکار گرامی"
GIVER: Final = "نیکوکار"
"""Who signs a receipt too, but not what is certified to them."""
MONEY: Final = "کمک‌های نقدی"
ARTICLE_172: Final = "کمک‌های نقدی مشمول مادهٔ ۱۷۲ قانون مالیات‌های مستقیم"
GOODS: Final = "کمک‌های غیرنقدی"
SERVICE: Final = "کمک‌های خدماتی"
EARLIER: Final = "کمک‌های پیشین، بدون رسید این برنامه"
TOTAL_MONEY: Final = "جمع نقدی"
TOTAL_172: Final = "جمع مشمول"
TOTAL_GOODS: Final = "ارزش غیرنقدی"
TOTAL_HOURS: Final = "جمع ساعت"
TOTAL_EARLIER: Final = "جمع پیشین"
DAY: Final = "تاریخ"
PAID_ON: Final = "تاریخ پرداخت"
NUMBER: Final = "رسید"
TO_BE_VALUED: Final = "پس از کارشناسی"
NOTE_172: Final = (
    "این بخش برای احداث، تعمیر یا تجهیز مراکز و در حدود مادهٔ ۱۷۲ قابل قبول مالیاتی است."
)
NOTHING: Final = "در این سال کمکی به نام این نیکوکار ثبت نشده است."
APART: Final = "کمک نقدی، ارزش کمک غیرنقدی و ساعت خدمت جداگانه جمع شده است و با هم جمع‌پذیر نیست."


def sentence(office: str, year: int, *, earlier: bool) -> str:
    """Return what the statement certifies; *earlier* gifts have no receipt."""
    but = "، جز کمک‌های پیشین،" if earlier else ""
    return (
        f"گواهی می‌شود کمک‌های زیر در سال مالی {digits.to_persian(year)} به {office} رسیده"
        f" و برای هر یک{but} رسید صادر شده است. از همراهی شما سپاسگزاریم."
    )


def waiting(count: int) -> str:
    """Return that some receipts are left out."""
    return f"{digits.to_persian(count)} رسید این سال در انتظار ابطال است و در این گواهی نیامده است."


def item(name: str, quantity: str, unit: str) -> str:
    """«برنج، ۱۰ کیسه»."""
    return f"{name}، {quantity} {unit}".strip("، ")


def head(donor: str, year: int) -> str:
    """Return what later pages say of themselves."""
    return f"{TITLE} — {donor} — {digits.to_persian(year)}"


def saved(file: str) -> str:
    """Return the word after a command wrote a statement."""
    return f"گواهی نوشته شد: {file}"
