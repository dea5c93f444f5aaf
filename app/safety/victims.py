"""Processes that are killed: real ones, or forked from a warm one where the time is short."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.safety import forks, offices, recorder, worker

_TICK = 0.0005


@dataclass(frozen=True)
class Victim:
    """A running process; its answers go to a file, which no kill can take back."""

    answers: Path
    kill: Callable[[], None]
    lives: Callable[[], bool]

    def said(self) -> list[dict[str, Any]]:
        """Return its answers; only whole lines count."""
        whole, _, _ = self.answers.read_bytes().rpartition(b"\n")
        return [json.loads(line) for line in whole.splitlines()]

    def await_answer(self) -> None:
        """Wait for its first answer; RuntimeError when it ends without one."""
        while b"\n" not in self.answers.read_bytes():
            if not self.lives() and b"\n" not in self.answers.read_bytes():
                raise RuntimeError("the process to be killed ended without an answer")
            time.sleep(_TICK)


def real(argv: Sequence[str], lines: Path, answers: Path) -> Victim:
    """Start `python argv`, as an administrator does, with the file *lines* on stdin."""
    with lines.open("rb") as source, answers.open("wb") as target:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *argv],
            stdin=source,
            stdout=target,
            cwd=recorder.PROJECT,
            env=recorder.environment({"HAMYAR_PASSPHRASE": offices.PASSPHRASE}),
        )

    def kill() -> None:
        process.kill()
        process.wait()

    return Victim(answers, kill, lambda: process.poll() is None)


def forked(job: str, root: Path, lines: Path, answers: Path, *, wrong: bool = False) -> Victim:
    """Start a worker's *job* in a child of a process that has imported everything already."""
    answers.write_bytes(b"")
    process = forks.context().Process(target=worker.run, args=(job, root, lines, answers, wrong))
    process.start()

    def kill() -> None:
        process.kill()
        process.join()
        process.close()

    return Victim(answers, kill, process.is_alive)
