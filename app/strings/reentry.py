"""Words of entering a lost paper again after a restore."""

from typing import Final

ACTION: Final = "ثبت دوبارهٔ برگه"
TITLE: Final = "ثبت دوبارهٔ برگهٔ نیکوکار"
ADVICE: Final = (
    "برگه‌ای که پس از نسخهٔ بازیابی‌شده صادر شده است با رمزینهٔ خودش ثابت می‌شود. "
    "نوشتهٔ رمزینه را بچسبانید یا تصویر برگه را باز کنید."
)
CODE: Final = "نوشتهٔ رمزینه"
PICTURE: Final = "خواندن از تصویر"
PICTURES: Final = "تصویر یا PDF (*.png *.jpg *.jpeg *.pdf)"
GO_ON: Final = "ادامه"
CANCEL: Final = "انصراف"
NO_CODE: Final = "در این تصویر رمزینه‌ای خوانده نشد؛ تصویری روشن‌تر و از روبه‌رو بگیرید."


def begun(number: str) -> str:
    """Return what is left to fill in by hand."""
    return f"برگهٔ \u2068{number}\u2069 اصیل است؛ نام نیکوکار و نیت را از روی برگه وارد کنید."
