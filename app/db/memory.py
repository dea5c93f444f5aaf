"""Small lists as the writer last read them, kept until a transaction writes their tables.

One program holds an office's folder and one thread of it writes, so nothing else changes them.
"""

from collections.abc import Callable, Collection, Hashable
from typing import Any, TypeVar

from sqlalchemy import Table

T = TypeVar("T")


class Memory:
    """What was read, by a name of the reader's choice, with the tables it was read from."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[frozenset[Table], Any]] = {}

    def get(self, name: Hashable, tables: Collection[Table], read: Callable[[], T]) -> T:
        """Return what *read* gives, or what it gave when *tables* were as they are now."""
        if name not in self._kept:
            self._kept[name] = (frozenset(tables), read())
        found: T = self._kept[name][1]
        return found

    def forget(self, written: Collection[Table]) -> None:
        """Drop all that came from a table just written."""
        for name, (tables, _) in list(self._kept.items()):
            if not tables.isdisjoint(written):
                del self._kept[name]
