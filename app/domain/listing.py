"""A long list as it is walked: what is asked of it, and what one stretch of it holds."""

from dataclasses import dataclass
from typing import Any, TypeAlias

PAGE = 100
"""Rows of one page of a list."""

Place: TypeAlias = tuple[Any, ...] | None
"""The key of a row, in the order of the list; None is before its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a list's order that was looked through.

    *count* rows of it answer the filter, *sums* are their amounts by name, *starts* the keys
    after which a further page begins; *next* is None where the list ends.
    """

    count: int
    sums: dict[str, int]
    starts: tuple[Place, ...]
    next: Place
