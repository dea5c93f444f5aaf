"""Digits: ASCII in the database, ۰–۹ on screen and paper, three sets on input."""

from typing import Final

ASCII: Final = "0123456789"
PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"
ARABIC: Final = "٠١٢٣٤٥٦٧٨٩"
GROUP_MARK: Final = "٬"
DECIMAL_MARK: Final = "٫"
MINUS: Final = "\u200e\u2212"
"""U+2212 behind a left-to-right mark, as CLDR writes Persian: alone it would jump to the right."""

_TO_ASCII: Final = str.maketrans(PERSIAN + ARABIC, ASCII + ASCII)
_TO_PERSIAN: Final = str.maketrans(ASCII + ARABIC, PERSIAN + PERSIAN)


def to_ascii(text: str) -> str:
    """Return *text* with Persian and Arabic digits as 0-9; the rest stays."""
    return text.translate(_TO_ASCII)


def to_persian(value: str | int) -> str:
    """Return *value* with every digit as ۰-۹; the rest stays."""
    return str(value).translate(_TO_PERSIAN)


def group(amount: int) -> str:
    """Return *amount* in threes, «۲۵٬۰۰۰٬۰۰۰»; a negative one begins with `MINUS`."""
    figures = to_persian(f"{abs(amount):,}".replace(",", GROUP_MARK))
    return MINUS + figures if amount < 0 else figures
