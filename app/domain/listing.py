"""A long list as it is walked: what is asked of it, and what one stretch of it holds."""

from dataclasses import dataclass
from typing import Any, TypeAlias

PAGE = 30
"""Rows of one page of a list."""

Place: TypeAlias = tuple[Any, ...] | None
"""The key of a row, in the order of the list; None is before its beginning, or its end."""


@dataclass(frozen=True, slots=True)
class Span:
    """At most `PAGE` rows that follow each other: those behind *after*, up to and with *until*.

    Where rows that answer stand far apart, *keys* has the very rows, 16 bytes of uid each: to
    look for them again between two places could be to read the whole list.
    """

    count: int
    after: Place = None
    until: Place = None
    keys: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a list's order that was looked through.

    *count* rows of it answer the filter, *sums* are their amounts by name, *spans* the pages
    they make; *next* is None where the list ends.
    """

    count: int
    sums: dict[str, int]
    spans: tuple[Span, ...]
    next: Place
