"""Whole numbers in Persian words, as a receipt's amount is written out (DOMAIN 3)."""

from typing import Final

from app.domain.text import ZWNJ

_ZERO: Final = "صفر"
_MINUS: Final = "منفی"
_AND: Final = " و "
_SMALL: Final = (
    *("", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"),
    *("ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده"),
)
_TENS: Final = ("", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_HUNDREDS: Final = (
    *("", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"),
)
_SCALES: Final = ((10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار"))


def cardinal(number: int) -> str:
    """Return *number* in words; 10¹² is «یک هزار میلیارد», 0 «صفر», -1 «منفی یک»."""
    if number < 0:
        return f"{_MINUS} {cardinal(-number)}"
    return _AND.join(_parts(number)) or _ZERO


def ordinal(number: int) -> str:
    """Return the place in words: «اول», «بیست و سوم», «سی‌ام»; *number* is at least 1."""
    if number == 1:
        return "اول"
    words = cardinal(number)
    if words.endswith("سه"):
        return f"{words.removesuffix('سه')}سوم"
    return f"{words}{ZWNJ}ام" if words.endswith("ی") else f"{words}م"


def _parts(number: int) -> list[str]:
    for scale, name in _SCALES:
        if number >= scale:
            high, low = divmod(number, scale)
            return [f"{cardinal(high)} {name}", *_parts(low)]
    return [word for word in _below_thousand(number) if word]


def _below_thousand(number: int) -> tuple[str, ...]:
    hundreds, rest = divmod(number, 100)
    if rest < len(_SMALL):
        return (_HUNDREDS[hundreds], _SMALL[rest])
    tens, ones = divmod(rest, 10)
    return (_HUNDREDS[hundreds], _TENS[tens], _SMALL[ones])
