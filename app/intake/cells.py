"""What a cell of a foreign sheet holds, as the child hands it over."""

import enum
from dataclasses import dataclass
from typing import Final


class Kind(enum.StrEnum):
    """What stands in a cell; a formula's text is never handed over, nor what it once gave."""

    EMPTY = "0"
    TEXT = "t"
    NUMBER = "n"
    DATE = "d"
    FORMULA = "f"
    ERROR = "e"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: *text* as written, a number in plain decimals, a date as ISO.

    *says* is what the cell's own number format prints beside the figures, such as «تومان».
    """

    kind: Kind = Kind.EMPTY
    text: str = ""
    says: str = ""


EMPTY: Final = Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row that is not empty; *number* as Excel counts it."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int | None) -> Cell:
        """Return the cell of a column counted from 0; an empty one where there is none."""
        inside = column is not None and 0 <= column < len(self.cells)
        return self.cells[column] if column is not None and inside else EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A visible sheet with the rows that hold something."""

    title: str
    lines: tuple[Line, ...]
