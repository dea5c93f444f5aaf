"""The parts of a receipt's wide paper as blocks: who gave, what, how much, and the details."""

import functools
from dataclasses import dataclass

from app.reports import style, text
from app.reports.content import Column, Entry, Table, Total, spoken
from app.reports.flow import Block
from app.reports.pen import MM, Box, Colour, Pen, Style

_PAD = 4 * MM
_VALUE = 10.0
_ROW_LINES = 6  # a longer cell continues in a row of its own, so that a page can break there


@dataclass(frozen=True, slots=True)
class Look:
    """How tight and in which inks: *scale* 1 is the comfortable setting."""

    scale: float
    ink: Colour = style.PRIMARY
    soft: Colour = style.SOFT


@dataclass(frozen=True, slots=True)
class Area:
    """The part of the page between *left* and *right*, in points."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Points from edge to edge."""
        return self.right - self.left


def gap(height: float) -> Block:
    """Nothing, *height* points high."""
    return Block(height, lambda _pen, _y: None)


def entries(rows: list[Entry], area: Area, look: Look, first: float = _VALUE) -> list[Block]:
    """Lay *rows* out in two columns; *first* is the size of the first value in points.

    What does not fit into a column takes the whole width, a block a line.
    """
    labels = style.regular(9 * look.scale, style.MUTED)
    indent = max((labels.width(labels.line(row.label)) for row in rows), default=0.0) + 5 * MM
    middle = area.left + area.width * 0.46
    columns = (Area(middle + 4 * MM, area.right), Area(area.left, middle - 4 * MM))
    blocks: list[Block] = []
    waiting: list[_Cell] = []
    for index, row in enumerate(rows):
        values = _value_style(first if index == 0 else _VALUE, look)
        cell = _Cell(row, columns[len(waiting)], indent, labels, values)
        if len(cell.lines) > 1:
            blocks += _flushed(waiting, look)
            blocks += _lines(_Cell(row, area, indent, labels, values), look)
            continue
        waiting.append(cell)
        if len(waiting) == len(columns):
            blocks += _flushed(waiting, look)
    return blocks + _flushed(waiting, look)


def table(content: Table, area: Area, look: Look) -> list[Block]:
    """Lay a table out: a heading that pages repeat, striped rows, a rule below."""
    cells = _columns(content.columns, area)
    heading = Block(8 * MM * look.scale, functools.partial(_heading, cells, area, look))
    blocks: list[Block] = []
    for index, row in enumerate(content.rows):
        stripe = index % 2 == 1
        blocks += _row(row, cells, area, look, heading=heading, stripe=stripe)
    return [*blocks, _closing_rule(area, heading)]


def total(content: Total, area: Area, look: Look) -> Block:
    """Draw the sum: words and their toman reading at the right, figures at the left."""
    figures = style.bold(18 * look.scale, look.ink)
    labels = style.regular(9 * look.scale, style.MUTED)
    spoken = style.bold(12 * look.scale)
    helper = style.regular(9.5 * look.scale, style.MUTED)
    sum_line = text.line(f"{content.figures} {content.unit}", figures.face)
    indent = labels.width(labels.line(content.label)) + 4 * MM
    room = area.width - 2 * _PAD - indent - figures.width(sum_line) - 8 * MM
    word_lines = spoken.wrap(content.words, room)
    helper_lines = helper.wrap(content.helper, room) if content.helper else []
    leading, small = 6.6 * MM * look.scale, 5.2 * MM * look.scale
    height = leading * len(word_lines) + small * len(helper_lines) + 2.8 * MM * look.scale

    def draw(pen: Pen, y: float) -> None:
        pen.fill(Box(area.left, y, area.width, height), look.soft, 6)
        right = area.right - _PAD
        at = y + 6.2 * MM * look.scale
        pen.end(right, at, labels.line(content.label), labels)
        for line in word_lines:
            pen.end(right - indent, at, line, spoken)
            at += leading
        at -= leading - small
        for line in helper_lines:
            pen.end(right - indent, at, line, helper)
            at += small
        middle = y + height / 2 + figures.size * 0.34
        pen.start(area.left + _PAD, middle, sum_line, figures)

    return Block(height, draw)


def sentence(words: str, area: Area, look: Look) -> list[Block]:
    """Draw a small sentence over the whole width, a block a line."""
    small = style.regular(9 * look.scale, style.INK)
    leading = 5 * MM * look.scale
    return [
        Block(leading, functools.partial(_draw_end, small, line, area.right, leading * 0.72))
        for line in small.wrap(words, area.width)
    ]


class _Cell:
    """An entry in its column: the shaped lines of its value."""

    def __init__(
        self, entry: Entry, area: Area, indent: float, labels: Style, values: Style
    ) -> None:
        self.label = labels.line(entry.label)
        self.labels, self.values = labels, values
        self.area, self.indent = area, indent
        room = area.width - indent
        code = values.code(entry.value)
        short = entry.code and values.width(code) <= room
        self.lines = (code,) if short else values.wrap(entry.value, room)

    def draw(self, pen: Pen, baseline: float, index: int = 0) -> None:
        """Draw the label before the first line, and the line *index*."""
        if index == 0:
            pen.end(self.area.right, baseline, self.label, self.labels)
        pen.end(self.area.right - self.indent, baseline, self.lines[index], self.values)


def _value_style(size: float, look: Look) -> Style:
    make = style.bold if size > _VALUE else style.medium
    return make(size * look.scale)


def _flushed(waiting: list[_Cell], look: Look) -> list[Block]:
    """Turn the cells that wait for their line to fill into a block, and forget them."""
    if not waiting:
        return []
    cells = tuple(waiting)
    waiting.clear()
    height = 6.4 * MM * look.scale

    def draw(pen: Pen, y: float) -> None:
        for cell in cells:
            cell.draw(pen, y + height * 0.68)

    return [Block(height, draw)]


def _lines(cell: _Cell, look: Look) -> list[Block]:
    height = 6.2 * MM * look.scale

    def draw(index: int, pen: Pen, y: float) -> None:
        cell.draw(pen, y + height * 0.72, index)

    return [
        Block(height, functools.partial(draw, index), glued=index > 0)
        for index in range(len(cell.lines))
    ]


def _draw_end(look: Style, line: text.Line, x: float, drop: float, pen: Pen, y: float) -> None:
    pen.end(x, y + drop, line, look)


def _columns(columns: tuple[Column, ...], area: Area) -> list[tuple[Column, Area]]:
    room = area.width - 2 * _PAD
    right = area.right - _PAD
    placed: list[tuple[Column, Area]] = []
    for column in columns:
        left = right - room * column.share
        placed.append((column, Area(left, right)))
        right = left
    return placed


def _heading(cells: list[tuple[Column, Area]], area: Area, look: Look, pen: Pen, y: float) -> None:
    height = 7.6 * MM * look.scale
    pen.fill(Box(area.left, y, area.width, height), look.ink, 4)
    titles = style.medium(9 * look.scale, style.WHITE)
    for column, place in cells:
        pen.end(place.right, y + height * 0.64, titles.line(column.heading), titles)


def _row(
    row: tuple[str, ...],
    cells: list[tuple[Column, Area]],
    area: Area,
    look: Look,
    *,
    heading: Block,
    stripe: bool,
) -> list[Block]:
    """Return the row as one block, or as several where a cell is very long."""
    plain, strong = style.regular(9.6 * look.scale), style.medium(10 * look.scale)
    columns: list[tuple[float, Style, tuple[text.Line, ...]]] = []
    for value, (column, place) in zip(row, cells, strict=True):
        words = strong if column.figures else plain
        figures = column.figures and not spoken(value)
        shaped = (words.code(value),) if figures else words.wrap(value, place.width - 2 * MM)
        columns.append((place.right, words, shaped))
    count = max(len(shaped) for _, _, shaped in columns)
    leading, air = 5 * MM * look.scale, 2.2 * MM * look.scale

    def draw(start: int, stop: int, pen: Pen, y: float) -> None:
        if stripe:
            height = leading * (stop - start) + air
            pen.fill(Box(area.left, y, area.width, height), style.STRIPE)
        for right, words, shaped in columns:
            at = y + air / 2 + leading * 0.72
            for line in shaped[start:stop]:
                pen.end(right, at, line, words)
                at += leading

    return [
        Block(
            leading * (min(start + _ROW_LINES, count) - start) + air,
            functools.partial(draw, start, min(start + _ROW_LINES, count)),
            heading=heading,
        )
        for start in range(0, count, _ROW_LINES)
    ]


def _closing_rule(area: Area, heading: Block) -> Block:
    def draw(pen: Pen, y: float) -> None:
        pen.rule(area.left, y, area.right, style.LINE)

    return Block(2 * MM, draw, heading=heading, glued=True)
