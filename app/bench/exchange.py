"""How fast a province takes in its counties, beside the same rows written by the bare driver."""

import json
import tempfile
from typing import Any, Final

from app.bench import counties, measure
from app.bench.counties import Size

COUNTIES: Final = 29
_BUDGET_S: Final = 300
_SHARE: Final = 5
"""Everything is proved on the way, so a fifth of the bare driver's speed is asked for."""
_FIRST: Final = Size(donors=20_000, receipts=30_000)
_FIRST_QUICK: Final = Size(donors=60, receipts=90)
_YEARS: Final = Size(donors=2_000, receipts=6_000, years=10)
_YEARS_QUICK: Final = Size(donors=20, receipts=40, years=10)
_SLOWER: Final = 1.3
_SOON_MS: Final = 200
_SEEDS: Final = (1, 2)


def merge_sqlite(*, quick: bool) -> dict[str, Any]:
    """Return rows a second of the counties' first files, each into a file of its own."""
    return _merged("file", quick=quick)


def merge_postgres(*, quick: bool) -> dict[str, Any]:
    """Return rows a second of the same into schemas of a PostgreSQL, beside a raw COPY."""
    return _merged("server", quick=quick)


def totals(*, quick: bool) -> dict[str, Any]:
    """Return how long a province's sums over all counties take in PostgreSQL."""
    place = counties.county(_FIRST_QUICK if quick else _FIRST, 1)
    told = _told("totals", "server", _BUDGET_S, 3 if quick else COUNTIES, str(place))
    figure = measure.figure(told["ms"], told["bare_ms"], "ms", _SOON_MS)
    more = {"kept_open": round(told["kept_ms"], 1), "counted_anew": round(told["counted_ms"], 1)}
    return figure | {"receipts": told["receipts"], "peak_mib": told["peak_mib"]} | more


def _merged(kind: str, *, quick: bool) -> dict[str, Any]:
    places = [counties.county(_FIRST_QUICK if quick else _FIRST, seed) for seed in _SEEDS]
    told = _told("first", kind, _BUDGET_S, 2 if quick else COUNTIES, *map(str, places))
    ours, limit = told["rows"] / told["seconds"], told["raw_rows"] / told["raw_seconds"]
    figure = measure.figure(ours, limit, "rows/s", limit / _SHARE)
    all_s = told["seconds"] / told["counties"] * COUNTIES
    return figure | {
        "counties": told["counties"],
        "entries": told["entries"],
        "seconds": round(told["seconds"], 1),
        "all_counties_s": round(all_s, 1),
        "extrapolated": told["counties"] < COUNTIES,
        "peak_mib": told["peak_mib"],
    }


def merge_growth(kind: str, *, quick: bool) -> dict[str, Any]:
    """Return how long the tenth year of one county takes in a *kind* of store, beside its first."""
    place = counties.county(_YEARS_QUICK if quick else _YEARS, 1)
    told = _told("growth", kind, _BUDGET_S, 1, str(place))
    first, *_between, tenth = told["years"]
    years = [round(one, 2) for one in told["years"]]
    figure = measure.figure(tenth, first, "s", first * _SLOWER)
    return figure | {"years": years, "peak_mib": told["peak_mib"]}


def _told(what: str, kind: str, budget: int, wanted: int, *places: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="hamyar-bench-") as folder:
        said = measure.child(
            ["-m", "app.bench.merging", what, kind, str(budget), str(wanted), folder, *places]
        )
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found
