"""What a donor gave in one fiscal year, as its paper shows it: frozen values, masked already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.document import Letterhead, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """A part of a receipt and its designation; *amount* in the unit of the statement.

    *number* is register and serial, empty for a gift that has no receipt of this program.
    *what* is the method of money, an item with its quantity, or the work that was done; *basis*
    of goods, *hours* decimal text of work.
    """

    number: str
    day: date
    niyyat: str
    what: str
    amount: int = 0
    basis: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A year of one donor: money, money under article 172, goods, work, and what came before.

    *earlier* are gifts that were brought in from older lists; they stand in no sum of receipts.
    *waiting* counts receipts whose void waits for a manager: they are left out, and it is said.
    """

    letterhead: Letterhead
    signatories: tuple[Signatory, ...]
    year: int
    made_on: date
    series: str
    donor: str
    legal: bool
    national_id: str
    unit: str
    money: tuple[StatementLine, ...]
    article_172: tuple[StatementLine, ...]
    goods: tuple[StatementLine, ...]
    service: tuple[StatementLine, ...]
    earlier: tuple[StatementLine, ...]
    waiting: int

    @property
    def count(self) -> int:
        """How many lines it has in all its parts."""
        parts = (self.money, self.article_172, self.goods, self.service, self.earlier)
        return sum(len(part) for part in parts)

    @property
    def empty(self) -> bool:
        """Tell whether nothing was given in that year."""
        return not self.count


def total(lines: Sequence[StatementLine]) -> int:
    """Return the sum of *lines* in their unit."""
    return sum(line.amount for line in lines)


def hours(lines: Sequence[StatementLine]) -> str:
    """Return the hours of *lines* as decimal text."""
    count = sum((Decimal(line.hours) for line in lines if line.hours), Decimal())
    return f"{count.normalize():f}"
