"""What every benchmark shares: children that are timed, percentiles, and the shape of a figure."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from app.domain import clock

T = TypeVar("T")
MAIN: Final = Path(__file__).parents[2] / "main.py"
SCRIPTS: Final = MAIN.parent / "resources" / "bench"
VARIABLE: Final = "HAMYAR_PASSPHRASE"
SECRET: Final = "سنجش-سرعت-۱۴۰۵"  # noqa: S105 - of offices that live for one run
_BYTECODE: Final = Path(tempfile.gettempdir()) / "hamyar-bytecode"
_LONGEST_S: Final = 3_600


def figure(
    ours: float,
    limit: float,
    unit: str,
    goal: float,
    peers: Mapping[str, float | None] | None = None,
) -> dict[str, Any]:
    """Return one figure; *limit* is what the bare machine does in the same run."""
    return {
        "ours": round(ours, 3),
        "limit": round(limit, 3),
        "unit": unit,
        "ratio": round(ours / limit, 2) if limit else None,
        "goal": round(goal, 3),
        "peers": dict(peers or {}),
    }


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value below which *percent* of a hundred of *values* lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def timed(work: Callable[[], T]) -> tuple[T, float, float]:
    """Return what *work* gives, and its milliseconds: on the wall, of this thread's processor."""
    began, worked = time.perf_counter(), time.thread_time()
    answer = work()
    return answer, (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000


def repeated(works: Iterable[Callable[[], object]]) -> dict[str, float]:
    """Return median and 95th percentile in ms, and the latter of the processor's time alone.

    On a PC with nothing else to do both are the same.
    """
    _, walls, cpus = zip(*map(timed, works), strict=True)
    found = {"p50": median(walls), "p95": percentile(walls, 95), "cpu_p95": percentile(cpus, 95)}
    return {name: round(took, 3) for name, took in found.items()}


def resident() -> float:
    """Return the MiB that this process has in memory now, 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def peak() -> float:
    """Return the most MiB that this process and, beside it, its largest ended child had in memory.

    0 where the system does not say.
    """
    if not sys.platform.startswith("linux"):
        return 0.0
    import resource

    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return round(sum(resource.getrusage(one).ru_maxrss for one in whose) / 1024, 1)


def median(values: Sequence[float]) -> float:
    """Return the middle one."""
    return statistics.median(values)


def child(arguments: Sequence[str], *, said: str = "", **extra: str) -> str:
    """Run this Python with *arguments* in the project's folder; returns its stdout.

    *said* is its stdin, *extra* goes into its environment. One that fails raises
    CalledProcessError.
    """
    environment = os.environ | {VARIABLE: SECRET, "QT_QPA_PLATFORM": "offscreen"} | extra
    environment["PYTHONPATH"] = str(MAIN.parent)
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        # compiling every module anew is this shell's wish, not what a user's second start does
        environment.setdefault("PYTHONPYCACHEPREFIX", str(_BYTECODE))
    done = subprocess.run(  # noqa: S603 - our own program, with arguments of our own
        [sys.executable, *arguments],
        cwd=MAIN.parent,
        env=environment,
        input=said,
        stdout=subprocess.PIPE,
        check=True,
        timeout=_LONGEST_S,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


def command(*arguments: str, said: str = "") -> str:
    """Run `main.py` with *arguments* and *said* on its stdin; returns its stdout."""
    return child([str(MAIN), *arguments], said=said)


def wall(arguments: Sequence[str]) -> float:
    """Return the seconds from the start of a child to its end."""
    began = time.perf_counter()
    child(arguments)
    return time.perf_counter() - began


def until_said(arguments: Sequence[str], word: str, **extra: str) -> float:
    """Return the seconds from a child's start to the moment it prints as ``word 1234.5``."""
    began = clock.now().timestamp()
    for line in child(arguments, **extra).splitlines():
        if line.startswith(f"{word} "):
            return float(line.split()[1]) - began
    raise ValueError(f"the child never said {word}")


def answer(script: str, *arguments: str) -> dict[str, Any]:
    """Run a script of `resources/bench` in a child; returns the JSON object on its last line."""
    said = child([str(SCRIPTS / script), *arguments]).splitlines()[-1]
    found: dict[str, Any] = json.loads(said)
    return found
