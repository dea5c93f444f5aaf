"""Words of a paper that is looked at before it is printed or saved."""

from typing import Final

from app.domain import digits

PRINT: Final = "چاپ"
SAVE: Final = "ذخیرهٔ PDF"
CLOSE: Final = "بستن"
PRINTING: Final = "چاپ فهرست…"
PRINTED: Final = "چاپ شد"
STOPPED: Final = "چاپ متوقف شد"
REFUSED: Final = "چاپگر کاغذ را نپذیرفت؛ روشن‌بودن و اتصال آن را ببینید و دوباره چاپ کنید."
BEFORE: Final = "صفحهٔ پیش (PageUp)"
AFTER: Final = "صفحهٔ بعد (PageDown)"
LARGER: Final = "بزرگ‌تر (+)"
SMALLER: Final = "کوچک‌تر (−)"
FILES: Final = "PDF (*.pdf)"
OPEN: Final = "بازکردن"


def place(page: int, pages: int) -> str:
    """«صفحهٔ ۱ از ۳»."""
    return f"صفحهٔ {digits.to_persian(page)} از {digits.group(pages)}"


def saved(name: str) -> str:
    """Return the word after the paper was saved."""
    return f"«\u2068{name}\u2069» ذخیره شد"
