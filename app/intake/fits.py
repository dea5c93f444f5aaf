"""How sure a guessed column is: how many of its cells can be read as what it is taken for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from app.domain.errors import AppError
from app.intake.cells import Cell, Kind, Sheet
from app.intake.mapping import Columns
from app.intake.readers import Readers

LOOKED_AT: Final = 200
SAMPLES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A column of a sheet: its heading, what its first cells say, what it is taken for.

    *read* of *full* cells, of the first `LOOKED_AT` lines, can be read as *field*; "" is nothing.
    """

    place: int
    heading: str
    samples: tuple[str, ...]
    field: str
    read: int
    full: int


def of_columns(sheets: Sequence[Sheet], columns: Columns, table: Readers) -> tuple[Fit, ...]:
    """Return every column that has a heading, a cell or a meaning, from the first."""
    sheet = next(one for one in sheets if one.title == columns.sheet)
    under = (line for line in sheet.lines if line.number > columns.header)
    lines = list(islice(under, LOOKED_AT))
    width = max([len(columns.headings), *(len(line.cells) for line in lines)])
    fields = {place: name for name, place in columns.at.items()}
    found = []
    for place in range(width):
        cells = [line.at(place) for line in lines]
        full = [cell for cell in cells if cell.kind is not Kind.EMPTY]
        heading = columns.headings[place] if place < len(columns.headings) else ""
        if heading or full or place in fields:
            found.append(_fit(place, heading, full, fields.get(place, ""), table))
    return tuple(found)


def _fit(place: int, heading: str, full: Sequence[Cell], field: str, table: Readers) -> Fit:
    said = dict.fromkeys(_shown(cell) for cell in full if cell.text)
    return Fit(
        place=place,
        heading=heading,
        samples=tuple(islice(said, SAMPLES)),
        field=field,
        read=sum(_reads(cell, field, table) for cell in full) if field else 0,
        full=len(full),
    )


def _shown(cell: Cell) -> str:
    return f"{cell.text} {cell.says}".strip()


def _reads(cell: Cell, field: str, table: Readers) -> bool:
    try:
        table[field](cell)
    except AppError:
        return False
    return True
