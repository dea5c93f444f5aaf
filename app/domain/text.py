"""Persian text: what is stored, what is searched, and in which order it is listed.

Three forms of one text (DOMAIN 9):

- `clean` is what the database keeps and the screen shows: Persian ی and ک, half-spaces, ۀ, ة
  and ٔ stay; harakat, tatweel, bidi marks and BOM go.
- `search_key` folds it into comparable words. ZWNJ is dropped, so «علی‌اکبر» is «علیاکبر»;
  `squeezed` drops the spaces too, so that «علی اکبر» is the same again. A name is found when
  each of the `query_words` of what was typed stands somewhere in its squeezed key (`matches`).
- `sort_key` is bytes in Persian alphabetical order, for an indexed column.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from app.domain import digits

ZWNJ: Final = "\u200c"
_LRI, _FSI, _PDI, _RLM = "\u2066", "\u2068", "\u2069", "\u200f"


def _span(*ranges: tuple[int, int]) -> Iterable[int]:
    return (code for first, last in ranges for code in range(first, last + 1))


_HARAKAT = _span((0x0610, 0x061A), (0x064B, 0x0652), (0x0656, 0x065F), (0x06D6, 0x06ED))
_INVISIBLE = _span(
    (0x00AD, 0x00AD), (0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069),
    (0xFEFF, 0xFEFF), (0x0000, 0x0008), (0x000E, 0x001B), (0x007F, 0x0084), (0x0086, 0x009F),
    (0xD800, 0xDFFF),
)  # fmt: skip
_DROPPED: Final = frozenset([*_HARAKAT, *_INVISIBLE, 0x0640, 0x0670])
_DROP: Final[dict[int, str | None]] = {**dict.fromkeys(_DROPPED), 0x200B: ZWNJ}
_LETTERS: Final = str.maketrans("يىك", "ییک")
_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_SPACES: Final = re.compile(r"[\s\u200c]*\s[\s\u200c]*")
_ZWNJS: Final = re.compile(f"{ZWNJ}+")


def clean(text: str) -> str:
    """Return *text* as it is stored: one line, NFC, Persian letters, digits as typed."""
    if text.isascii() and (not text or text.isalnum()):
        return text
    joined = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    letters = unicodedata.normalize("NFC", joined.translate(_DROP)).translate(_LETTERS)
    return _ZWNJS.sub(ZWNJ, _SPACES.sub(" ", letters)).strip(f" {ZWNJ}")


def isolate(text: str) -> str:
    """Return *text* so that its own first strong letter sets its direction (FSI…PDI)."""
    return f"{_FSI}{text}{_PDI}"


def isolate_ltr(text: str) -> str:
    """Return *text* so that it reads left to right inside Persian (LRI…PDI)."""
    return f"{_LRI}{text}{_PDI}"


def latin_line(text: str) -> str:
    """Return *text* alone on its line: it reads left to right, and stands at the right edge."""
    return f"{_RLM}{isolate_ltr(text)}"


class _Folding(dict[int, str]):
    """What each decomposed character becomes in a search key; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if code in _DROPPED or unicodedata.category(char)[0] == "M":
            folded = ""
        else:
            folded = char.lower() if char.isalnum() else " "
        self[code] = folded
        return folded


_FROM: Final = digits.PERSIAN + digits.ARABIC + "يىكٱةەہھڪ"
_TO: Final = digits.ASCII + digits.ASCII + "ییکاههههک"
_IGNORED: Final = f"{ZWNJ}\u200b\u200dء"
_FOLD: Final = _Folding(
    {ord(a): b for a, b in zip(_FROM, _TO, strict=True)} | dict.fromkeys(map(ord, _IGNORED), "")
)


def search_key(text: str) -> str:
    """Return the folded words of *text*, one space apart; folding twice changes nothing."""
    folded = unicodedata.normalize("NFKD", text).translate(_FOLD)
    return " ".join(folded.split())


def squeezed(text: str) -> str:
    """Return the search key of *text* without its spaces: equal for equal names."""
    return search_key(text).replace(" ", "")


_LINEAGE: Final = frozenset({"سید", "سیده", "حاج", "حاجیه"})
_HONORIFICS: Final = _LINEAGE | {
    *("جناب", "سرکار", "اقا", "اقای", "خانم", "خانواده", "محترم", "دکتر", "مهندس"),
    *("مرحوم", "مرحومه", "شهید", "شهیده", "حاجی"),
}
_JOINED: Final = re.compile(r"سیده?(?=\w{3})")


def strip_titles(text: str) -> str:
    """Return the search key of *text* without titles; a title alone stays.

    سید and حاج go wherever they stand, also joined («سیدعلی»), others only before the name.
    """
    words = [word for word in search_key(text).split() if word not in _LINEAGE]
    first = next((n for n, word in enumerate(words) if word not in _HONORIFICS), len(words))
    return " ".join(_JOINED.sub("", word, count=1) for word in words[first:]) or search_key(text)


def query_words(query: str) -> tuple[str, ...]:
    """Return the folded words that a name has to contain, in any order, to answer *query*."""
    return tuple(strip_titles(query).split())


def matches(query: str, text: str) -> bool:
    """Tell whether *text* answers *query*; an empty query is answered by everything."""
    key = squeezed(text)
    return all(word in key for word in query_words(query))


_ALPHABET: Final = "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_VARIANTS: Final = {"ا": "ٱ", "ء": "أإؤئ", "ک": "ك", "ه": "ۀة", "ی": "يى"}
_BREAK: Final = b"\x02"
_FOREIGN: Final = b"\xf0"


def _weights() -> dict[str, tuple[bytes, int]]:
    """Return character -> (weight, which spelling): breaks, digits, Persian, Latin."""
    table = {" ": (_BREAK, 1), ZWNJ: (_BREAK, 2)}
    for start, rows in (
        (0x10, (digits.PERSIAN, digits.ARABIC, digits.ASCII)),
        (0x40, (_ALPHABET,)),
        (0x80, ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    ):
        for spelling, row in enumerate(rows, start=1):
            table |= {char: (bytes([start + n]), spelling) for n, char in enumerate(row)}
    for letter, spellings in _VARIANTS.items():
        weight, _ = table[letter]
        table |= {char: (weight, spelling) for spelling, char in enumerate(spellings, start=2)}
    return table


_WEIGHTS: Final = _weights()


def _weigh_other(char: str) -> tuple[bytes, int]:
    if unicodedata.category(char)[0] == "M":
        return b"", 0
    return (_FOREIGN + char.encode(), 1) if char.isalnum() else (_BREAK, 3)


def sort_key(text: str) -> bytes:
    """Return bytes whose order is the Persian alphabet's, word by word.

    Spellings of one letter (ی/ي, space/half-space) decide only between equal texts.
    """
    weights, spellings = bytearray(), bytearray()
    for char in unicodedata.normalize("NFC", text.translate(_DROP)):
        weight, spelling = _WEIGHTS.get(char) or _weigh_other(char)
        if not weight or (weight == _BREAK and (not weights or weights.endswith(_BREAK))):
            continue
        weights += weight
        spellings.append(spelling)
    return bytes(weights.rstrip(_BREAK) + b"\0" + spellings)
