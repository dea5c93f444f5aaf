"""Persian on paper: digits, shaping, direction and wrapping, one cached word at a time.

A paragraph is wrapped in logical order by the width of its *shaped* words; then each line is
reordered and drawn at its right edge. Numbers, codes and phones keep their own direction.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display

from app.reports import fonts

_ZWNJ, _RLM, _NBSP = "\u200c", "\u200f", "\u00a0"
_STAND_IN = "\u05d0"  # the algorithm drops ZWNJ; any letter that runs to the left keeps its place
_DIGITS = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹" * 2)
_LETTERS = str.maketrans("يىك", "ییک")
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_HIDDEN = re.compile(
    "[\u064b-\u0652\u0670\u0640\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_HAMZA_ON_HEH = re.compile("(?:[هەہ]\u0654|ۀ)\u0654*")
_LATIN = re.compile(r"[A-Za-z]")

_D = "[0-9۰-۹٠-٩]"
_S = "[ \u00a0]"
_WORD = "[A-Za-z0-9۰-۹٠-٩]"
# What is read as one thing from left to right: +98 phones, cards and IBANs in groups, serials,
# dates, USSD codes, masked numbers, words in Latin letters.
_LTR = re.compile(
    r"\([A-Za-z][A-Za-z0-9 \u00a0.,&'-]*\)"
    rf"|[A-Z0-9]{{1,10}}{_S}/{_S}[A-Z]{_D}{_S}/{_S}{_D}{{4}}{_S}/{_S}{_D}{{6,}}-{_D}"
    rf"|\+{_D}+(?:[ \u00a0-]{_D}+)*"
    rf"|IR{_D}{{2}}(?:{_S}?{_D}{{2,4}})+"
    rf"|{_D}{{4}}(?:[ \u00a0-]{_D}{{4}}){{3}}"
    rf"|[*#+]*{_WORD}(?:[A-Za-z0-9۰-۹٠-٩٬٫*#+/\\_@.:&=?~-]*[A-Za-z0-9۰-۹٠-٩*#])?"
)

_shaper = ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to draw: its glyphs from left to right, and its width in em.

    *apart*: a code in several groups, which viewers copy in order only when it is not drawn
    beside Persian words.
    """

    visual: str
    width: float
    apart: bool = False


@functools.lru_cache(maxsize=16384)
def line(text: str, face: fonts.Face) -> Line:
    """Shape and reorder *text* as one right-to-left line."""
    return _measured(visual(clean(text).replace("\n", " ")), face)


@functools.lru_cache(maxsize=4096)
def ltr(text: str, face: fonts.Face) -> Line:
    """Return *text* as it stands, from left to right: amounts, serials, masked numbers.

    Its digits are Persian unless it has Latin letters, as a code that is typed again.
    """
    plain = "".join([_plain(char) for char in text]).replace(_ZWNJ, "").replace("\n", " ")
    if not _LATIN.search(plain):
        return _measured(plain.translate(_DIGITS), face)
    return Line(plain, fonts.metrics(face).width(plain), apart=" " in plain)


def clean(text: str) -> str:
    """Return *text* as it is printed: Persian letters and digits, nothing invisible but ZWNJ."""
    text = _HIDDEN.sub("", unicodedata.normalize("NFC", text)).translate(_LETTERS)
    text = _HAMZA_ON_HEH.sub("ۀ", text).replace("ی\u0654", "ئ")
    text = "".join([_plain(char) for char in text])
    return _LTR.sub(_grouped, text)


@functools.lru_cache(maxsize=16384)
def wrap(text: str, face: fonts.Face, width: float) -> tuple[Line, ...]:
    """Break *text* into lines of at most *width* em; a newline starts a new one."""
    return tuple(
        _measured(reorder(words), face)
        for paragraph in clean(text).split("\n")
        for words in _lines(paragraph, face, width)
    )


def visual(text: str) -> str:
    """Return the glyphs of a *clean* line from left to right."""
    return reorder(text.split(" "))


def reorder(words: list[str]) -> str:
    """Shape the *words* of one line and put them in the order in which they are drawn.

    Without Latin letters that is word by word from the right, which is what the bidirectional
    algorithm gives (a property in the tests); only lines with Latin letters need all of it.
    """
    if any(_LATIN.search(word) for word in words):
        return reorder_by_algorithm(" ".join(words))
    return " ".join([_glyphs(word) for word in reversed(words)])


def reorder_by_algorithm(text: str) -> str:
    """Shape and reorder a *clean* line by the whole algorithm, its codes and numbers isolated."""
    isolated = _LTR.sub(_isolated, text)
    shaped = _shaped(isolated.replace(_ZWNJ, _STAND_IN))
    ordered: str = get_display(shaped, base_dir="R")
    plain = ordered.replace(_RLM, "").replace(_STAND_IN, _ZWNJ).replace(_NBSP, " ")
    # It mirrors signs whose mirror image the font may lack.
    known = fonts.metrics(fonts.Face.REGULAR).widths
    seen = "".join([char if char in known else fonts.SUBSTITUTE for char in plain])
    return fonts.with_seconds(seen)


@functools.cache
def _plain(char: str) -> str:
    if char.isspace():
        return "\n" if char == "\n" else " "
    if char == _ZWNJ:
        return char
    return "" if unicodedata.category(char) in {"Cc", "Cf"} else fonts.drawable(char)


def _grouped(token: re.Match[str]) -> str:
    """Keep a code in one piece, and its digits Persian unless it has Latin letters."""
    text = token[0].replace(" ", _NBSP)
    return text if _LATIN.search(text) else text.translate(_DIGITS)


def _isolated(token: re.Match[str]) -> str:
    """Embed a code; but for words in Latin letters, what stands before it reads before it."""
    text = token[0]
    word = _LATIN.search(text) and "/" not in text and _NBSP not in text
    return f"\u202a{text}\u202c" if word else f"{_RLM}\u202a{text}\u202c{_RLM}"


@functools.lru_cache(maxsize=16384)
def _glyphs(word: str) -> str:
    """Return the glyphs of a word without Latin letters, from left to right."""
    shaped = _shaped(word)
    parts: list[str] = []
    end = len(shaped)
    for token in reversed(list(_LTR.finditer(shaped))):
        parts += shaped[token.end() : end][::-1].translate(_MIRROR), token[0]
        end = token.start()
    parts.append(shaped[:end][::-1].translate(_MIRROR))
    return fonts.with_seconds("".join(parts).replace(_NBSP, " "))


def _shaped(text: str) -> str:
    shaped: str = _shaper.reshape(text)
    return "".join([fonts.glyph(char) for char in shaped])


def _measured(glyphs: str, face: fonts.Face) -> Line:
    return Line(glyphs, fonts.metrics(face).width(glyphs))


def _lines(paragraph: str, face: fonts.Face, width: float) -> Iterator[list[str]]:
    space = fonts.metrics(face).widths[" "]
    words: list[str] = []
    taken = -space
    for word, wide in _pieces(paragraph, face, width):
        if words and taken + space + wide > width:
            yield words
            words, taken = [], -space
        words.append(word)
        taken += space + wide
    yield words


def _pieces(paragraph: str, face: fonts.Face, width: float) -> Iterator[tuple[str, float]]:
    """Yield words with their widths; one that is wider than the line comes in parts."""
    measure = fonts.metrics(face).width
    for word in paragraph.split(" "):
        rest = word
        while (wide := measure(reorder([rest]))) > width and len(rest) > 1:
            cut = len(rest) - 1
            while cut > 1 and measure(reorder([rest[:cut]])) > width:
                cut -= 1
            yield rest[:cut], measure(reorder([rest[:cut]]))
            rest = rest[cut:]
        yield rest, wide
