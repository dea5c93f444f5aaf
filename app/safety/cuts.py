"""Power cuts: the disk images they may leave of a real session, each opened with the product."""

import hashlib
import json
import os
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys.vault import Unlocked
from app.safety import disk, forks, offices, recorder, sessions
from app.safety.result import Result
from app.safety.sessions import Recording
from app.services import backups, opening, rekeying
from app.services.opening import OpenOffice
from app.services.verification import office as verification

NAME = "power cuts"
FULL = 5000
CONTROL = 400
_PROOF_EVERY = 10
_WORKERS = 2
_LEAST_FOR_TWO = 200


@dataclass
class Verdict:
    """What a share of the cuts left behind."""

    lost: int = 0
    gaps: int = 0
    unopened: int = 0
    details: list[str] = field(default_factory=list)

    def add(self, kind: str, detail: str) -> None:
        """Count one cut of a *kind* that must not be."""
        setattr(self, kind, getattr(self, kind) + 1)
        self.details.append(f"{kind}: {detail}")


def run(size: int, seed: int) -> Result:
    """Cut the power *size* times; the control issues with synchronous=NORMAL and must lose."""
    if recorder.compiler() is None:
        return _not_run(seed)
    share = min(1.0, size / FULL)
    controls = max(40, round(CONTROL * share))
    with offices.scratch() as root:
        shim = recorder.build(root)
        real = sessions.real(root / "real", shim, random.Random(seed), share)
        weak = sessions.weak(root / "weak", shim, random.Random(seed), share)
        found = judge(real, size, seed)
        control = judge(weak, controls, seed)
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"lost": found.lost, "gaps": found.gaps, "unopened": found.unopened},
        control=f"synchronous=NORMAL lost {control.lost} of {controls}",
        control_failed=control.lost > 0,
        details=tuple(found.details[:20]),
    )


def _not_run(seed: int) -> Result:
    """Say that nothing was shown here, which is no success."""
    return Result(
        name=NAME,
        size=0,
        seed=seed,
        counts={},
        control="not run",
        control_failed=False,
        note="NOT RUN: the recorder needs Linux and a C compiler (cc, gcc or clang)",
    )


def judge(recording: Recording, cuts: int, seed: int) -> Verdict:
    """Open *cuts* images of a recording, on two processes where that pays."""
    sessions.faithful(recording)
    shares = _WORKERS if cuts >= _LEAST_FOR_TWO else 1
    parts = [
        (recording, cuts // shares + (n < cuts % shares), seed * 100 + n) for n in range(shares)
    ]
    if shares == 1:
        return _judge(*parts[0])
    with ProcessPoolExecutor(shares, mp_context=forks.context()) as pool:
        found = list(pool.map(_judge, *zip(*parts, strict=True)))
    return Verdict(
        lost=sum(one.lost for one in found),
        gaps=sum(one.gaps for one in found),
        unopened=sum(one.unopened for one in found),
        details=[detail for one in found for detail in one.details],
    )


def _judge(recording: Recording, cuts: int, seed: int) -> Verdict:
    """Play the log once and stop at *cuts* random moments, in order."""
    rng, verdict = random.Random(seed), Verdict()
    ops = list(recorder.read(recording.log))
    ends = recorder.places(ops, recording.steps)
    moments = sorted(_moment(ends, len(ops), rng) for _ in range(cuts))
    player = _Player(recording)
    images = recording.before.parent / f"image-{os.getpid()}"
    for n, moment in enumerate(moments):
        player.advance(ops, moment)
        shutil.rmtree(images, ignore_errors=True)
        images.mkdir()
        disk.write(player.disk.cut(rng), images)
        player.look(images, verdict, f"seed {seed} cut {n} op {moment}", proof=not n % _PROOF_EVERY)
    return verdict


def _moment(ends: Sequence[int], ops: int, rng: random.Random) -> int:
    """Return after which operation to cut; the short processes get their share as well."""
    if not ends or rng.random() < 0.5:  # noqa: PLR2004 - even odds
        return rng.randint(1, ops)
    step = rng.randrange(len(ends))
    return rng.randint(ends[step - 1] + 1 if step else 1, ends[step])


class _Player:
    """The disk as it stood at a moment, and what had been promised by then."""

    def __init__(self, recording: Recording) -> None:
        self.disk = recording.disk()
        self._at = 0
        self._said = b""
        self._promised: dict[str, str] = {}
        self._backed_up: dict[str, str] = {}
        self._files: set[str] = set()
        self._restored = ""
        self._unlocked: dict[bytes, Unlocked] = {}
        self._whole: set[bytes] = set()

    def advance(self, ops: Sequence[recorder.Op], moment: int) -> None:
        """Let everything up to *moment* happen."""
        for op in ops[self._at : moment]:
            if op.kind == "A":
                self._hear(op.data)
            else:
                self.disk.apply(op)
        self._at = moment

    def _hear(self, data: bytes) -> None:
        *whole, self._said = (self._said + data).split(b"\n")
        for line in whole:
            said = json.loads(line)
            for one in (said, *said.get("also", ())):
                if "number" in one:
                    self._promised[one["number"]] = one["qr"]
            if "file" in said:
                self._files.add(Path(said["file"]).name)
                self._backed_up = dict(self._promised)
            self._restored = said.get("kept", self._restored)

    def look(self, images: Path, verdict: Verdict, where: str, *, proof: bool) -> None:
        """Open an image as the product does and compare it with what was promised."""
        folder = OfficeFolder(images)
        try:
            if self._was_restored(folder, verdict, where):
                return
            with self._opened(folder) as office:
                found = offices.papers(office)
                _compare(found, self._promised, verdict, where)
                for wrong in _wrong(office, found, proof=proof):
                    verdict.add("gaps", f"{where}: {wrong}")
                self._check_backups(office, verdict, where)
        except AppError as error:
            verdict.add("unopened", f"{where}: {error.code} {error.params}")

    @contextmanager
    def _opened(self, folder: OfficeFolder) -> Iterator[OpenOffice]:
        with opening.hold(folder):
            raw = folder.vault.read_bytes()
            if raw not in self._unlocked:
                self._unlocked[raw] = opening.unlock(folder, offices.LOGIN, offices.PASSPHRASE)
            office = opening.open_office(folder, self._unlocked[raw])
            try:
                yield office
            finally:
                office.close()

    def _was_restored(self, folder: OfficeFolder, verdict: Verdict, where: str) -> bool:
        """Look at both offices where a restore took place: what came back and what was kept."""
        with opening.hold(folder):
            kept = sorted(folder.replaced.glob("*")) if folder.replaced.exists() else []
        if not kept:
            if self._restored:
                verdict.add("lost", f"{where}: the restore")
            return False
        for root, promised in ((folder, self._backed_up), (OfficeFolder(kept[0]), self._promised)):
            with self._opened(root) as office:
                found = offices.papers(office)
                _compare(found, promised, verdict, where)
                if offices.gaps(list(found)):
                    verdict.add("gaps", f"{where}: {root.root.name}")
        return True

    def _check_backups(self, office: OpenOffice, verdict: Verdict, where: str) -> None:
        """Expect a backup that has its name to be whole, and to be there once that was said."""
        standing = {file.name for file in office.folder.backups.glob("*.hyk")}
        for name in self._files | standing:
            file = office.folder.backups / name
            if not file.exists() or not self._is_whole(office, file):
                verdict.add("lost", f"{where}: {name}")

    def _is_whole(self, office: OpenOffice, file: Path) -> bool:
        """Tell whether a backup can be unpacked; the same bytes are unpacked once."""
        digest = hashlib.sha256(file.read_bytes()).digest()
        if digest not in self._whole:
            key = office.unlocked.db_key
            keys = (key, *rekeying.former_keys(office.vault, key))
            if not any(_unpacks(file, one) for one in keys):
                return False
            self._whole.add(digest)
        return True


def _unpacks(backup: Path, key: bytes) -> bool:
    with offices.scratch() as away:
        try:
            backups.extract(backup, key, OfficeFolder(away))
        except AppError:
            return False
    return True


def _compare(
    found: Mapping[str, str], promised: Mapping[str, str], verdict: Verdict, where: str
) -> None:
    missing = [number for number, qr in promised.items() if found.get(number) != qr]
    if missing:
        verdict.add("lost", f"{where}: {missing[0]} and {len(missing) - 1} more")


def _wrong(office: OpenOffice, found: dict[str, str], *, proof: bool) -> Iterator[str]:
    if offices.gaps(list(found)):
        yield "a serial is missing"
    for one in (office.desk, office.training):
        if one.seal.refusal is not None:
            yield f"the seal refuses: {one.seal.refusal.code}"
    if proof:
        yield from (f"{one.code} {one.key}" for one in verification.run(office).findings)
        rng = random.Random(len(found))
        if not offices.issue(office, offices.visit(rng, "after the cut")):
            yield "no receipt could be issued"
