"""Canaries: people who exist nowhere else are put through every failure, and no trace is left.

Looked through: what the commands say on stderr, the text of every exception with its causes (so
that no log and no crash report can hold more), and the bytes of every file in the folder.
"""

import json
import random
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.db.engine import connect
from app.domain.errors import AppError
from app.safety import offices, recorder
from app.safety.offices import Office
from app.safety.result import Result

NAME = "canaries"
FULL = 60
_WEIGHTS = range(10, 1, -1)
_SIGNS = 11
_LEAST = 2


@dataclass(frozen=True)
class Canary:
    """Somebody whose facts are found only where they leak to."""

    name: str
    national_id: str
    mobile: str
    note: str

    @classmethod
    def hatch(cls, rng: random.Random) -> "Canary":
        """Make one up, with identifiers that are valid and so are taken."""
        digits = [rng.randint(1, 9) for _ in range(9)]
        rest = sum(a * b for a, b in zip(digits, _WEIGHTS, strict=True)) % _SIGNS
        sign = rest if rest < _LEAST else _SIGNS - rest
        return cls(
            name="قناری" + "".join(rng.choices("بپتثجچحخدذر", k=8)),
            national_id="".join(map(str, [*digits, sign])),
            mobile=f"0912{rng.randrange(10**6, 10**7)}",
            note="یادداشت" + "".join(rng.choices("سشصضطظعغفق", k=8)),
        )

    def visit(self, rng: random.Random, client_id: str) -> dict[str, Any]:
        """Return a visit of this person."""
        asked = offices.visit(rng, client_id)
        facts = {"name": self.name, "national_id": self.national_id, "mobile": self.mobile}
        return asked | {"donor": {"kind": "person", **facts}, "note": self.note}

    def traces(self) -> Iterator[bytes]:
        """Yield what to look for."""
        for fact in (self.name, self.national_id, self.mobile, self.note):
            yield from (fact.encode(), fact.encode("utf-16-le"), json.dumps(fact)[1:-1].encode())


def run(size: int, seed: int) -> Result:
    """Let *size* canaries through; the control is an exception that names its donor."""
    rng = random.Random(seed)
    birds = [Canary.hatch(rng) for _ in range(size)]
    with offices.scratch() as root:
        office = offices.found(root / "office")
        heard = [_commanded(office, birds, rng)]
        heard += [_text(error) for error in failures(office, root, birds, rng)]
        kept = [file.read_bytes() for file in office.folder.root.rglob("*") if file.is_file()]
    found = count(birds, [text.encode() for text in heard] + kept)
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"found": found},
        control=f"a donor in an exception's text found {_leak(birds[0])}",
        control_failed=_leak(birds[0]) > 0,
        note=f"{len(heard)} failures, {len(kept)} files",
    )


def count(birds: Iterable[Canary], places: Iterable[bytes]) -> int:
    """Return how often a fact of a canary stands in *places*."""
    traces = [trace for bird in birds for trace in bird.traces()]
    return sum(trace in place for place in places for trace in traces)


def _leak(bird: Canary) -> int:
    text = "".join(traceback.format_exception(RuntimeError(f"cannot book {bird.name}")))
    return count([bird], [text.encode()])


def _commanded(office: Office, birds: list[Canary], rng: random.Random) -> str:
    """Return what `receipt issue` says beside its answers, to lines right and wrong."""
    lines: list[bytes] = []
    for n, bird in enumerate(birds):
        asked = bird.visit(rng, f"c{n}")
        spoil = _SPOILS[n % len(_SPOILS)]
        lines.append(spoil(asked).encode("utf-8", "surrogateescape"))
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "main.py", "receipt", "issue", "--dir", str(office.folder.root)],
        input=b"\n".join(lines),
        capture_output=True,
        check=False,
        cwd=recorder.PROJECT,
        env=recorder.environment({"HAMYAR_PASSPHRASE": office.passphrase}),
    )
    answers = done.stdout.splitlines()
    if len(answers) < len(lines):
        raise RuntimeError("the command stopped at a line it should have refused")
    return done.stderr.decode()


def _whole(asked: dict[str, Any]) -> str:
    return json.dumps(asked, ensure_ascii=False)


def _unknown(asked: dict[str, Any]) -> str:
    return _whole(asked | {"lines": [{"niyyat": "NO-SUCH", "amount": 1000}]})


def _fraction(asked: dict[str, Any]) -> str:
    return _whole(asked | {"lines": [{"niyyat": "MAISHAT", "amount": 10.5}]})


def _torn(asked: dict[str, Any]) -> str:
    return _whole(asked)[:-3]


def _wrong_type(asked: dict[str, Any]) -> str:
    return _whole(asked | {"donor": [asked["donor"]["name"]]})


def _no_letter(asked: dict[str, Any]) -> str:
    donor = asked["donor"] | {"name": asked["donor"]["name"] + "\ud800"}
    return json.dumps(asked | {"donor": donor})


def _no_utf8(asked: dict[str, Any]) -> str:
    return _whole(asked).replace("قناری", "قناری\udcff")


def _reused(asked: dict[str, Any]) -> str:
    return _whole(asked | {"client_id": "c0"})


_SPOILS: tuple[Callable[[dict[str, Any]], str], ...] = (
    *(_whole, _unknown, _fraction, _torn, _wrong_type, _no_letter, _no_utf8, _reused),
)


def failures(
    office: Office, root: Path, birds: Sequence[Canary], rng: random.Random
) -> Iterator[Exception]:
    """Yield what the use-cases raise for a canary on a database broken in each way."""
    unlocked = office.unlock()
    for n, sql in enumerate(_BREAKS):
        twin = office.copied(root / f"broken{n}")
        raw = connect(twin.folder.database, unlocked.db_key)
        raw.execute(sql)
        raw.close()
        try:
            with offices.opened(twin.folder, unlocked) as opened:
                offices.issue(opened, birds[n % len(birds)].visit(rng, f"e{n}"))
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked at
            yield error


def _text(error: Exception) -> str:
    params = repr(error.params) if isinstance(error, AppError) else ""
    return "".join(traceback.format_exception(error)) + params


_BREAKS = (
    "DROP TABLE donation_line",
    "DROP TABLE unit",
    "ALTER TABLE donation RENAME COLUMN donor_name TO lost",
    "UPDATE series SET last = last - 1",
    "CREATE TRIGGER refuse BEFORE INSERT ON donation BEGIN SELECT RAISE(FAIL, 'refused'); END",
    "UPDATE journal_stream SET seq = seq - 1",
    "DROP TABLE journal_stream",
)
