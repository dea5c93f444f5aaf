"""The fund ledger: what came for a designation, what may be spent, and what is not money yet.

Amounts are rials. A balance is what was received less what was spent; a cheque is received on
the day it was collected. Goods, hours and cheques on their way stand beside it, never in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Final

from app.domain.niyyat import Niyyat

RECEIVED: Final = ("cash", "pos", "bank", "card", "collected")
"""What is money at once, by method; a cheque once collected."""

CHEQUE, COLLECTED, BOUNCED = "cheque", "collected", "bounced"
KIND, VALUED, UNVALUED, SERVICE = "kind", "valued", "unvalued", "service"
PENDING = "pending"
"""Money of receipts whose void waits for a manager: in no sum, told beside them."""

HOUR: Final = 1000
"""Hours are kept in thousandths, so that their sums are whole numbers."""


@dataclass(frozen=True, slots=True)
class Sum:
    """How many donations, and how much: rials, thousandths of an hour, or items without value."""

    count: int = 0
    amount: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.count + other.count, self.amount + other.amount)

    def __sub__(self, other: "Sum") -> "Sum":
        return Sum(self.count - other.count, self.amount - other.amount)


Buckets = Mapping[str, Sum]
Sums = Mapping[str, Buckets]
"""Code of a designation -> bucket -> sum."""

_NOTHING: Final = Sum()


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What is said of a designation or several; *waiting* to *unvalued* as at the end."""

    opening: int = 0
    received: Mapping[str, Sum] = field(default_factory=dict)
    spent: Sum = _NOTHING
    waiting: Sum = _NOTHING
    bounced: Sum = _NOTHING
    pending: Sum = _NOTHING
    unvalued: Sum = _NOTHING
    kind: Sum = _NOTHING
    service: Sum = _NOTHING

    @property
    def money(self) -> int:
        """What came as money, in rials."""
        return sum(one.amount for one in self.received.values())

    @property
    def closing(self) -> int:
        """What may be spent at the end, in rials."""
        return self.opening + self.money - self.spent.amount

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        beside = (
            *(self.waiting, self.bounced, self.pending, self.kind),
            *(self.unvalued, self.service, self.spent),
        )
        sums = (*self.received.values(), *beside)
        return not self.opening and not any(one.count or one.amount for one in sums)

    def __add__(self, other: "Columns") -> "Columns":
        names = [one.name for one in fields(self) if one.name not in ("opening", "received")]
        sums: dict[str, Sum] = {name: getattr(self, name) + getattr(other, name) for name in names}
        received = {
            name: self.received.get(name, _NOTHING) + other.received.get(name, _NOTHING)
            for name in RECEIVED
        }
        return Columns(opening=self.opening + other.opening, received=received, **sums)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """One designation over some days; *restricted* is «دارای مصرف معین»."""

    code: str
    name: str
    restricted: bool
    sums: Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every designation that has anything, general ones first; ISO days, "" where open."""

    first: str
    last: str
    funds: tuple[Fund, ...]

    def total(self, *, restricted: bool | None = None) -> Columns:
        """Return the sums of all, or only of those with or without a given use."""
        asked = (one for one in self.funds if restricted is None or one.restricted is restricted)
        return sum((one.sums for one in asked), Columns())


def ledger(
    niyyat: Iterable[Niyyat], before: Sums, until: Sums, first: str = "", last: str = ""
) -> Ledger:
    """Return the ledger of what was *until* the last day, less what was *before* the first."""
    made = [
        Fund(
            code=one.code,
            name=one.name,
            restricted=one.restricted,
            sums=columns(before.get(one.code, {}), until.get(one.code, {})),
        )
        for one in niyyat
    ]
    kept = sorted((one for one in made if not one.sums.empty), key=lambda one: one.restricted)
    return Ledger(first=first, last=last, funds=tuple(kept))


def columns(before: Buckets, until: Buckets) -> Columns:
    """Return what is said of a designation."""

    def during(bucket: str) -> Sum:
        return until.get(bucket, _NOTHING) - before.get(bucket, _NOTHING)

    def at_end(bucket: str) -> Sum:
        return until.get(bucket, _NOTHING)

    return Columns(
        opening=sum(before.get(name, _NOTHING).amount for name in RECEIVED),
        received={name: during(name) for name in RECEIVED},
        waiting=at_end(CHEQUE) - at_end(COLLECTED) - at_end(BOUNCED),
        bounced=at_end(BOUNCED),
        pending=at_end(PENDING),
        kind=Sum(during(KIND).count, during(KIND).amount + during(VALUED).amount),
        unvalued=at_end(UNVALUED),
        service=during(SERVICE),
    )
