"""Sessions of the real program, recorded down to every write, for the power to be cut in."""

import json
import random
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from app.safety import offices, recorder
from app.safety.disk import Disk
from app.safety.offices import Office

_INODES = "inodes.json"


@dataclass(frozen=True)
class Recording:
    """A session on disk: *before* is the folder's copy, *root* where it ran, *log* what it did.

    *steps* are the sizes of the log after each process.
    """

    before: Path
    root: Path
    log: Path
    steps: tuple[int, ...] = ()

    def disk(self) -> Disk:
        """Return the disk as it stood before."""
        inodes = json.loads((self.before.parent / _INODES).read_text("utf-8"))
        return Disk(self.before, self.root, inodes)


def faithful(recording: Recording) -> None:
    """Replay the whole log and compare: a recorder that misses a write would prove nothing."""
    replayed = recording.disk()
    for op in recorder.read(recording.log):
        replayed.apply(op)
    standing = {
        str(path.relative_to(recording.root)): path.read_bytes()
        for path in recording.root.rglob("*")
        if path.is_file()
    }
    if replayed.now() != standing:
        raise RuntimeError("the recording is not what happened")


def real(root: Path, shim: Path, rng: random.Random, share: float) -> Recording:
    """Record receipts, a backup, a change of key, more receipts and a restore, on one office."""
    office, recording = _prepared(root)
    many, few = max(30, round(140 * share)), max(12, round(50 * share))
    where = ["--dir", str(office.folder.root)]
    backup = str(office.folder.backups / "safety.hyk")
    steps: tuple[tuple[list[str], str], ...] = (
        (["main.py", "receipt", "issue", *where], _lines(rng, "a", many)),
        (["main.py", "backup", *where, "--json", "--out", backup], ""),
        (["-m", "app.safety.worker", "rekey", str(office.folder.root)], ""),
        (["main.py", "receipt", "issue", *where], _lines(rng, "b", few)),
        (["main.py", "restore", backup, *where, "--json"], ""),
    )
    ends: list[int] = []
    for argv, lines in steps:
        recorder.run(shim, recording.root, recording.log, argv, lines, office.passphrase)
        ends.append(recording.log.stat().st_size)
    return replace(recording, steps=tuple(ends))


def weak(root: Path, shim: Path, rng: random.Random, share: float) -> Recording:
    """Record a program that does not wait for the disk, for the control."""
    office, recording = _prepared(root)
    argv = ["-m", "app.safety.worker", "issue", str(office.folder.root), "--synchronous", "NORMAL"]
    lines = _lines(rng, "w", max(30, round(100 * share)))
    recorder.run(shim, recording.root, recording.log, argv, lines, office.passphrase)
    return recording


def _prepared(root: Path) -> tuple[Office, Recording]:
    root.mkdir()
    office = offices.found(root / "office")
    (root / "office" / "backups").mkdir()
    recording = Recording(root / "before", office.folder.root, root / "log")
    shutil.copytree(office.folder.root, recording.before)
    inodes = {
        str(path.relative_to(recording.root)): path.stat().st_ino
        for path in recording.root.rglob("*")
        if path.is_file()
    }
    (root / _INODES).write_text(json.dumps(inodes), "utf-8")
    return office, recording


def _lines(rng: random.Random, name: str, count: int) -> str:
    made = (offices.visit(rng, f"{name}{n}") for n in range(count))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made)
