"""One passphrase, however the keyboard spells it, and a word on those that protect nothing."""

import unicodedata
from collections.abc import Iterable
from typing import Final

_ARABIC: Final = "يىك٠١٢٣٤٥٦٧٨٩"
_PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"
_ALIKE: Final = str.maketrans(_ARABIC + _PERSIAN, "ییک01234567890123456789")
_DROPPED: Final = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff")
)
_SHORTEST: Final = 8
_LONGEST: Final = 200
_FEWEST_DIFFERENT: Final = 4
_DIGITS_ENOUGH: Final = 14
_NAME_COUNTS_FROM: Final = 3
_BESIDE_NAME: Final = 5
_COMMON: Final = frozenset([
    "password", "passw0rd", "password1", "password123", "qwertyui", "qwertyuiop", "asdfghjkl",
    "1q2w3e4r", "1qaz2wsx", "q1w2e3r4", "zaq12wsx", "letmein1", "iloveyou", "admin123",
    "administrator", "welcome1", "abcd1234", "abc12345", "behzisti", "behzisti1", "emdad123",
    "komite123", "hamyar123", "khordad1", "iran1234", "iran1357", "tehran123", "کلمهعبور",
    "سلامسلام", "یاعلیمدد", "یاحسین110", "یاابوالفضل", "یاصاحبالزمان", "کمیتهامداد", "دوستتدارم",
    "ایران1357", "ضصثقفغعهخحج", "شسیبلاتنم", "شسیبلاتنمک",
])  # fmt: skip
_RUNS: Final = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def normalise(text: str) -> bytes:
    """Return the bytes that are hashed: ی/ي, ک/ك, digits and half-spaces make no difference.

    Frozen on its own, apart from `app.domain.text`: a change here locks everybody out.
    """
    folded = unicodedata.normalize("NFC", text).translate(_DROPPED).translate(_ALIKE)
    return unicodedata.normalize("NFC", folded).strip().encode("utf-8", "surrogatepass")


def fold_login(text: str) -> str:
    """Return the form in which logins are compared."""
    return normalise(text).decode("utf-8", "surrogatepass").casefold()


def weakness(text: str, *, names: Iterable[str] = ()) -> str | None:
    """Return why *text* is no passphrase, as an error code, or None when it may stand.

    *names* are the login, the person and the office, which a guesser tries first.
    """
    plain = fold_login(text)
    packed = "".join(plain.split())
    if len(plain) < _SHORTEST:
        return "passphrase_short"
    if len(plain) > _LONGEST:
        return "passphrase_long"
    if packed in _COMMON or _is_run(packed):
        return "passphrase_common"
    if len(set(packed)) < _FEWEST_DIFFERENT:
        return "passphrase_simple"
    if packed.isdecimal() and len(packed) < _DIGITS_ENOUGH:
        return "passphrase_digits"
    return "passphrase_name" if _is_mostly_name(packed, names) else None


def _is_run(packed: str) -> bool:
    return any(packed in run or packed in run[::-1] for run in _RUNS)


def _is_mostly_name(packed: str, names: Iterable[str]) -> bool:
    words = {word for name in names for word in [*fold_login(name).split(), fold_login(name)]}
    return any(
        len(word) >= _NAME_COUNTS_FROM and word in packed and len(packed) - len(word) < _BESIDE_NAME
        for word in ("".join(part.split()) for part in words)
    )
