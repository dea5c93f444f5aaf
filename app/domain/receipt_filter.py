"""What a list of receipts is asked for, as a clerk sets it with chips and one search line."""

from dataclasses import dataclass, fields
from typing import Final

from app.domain import digits, text

TAIL: Final = 4
"""Digits from which on a number may be the end of a reference."""
LONGEST: Final = 16
"""Digits of a Sayad ID, the longest number that is searched for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFilter:
    """Every part is a further condition; an empty one is none.

    Days are ISO and both included; *niyyat* is a code; *status* issued, void or replaced;
    *least* and *most* are rials, both included.
    """

    text: str = ""
    first_day: str = ""
    last_day: str = ""
    register: str = ""
    niyyat: str = ""
    method: str = ""
    form: str = ""
    status: str = ""
    least: int | None = None
    most: int | None = None

    @property
    def asks(self) -> bool:
        """Tell whether anything is asked at all."""
        return any(getattr(self, one.name) not in ("", None) for one in fields(self))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the search line, folded; each of them has to be found."""
        return text.query_words(_joined(self.text))


def number_of(word: str) -> int | None:
    """Return the number that a word of the search line is, or None for a name."""
    return int(word) if word.isascii() and word.isdigit() and len(word) <= LONGEST else None


def _joined(typed: str) -> str:
    """Take the marks of thousands out, so that an amount stays one word."""
    return typed.replace(digits.GROUP_MARK, "").replace(",", "")
