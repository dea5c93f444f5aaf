"""Damaged backups: not one altered byte may come back into an office."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.safety import offices
from app.safety.offices import Office
from app.safety.result import Result
from app.services import backups, restoring

NAME = "damaged backups"
FULL = 100
_RECEIPTS = 40
_RESTORE_EVERY = 10
_PAGE = 4096


def run(size: int, seed: int) -> Result:
    """Damage a backup *size* times and take it in; the control is the undamaged one."""
    rng, accepted, uncaught = random.Random(seed), 0, 0
    details: list[str] = []
    with offices.scratch() as root:
        office, key = _filled(root / "office", rng)
        good = backups.write(office.folder, key, root / "good.hyk").file
        raw, bad = good.read_bytes(), root / "bad.hyk"
        for n in range(size):
            damage = _DAMAGES[n % len(_DAMAGES)]
            bad.write_bytes(damage(raw, rng))
            take = _restored if n % _RESTORE_EVERY == 0 else _extracted
            try:
                taken = take(bad, key, root / "away")
            except Exception as error:  # noqa: BLE001 - any other error is a finding here
                uncaught += 1
                details.append(f"{damage.__name__}: {error!r}")
            else:
                accepted += taken
                details += [f"accepted: {damage.__name__}"] * taken
        whole = _extracted(good, key, root / "away") + _restored(good, key, root / "away")
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"accepted": accepted, "uncaught": uncaught},
        control=f"undamaged accepted {whole} of 2",
        control_failed=whole == 2,  # noqa: PLR2004 - both ways in
        details=tuple(details[:20]),
    )


def _filled(root: Path, rng: random.Random) -> tuple[Office, bytes]:
    office = offices.found(root)
    with offices.opened(office.folder, office.unlock()) as opened:
        for n in range(_RECEIPTS):
            offices.issue(opened, offices.visit(rng, str(n)))
        return office, opened.unlocked.db_key


def _extracted(file: Path, key: bytes, away: Path) -> int:
    """Return 1 where a backup is unpacked."""
    shutil.rmtree(away, ignore_errors=True)
    away.mkdir()
    try:
        backups.extract(file, key, OfficeFolder(away))
    except AppError:
        return 0
    return 1


def _restored(file: Path, _key: bytes, away: Path) -> int:
    """Return 1 where a backup becomes an office on a new PC."""
    shutil.rmtree(away, ignore_errors=True)
    away.mkdir()
    try:
        restoring.restore(OfficeFolder(away), file, offices.LOGIN, offices.PASSPHRASE)
    except AppError:
        return 0
    return 1


def flipped(raw: bytes, rng: random.Random) -> bytes:
    """Change one byte anywhere."""
    made = bytearray(raw)
    made[rng.randrange(len(raw))] ^= rng.randint(1, 255)
    return bytes(made)


def flipped_at_the_end(raw: bytes, rng: random.Random) -> bytes:
    """Change one byte of the container's own tables and small files."""
    made = bytearray(raw)
    made[-rng.randint(1, _PAGE * 2)] ^= rng.randint(1, 255)
    return bytes(made)


def flipped_at_the_start(raw: bytes, rng: random.Random) -> bytes:
    """Change one byte of the first header or the first page."""
    made = bytearray(raw)
    made[rng.randrange(_PAGE)] ^= rng.randint(1, 255)
    return bytes(made)


def cut(raw: bytes, rng: random.Random) -> bytes:
    """Lose the end, as a copy to a full stick does."""
    return raw[: rng.randrange(len(raw))]


def page_zeroed(raw: bytes, rng: random.Random) -> bytes:
    """Lose a page to zeros, as a bad sector does."""
    start = rng.randrange(len(raw) - _PAGE)
    return raw[:start] + bytes(_PAGE) + raw[start + _PAGE :]


def page_repeated(raw: bytes, rng: random.Random) -> bytes:
    """Find one page in the place of another."""
    source, target = (rng.randrange(len(raw) // _PAGE) * _PAGE for _ in range(2))
    if raw[source : source + _PAGE] == raw[target : target + _PAGE]:
        return flipped(raw, rng)
    return raw[:target] + raw[source : source + _PAGE] + raw[target + _PAGE :]


def lengthened(raw: bytes, rng: random.Random) -> bytes:
    """Carry something behind the end."""
    return raw + rng.randbytes(rng.randint(1, _PAGE))


_DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped,
    flipped_at_the_end,
    flipped_at_the_start,
    cut,
    page_zeroed,
    page_repeated,
    lengthened,
)
