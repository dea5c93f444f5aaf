"""The safety report: every check in turn, at a tenth, the full or ten times its size."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from app.domain import clock
from app.safety import (
    alterations,
    canaries,
    courier,
    cuts,
    damage,
    desks,
    drafts,
    exchange,
    forgeries,
    kills,
    rekeys,
    restored,
    rows,
    tears,
    workbooks,
)
from app.safety.result import Result

TENTH: Final = Fraction(1, 10)
FULL: Final = Fraction(1)
LONG: Final = Fraction(10)


@dataclass(frozen=True)
class Check:
    """One check: the short *key* it is called by, its name, its full size."""

    key: str
    name: str
    full: int
    run: Callable[[int, int], Result]

    def size(self, scale: Fraction) -> int:
        """Return how many trials *scale* asks for."""
        return max(1, round(self.full * scale))


@dataclass(frozen=True)
class Outcome:
    """What a check found and how many *seconds* that took."""

    result: Result
    seconds: float

    @property
    def line(self) -> str:
        """The line of the report."""
        return self.result.line(self.seconds)

    @property
    def facts(self) -> dict[str, object]:
        """The line for JSON."""
        return self.result.facts(self.seconds)


CHECKS: Final = tuple(
    Check(key, module.NAME, module.FULL, module.run)
    for key, module in (
        ("cuts", cuts),
        ("kills", kills),
        ("tears", tears),
        ("rekeys", rekeys),
        ("backups", damage),
        ("altered", alterations),
        ("qr", forgeries),
        ("exchange", exchange),
        ("courier", courier),
        ("restored", restored),
        ("desks", desks),
        ("workbooks", workbooks),
        ("rows", rows),
        ("drafts", drafts),
        ("canaries", canaries),
    )
)


def chosen(only: str | None) -> Sequence[Check]:
    """Return the check of that key, or all."""
    return [check for check in CHECKS if only in {None, check.key}]


def run(checks: Sequence[Check], scale: Fraction, seed: int) -> Iterator[Outcome]:
    """Run the checks one after another and yield each as it is done."""
    for check in checks:
        begun = time.perf_counter()
        result = check.run(check.size(scale), seed)
        yield Outcome(result, time.perf_counter() - begun)


def seed_of_today() -> int:
    """Return today's date as a number: another seed every day, and one that can be said."""
    return int(clock.today().strftime("%Y%m%d"))
