"""A page of rows, and where the next one starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

R = TypeVar("R")
Cursor: TypeAlias = tuple[Any, ...] | None
"""The key of the last row seen; None is the beginning, or that nothing follows."""


@dataclass(frozen=True)
class Page(Generic[R]):
    """Some rows, and the cursor of the page after them."""

    rows: Sequence[R]
    next: Cursor
