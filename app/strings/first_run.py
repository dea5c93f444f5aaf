"""Words of the wizard that makes a new office."""

from typing import Final

HEADLINE: Final = "راه‌اندازی دفتر تازه"
STEPS: Final = ("دفتر", "مدیر", "کاغذ رسید", "کلید بازیابی", "آمادهٔ کار")
NEXT: Final = "ادامه"
BACK: Final = "بازگشت"
CREATE: Final = "ساختن دفتر"
CREATING: Final = "در حال ساختن کلیدها و پایگاه داده…"

OFFICE_TITLE: Final = "این رایانه برای کدام دفتر است؟"
OFFICE_ADVICE: Final = "نام دفتر روی همهٔ رسیدها چاپ می‌شود و کد آن در شمارهٔ رسید می‌آید."
BEGINNINGS: Final = {"new": "دفتر تازه", "file": "شروع با پروندهٔ استان"}
CHOOSE_FILE: Final = "برگزیدن پرونده…"
FILE: Final = "پروندهٔ ثبت (hyo)"
FILE_HINT: Final = "با حافظه از ادارهٔ کل استان آمده است؛ نام و کد دفتر در آن است"
FILES: Final = "پروندهٔ ثبت (*.hyo *.HYO)"
FILE_WORD: Final = "گذرواژهٔ پرونده"
FILE_WORD_HINT: Final = "کارشناس استان آن را تلفنی می‌گوید"
COUNTY: Final = "شهرستان"
OFFICE_NAME: Final = "نام دفتر"
OFFICE_CODE: Final = "کد دفتر"
CODE_HINT: Final = "حداکثر ۱۰ حرف لاتین یا رقم، همان که استان اعلام کرده است"

MANAGER_TITLE: Final = "نخستین مدیر دفتر"
MANAGER_ADVICE: Final = "مدیر ابطال‌ها را تأیید می‌کند و کاربران دیگر را می‌افزاید."
NAME: Final = "نام و نام خانوادگی"
POST: Final = "سمت"
LOGIN: Final = "نام کاربری"
LOGIN_HINT: Final = "با آن وارد می‌شوید"
FIRST_LOGIN: Final = "modir"
POSTS: Final = ("رئیس اداره", "کارشناس مشارکت‌ها")
ENTRY_WORD: Final = "گذرواژه"
AGAIN: Final = "تکرار گذرواژه"
ENTRY_HINT: Final = "دست‌کم ۸ نویسه؛ چند واژهٔ بی‌ربط بهتر از یک واژهٔ پیچیده است"

PAPER_TITLE: Final = "رسیدها روی چه کاغذی چاپ می‌شوند؟"
PAPER_ADVICE: Final = "بعداً هم می‌توان آن را تغییر داد."
PAPERS: Final = {
    "a4": ("A4 با دو نسخهٔ A5", "نسخهٔ نیکوکار و نسخهٔ امور مالی روی یک برگ، با خط برش"),
    "a5": ("A5 افقی", "هر نسخه روی یک برگ جدا"),
    "roll": ("رول ۸۰ میلی‌متری", "برای چاپگر حرارتی باجه"),
}

RECOVERY_TITLE: Final = "کلید بازیابی"
RECOVERY_ADVICE: Final = (
    "اگر همهٔ گذرواژه‌ها فراموش شود، تنها همین کلید دفتر را باز می‌کند. "
    "آن را چاپ کنید و در گاوصندوق بگذارید؛ در رایانه نگه ندارید."
)
RECOVERY_ONCE: Final = "این کلید فقط همین یک بار نشان داده می‌شود."
PRINT: Final = "چاپ"
SAVE_PDF: Final = "ذخیرهٔ PDF"
KEPT: Final = "کلید را چاپ کردم"

CONFIRM_TITLE: Final = "از روی برگهٔ چاپ‌شده بنویسید"
CONFIRM_ADVICE: Final = "تا مطمئن شویم کلید درست چاپ شده است، این دو گروه را وارد کنید."

DONE_TITLE: Final = "دفتر آماده است"
DONE_ADVICE: Final = "با گذرواژهٔ خود وارد می‌شوید و نخستین رسید را صادر می‌کنید."
START: Final = "شروع کار"

REQUIRED: Final = "پر شود"
CODE_WRONG: Final = "فقط حروف بزرگ لاتین و رقم"
NOT_SAME: Final = "با گذرواژه یکی نیست"
GROUP_WRONG: Final = "با کلید یکی نیست؛ از روی برگه بخوانید"
WEAK: Final = {
    "passphrase_short": "دست‌کم ۸ نویسه بنویسید",
    "passphrase_long": "حداکثر ۲۰۰ نویسه",
    "passphrase_common": "گذرواژهٔ رایجی است؛ چیز دیگری بنویسید",
    "passphrase_simple": "نویسه‌های گوناگون‌تری به کار ببرید",
    "passphrase_digits": "فقط رقم است؛ چند حرف هم بیفزایید",
    "passphrase_name": "شبیه نام کاربر یا دفتر است",
}


def office_of(county: str) -> str:
    """Return the usual name of the office of *county*."""
    return f"بهزیستی شهرستان {county}"


def group(number: str) -> str:
    """Return the label of one group of the recovery key."""
    return f"گروه {number}"


def done(office: str) -> str:
    """Return the last sentence of the wizard."""
    return f"«{office}» ساخته شد و کلید بازیابی آن روی کاغذ است."


RECOVERY_FILE: Final = "کلید بازیابی.pdf"
DEMO_HEADLINE: Final = "دفتر نمونه"
DEMO_MAKING: Final = "در حال ساختن دفتر نمونه؛ کمتر از یک دقیقه…"
