"""The print faces: widths to lay out with, and the glyphs of a document as PDF objects.

A character code in our content streams is the code point of the shaped glyph (UTF-16BE), so a
shaped line is its own encoding; CIDToGIDMap leads to the subset, ToUnicode back to base letters.
"""

import enum
import functools
import struct
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker

_FOLDER = Path(__file__).resolve().parents[2] / "fonts"
_GLYPH_TABLES = frozenset({b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"})
_END_OF_MAP = 0xFFFF  # closes the character map of a font and is no character
_BLOCK = 100  # a CMap section holds at most a hundred entries
_SAME_SHAPE = {"ﮤ": "ۀ"}
_DIRECTION = frozenset("\u05d0\u200f\u202a\u202c")  # seen by the algorithm, never drawn

# A ligature is copied in two parts, since viewers differ in how they turn a glyph of two letters
# around: the glyph stands for the first, an empty glyph of our own beside it for the second.
_SECOND = {"\ue000": "ا", "\ue001": "آ", "\ue002": "أ", "\ue003": "إ", "\ue004": "\u0654"}
_LIGATURES = {
    **dict(zip("ﻵﻶﻷﻸﻹﻺﻻﻼ", "\ue001\ue001\ue002\ue002\ue003\ue003\ue000\ue000", strict=True)),
    **dict.fromkeys("ۀﮥ", "\ue004"),
}
_BESIDE = str.maketrans({glyph: second + glyph for glyph, second in _LIGATURES.items()})

SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"
"""What is drawn, visibly, for a character that the font does not have."""


class Face(enum.StrEnum):
    """A weight of Vazirmatn; the value is its name in the content stream."""

    REGULAR = "R"
    MEDIUM = "M"
    BOLD = "B"


@dataclass(frozen=True, slots=True)
class Metrics:
    """Advance widths of a face, by character, in em."""

    file: TTFontFile
    widths: Mapping[str, float]
    ascent: float
    descent: float

    def width(self, visual: str) -> float:
        """Return the width in em of a line that is already shaped."""
        widths = self.widths
        return sum([widths[char] for char in visual])


@functools.cache
def metrics(face: Face) -> Metrics:
    """Return the metrics of *face*, parsed once."""
    file = TTFontFile(str(_FOLDER / f"Vazirmatn-{face.name.title()}.ttf"))
    for empty in map(ord, _SECOND):
        file.charToGlyph[empty], file.charWidths[empty] = file.charToGlyph[0x200C], 0
    file.charWidths.pop(_END_OF_MAP, None)
    widths = {chr(code): width / 1000 for code, width in file.charWidths.items()}
    return Metrics(file, widths, file.ascent / 1000, file.descent / 1000)


@functools.cache
def drawable(char: str) -> str:
    """Return *char*, the plain letters it is made of, or the visible substitute."""
    known = metrics(Face.REGULAR).widths
    if char in known and char not in _SECOND:
        return char
    plain = unicodedata.normalize("NFKD", char)
    return "".join(c for c in plain if c in known and c.isalnum()) or SUBSTITUTE


@functools.cache
def glyph(char: str) -> str:
    """Return the character under which the font has the shaped letter or ligature *char*."""
    known = metrics(Face.REGULAR).widths
    char = _SAME_SHAPE.get(char, char)
    return char if char in known or char in _DIRECTION else unicodedata.normalize("NFKC", char)


def with_seconds(visual: str) -> str:
    """Put the empty glyph of its second letter to the left of each ligature."""
    return visual.translate(_BESIDE)


def base_letters(char: str) -> str:
    """Return what a reader copies for a glyph that was drawn: base letters."""
    if char in "ۀﮥ":
        return "ه"
    plain = _SECOND.get(char) or unicodedata.normalize("NFKC", char)
    return plain[0] if char in _LIGATURES else plain


def embed(face: Face, used: Iterable[str], put: Callable[[bytes, bytes], int]) -> bytes:
    """Write the objects of *face* for the glyphs *used*; returns the entries of its font.

    *put(dictionary entries, stream or b"")* stores an object and returns its number.
    """
    file = metrics(face).file
    codes = sorted(ord(char) for char in used)
    name = f"{_tag(face, codes)}+Vazirmatn-{face.name.title()}".encode()
    font = put(b"", _glyph_tables(file.makeSubset(codes)))
    box = b" ".join(b"%d" % round(edge) for edge in file.bbox)
    descriptor = put(
        b"/Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV %d/FontFile2 %d 0 R"
        % (name, box, file.ascent, file.descent, file.capHeight, file.stemV, font),
        b"",
    )
    glyphs = put(b"", _glyph_map(file.charToGlyph, codes))
    descendant = put(
        b"/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%s]"
        % (name, descriptor, glyphs, _widths(file.charWidths, codes)),
        b"",
    )
    unicode_map = put(b"", _unicode_map(codes))
    return (
        b"/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R" % (name, descendant, unicode_map)
    )


def _tag(face: Face, codes: list[int]) -> str:
    """Six capitals that name the subset: the same glyphs, the same tag."""
    seed = zlib.crc32(face.encode() + struct.pack(f">{len(codes)}H", *codes))
    return "".join(chr(65 + seed // 26**place % 26) for place in range(6))


def _glyph_tables(font: bytes) -> bytes:
    """Return *font* without its names and character map, which a PDF does not read."""
    maker = TTFontMaker()
    count = struct.unpack_from(">H", font, 4)[0]
    for entry in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * entry)
        if tag in _GLYPH_TABLES:
            maker.add(tag.decode(), font[start : start + length])
    stream: bytes = maker.makeStream()
    return stream


def _glyph_map(char_to_glyph: Mapping[int, int], codes: list[int]) -> bytes:
    """Two bytes a code: the glyph numbers in the order in which makeSubset gives them out."""
    numbers: dict[int, int] = {0: 0}
    table = bytearray(2 * (codes[-1] + 1 if codes else 1))
    for code in codes:
        glyph = numbers.setdefault(char_to_glyph[code], len(numbers))
        struct.pack_into(">H", table, 2 * code, glyph)
    return bytes(table)


def _widths(widths: Mapping[int, float], codes: list[int]) -> bytes:
    return b"".join(b"%d[%d]" % (code, round(widths[code])) for code in codes)


def _unicode_map(codes: list[int]) -> bytes:
    lines = [
        b"<%04X><%s>" % (code, base_letters(chr(code)).encode("utf-16-be").hex().encode())
        for code in codes
    ]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    body = b"\n".join(
        b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks
    )
    return (
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        b"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        b"%s\nendcmap CMapName currentdict/CMap defineresource pop end end" % body
    )
