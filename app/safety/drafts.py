"""kill -9 while somebody types at the desk: the half-filled form comes back, but for a moment."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.safety import offices, recorder
from app.safety.offices import Office
from app.safety.result import Result

NAME = "drafts"
FULL = 50
MOST_S: Final = 5.0
"""Seconds of typing that a kill may take."""
_SHORTEST, _LONGEST = 0.2, 8.0
_CONTROL_S: Final = 7.0
_TYPIST: Final = recorder.PROJECT / "resources" / "safety" / "typist.py"
_PATIENCE_S: Final = 180.0
_TICK: Final = 0.01
Said = Mapping[str, Any]


@dataclass(frozen=True)
class Session:
    """What one clerk typed until the kill: every state with its moment, and that of the kill."""

    said: Sequence[Said]
    killed: float

    def lost(self, back: str) -> float | None:
        """Return the seconds of typing that are not in *back*, None where nobody typed that."""
        typed = [one for one in self.said if one["kind"] != "opened"]
        kept = [at for at, one in enumerate(typed) if one["form"] == back]
        if not kept:
            return None
        after = kept[-1] + 1
        return self.killed - typed[after]["at"] if after < len(typed) else 0.0


def run(size: int, seed: int) -> Result:
    """Kill the window *size* times while somebody types; the control keeps no draft."""
    rng = random.Random(seed)
    with offices.scratch() as root:
        office = offices.found(root / "office")
        sessions = [_killed(office, root / f"{n}", rng) for n in range(size)]
        control = _killed(office, root / "control", rng, forget=True)
        last = _killed(office, root / "last", rng)
    opened = [one.said[0]["form"] for one in (*sessions[1:], control)]
    found = [one.lost(back) for one, back in zip(sessions, opened, strict=True)]
    known = [one for one in found if one is not None]
    without = control.lost(last.said[0]["form"])
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={
            "lost more than 5 s": sum(one > MOST_S for one in known),
            "came back otherwise": len(found) - len(known),
        },
        control=f"with no keeper {without or 0.0:.1f} s were lost",
        control_failed=without is not None and without > MOST_S,
        note=f"at most {max(known, default=0.0):.1f} s",
    )


def _killed(office: Office, place: Path, rng: random.Random, *, forget: bool = False) -> Session:
    """Let somebody type for a while and kill the window."""
    log = place.with_suffix(".log")
    log.touch()
    argv = [str(_TYPIST), str(office.folder.root), str(log), str(rng.randrange(1 << 30))]
    wait = _CONTROL_S if forget else rng.uniform(_SHORTEST, _LONGEST)
    child = subprocess.Popen(  # noqa: S603 - our own script under our own interpreter
        [sys.executable, *argv, *(["--forget"] if forget else [])],
        cwd=recorder.PROJECT,
        env=recorder.environment(
            {"HAMYAR_PASSPHRASE": office.passphrase, "QT_QPA_PLATFORM": "offscreen"}
        ),
        stderr=subprocess.DEVNULL,
    )
    try:
        _await_typing(child, log)
        time.sleep(wait)
    finally:
        killed = time.monotonic()
        child.kill()
        child.wait()
    return Session(_said(log), killed)


def _await_typing(child: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait for the first key; RuntimeError where the window ends before it."""
    until = time.monotonic() + _PATIENCE_S
    while not any(one["kind"] == "typed" for one in _said(log)):
        if child.poll() is not None or time.monotonic() > until:
            raise RuntimeError("the window ended before anything was typed")
        time.sleep(_TICK)


def _said(log: Path) -> list[Said]:
    """Return what was logged; only whole lines count."""
    whole, _, _ = log.read_bytes().rpartition(b"\n")
    return [json.loads(line) for line in whole.splitlines()]
