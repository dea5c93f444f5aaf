"""From a save to a committed receipt, beside one raw insert with fsync on the same disk."""

import contextlib
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

from app.bench import measure
from app.db import engine
from app.domain.donation import DonorFacts, IssueReceipt, Method, MoneyLine
from app.domain.folder import OfficeFolder
from app.services import opening, receipts
from app.services.runner import Runner

_ABOVE_RAW_MS: Final = 8.0
_TIMES_RAW: Final = 12
_WARM: Final = 30
_ROW: Final = 600
_DONORS: Final = ("فاطمه کعبی", "محمدرضا سواری", "شرکت کشت و صنعت", "زهرا بهادری", "جاسم نیسی")
_NIYYAT: Final = ("MAISHAT", "SADAQEH", "AYTAM", "JAHIZIEH")


def run(office: Path, *, quick: bool) -> dict[str, Any]:
    """Return the 95th percentiles in ms; raw inserts and saves take turns."""
    folder = OfficeFolder(office)
    ours, raw = [], []
    with opening.hold(folder):
        opened = opening.open_office(folder, opening.unlock(folder, "modir", measure.SECRET))
        runner = Runner(opened.store, person=opened.actor.uid)
        with _raw_file(office) as connection:
            for place, visit in enumerate(_visits(60 if quick else 600)):
                raw.append(_insert(connection))
                began = time.perf_counter()
                runner.write(receipts.issue, opened.desk, visit).result()
                ours.append(time.perf_counter() - began)
                if place == _WARM:
                    ours.clear()
                    raw.clear()
        runner.close()
        opened.close()
    return _figure([took * 1000 for took in ours], [took * 1000 for took in raw])


def _figure(ours: list[float], raw: list[float]) -> dict[str, Any]:
    p95, limit = measure.percentile(ours, 95), measure.percentile(raw, 95)
    goals = {"raw_plus_8_ms": limit + _ABOVE_RAW_MS, "raw_times_12": limit * _TIMES_RAW}
    found = measure.figure(p95, limit, "ms p95", min(goals.values()))
    found["goals"] = {name: round(goal, 3) for name, goal in goals.items()}
    found["median"] = {
        "ours": round(measure.median(ours), 3),
        "limit": round(measure.median(raw), 3),
    }
    return found


@contextlib.contextmanager
def _raw_file(office: Path) -> Iterator[Any]:
    """Give a bare SQLCipher file with our pragmas, beside the office on the same disk."""
    path = office / "raw.db"
    connection = engine.connect(path, secrets.token_bytes(32))
    connection.execute("CREATE TABLE raw (n INTEGER PRIMARY KEY, body BLOB)")
    try:
        yield connection
    finally:
        connection.close()
        for file in office.glob("raw.db*"):
            file.unlink()


def _insert(connection: Any) -> float:
    body = secrets.token_bytes(_ROW)
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO raw (body) VALUES (?)", (body,))
    connection.execute("COMMIT")
    return time.perf_counter() - began


def _visits(count: int) -> Iterator[IssueReceipt]:
    rng = Random(1405)  # noqa: S311 - the same visits in every run
    for n in range(count):
        codes = rng.sample(_NIYYAT, rng.choice((1, 1, 1, 2)))
        yield IssueReceipt(
            donor=DonorFacts(name=rng.choice(_DONORS), mobile="09161234567"),
            method=Method.POS,
            reference=f"{n:012d}",
            lines=tuple(
                MoneyLine(niyyat=code, amount=rng.randrange(1, 900) * 100_000) for code in codes
            ),
        )
