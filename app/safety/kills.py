"""kill -9 in the middle of issuing: what was answered stands, and asking again issues nothing."""

import json
import random
import time
from pathlib import Path

from app.keys.vault import Unlocked
from app.safety import offices, victims
from app.safety.offices import Office
from app.safety.result import Result
from app.safety.victims import Victim

NAME = "kill -9"
FULL = 100
_CONTROLS = 3
_LINES = 120
_LONGEST = 0.25
_AGAIN = 10


def run(size: int, seed: int, *, real: bool = True) -> Result:
    """Kill *size* processes; *real* ones are `receipt issue`, others forked for short tests."""
    rng, lost, twice, gaps = random.Random(seed), 0, 0, 0
    with offices.scratch() as root:
        office = offices.found(root / "office")
        unlocked = office.unlock()
        for n in range(size):
            round_ = Round(office, unlocked, root / f"{n}", rng)
            round_.killed(real=real)
            lost, twice, gaps = lost + round_.lost, twice + round_.twice, gaps + round_.gaps
        early = [Round(office, unlocked, root / f"early{n}", rng) for n in range(_CONTROLS)]
        for round_ in early:
            round_.killed(real=False, early=True)
    unsaid = sum(round_.lost > 0 for round_ in early)
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"lost": lost, "gaps": gaps, "issued twice": twice},
        control=f"answering before the commit lost in {unsaid} of {_CONTROLS}",
        control_failed=unsaid > 0,
    )


class Round:
    """One process, killed at a random moment after its first answer."""

    def __init__(self, office: Office, unlocked: Unlocked, place: Path, rng: random.Random) -> None:
        self._office, self._rng = office, rng
        self._unlocked = unlocked
        self._asked = [offices.visit(rng, f"{place.name}/{n}") for n in range(_LINES)]
        self._lines, self._answers = place.with_suffix(".in"), place.with_suffix(".out")
        text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in self._asked)
        self._lines.write_text(text, "utf-8")
        self.lost = self.twice = self.gaps = 0

    def killed(self, *, real: bool, early: bool = False) -> None:
        """Start the process, kill it, and look at what it left behind."""
        victim = self._start(real=real, early=early)
        victim.await_answer()
        if not early:
            time.sleep(self._rng.uniform(0, _LONGEST))
        victim.kill()
        self._look(victim)

    def _start(self, *, real: bool, early: bool) -> Victim:
        root = self._office.folder.root
        if real:
            argv = ("main.py", "receipt", "issue", "--dir", str(root))
            return victims.real(argv, self._lines, self._answers)
        return victims.forked("issue", root, self._lines, self._answers, wrong=early)

    def _look(self, victim: Victim) -> None:
        promised = {answer["client_id"]: answer for answer in victim.said()}
        with offices.opened(self._office.folder, self._unlocked) as office:
            before = offices.papers(office)
            missing = [one for one in promised.values() if before.get(one["number"]) != one["qr"]]
            self.lost = len(missing)
            self.gaps = offices.gaps(list(before)) + (office.desk.seal.refusal is not None)
            for asked in self._asked[max(0, len(promised) - _AGAIN) : len(promised) + _AGAIN]:
                issued = offices.issue(office, asked)[0]
                said = promised.get(asked["client_id"])
                if said is not None and said not in missing:
                    self.twice += (str(issued.number), issued.qr) != (said["number"], said["qr"])
            self.gaps += offices.gaps(list(offices.papers(office)))
