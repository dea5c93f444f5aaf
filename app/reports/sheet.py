"""A list as values: columns, rows, sums and what was asked, for Excel and for paper alike."""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from app.reports.content import Entry

Cell: TypeAlias = str | int | date | None
Row: TypeAlias = Sequence[Cell]
Tell: TypeAlias = Callable[[int], bool]
"""Hears how many rows are done; answers False to stop."""


class Kind(enum.StrEnum):
    """What a column holds: words, an amount, a day, or a code that reads from left to right."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; *share* is its part of the width, of 1 for all columns together."""

    heading: str
    share: float
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum below the list, in the list's unit, or a count."""

    label: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list without its rows: *asked* are the conditions under which they were found."""

    title: str
    office: str
    made_on: date
    asked: tuple[Entry, ...]
    columns: tuple[Column, ...]
    sums: tuple[Sum, ...]
