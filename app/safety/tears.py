"""A torn write-ahead log: the office opens with what stands before the tear, and knows it.

A receipt is there exactly when every byte of the log up to its commit is untouched; what is gone is
never gone silently: `seal.state` has gone further than the database and receipts stop.
"""

import random
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys.vault import Unlocked
from app.safety import offices
from app.safety.offices import Office
from app.safety.result import Result
from app.services.verification import office as verification

NAME = "torn WAL"
FULL = 100
_RECEIPTS = 45
_CHECKPOINT_AT = 12
_CONTROLS = 5
_KINDS = ("cut", "flipped", "zeroed", "overwritten", "sector lost")
_SECTOR = 512
_WAL_HEAD, _FRAME = 32, 24 + 4096
_FRAMES_AT = 16


@dataclass
class Log:
    """An office that was never closed: after each receipt, where its log ended and what it held.

    The first state is that of the file itself, which needs nothing of the log.
    """

    before: Office
    unlocked: Unlocked
    seal_before: bytes = b""
    ends: list[int] = field(default_factory=list)
    papers: list[dict[str, str]] = field(default_factory=list)

    def expected(self, offset: int) -> dict[str, str]:
        """Return what the office holds when its log is sound up to *offset*."""
        return next(
            papers
            for end, papers in zip(reversed(self.ends), reversed(self.papers), strict=True)
            if end <= offset
        )


def run(size: int, seed: int) -> Result:
    """Tear the log *size* times; the control winds `seal.state` back as well and goes unnoticed."""
    rng = random.Random(seed)
    counts = {"lost": 0, "halves": 0, "unnoticed": 0, "unopened": 0}
    details: list[str] = []
    with offices.scratch() as root:
        log = _log(root, rng)
        for n in range(size):
            kind, offset = _KINDS[n % len(_KINDS)], rng.randrange(log.ends[-1])
            for wrong in _look(log, root / "torn", kind, offset, rng):
                counts[wrong] += 1
                details.append(f"{wrong}: {kind} at {offset} of {log.ends[-1]}")
        silent = sum(_silent(log, root / "torn", rng) for _ in range(_CONTROLS))
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts=counts,
        control=f"seal.state wound back too: unnoticed {silent} of {_CONTROLS}",
        control_failed=silent > 0,
        details=tuple(details[:20]),
    )


def _log(root: Path, rng: random.Random) -> Log:
    """Issue into an office and copy its files while it is open, as a crash leaves them."""
    office = offices.found(root / "office")
    unlocked = office.unlock()
    twin = Office(folder=OfficeFolder(root / "before"), recovery=office.recovery)
    log = Log(twin, unlocked)
    with offices.opened(office.folder, unlocked) as opened:
        for n in range(_RECEIPTS):
            offices.issue(opened, offices.visit(rng, str(n)))
            if n == _CHECKPOINT_AT:
                opened.store.settle()
                log.seal_before = office.folder.seal("A1").read_bytes()
            if n >= _CHECKPOINT_AT:
                log.ends.append(_end(office) if n > _CHECKPOINT_AT else 0)
                log.papers.append(offices.papers(opened))
        office.copied(twin.folder.root)
    return log


def _wal(folder: OfficeFolder) -> Path:
    return folder.database.with_name(folder.database.name + "-wal")


def _end(office: Office) -> int:
    """Return where the log ends: behind it may lie frames of an earlier round."""
    index = office.folder.database.with_name(office.folder.database.name + "-shm")
    (frames,) = struct.unpack_from("=I", index.read_bytes(), _FRAMES_AT)
    return _WAL_HEAD + int(frames) * _FRAME


def _tear(log: Log, root: Path, kind: str, offset: int, rng: random.Random) -> OfficeFolder:
    twin = log.before.copied(root)
    wal = _wal(twin.folder)
    raw = bytearray(wal.read_bytes())
    end = min(offset + _SECTOR, len(raw))
    if kind == "cut":
        del raw[offset:]
    elif kind == "flipped":
        raw[offset] ^= rng.randint(1, 255)
    elif kind == "zeroed":
        raw[offset:] = bytes(len(raw) - offset)
    elif kind == "overwritten":
        raw[offset:] = rng.randbytes(len(raw) - offset)
    else:
        raw[offset:end] = rng.randbytes(end - offset)
    wal.write_bytes(raw)
    return twin.folder


def _look(log: Log, root: Path, kind: str, offset: int, rng: random.Random) -> Sequence[str]:
    """Return what is wrong with the office after a tear."""
    folder = _tear(log, root, kind, offset, rng)
    try:
        with offices.opened(folder, log.unlocked) as office:
            found = offices.papers(office)
            noticed = office.desk.seal.refusal is not None
            findings = {one.code for one in verification.run(office).findings}
    except AppError:
        return ("unopened",)
    wrong = []
    expected = log.expected(offset)
    if found != expected:
        wrong.append("lost")
    if findings - {"seal_ahead"} or offices.gaps(list(found)):
        wrong.append("halves")
    if noticed != (expected != log.papers[-1]):
        wrong.append("unnoticed")
    return wrong


def _silent(log: Log, root: Path, rng: random.Random) -> int:
    """Return 1 where nothing told of a loss: the seal was wound back with the log."""
    folder = _tear(log, root, "cut", 0, rng)
    folder.seal("A1").write_bytes(log.seal_before)
    with offices.opened(folder, log.unlocked) as office:
        return int(office.desk.seal.refusal is None)
