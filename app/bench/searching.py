"""Donors while they are typed: the mix that a clerk types, warm and cold, beside the bare index."""

from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from app.bench import measure
from app.db import donor_index
from app.domain.folder import OfficeFolder
from app.queries import donor_search
from app.services import opening
from app.services.opening import OpenOffice

MIX: Final = {
    "one_letter": "م",
    "two_letters": "مح",
    "commonest_name": "محمد",
    "two_words": "زهرا کعبی",
    "three_words": "سید محمد کعبی",
    "four_digits": "1810",
    "typo": "محمدرصا",
    "no_hit": "ققنوسیان",
}
_GOAL_MS: Final = 16.0
_RARE: Final = '"ققنوس"*'


def run(office: Path, name: str, *, quick: bool) -> dict[str, dict[str, Any]]:
    """Return the slowest search of the mix: its 95th percentile warm, each one's beside it."""
    folder, rounds = OfficeFolder(office), 3 if quick else 40
    parts: dict[str, dict[str, float]] = {}
    with opening.hold(folder):
        unlocked = opening.unlock(folder, "modir", measure.SECRET)
        for what, typed in MIX.items():
            parts[what] = _measured(opening.open_office(folder, unlocked), typed, rounds)
    slowest = max(parts.values(), key=lambda part: part["p95"])
    found = measure.figure(slowest["p95"], slowest["bare"], "ms p95", _GOAL_MS)
    return {name: {**found, "parts": parts}}


def _measured(office: OpenOffice, typed: str, rounds: int) -> dict[str, float]:
    """Search in an office that was just opened, hence cold, and then again and again."""
    try:
        with office.store.reading() as connection:
            search = partial(donor_search.search, connection, typed)
            _, cold, cold_cpu = measure.timed(search)
            warm = measure.repeated([search] * rounds)
            bare = measure.repeated([partial(_bare, connection)] * rounds)
    finally:
        office.close()
    told = {"cold": cold, "cold_cpu": cold_cpu, "bare": bare["p95"]}
    return warm | {what: round(took, 3) for what, took in told.items()}


def _bare(connection: Connection) -> object:
    """Ask the index alone for a word that nobody has: what no search can undercut."""
    return connection.execute(donor_index.matching(donor_index.WORDS, _RARE, 1)).first()
