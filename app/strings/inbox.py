"""What a province says of the files that come from its counties."""

from collections.abc import Sequence
from typing import Final

from app.domain import digits

_RESULTS: Final = {
    "accepted": "پذیرفته شد",
    "duplicate": "پیش‌تر رسیده بود",
    "waiting": "منتظر پروندهٔ پیش از آن",
    "refused": "پذیرفته نشد",
    "fork": "دوشاخه شده",
}


def arrived(file: str, result: str, rows: int, sentence: str) -> str:
    """Return what became of one file, with the sentence of a refusal."""
    many = f" ({digits.group(rows)} رویداد)" if rows else ""
    tail = f": {sentence}" if sentence else ""
    return f"\u2068{file}\u2069 {_RESULTS[result]}{many}{tail}"


def rejected(office: str) -> str:
    """Tell that what stands goes on to stand."""
    return f"روایت تازهٔ دفتر \u2068{office}\u2069 کنار گذاشته شد؛ آنچه بود می‌ماند."


def met(identifier: str, offices: Sequence[str]) -> str:
    """Tell of one person in several counties; the identifier is masked by the caller."""
    return f"\u2068{identifier}\u2069: \u2068{'، '.join(offices)}\u2069"


def rescued(file: str, receipts: int, login: str, recovery: str) -> str:
    """Tell where a county's data lies and who opens it; the recovery key is shown this once."""
    return (
        f"\u2068{file}\u2069 با {digits.group(receipts)} رسید نوشته شد"
        f" و با نام «{login}» باز می‌شود."
        f" کلید بازیابی تازه (تنها همین یک بار): \u2068{recovery}\u2069"
    )
