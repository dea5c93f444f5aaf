"""Inks and type sizes of the papers, from the tokens of the screens."""

from typing import Final

from app.reports.fonts import Face
from app.reports.pen import Colour, Style

INK: Final = Colour.hex("17212B")
MUTED: Final = Colour.hex("5B6B7A")
PRIMARY: Final = Colour.hex("0B6E6E")
SOFT: Final = Colour.hex("EDF6F6")
STRIPE: Final = Colour.hex("F8FAFB")
LINE: Final = Colour.hex("C9D1D8")
WHITE: Final = Colour.hex("FFFFFF")
BLACK: Final = Colour.hex("000000")
DANGER: Final = Colour.hex("B3261E")
DANGER_SOFT: Final = Colour.hex("FBEDEC")
ACCENT: Final = Colour.hex("8F4E0A")


def regular(size: float, colour: Colour = INK) -> Style:
    """Set running text."""
    return Style(Face.REGULAR, size, colour)


def medium(size: float, colour: Colour = INK) -> Style:
    """Set values."""
    return Style(Face.MEDIUM, size, colour)


def bold(size: float, colour: Colour = INK) -> Style:
    """Set titles, names and sums."""
    return Style(Face.BOLD, size, colour)
