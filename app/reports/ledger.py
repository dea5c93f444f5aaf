"""A list on paper: A4 across, its heading on every page, sums at the end, page x of y."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO, Final

from app.domain import digits, jalali
from app.reports import style, text
from app.reports.pdf import Writer
from app.reports.pen import MM, Box, Pen, Style
from app.reports.sections import Area
from app.reports.sheet import Cell, Column, Kind, Listing, Row, Tell
from app.strings import sheets as words

WIDTH: Final = 297 * MM
HEIGHT: Final = 210 * MM
AREA: Final = Area(10 * MM, WIDTH - 10 * MM)
_BOTTOM: Final = HEIGHT - 14 * MM
_FOOT: Final = HEIGHT - 8 * MM
_FIRST_LINE: Final = 12 * MM
_HEADING: Final = 8 * MM
_AIR: Final = 2.4 * MM
_LEADING: Final = 4.6 * MM
_SUM: Final = 7 * MM
_PAD: Final = 2 * MM
_TELL: Final = 50

_PLAIN: Final = style.regular(9)
_FIGURES: Final = style.medium(9)
_SMALL: Final = style.regular(8, style.MUTED)


def render_to(listing: Listing, rows: Iterable[Row], out: BinaryIO, tell: Tell) -> int:
    """Write the PDF to *out*; returns the number of rows, those up to where *tell* stopped."""
    paper = _Paper(listing, out)
    count = 0
    for row in rows:
        paper.add(row)
        count += 1
        if count % _TELL == 0 and not tell(count):
            break
    paper.close()
    return count


class _Paper:
    """One page at a time; how many there are is drawn last, where every page shows it."""

    def __init__(self, listing: Listing, out: BinaryIO) -> None:
        self._listing = listing
        self._writer = Writer(out, title=listing.title)
        self._places = _places(listing.columns)
        self._total = self._writer.promise()
        self._rows = 0
        self._begin()

    def _begin(self) -> None:
        self._pen = Pen(HEIGHT, self._writer.used)
        top = _letterhead(self._pen, self._listing, first=not self._writer.pages)
        _heading(self._pen, self._places, top)
        self._y = top + _HEADING

    def _end(self) -> None:
        _foot(self._pen, self._listing, self._writer.pages + 1, self._total)
        self._writer.page(self._pen.content.encode("latin-1"), WIDTH, HEIGHT)

    def _room(self, height: float) -> None:
        if self._y + height > _BOTTOM:
            self._end()
            self._begin()

    def add(self, row: Row) -> None:
        """Draw a row, on the next page where this one is full."""
        cells = [
            _shaped(value, column.kind, area)
            for value, (column, area) in zip(row, self._places, strict=True)
        ]
        height = max(len(lines) for _look, lines in cells) * _LEADING + _AIR
        self._room(height)
        if self._rows % 2:
            self._pen.fill(Box(AREA.left, self._y, AREA.width, height), style.STRIPE)
        for (_column, area), (look, lines) in zip(self._places, cells, strict=True):
            for at, line in enumerate(lines):
                y = self._y + _AIR / 2 + _LEADING * (at + 0.72)
                self._pen.end(area.right - _PAD, y, line, look)
        self._y += height
        self._rows += 1

    def close(self) -> None:
        """Draw the sums, the last foot, and how many pages there are."""
        self._room(2 * MM + _SUM * len(self._listing.sums))
        self._pen.rule(AREA.left, self._y, AREA.right, style.LINE)
        y = self._y + 2 * MM
        for one in self._listing.sums:
            y = _sum(self._pen, one.label, digits.group(one.amount), y)
        self._end()
        last = Pen(HEIGHT, self._writer.used)
        line = _SMALL.code(str(self._writer.pages))
        last.end(_page_number_edge(), _FOOT, line, _SMALL)
        self._writer.keep(self._total, last.content.encode("latin-1"), WIDTH, HEIGHT)
        self._writer.close()


def _page_number_edge() -> float:
    """Return the right edge of the number of pages; four figures have room before it."""
    return AREA.left + _SMALL.width(_SMALL.code("0000"))


def _places(columns: Sequence[Column]) -> list[tuple[Column, Area]]:
    right, placed = AREA.right, []
    whole = sum(column.share for column in columns)
    for column in columns:
        left = right - AREA.width * column.share / whole
        placed.append((column, Area(left, right)))
        right = left
    return placed


def _letterhead(pen: Pen, listing: Listing, *, first: bool) -> float:
    """Draw title and office, on the first page also what was asked; returns where it ends."""
    pen.fill(Box(AREA.left, 6 * MM, AREA.width, 1.2 * MM), style.PRIMARY, 2)
    title = style.bold(15 if first else 10, style.PRIMARY)
    y = _FIRST_LINE + 3 * MM
    pen.end(AREA.right, y, title.line(listing.title), title)
    office = style.regular(9.5, style.MUTED)
    pen.start(AREA.left, y, office.line(listing.office), office)
    if not first or not listing.asked:
        return y + 4 * MM
    asked = "  ·  ".join(words.fact(one.label, one.value) for one in listing.asked)
    y += 7 * MM
    for line in _PLAIN.wrap(asked, AREA.width):
        pen.end(AREA.right, y, line, _PLAIN)
        y += 5 * MM
    return y


def _heading(pen: Pen, places: Sequence[tuple[Column, Area]], y: float) -> None:
    pen.fill(Box(AREA.left, y, AREA.width, _HEADING - 0.6 * MM), style.PRIMARY, 3)
    titles = style.medium(8.5, style.WHITE)
    for column, area in places:
        line = titles.line(column.heading)
        look = titles.fitted(line, area.width - 2 * _PAD)
        pen.end(area.right - _PAD, y + 5 * MM, line, look)


def _shaped(value: Cell, kind: Kind, area: Area) -> tuple[Style, tuple[text.Line, ...]]:
    room = area.width - 2 * _PAD
    if kind is Kind.TEXT:
        return _PLAIN, _PLAIN.wrap(_shown(value), room)
    line = _FIGURES.code(_shown(value))
    return _FIGURES.fitted(line, room), (line,)


def _shown(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return jalali.short(value)
    return digits.group(value) if isinstance(value, int) else value


def _sum(pen: Pen, label: str, figures: str, y: float) -> float:
    pen.fill(Box(AREA.left, y, AREA.width, _SUM - 0.8 * MM), style.SOFT, 3)
    names, strong = style.regular(9), style.bold(11, style.PRIMARY)
    pen.end(AREA.right - 3 * MM, y + 4.4 * MM, names.line(label), names)
    pen.start(AREA.left + 3 * MM, y + 4.4 * MM, strong.code(figures), strong)
    return y + _SUM


def _foot(pen: Pen, listing: Listing, page: int, total: str) -> None:
    made = _SMALL.line(words.fact(words.MADE_ON, jalali.short(listing.made_on)))
    pen.rule(AREA.left, _FOOT - 5 * MM, AREA.right, style.LINE)
    pen.end(AREA.right, _FOOT, made, _SMALL)
    pen.start(_page_number_edge() + 1.2 * MM, _FOOT, _SMALL.line(words.page(page)), _SMALL)
    pen.place(total)
