"""Words of papers and printers on this PC, and of the test page on the screen."""

from typing import Final

from app.domain import digits

TITLE: Final = "کاغذ و چاپگر"
USUAL: Final = "کاغذ رسید"
USUAL_ADVICE: Final = "رسیدها روی این کاغذ چاپ می‌شوند، مگر هنگام چاپ کاغذ دیگری برگزینید."
PAPERS: Final = (("a4", "A4 دو برگی"), ("a5", "A5"), ("roll", "رول ۸۰"))
HERE: Final = "چاپگرهای این رایانه"
HERE_ADVICE: Final = (
    "هر انتخاب همان دم نگه داشته می‌شود و تنها برای همین رایانه است. «آزمایش» برگه‌ای چاپ می‌کند "
    "که QR آن بازخوانی می‌شود."
)
PRINTER: Final = "چاپگر"
COLUMNS: Final = ("کاغذ", PRINTER, "نسخه", "اثبات رسید", "آزمون QR", "")
DEFAULT: Final = "چاپگر پیش‌فرض رایانه"
TYPED: Final = "کد تایپی به جای QR"
TEST: Final = "آزمایش"
NAMES: Final = {"a4": "رسید A4", "a5": "رسید A5", "roll": "رسید رول", "other": "کاغذهای دیگر"}
UNTESTED: Final = "آزموده نشده"
READ: Final = "خوانا"
UNREAD: Final = "ناخوانا"

CHECK: Final = "خواندن برگهٔ چاپ‌شده"
CHECK_ADVICE: Final = (
    "برگهٔ آزمایشی را چاپ کنید، از آن عکس یا اسکن بگیرید و همین‌جا باز کنید. اگر QR آن خوانده نشود، "
    "رسیدهای آن کاغذ با کد تایپی چاپ می‌شوند: شماره، مبلغ و شش حرف."
)
OPEN: Final = "باز کردن عکس یا اسکن…"
NOT_READ: Final = "خوانده نشد…"
PICTURES: Final = "تصویر یا PDF (*.png *.jpg *.jpeg *.pdf)"
FILE: Final = "برگهٔ آزمایشی.pdf"
NO_PRINTER: Final = (
    "چاپگری در این رایانه نیست؛ برگهٔ آزمایشی را به شکل PDF نگه دارید و هر جا چاپ کنید."
)


def count(copies: int) -> str:
    """«۲», a number of copies."""
    return digits.to_persian(copies)


def printer_of(paper: str) -> str:
    """Return what the choice of a printer is called to those who hear it."""
    return f"{PRINTER}: {paper}"


def away(name: str) -> str:
    """Return a printer that was chosen and is not there now."""
    return f"\u2068{name}\u2069 — در دسترس نیست"


def tested(at: str, *, readable: bool) -> str:
    """Return how the last test page fared."""
    if not at:
        return UNTESTED
    return READ if readable else UNREAD


def kept(paper: str) -> str:
    """Return that a choice holds."""
    return f"چاپگر «{NAMES[paper]}» تنظیم شد."


def sent(paper: str) -> str:
    """Return that a test page went to the printer."""
    return f"برگهٔ آزمایشی «{NAMES[paper]}» به چاپگر رفت؛ از آن عکس یا اسکن بگیرید و باز کنید."


def saved(name: str) -> str:
    """Return that a test page stands in a file."""
    return f"برگهٔ آزمایشی در \u2068{name}\u2069 نگه داشته شد."


def coarse(paper: str, dpi: int) -> str:
    """Return that a printer is too coarse for a QR, found before anything was printed."""
    return (
        f"چاپگر «{NAMES[paper]}» با {digits.to_persian(dpi)} نقطه در اینچ QR خوانا نمی‌کشد؛ "
        "رسیدهای آن با کد تایپی چاپ می‌شوند."
    )


def readable(paper: str) -> str:
    """Return that the QR of a paper was read."""
    return f"QR برگهٔ «{NAMES[paper]}» خوانده شد؛ رسیدهای آن با QR چاپ می‌شوند."


def unreadable(paper: str) -> str:
    """Return that the QR of a paper cannot be read."""
    return f"رسیدهای «{NAMES[paper]}» از این پس با کد تایپی چاپ می‌شوند."


NOT_FOUND: Final = (
    "در این تصویر QR برگهٔ آزمایشی این دفتر خوانده نشد. روشن‌تر و از نزدیک‌تر عکس بگیرید؛ "
    "اگر باز نشد «خوانده نشد…» را بزنید."
)
