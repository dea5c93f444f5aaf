"""A bad road: files and answers are lost, doubled, swapped, cut, or come years late."""

import random
from contextlib import suppress
from pathlib import Path

from app.domain.errors import AppError
from app.safety import offices, pairs
from app.safety.pairs import Pair
from app.safety.result import Result

NAME = "courier runs"
FULL = 300
_EACH = 25
"""Runs that one pair lives through, so that old files and answers come back in later ones."""

_LOST, _CUT, _OLD = 0.35, 0.15, 0.3


def run(size: int, seed: int) -> Result:
    """Let *size* runs go over the road; the control sends nothing again."""
    rng = random.Random(seed)
    differing = wrong = without = 0
    with offices.scratch() as root:
        pattern = pairs.found(root / "pattern")
        for first in range(0, size, _EACH):
            pair = pattern.copied(root / "pair")
            road = _Road(pair, rng)
            for place in range(first, min(first + _EACH, size)):
                road.travel(f"{place}")
                without += not pair.same()
                wrong += road.settle()
                differing += not pair.same()
            pair.close()
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"not converged": differing, "refused whole files": wrong},
        control=f"with nothing sent again {without} of {size} differed",
        control_failed=without > 0,
    )


class _Road:
    """What went over it so far, and may come again."""

    def __init__(self, pair: Pair, rng: random.Random) -> None:
        self.pair, self.rng = pair, rng
        self.files: list[Path] = []
        self.answers: list[bytes] = []

    def travel(self, name: str) -> None:
        """Work at the county, send, lose, double, swap and cut."""
        for step in range(self.rng.randint(1, 2)):
            self.pair.issue(self.rng, f"{name}-{step}")
            fresh = self.pair.export()
            self.files += fresh
            came = [one for one in fresh if self.rng.random() > _LOST]
            came += [one for one in fresh if self.rng.random() < _CUT]
            if self.rng.random() < _OLD:
                came += self.rng.sample(self.files, min(2, len(self.files)))
            self.rng.shuffle(came)
            self.pair.merge(*(self._maybe_cut(one) for one in came))
            self._answer()

    def _maybe_cut(self, path: Path) -> Path:
        if self.rng.random() > _CUT:
            return path
        raw = path.read_bytes()
        short = path.with_name(f"cut-{path.name}")
        short.write_bytes(raw[: self.rng.randrange(len(raw))])
        return short

    def _answer(self) -> None:
        """Bring an answer down, at times an old one, which the county must not take."""
        if answer := self.pair.answer():
            self.answers.append(answer)
        if self.answers and self.rng.random() > _LOST:
            old = self.rng.random() < _OLD
            with suppress(AppError):
                self.pair.acknowledge(self.rng.choice(self.answers) if old else self.answers[-1])

    def settle(self) -> int:
        """Bring one stick safely up; return how many of its files were refused."""
        fresh = self.pair.export()
        self.files += fresh
        return sum(one.result in {"refused", "fork"} for one in self.pair.merge(*fresh))
