"""Four desks on one PostgreSQL issue at once: no gap, a whole journal, nobody told to wait."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from typing import Any, Final

from sqlalchemy import Connection, func, select

from app.db import embedded, place, postgres
from app.domain.folder import OfficeFolder
from app.models import receipt
from app.safety import offices, recorder
from app.safety.offices import Office
from app.safety.result import Result
from app.services import desks, founding, opening
from app.services.desk import Approver
from app.services.verification import office as verification

NAME = "desks at once"
FULL = 2_000
MANY: Final = 4
_CONTROL: Final = 40
_PATIENCE_S: Final = 600
_HEAD: Final = "SELECT COALESCE(MAX(n), 0) FROM control"
_APPEND: Final = "INSERT INTO control (n) VALUES (%s)"
_DOUBLED: Final = "SELECT COUNT(*) - COUNT(DISTINCT n) FROM control"


@dataclass(frozen=True, slots=True)
class Issued:
    """What a desk printed: its receipts, and what it was refused; *begun* and *ended* its span."""

    numbers: tuple[str, ...]
    refused: tuple[str, ...]
    begun: float
    ended: float


def run(size: int, seed: int) -> Result:
    """Issue *size* receipts from four processes; the control reads a head without its lock."""
    with offices.scratch() as root:
        try:
            places = open_desks(root, embedded.start(root / "server"))
            issued = at_once(places, size, seed)
            gaps, findings = _proved(places[0])
            doubled = _unlocked(place.server_of(places[0].folder))
        finally:
            embedded.stop(root / "server")
    numbers = [number for one in issued for number in one.numbers]
    seconds = max(one.ended for one in issued) - min(one.begun for one in issued)
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={
            "missing": max(0, size - len(set(numbers))),
            "refused": sum(len(one.refused) for one in issued),
            "gaps": gaps,
            "findings": len(findings),
        },
        control=f"heads read without their lock: {doubled} of {_CONTROL} numbers doubled",
        control_failed=doubled > 0,
        details=tuple(findings),
        note=f"{len(numbers) / seconds:.0f} receipts/s of {MANY} desks",
    )


def open_desks(root: Path, url: str) -> list[Office]:
    """Found an office at *url* and open the desks that issue, each in a folder of its own."""
    new = founding.NewOffice(code="KHZDEZ", name="دزفول", login=offices.LOGIN)
    made = founding.found(OfficeFolder(root / "desk1"), new, offices.PASSPHRASE, server=url)
    first = Office(folder=made.folder, recovery=made.recovery)
    return [first, *(_further(first, root / f"desk{n}") for n in range(2, MANY + 1))]


def _further(first: Office, root: Path) -> Office:
    opened = opening.open_office(first.folder, first.unlock())
    try:
        by = Approver(person=opened.actor, signing=opened.unlocked.signing)
        with opened.store.writing(opened.actor.uid) as uow:
            given = desks.add(uow, opened, by).file
    finally:
        opened.close()
    desks.begin(OfficeFolder(root), given, offices.LOGIN, offices.PASSPHRASE)
    return Office(folder=OfficeFolder(root), recovery=first.recovery)


def at_once(places: Sequence[Office], size: int, seed: int) -> list[Issued]:
    """Let a process for each desk issue its share of *size* receipts, all at the same time."""
    shares = [size // len(places) + (n < size % len(places)) for n in range(len(places))]
    with ThreadPoolExecutor(len(places)) as pool:
        asked = (
            pool.submit(_issue, office, random.Random(seed + n), share, n)
            for n, (office, share) in enumerate(zip(places, shares, strict=True))
        )
        return [one.result() for one in list(asked)]


def _issue(office: Office, rng: random.Random, share: int, n: int) -> Issued:
    lines = [json.dumps(offices.visit(rng, f"{n}-{at}")) for at in range(share)]
    command = [sys.executable, str(recorder.PROJECT / "main.py"), "receipt", "issue"]
    with (
        subprocess.Popen(  # noqa: S603 - our own program
            [*command, "--dir", str(office.folder.root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {opening.VARIABLE: office.passphrase},
            text=True,
            encoding="utf-8",
        ) as child,
        ThreadPoolExecutor(1) as pool,
    ):  # or a full pipe would hold both
        said = pool.submit(_answers, child)
        if child.stdin is not None:
            child.stdin.write("\n".join(lines) + "\n")
            child.stdin.close()
        answers, begun, ended = said.result(_PATIENCE_S)
    numbers = [str(one["number"]) for one in answers if "number" in one]
    refused = [str(one["error"]) for one in answers if "error" in one]
    return Issued(tuple(numbers), tuple(refused), begun, ended)


def _answers(child: subprocess.Popen[str]) -> tuple[list[dict[str, Any]], float, float]:
    """Return what a desk printed, and when its first and its last answer came."""
    found, begun = [], 0.0
    for line in child.stdout or ():
        begun = begun or time.perf_counter()
        found.append(json.loads(line))
    return found, begun, time.perf_counter()


def _proved(first: Office) -> tuple[int, list[str]]:
    """Return how many numbers are missing in any register, and what verify finds."""
    opened = opening.open_office(first.folder, first.unlock())
    try:
        with opened.store.reading() as connection:
            gaps = sum(_gaps(connection))
        return gaps, [f"{one.code} {one.key}" for one in verification.run(opened).findings]
    finally:
        opened.close()


def _gaps(connection: Connection) -> Iterator[int]:
    c = receipt.c
    asked = select(func.max(c.n), func.count()).group_by(c.register_uid, c.year)
    for last, count in connection.execute(asked):
        yield last - count


def _unlocked(where: place.SchemaPlace | None) -> int:
    """Let four writers each read a head and append without a lock; return the doubled numbers."""
    if where is None:
        return 0
    with postgres.connect(where.url, where.schema, "write") as raw:
        raw.execute("CREATE TABLE control (n BIGINT)")
    met = Barrier(MANY)
    with ThreadPoolExecutor(MANY) as pool:
        list(pool.map(lambda _desk: _append(where, met), range(MANY)))
    with postgres.connect(where.url, where.schema, "write") as raw:
        (doubled,) = raw.execute(_DOUBLED).fetchone()
        raw.execute("DROP TABLE control")
    return int(doubled)


def _append(where: place.SchemaPlace, met: Barrier) -> None:
    with postgres.connect(where.url, where.schema, "write") as raw:
        raw.autocommit = True
        for _ in range(_CONTROL // MANY):
            (head,) = raw.execute(_HEAD).fetchone()
            met.wait(_PATIENCE_S)
            raw.execute(_APPEND, [head + 1])
            met.wait(_PATIENCE_S)
