"""The evening pile: what was expected, what was typed, and whether the two agree."""

import enum
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain import donation_rules
from app.domain import text as texts
from app.domain.donation import MAX_TEXT, DonorFacts, DonorKind, IssueReceipt, Method, MoneyLine
from app.domain.donation_rules import Known
from app.domain.money import MAX_AMOUNT

MOST_ROWS: Final = 500
_OF_LINE: Final = re.compile(r"lines\.0\.(\w+)")


class State(enum.StrEnum):
    """How far a pile is; *closed* means that every row has its receipt."""

    OPEN = "open"
    CLOSED = "closed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How many gifts, and their sum in rials."""

    count: int
    amount: int

    def minus(self, other: "Totals") -> "Totals":
        """Return what is still missing (negative: too much)."""
        return Totals(count=self.count - other.count, amount=self.amount - other.amount)

    @property
    def nothing(self) -> bool:
        """Tell whether no difference is left."""
        return not self.count and not self.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What is the same for the whole pile: one day, and how most of it was paid."""

    paid_on: date
    method: str = Method.CASH
    campaign: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One gift of the pile as typed; *amount* in rials, 0 while none is typed."""

    donor: DonorFacts = field(default_factory=DonorFacts)
    amount: int = 0
    niyyat: str = ""
    method: str = ""
    reference: str = ""

    @property
    def blank(self) -> bool:
        """Tell whether nothing of it was typed that a receipt could be made of."""
        who = self.donor
        said = (who.name, who.uid, who.national_id, who.mobile, self.reference)
        return not self.amount and not any(said) and who.kind != DonorKind.ANONYMOUS


def totals(rows: Iterable[Row]) -> Totals:
    """Return count and sum of the rows that are not blank."""
    typed = [row for row in rows if not row.blank]
    return Totals(count=len(typed), amount=sum(row.amount for row in typed))


def command_of(heading: Heading, row: Row, client_id: str) -> IssueReceipt:
    """Return the visit that *row* stands for."""
    return IssueReceipt(
        donor=row.donor,
        paid_on=heading.paid_on,
        method=row.method or heading.method,
        reference=row.reference,
        campaign=heading.campaign,
        lines=(MoneyLine(niyyat=row.niyyat, amount=row.amount),),
        note=heading.note,
        client_id=client_id,
    )


def problems(heading: Heading, row: Row, known: Known) -> dict[str, str]:
    """Return a code for each wrong field of *row*: ``amount``, ``niyyat``, ``donor.name`` ….

    A cheque has its own day, bank and number, and so its own receipt at the desk.
    """
    found: dict[str, str] = {}
    if (row.method or heading.method) == Method.CHEQUE:
        found["method"] = "cheque_in_batch"
    for name, code in donation_rules.problems(command_of(heading, row, ""), known).items():
        found.setdefault(_own_name(name), code)
    return found


def heading_problems(heading: Heading, expected: Totals, known: Known) -> dict[str, str]:
    """Return a code for each wrong field of the pile itself."""
    found = {}
    if heading.paid_on > known.today:
        found["date"] = "date_in_future"
    elif heading.paid_on < known.first_open_day:
        found["date"] = "year_closed"
    if heading.method not in list(Method):
        found["method"] = "unknown_method"
    if len(texts.clean(heading.note)) > MAX_TEXT:
        found["note"] = "too_long"
    return found | expected_problems(expected)


def expected_problems(expected: Totals) -> dict[str, str]:
    """Return a code for what no pile can come to: ``count``, ``amount``."""
    return dict(_expected_problems(expected))


def _expected_problems(expected: Totals) -> Iterator[tuple[str, str]]:
    if not 0 < expected.count <= MOST_ROWS:
        yield "count", "batch_count"
    if expected.amount <= 0:
        yield "amount", "amount_not_positive"
    elif expected.amount > MAX_AMOUNT:
        yield "amount", "amount_too_large"


def _own_name(name: str) -> str:
    """Return the column of the pile that a field of the visit stands in."""
    inner = _OF_LINE.fullmatch(name)
    own = inner[1] if inner else name
    return "amount" if own in {"lines", "total"} else own


def by_row(found: Mapping[int, Mapping[str, str]]) -> dict[str, str]:
    """Return the problems of many rows as one mapping: ``rows.3.amount`` is the third row's."""
    return {f"rows.{n}.{name}": code for n, some in found.items() for name, code in some.items()}
