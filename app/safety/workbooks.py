"""Workbooks with bytes flipped, cut or struck out: each is read or refused, none is a bug."""

import io
import random
import warnings
import zipfile
from pathlib import Path

import openpyxl

from app.domain.errors import AppError
from app.intake import guards
from app.intake.workbook import Reader
from app.safety import offices
from app.safety.result import Result

NAME = "workbooks"
FULL = 1000
_ROW = ("علی نیسی", "1740000013", "1404/5/6", 2_500_000, "معیشت", "نقد", "=1+1")
_STRIKES = b'<>&"/= 019AZ'


def run(size: int, seed: int) -> Result:
    """Read *size* mutated workbooks in one child; the control parses them with no guard at all."""
    rng = random.Random(seed)
    whole = _workbook()
    uncaught: list[str] = []
    tripped = 0
    with offices.scratch() as root, Reader() as reader:
        path = root / "book.xlsx"
        for n in range(size):
            path.write_bytes((_flipped if n % 2 else _struck)(whole, rng))
            tripped += _trips(path)
            try:
                reader.read(path)
            except AppError:
                continue
            except Exception as error:  # noqa: BLE001 - what this looks for
                uncaught.append(f"{n}: {type(error).__name__}")
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"uncaught": len(uncaught)},
        control=f"a bare parser tripped over {tripped} of {size}",
        control_failed=tripped > 0,
        details=tuple(uncaught[:20]),
    )


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for _ in range(20):
        sheet.append(_ROW)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _flipped(whole: bytes, rng: random.Random) -> bytes:
    """Return the file with some bytes changed and, every other time, its end cut off."""
    raw = bytearray(whole)
    for _ in range(rng.randrange(1, 12)):
        raw[rng.randrange(len(raw))] = rng.randrange(256)
    return bytes(raw[: rng.choice([len(raw), rng.randrange(len(raw))])])


def _struck(whole: bytes, rng: random.Random) -> bytes:
    """Return a sound container with one of its parts spoilt."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(made, "w") as new:
        spoilt = rng.choice(old.namelist())
        for name in old.namelist():
            raw = bytearray(old.read(name))
            for _ in range(rng.randrange(1, 6) if name == spoilt else 0):
                place = rng.randrange(len(raw))
                raw[place : place + rng.choice([1, 1, rng.randrange(40)])] = rng.choice(
                    [b"", bytes([rng.choice(_STRIKES)])]
                )
            new.writestr(name, bytes(raw))
    return made.getvalue()


def _trips(path: Path) -> bool:
    """Tell whether the parser alone falls over a file that the guards would let through."""
    try:
        guards.check(path)
    except AppError:
        return False
    try:
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(path, read_only=True)
            for sheet in book.worksheets:
                list(sheet.iter_rows())
            book.close()
    except Exception:  # noqa: BLE001 - what the control counts
        return True
    return False
