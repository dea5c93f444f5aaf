"""Words across a paper that is worth nothing, and the line where a sheet is cut."""

import math
from typing import Final

from app.domain.document import Sheet
from app.domain.receipt import RecordType
from app.reports import frame, style
from app.reports.pen import MM, Colour, Pen
from app.strings import paper as words

_SLOPE: Final = (math.cos(math.radians(10)), math.sin(math.radians(10)))
_MIDDLE: Final = 64 * MM
_HALF: Final = 82 * MM
_BAND: Final = 11 * MM


def mark(pen: Pen, sheet: Sheet, ink: Colour) -> None:
    """Write «باطل شد» or «آموزشی» across the sheet, above signatures and QR."""
    if sheet.document.type is RecordType.TRAINING:
        _write(pen, words.TRAINING, "", ink)
    elif sheet.voided_by:
        _write(pen, words.VOID, words.voided_by(sheet.voided_by), style.DANGER)


def cut_line(pen: Pen, y: float, width: float) -> None:
    """Draw a dashed line across the page with scissors at its right."""
    pen.rule(6 * MM, y, width - 14 * MM, style.MUTED, dash="4 3")
    pen.scissors(width - 10 * MM, y, style.MUTED)


def _write(pen: Pen, title: str, note: str, ink: Colour) -> None:
    large = style.bold(46 if note else 40, ink)
    small = style.bold(12, ink)

    def draw(turned: Pen) -> None:
        turned.rule(-_HALF, -_BAND, _HALF, ink)
        turned.rule(-_HALF, _BAND, _HALF, ink)
        turned.centre(0, 3 * MM if note else 5 * MM, large.line(title), large)
        if note:
            turned.centre(0, 9 * MM, small.line(note), small)

    pen.across(frame.WIDTH / 2, _MIDDLE, _SLOPE, draw)
