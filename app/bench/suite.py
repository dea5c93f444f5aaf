"""Which benchmarks there are, and the offices they need; the offices live for one run."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from app.bench import (
    desk,
    exchange,
    finding,
    listing,
    measure,
    paper,
    saving,
    searching,
    starting,
    throng,
)

Figures = dict[str, dict[str, Any]]
_SMALL: Final = 400
_BIG: Final = 300_000
_BIG_WHEN_QUICK: Final = 1_500
_CROWD: Final = 278_000
_THRONG: Final = 1_000_000


@dataclass
class Offices:
    """The offices of one run, each made when it is first asked for."""

    root: Path
    quick: bool

    @cached_property
    def small(self) -> Path:
        """An office of a few hundred receipts."""
        return self._made("small", 60 if self.quick else _SMALL)

    @cached_property
    def big(self) -> Path:
        """An office of 300,000 receipts."""
        return self._made("big", _BIG_WHEN_QUICK if self.quick else _BIG)

    @cached_property
    def crowded(self) -> Path:
        """An office of 278,000 donors, as many as the largest that was tested has people."""
        return throng.office(300 if self.quick else _CROWD)

    @cached_property
    def thronged(self) -> Path:
        """An office of a million donors and receipts; asked for by its name only."""
        return throng.office(600 if self.quick else _THRONG)

    @cached_property
    def told(self) -> Path:
        """An office with a million entries in its journal; asked for by its name only."""
        return throng.office(0, entries=600 if self.quick else _THRONG)

    def _made(self, name: str, receipts: int) -> Path:
        folder = self.root / name
        wanted = ("--receipts", str(receipts), "--donors", "0")
        measure.command("demo", "--dir", str(folder), *wanted)
        return folder


def _start(offices: Offices) -> Figures:
    return {"start_to_passphrase": starting.to_passphrase(offices.small, quick=offices.quick)}


def _commands(offices: Offices) -> Figures:
    return {"command_start": starting.commands(offices.small, quick=offices.quick)}


def _save(offices: Offices) -> Figures:
    return {"save": saving.run(offices.small, quick=offices.quick)}


def _save_big(offices: Offices) -> Figures:
    return {"save_big": saving.run(offices.big, quick=offices.quick)}


def _desk(offices: Offices) -> Figures:
    return desk.run(offices.big, quick=offices.quick)


def _search(offices: Offices) -> Figures:
    return searching.run(offices.crowded, "search", quick=offices.quick)


def _search_million(offices: Offices) -> Figures:
    return searching.run(offices.thronged, "search_million", quick=offices.quick)


def _lists(offices: Offices) -> Figures:
    return {"lists": listing.lists(offices.thronged, quick=offices.quick)}


def _journal(offices: Offices) -> Figures:
    return {"journal": listing.journal_pages(offices.told, quick=offices.quick)}


def _finding(offices: Offices) -> Figures:
    return {"finding": finding.run(offices.thronged, quick=offices.quick)}


def _merge_sqlite(offices: Offices) -> Figures:
    return {"merge_sqlite": exchange.merge_sqlite(quick=offices.quick)}


def _merge_postgres(offices: Offices) -> Figures:
    return {"merge_postgres": exchange.merge_postgres(quick=offices.quick)}


def _totals(offices: Offices) -> Figures:
    return {"totals": exchange.totals(quick=offices.quick)}


def _merge_growth(offices: Offices) -> Figures:
    return {"merge_growth": exchange.merge_growth("file", quick=offices.quick)}


def _merge_growth_postgres(offices: Offices) -> Figures:
    return {"merge_growth_postgres": exchange.merge_growth("server", quick=offices.quick)}


def _paper(offices: Offices) -> Figures:
    return paper.run(quick=offices.quick)


_BENCHES: Final[tuple[tuple[frozenset[str], Callable[[Offices], Figures]], ...]] = (
    (frozenset({"start_to_passphrase"}), _start),
    (frozenset({"command_start"}), _commands),
    (frozenset({"save"}), _save),
    (frozenset({"receipts_bulk", "receipt_bytes_bulk", "receipt_bytes_single"}), _paper),
    (frozenset({"open_desk", "memory"}), _desk),
    (frozenset({"save_big"}), _save_big),
    (frozenset({"search"}), _search),
    (frozenset({"search_million"}), _search_million),
    (frozenset({"lists"}), _lists),
    (frozenset({"journal"}), _journal),
    (frozenset({"finding"}), _finding),
    (frozenset({"merge_sqlite"}), _merge_sqlite),
    (frozenset({"merge_postgres"}), _merge_postgres),
    (frozenset({"merge_growth"}), _merge_growth),
    (frozenset({"merge_growth_postgres"}), _merge_growth_postgres),
    (frozenset({"totals"}), _totals),
)
_MERGES: Final = frozenset(
    {"merge_sqlite", "merge_postgres", "merge_growth", "merge_growth_postgres", "totals"}
)
_LONG: Final = frozenset({"search_million", "lists", "journal", "finding"}) | _MERGES
"""Fill offices for some minutes, so they run when they are named or everything is wanted."""
NAMES: Final = tuple(sorted(name for names, _ in _BENCHES for name in names))


def run(only: str, *, quick: bool, tell: Callable[[str], None], long: bool = False) -> Figures:
    """Return the figures by name, all or *only* one; *tell* hears each name when it is done.

    The longest run when they are named, or with *long*.
    """
    found: Figures = {}
    with tempfile.TemporaryDirectory(prefix="hamyar-bench-") as root:
        offices = Offices(Path(root), quick)
        for names, measured in _BENCHES:
            if (only and only not in names) or (not only and not long and names <= _LONG):
                continue
            figures = measured(offices)
            found |= {name: figures[name] for name in figures if not only or name == only}
            tell("، ".join(figures))
    return found
