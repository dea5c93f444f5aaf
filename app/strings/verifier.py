"""Words of the page that proves a receipt, of the button and of the command that make it."""

from collections.abc import Mapping
from typing import Final

from app.domain import digits

MAKE: Final = "صفحهٔ اصالت‌سنجی رسید"
SAVE: Final = "ساختن صفحه…"
ADVICE: Final = (
    "پرونده‌ای که روی هر گوشی، بی اینترنت، از عکس رسید می‌گوید اصیل است یا جعلی. "
    "رازی در آن نیست؛ به هر که خواست بدهید."
)
FILE_NAME: Final = "اصالت‌سنجی-رسید"

PAGE: Final[Mapping[str, str]] = {
    "title": "اصالت‌سنجی رسید",
    "brand": "همیار",
    "lead": "عکس رسید را بدهید تا پاسخ را ببینید.",
    "choose": "عکس رسید را برگزینید",
    "drop": "یا این‌جا رها کنید. چند عکس با هم هم می‌شود؛ مربع رمزینهٔ رسید باید همه‌اش پیدا باشد.",
    "camera": "خواندن با دوربین",
    "stop": "بستن دوربین",
    "aim": "رمزینهٔ رسید را درون کادر بگیرید.",
    "typed": "نوشتن متن رمزینه",
    "typed_hint": "متنی که برنامه‌های دیگر از رمزینه می‌خوانند و با R1/ آغاز می‌شود. "
    "کد دستی شش‌حرفی را تنها دفتر و استان می‌توانند بررسی کنند.",
    "check": "بررسی",
    "answers": "پاسخ‌ها",
    "offline": "این صفحه بی اینترنت کار می‌کند و هیچ چیز از عکس و رسید بیرون نمی‌فرستد.",
    "limit": "این صفحه می‌گوید رسید را دفتر صادر کرده است یا نه. اگر پس از صدور ابطال شده باشد "
    "تنها دفتر می‌داند.",
    "source": "صفحه را تنها از خود دفتر بگیرید، نه از کسی که رسید را نشان می‌دهد.",
    "no_script": "این مرورگر برنامهٔ صفحه را اجرا نمی‌کند. پرونده را ذخیره و با Chrome، Edge، "
    "Firefox یا Safari باز کنید.",
}
"""What stands in the page before anything is checked."""

ANSWERS: Final[Mapping[str, tuple[str, str, str]]] = {
    "genuine": (
        "genuine",
        "رسید اصیل است",
        (
            "همین دفتر صادر کرده است. اکنون برابر کنید: اگر یکی از این‌ها با نوشتهٔ کاغذ فرق دارد، "
            "کاغذ دست‌کاری شده است."
        ),
    ),
    "forged": (
        "forged",
        "رسید جعلی است",
        (
            "دفتر چنین رسیدی امضا نکرده است: رمزینه ساختگی است یا دست‌کاری شده. "
            "کاغذ را نگه دارید و به دفتر خبر دهید."
        ),
    ),
    "revoked": (
        "forged",
        "رسید پذیرفته نیست: کلید باجه باطل شده",
        "کلید این باجه باطل شده است، مانند وقتی که رایانه دزدیده شود. از دفتر بپرسید.",
    ),
    "not_valid_at_time": (
        "forged",
        "رسید پذیرفته نیست: بیرون از زمان کار باجه",
        "تاریخ رسید با زمان کار کلید آن باجه نمی‌خواند. از دفتر بپرسید.",
    ),
    "void": (
        "notice",
        "برگهٔ ابطال است، رسید نیست",
        "برگه اصیل است و می‌گوید رسید نام‌برده باطل شده است.",
    ),
    "training": (
        "notice",
        "آموزشی — معتبر نیست",
        "این برگه در تمرین چاپ شده است و پولی پشت آن نیست.",
    ),
    "internal": (
        "notice",
        "برگهٔ داخلی دفتر است، رسید نیست",
        "برگه اصیل است ولی برای نیکوکار صادر نمی‌شود.",
    ),
    "unknown_key": (
        "unknown",
        "کلید رسید ناشناخته است",
        (
            "نه اصیل بودن آن معلوم است و نه جعلی بودن: این صفحه کلید آن باجه را ندارد. "
            "صفحهٔ تازه بگیرید یا از دفتر بپرسید."
        ),
    ),
    "malformed": (
        "unread",
        "رمزینهٔ رسید نیست",
        "رمزینه خوانده شد ولی از رسید همیار نیست یا ناقص است.",
    ),
    "nothing": (
        "unread",
        "رمزینه‌ای در عکس پیدا نشد",
        "عکس را نزدیک‌تر، روشن‌تر و بی لرزش بگیرید؛ همهٔ مربع رمزینه با حاشیهٔ سفیدش پیدا باشد.",
    ),
    "no_picture": (
        "unread",
        "این پرونده عکس نیست",
        "پروندهٔ JPG یا PNG بدهید؛ از PDF عکس صفحه بگیرید.",
    ),
    "no_reader": (
        "unread",
        "این مرورگر عکس را نمی‌خواند",
        "صفحه را با Chrome، Edge، Firefox یا Safari تازه‌تر باز کنید.",
    ),
    "no_camera": (
        "unread",
        "دوربین در دسترس نیست",
        "به جای آن از رسید عکس بگیرید و عکس را برگزینید.",
    ),
}
"""Reason -> tone, heading, what to do."""

LEGEND: Final[Mapping[str, str]] = {
    "genuine": "دفتر صادر کرده است و رمزینه دست نخورده.",
    "forged": "دفتر آن را امضا نکرده است.",
    "unknown_key": "این صفحه نمی‌تواند بگوید؛ کلید آن باجه را ندارد.",
}
"""What the three answers mean, shown until there is one."""

SHOWN: Final[Mapping[str, object]] = {
    "rial": "ریال",
    "toman": "تومان",
    "hour": "ساعت",
    "possible": "این‌جا یکی از سه پاسخ را می‌بینید:",
    "claimed": "آنچه رمزینه ادعا می‌کند (تأیید نشده)",
    "fields": {
        "number": "شمارهٔ رسید",
        "amount": "مبلغ",
        "kind": "نوع",
        "day": "تاریخ",
        "office": "دفتر",
        "voided": "سریال رسید باطل‌شده",
        "replaced": "جایگزین رسید",
        "control": "کد دستی",
    },
    "amounts": {"K": "ارزش", "H": "ارزش", "V": "مبلغ ابطال‌شده"},
    "kinds": {
        "C": "کمک نقدی",
        "B": "کمک نقدی (بانکی)",
        "K": "کمک غیرنقدی",
        "H": "کمک خدماتی",
        "V": "برگهٔ ابطال",
        "Z": "بستن باجه",
        "S": "آغاز باجه",
        "P": "رسید بازثبت‌شده",
        "T": "آموزشی",
    },
    "short": {
        "genuine": "اصیل",
        "forged": "ناپذیرفتنی",
        "unknown": "ناشناخته",
        "notice": "برگهٔ دیگر",
        "unread": "خوانده نشد",
    },
    "counted": "پاسخ",
}
"""What the page says of a receipt."""


def keys_of(offices: int, registers: int, day: str) -> str:
    """Return whose keys the page has, and since when."""
    many = f"{digits.group(offices)} دفتر، " if offices > 1 else ""
    return f"کلیدهای {many}{digits.group(registers)} باجه تا <b>{day}</b> در این صفحه است."


def made(file: str, registers: int) -> str:
    """Return where the page is."""
    return f"صفحهٔ اصالت‌سنجی با کلید {digits.group(registers)} باجه: {file}"


def saved(name: str, registers: int) -> str:
    """Return that the page stands where it was asked for."""
    return f"صفحه با کلید {digits.group(registers)} باجه ساخته شد: \u2068{name}\u2069"
