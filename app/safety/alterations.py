"""Altered receipts: ten classes of fraud by who owns the PC; verify must name the right record."""

import random
from pathlib import Path

from app.domain.errors import AppError
from app.domain.findings import Report
from app.domain.folder import OfficeFolder
from app.keys.vault import Unlocked
from app.safety import attacks, offices
from app.safety.offices import Office
from app.safety.result import Result
from app.safety.scene import Scene
from app.services import voiding
from app.services.desk import Approver
from app.services.verification import office as verification
from app.services.verification import witness
from app.services.verification.witness import Witness
from app.services.voiding import VoidReceipt

NAME = "altered receipts"
FULL = 600
_EARLY, _LATE = 10, 16


def run(size: int, seed: int) -> Result:
    """Alter *size* receipts, a tenth by each class; the control is the untouched office."""
    rng = random.Random(seed)
    found: dict[str, int] = {one.__name__: 0 for one in attacks.CLASSES}
    hardest = alone = 0
    details: list[str] = []
    with offices.scratch() as root:
        office, older, held = _prepared(root, rng)
        unlocked = office.unlock()
        for n in range(size):
            attack = attacks.CLASSES[n % len(found)]
            trial = _Trial(office, older, unlocked, root / "twin", rng)
            number = trial.attacked(attack, thorough=rng.random() < 0.5)  # noqa: PLR2004
            keys = trial.named(held)
            if number in keys:
                found[attack.__name__] += 1
                if attack in attacks.HARDEST:
                    hardest += 1
                    alone += number in trial.named(None)
            else:
                details.append(f"{attack.__name__}: {number} not in {sorted(keys)[:6]}")
        clean = _verify(office.folder, unlocked, held).ok
    whole = sum(found[one.__name__] == _share(size, n) for n, one in enumerate(attacks.CLASSES))
    return Result(
        name=NAME,
        size=size,
        seed=seed,
        counts={"missed": size - sum(found.values())},
        control=f"{'clean' if clean else 'NOT CLEAN'} when untouched, without the witness "
        f"{alone} of {hardest} of the hardest",
        control_failed=clean and alone < hardest,
        details=tuple(details[:20]),
        note=f"classes {whole}/{len(found)} with the right record named",
    )


class _Trial:
    """One attack on a copy of the office."""

    def __init__(
        self,
        office: Office,
        older: OfficeFolder,
        unlocked: Unlocked,
        twin: Path,
        rng: random.Random,
    ) -> None:
        self._folder = office.copied(twin).folder
        self._older, self._unlocked, self._rng = older, unlocked, rng

    def attacked(self, attack: attacks.Attack, *, thorough: bool) -> str:
        """Return the number the attack touched; a *thorough* thief leaves all tidy."""
        scene = Scene.enter(self._folder, self._older, self._unlocked, self._rng)
        number = attack(scene)
        if thorough and attack is not attacks.older_copy:
            scene.tidy()
        scene.connection.close()
        return number

    def named(self, held: Witness | None) -> set[str]:
        """Return what verify names; an office that does not open names nothing."""
        try:
            report = _verify(self._folder, self._unlocked, held)
        except AppError:
            return set()
        return {one.key for one in report.findings}


def _share(size: int, place: int) -> int:
    many = len(attacks.CLASSES)
    return size // many + (place < size % many)


def _verify(folder: OfficeFolder, unlocked: Unlocked, held: Witness | None) -> Report:
    with offices.opened(folder, unlocked) as office:
        return verification.run(office, held)


def _prepared(root: Path, rng: random.Random) -> tuple[Office, OfficeFolder, Witness]:
    """Return an office with receipts and a void, its copy of an hour ago, and its witness."""
    office = offices.found(root / "office")
    unlocked = office.unlock()
    _issue(office, unlocked, rng, _EARLY)
    older = office.copied(root / "older").folder
    _issue(office, unlocked, rng, _LATE)
    with offices.opened(office.folder, unlocked) as opened:
        issued = offices.issue(opened, offices.visit(rng, "to be voided"))[0]
        approver = Approver(person=opened.actor, signing=unlocked.signing)
        command = VoidReceipt(number=issued.number, reason="تکراری")
        with opened.store.writing(opened.actor.uid) as uow:
            voiding.void(uow, opened.desk, command, approver)
        with opened.store.reading() as connection:
            taken = witness.take(connection, opened.vault, office.recovery)
    (root / "witness.json").write_bytes(taken)
    return office, older, witness.load(root / "witness.json")


def _issue(office: Office, unlocked: Unlocked, rng: random.Random, count: int) -> None:
    with offices.opened(office.folder, unlocked) as opened:
        for _ in range(count):
            offices.issue(opened, offices.visit(rng, f"{rng.getrandbits(64):x}"))
