"""Blocks that follow each other down a page, and onto the next where one is not enough."""

from collections.abc import Callable
from dataclasses import dataclass

from app.reports.pen import Pen

Draw = Callable[[Pen, float], None]


@dataclass(frozen=True, slots=True)
class Block:
    """Something *height* points high; *draw(pen, y)* puts its upper edge at *y*.

    *heading* is repeated where a page begins with this block; *glued* blocks stay with the
    one before them.
    """

    height: float
    draw: Draw
    heading: "Block | None" = None
    glued: bool = False


def height(blocks: list[Block]) -> float:
    """Return the height of *blocks* on one page, with the headings they need."""
    total = 0.0
    heading = None
    for block in blocks:
        total += block.height
        if block.heading is not None and block.heading is not heading:
            total += block.heading.height
        heading = block.heading
    return total


def paginate(blocks: list[Block], full: float, last: float) -> list[list[Block]]:
    """Spread *blocks* over pages of *full* points, the final one only *last* points high."""
    pages: list[list[Block]] = []
    rest = blocks
    while height(rest) > last:
        count = _fitting(rest, full)
        pages.append(rest[:count])
        rest = rest[count:]
    pages.append(rest)
    return pages


def draw(blocks: list[Block], pen: Pen, y: float) -> float:
    """Draw *blocks* from *y* down; returns where they end."""
    heading = None
    for block in blocks:
        if block.heading is not None and block.heading is not heading:
            block.heading.draw(pen, y)
            y += block.heading.height
        heading = block.heading
        block.draw(pen, y)
        y += block.height
    return y


def _fitting(blocks: list[Block], full: float) -> int:
    """Return how many of *blocks* a page takes: at least one, and never all of them."""
    count = 1
    while count < len(blocks) - 1 and height(blocks[: count + 1]) <= full:
        count += 1
    whole = count
    while whole > 0 and blocks[whole].glued:
        whole -= 1
    return whole or count
