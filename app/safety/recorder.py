"""Run a real process and keep, in order, everything it asks of the disk (`resources/safety`)."""

import os
import shutil
import struct
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from app.domain.errors import AppError

PROJECT = Path(__file__).parents[2]
_SOURCE = PROJECT / "resources" / "safety" / "record.c"
_HEAD = struct.Struct("=cQQI")


@dataclass(frozen=True, slots=True)
class Op:
    """One thing asked of the disk; *kind* is a letter of record.c, *data* bytes or a path."""

    kind: str
    inode: int
    offset: int
    data: bytes


def compiler() -> str | None:
    """Return the C compiler that can build the recorder here, None where there is none."""
    if not sys.platform.startswith("linux"):
        return None
    return next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)


def build(folder: Path) -> Path:
    """Compile the recorder into *folder*; AppError `recorder_missing` without Linux and cc."""
    found = compiler()
    if found is None:
        raise AppError("recorder_missing")
    target = folder / "record.so"
    flags = ["-O2", "-shared", "-fPIC", "-o", str(target), str(_SOURCE), "-ldl", "-lpthread"]
    subprocess.run([found, *flags], check=True)  # noqa: S603 - our source, the system's compiler
    return target


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process that finds the project and speaks UTF-8."""
    return {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", **extra}


def run(shim: Path, root: Path, log: Path, argv: Sequence[str], lines: str, phrase: str) -> None:
    """Run `python argv` on the office in *root* with *lines* on stdin, and append to *log*."""
    recording = {"LD_PRELOAD": str(shim), "HAMYAR_RECORD_ROOT": str(root)}
    recording |= {"HAMYAR_RECORD_LOG": str(log), "HAMYAR_PASSPHRASE": phrase}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *argv],
        input=lines.encode(),
        capture_output=True,
        check=False,
        cwd=PROJECT,
        env=environment(recording),
    )
    if done.returncode:
        raise RuntimeError((done.stdout + done.stderr).decode()[-2000:])


def read(log: Path) -> Iterator[Op]:
    """Yield what was recorded."""
    raw, at = log.read_bytes(), 0
    while at < len(raw):
        kind, inode, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        yield Op(kind.decode(), inode, offset, raw[at : at + length])
        at += length


def places(ops: Sequence[Op], sizes: Sequence[int]) -> list[int]:
    """Return how many *ops* the first bytes of a log hold, for each of *sizes*."""
    ends = list(accumulate(_HEAD.size + len(op.data) for op in ops))
    return [bisect_right(ends, size) for size in sizes]
