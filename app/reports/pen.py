"""Drawing operators: text, rules, boxes and paths, measured in points from the top left."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from app.reports import text
from app.reports.fonts import Face

MM = 72 / 25.4
"""Points in a millimetre."""

_CURVE = 0.4477  # of the radius: how far a Bézier handle of a round corner is from the corner

_SCISSORS = (
    "-8 2.6 m 3.4 -1.4 l -8 -2.6 m 3.4 1.4 l "
    "3.2 2.2 m 3.2 4.2 7 4.2 7 2.2 c 7 .6 3.2 .6 3.2 2.2 c "
    "3.2 -2.2 m 3.2 -4.2 7 -4.2 7 -2.2 c 7 -.6 3.2 -.6 3.2 -2.2 c S"
)


@dataclass(frozen=True, slots=True)
class Colour:
    """An ink; *operands* are its red, green and blue as the content stream has them."""

    operands: str

    @classmethod
    def hex(cls, code: str) -> Self:
        """Read ``0B6E6E``."""
        parts = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return cls(" ".join(f"{part:.3g}" for part in parts))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the top left of the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Page:
    """The operators of a finished page and its size in points."""

    content: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: weight, size in points, ink."""

    face: Face
    size: float
    colour: Colour

    def line(self, words: str) -> text.Line:
        """Shape one line."""
        return text.line(words, self.face)

    def code(self, words: str) -> text.Line:
        """Shape a code: left to right as it stands, Persian digits unless it has Latin letters."""
        return text.ltr(words, self.face)

    def wrap(self, words: str, width: float) -> tuple[text.Line, ...]:
        """Break *words* into lines of at most *width* points."""
        return text.wrap(words, self.face, width / self.size)

    def fitted(self, line: text.Line, room: float) -> Style:
        """Return this style, or the smaller one in which *line* takes no more than *room*."""
        width = self.width(line)
        return self if width <= room else Style(self.face, self.size * room / width, self.colour)

    def width(self, line: text.Line) -> float:
        """Return the width of *line* in points."""
        return line.width * self.size


@dataclass
class Pen:
    """Collects the operators of one page or form of *height* points.

    *used* is the document's record of glyphs, by face. *last* are the codes that stand apart.
    """

    height: float
    used: dict[Face, set[str]]
    operators: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    _fill: Colour | None = None
    _font: tuple[Face, float] | None = None

    def end(self, x: float, y: float, line: text.Line, style: Style) -> None:
        """Draw *line* with its right edge at *x* and its baseline at *y*."""
        self.start(x - line.width * style.size, y, line, style)

    def centre(self, x: float, y: float, line: text.Line, style: Style) -> None:
        """Draw *line* with its middle at *x*."""
        self.start(x - line.width * style.size / 2, y, line, style)

    def start(self, x: float, y: float, line: text.Line, style: Style) -> None:
        """Draw *line* with its left edge at *x*."""
        if not line.visual:
            return
        self.used[style.face].update(line.visual)
        at = f"{x:.2f} {self.height - y:.2f} Td({_literal(line.visual)})Tj ET"
        select = f"/{style.face} {style.size:g} Tf "
        if line.apart:
            self.last.append(f"q {style.colour.operands} rg BT {select}{at} Q")
            return
        self.ink(style.colour)
        font = (style.face, style.size)
        self.operators.append(f"BT {'' if font == self._font else select}{at}")
        self._font = font

    def fill(self, box: Box, colour: Colour, radius: float = 0.0) -> None:
        """Fill *box*, its corners rounded by *radius*."""
        self.ink(colour)
        self.operators.append(self._outline(box, radius) + " f")

    def frame(self, box: Box, colour: Colour, width: float = 0.6, radius: float = 0.0) -> None:
        """Draw the outline of *box*."""
        outline = self._outline(box, radius)
        self.operators.append(f"{colour.operands} RG {width:g} w {outline} s")

    def rule(self, x: float, y: float, to_x: float, colour: Colour, *, dash: str = "") -> None:
        """Draw a hair line to *to_x*; *dash* is a pattern in points such as ``3 2``."""
        at = self.height - y
        line = f"{x:.2f} {at:.2f} m {to_x:.2f} {at:.2f} l S"
        self.operators.append(f"{colour.operands} RG .6 w [{dash}]0 d {line} []0 d")

    def place(self, name: str, box: Box | None = None) -> None:
        """Draw a stored form where it was made, or a picture into *box*."""
        if box is None:
            self.operators.append(f"/{name} Do")
            return
        at = f"{box.width:.2f} 0 0 {box.height:.2f} {box.x:.2f} {self.height - box.bottom:.2f} cm"
        self.operators.append(f"q {at} /{name} Do Q")

    def path(self, x: float, y: float, unit: float, path: str, colour: Colour) -> None:
        """Fill *path*, whose origin is its top left corner, y upwards, in steps of *unit*."""
        at = f"{unit:.4f} 0 0 {unit:.4f} {x:.2f} {self.height - y:.2f} cm"
        self.operators.append(f"q {colour.operands} rg {at} {path} f Q")

    def across(
        self, x: float, y: float, slope: tuple[float, float], draw: Callable[[Pen], None]
    ) -> None:
        """Draw faint words centred at *x*, *y*, turned by *slope* (cosine, sine)."""
        cos, sin = slope
        turned = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {self.height - y:.2f} cm"
        inner = Pen(0.0, self.used)
        draw(inner)
        self.operators.append(f"q /Faint gs {turned} {inner.content} Q")

    def scissors(self, x: float, y: float, colour: Colour) -> None:
        """Draw a small pair of scissors that cuts to the left; its middle at *x*, *y*."""
        self.operators.append(
            f"q {colour.operands} RG .8 w 1 0 0 1 {x:.2f} {self.height - y:.2f} cm {_SCISSORS} Q"
        )

    def ink(self, colour: Colour) -> None:
        """Fill with *colour* from here on."""
        if colour != self._fill:
            self.operators.append(f"{colour.operands} rg")
            self._fill = colour

    @property
    def content(self) -> str:
        """The operators so far."""
        return "\n".join((*self.operators, *self.last))

    def _outline(self, box: Box, radius: float) -> str:
        x, y, w, h = box.x, self.height - box.bottom, box.width, box.height
        if not radius:
            return f"{x:.2f} {y:.2f} {w:.2f} {h:.2f} re"
        r, k = radius, radius * _CURVE
        right, top = x + w, y + h
        return (
            f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l"
            f" {right - k:.2f} {y:.2f} {right:.2f} {y + k:.2f} {right:.2f} {y + r:.2f} c"
            f" {right:.2f} {top - r:.2f} l"
            f" {right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - r:.2f} {top:.2f} c"
            f" {x + r:.2f} {top:.2f} l"
            f" {x + k:.2f} {top:.2f} {x:.2f} {top - k:.2f} {x:.2f} {top - r:.2f} c"
            f" {x:.2f} {y + r:.2f} l"
            f" {x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c"
        )


@functools.lru_cache(maxsize=16384)
def _literal(visual: str) -> str:
    raw = visual.encode("utf-16-be").decode("latin-1")
    return raw.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace("\r", "\\r")
