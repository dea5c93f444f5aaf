"""The page that tests a printer: a receipt's own QR in its own place, a ruler, greys, letters."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from app.domain import digits, jalali
from app.reports import across, frame, qr, roll, style
from app.reports.pdf import Writer
from app.reports.pen import MM, Box, Colour, Pen
from app.strings import test_page as words

_A4_HEIGHT: Final = 297 * MM
_ROLL_HEIGHT: Final = 144 * MM
_CORNER: Final = 5 * MM
_STEPS: Final = (0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)
_SIZES: Final = (7.0, 9.0, 12.0, 16.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TestPage:
    """What the page says: *paper* a4, a5, roll or other, *code* the text of its QR."""

    __test__ = False

    office: str
    printer: str
    paper: str
    code: str
    moment: datetime


def render(page: TestPage) -> bytes:
    """Return the PDF of one page; on A4 both halves are tested, as both carry a receipt."""
    out = BytesIO()
    writer = Writer(out, title=words.TITLE)
    if page.paper == "roll":
        _add(writer, page, Box(4 * MM, 0, 72 * MM, _ROLL_HEIGHT), roll.WIDTH, _ROLL_HEIGHT)
    else:
        whole = page.paper != "a5"
        height = _A4_HEIGHT if whole else frame.HEIGHT
        _add_wide(writer, page, height)
    writer.close()
    return out.getvalue()


def _add_wide(writer: Writer, page: TestPage, height: float) -> None:
    pen = Pen(height, writer.used)
    _corners(pen, frame.WIDTH, height)
    tops = [0.0] if height == frame.HEIGHT else [0.0, height / 2]
    for top in tops:
        _facts(pen, page, frame.AREA.right, top + 14 * MM)
        _ruler(pen, frame.AREA.left + 4 * MM, top + 46 * MM, 180)
        _greys(pen, Box(frame.AREA.left + 4 * MM, top + 60 * MM, 180 * MM, 9 * MM))
        _letters(pen, frame.AREA.right, top + 82 * MM)
        _code(pen, page, frame.QR.x, top + frame.QR.y, frame.QR.width)
        _advice(pen, frame.AREA.right, top + 118 * MM, 130 * MM)
    if len(tops) > 1:
        across.cut_line(pen, height / 2, frame.WIDTH)
    writer.page(pen.content.encode("latin-1"), frame.WIDTH, height)


def _add(writer: Writer, page: TestPage, area: Box, width: float, height: float) -> None:
    pen = Pen(height, writer.used)
    _facts(pen, page, area.right, 9 * MM)
    _ruler(pen, area.x + 1 * MM, 42 * MM, 70)
    _greys(pen, Box(area.x, 55 * MM, area.width, 8 * MM))
    _code(pen, page, (width - roll.QR_SIDE) / 2, 72 * MM, roll.QR_SIDE)
    _letters(pen, area.right, 110 * MM, _SIZES[:2])
    _advice(pen, area.right, 123 * MM, area.width)
    writer.page(pen.content.encode("latin-1"), width, height)


def _facts(pen: Pen, page: TestPage, right: float, y: float) -> None:
    title = style.bold(15, style.BLACK)
    pen.end(right, y, title.line(words.TITLE), title)
    small, strong = style.regular(9, style.BLACK), style.medium(9, style.BLACK)
    clock = digits.to_persian(f"{page.moment:%H:%M}")
    facts = (
        (words.OFFICE, page.office),
        (words.PRINTER, page.printer),
        (words.PAPER, words.NAMES[page.paper]),
        (words.MADE_AT, f"{jalali.long(page.moment.date())}، {clock}"),
    )
    for at, (label, value) in enumerate(facts, start=1):
        # a printer's name reads from left to right, with its numbers behind it
        told = strong.code(value) if value.isascii() else strong.line(value)
        line = small.line(f"{label}:")
        pen.end(right, y + at * 5.6 * MM, line, small)
        pen.end(right - 14 * MM, y + at * 5.6 * MM, told, strong.fitted(told, 56 * MM))


def _ruler(pen: Pen, x: float, y: float, length: int) -> None:
    """Draw *length* millimetres, longer lines at each half and whole centimetre."""
    small = style.regular(7, style.BLACK)
    pen.end(x + length * MM, y - 1.5 * MM, small.line(words.RULER), small)
    pen.fill(Box(x, y, length * MM, 0.2 * MM), style.BLACK)
    for at in range(length + 1):
        tall = 4.0 if at % 10 == 0 else 2.8 if at % 5 == 0 else 1.8
        pen.fill(Box(x + at * MM - 0.1 * MM, y, 0.2 * MM, tall * MM), style.BLACK)
        if at % 10 == 0:
            pen.centre(x + at * MM, y + 7 * MM, small.code(str(at // 10)), small)


def _greys(pen: Pen, box: Box) -> None:
    small = style.regular(7, style.BLACK)
    pen.end(box.right, box.y - 1.5 * MM, small.line(words.GREYS), small)
    width = box.width / len(_STEPS)
    for at, level in enumerate(_STEPS):
        ink = Colour.hex(f"{255 - round(level * 2.55):02X}" * 3)
        pen.fill(Box(box.x + at * width, box.y, width, box.height), ink)
        percent = small.line(words.percent(level))
        pen.centre(box.x + (at + 0.5) * width, box.bottom + 3 * MM, percent, small)
    pen.frame(box, style.BLACK, 0.4)


def _letters(pen: Pen, right: float, y: float, sizes: tuple[float, ...] = _SIZES) -> None:
    for size in sizes:
        look = style.regular(size, style.BLACK)
        line = look.line(words.SAMPLE)
        pen.end(right, y, line, look.fitted(line, right - 4 * MM))
        y += size * 1.5


def _code(pen: Pen, page: TestPage, x: float, y: float, side: float) -> None:
    symbol = qr.symbol(page.code)
    pen.path(x, y, side / symbol.modules, symbol.path, style.BLACK)
    small = style.regular(7, style.BLACK)
    pen.centre(x + side / 2, y + side + 3.4 * MM, small.line(words.SCAN), small)


def _advice(pen: Pen, right: float, y: float, room: float) -> None:
    small = style.regular(8, style.BLACK)
    for sentence in (words.NEXT, words.EDGES):
        for line in small.wrap(sentence, room):
            pen.end(right, y, line, small)
            y += 4.4 * MM


def _corners(pen: Pen, width: float, height: float) -> None:
    """Draw a mark in each corner, five millimetres from the edges."""
    long, thin = 6 * MM, 0.3 * MM
    for x in (_CORNER, width - _CORNER - long):
        for y in (_CORNER, height - _CORNER):
            pen.fill(Box(x, y - thin / 2, long, thin), style.BLACK)
    for x in (_CORNER, width - _CORNER):
        for y in (_CORNER, height - _CORNER - long):
            pen.fill(Box(x - thin / 2, y, thin, long), style.BLACK)
