"""kill -9 in the middle of a change of the database's key: the office opens, with all it had."""

import random
import time
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import AppError
from app.safety import offices, victims
from app.safety.offices import Office
from app.safety.result import Result
from app.safety.victims import Victim
from app.services.verification import office as verification

NAME = "rekey kills"
FULL = 40
_CONTROLS = 2
_WRONG_AFTER = 0.6
_RECEIPTS = 40
_BEYOND = 1.4
_MEASURED = 3


def run(size: int, seed: int, *, real: bool = True) -> Result:
    """Kill *size* changes of key at random moments; the control keeps no way back."""
    rng, shut, lost, renewed = random.Random(seed), 0, 0, 0
    with offices.scratch() as root:
        office, before = _filled(root / "office", rng)
        lasts = min(_lasts(office, root) for _ in range(_MEASURED))
        for n in range(size):
            twin = office.copied(root / "twin")
            _kill_one(twin, root / f"{n}.out", rng.uniform(0, lasts * _BEYOND), real=real)
            try:
                after = _look(twin)
            except AppError:
                shut += 1
            else:
                lost += after.papers != before.papers
                renewed += after.key != before.key
        closed = sum(_shut_by_control(office, root, n) for n in range(_CONTROLS))
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"unopened": shut, "lost": lost},
        control=f"forgetting the old key first shut out {closed} of {_CONTROLS}",
        control_failed=closed > 0,
        note=f"new key {renewed}, old key {size - shut - renewed}",
    )


@dataclass(frozen=True)
class Sight:
    """What an office holds, and the key it is under."""

    papers: dict[str, str]
    key: bytes


def _filled(root: Path, rng: random.Random) -> tuple[Office, Sight]:
    office = offices.found(root)
    with offices.opened(office.folder, office.unlock()) as opened:
        for n in range(_RECEIPTS):
            offices.issue(opened, offices.visit(rng, str(n)))
        return office, Sight(offices.papers(opened), opened.unlocked.db_key)


def _start(office: Office, answers: Path, *, real: bool, naive: bool = False) -> Victim:
    lines = answers.with_suffix(".in")
    lines.touch()
    if real:
        argv = ("-m", "app.safety.worker", "rekey", str(office.folder.root))
        return victims.real(argv, lines, answers)
    return victims.forked("rekey", office.folder.root, lines, answers, wrong=naive)


def _lasts(office: Office, root: Path) -> float:
    """Return how many seconds an undisturbed change takes here."""
    victim = _start(office.copied(root / "twin"), root / "whole.out", real=False)
    victim.await_answer()
    begun = time.monotonic()
    while not any("rekeyed" in one for one in victim.said()):
        time.sleep(0.0005)
    victim.kill()
    return time.monotonic() - begun


def _kill_one(
    office: Office, answers: Path, after: float, *, real: bool, naive: bool = False
) -> None:
    victim = _start(office, answers, real=real, naive=naive)
    victim.await_answer()
    time.sleep(after)
    victim.kill()


def _look(office: Office) -> Sight:
    """Open the office as the product does, prove it, and issue; AppError where that is refused."""
    with offices.opened(office.folder, office.unlock()) as opened:
        found = Sight(offices.papers(opened), opened.unlocked.db_key)
        if not verification.run(opened).ok:
            raise AppError("database_damaged")
        offices.issue(opened, offices.visit(random.Random(0), "after the kill"))
        return found


def _shut_by_control(office: Office, root: Path, n: int) -> int:
    twin = office.copied(root / "twin")
    _kill_one(twin, root / f"naive{n}.out", _WRONG_AFTER, real=False, naive=True)
    try:
        _look(twin)
    except AppError:
        return 1
    return 0
