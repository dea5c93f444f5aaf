"""Throwaway offices for the checks, real in everything but their donors."""

import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.domain.donation import DonorFacts, IssueReceipt, KindItem, MoneyLine, ServiceLine
from app.domain.folder import OfficeFolder
from app.domain.receipt import ReceiptNumber
from app.keys.vault import Unlocked
from app.models import receipt
from app.services import founding, opening, receipts
from app.services.opening import OpenOffice
from app.services.receipts import Issued

LOGIN = "modir"
PASSPHRASE = "پیمان آزمون بارانی ۷۴"  # noqa: S105 - of offices that live for seconds
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - only speed; a power cut is simulated, not timed
_NAMES = ("علی رضایی", "زهرا کعبی", "حسین بهداروند", "مریم ساکی", "عباس آلبوغبیش")
_NIYYAT = ("MAISHAT", "DARMAN", "BASTEH", "SADAQEH")


@dataclass(frozen=True, kw_only=True)
class Office:
    """A founded office; *recovery* is its paper."""

    folder: OfficeFolder
    recovery: str
    passphrase: str = PASSPHRASE

    def unlock(self) -> Unlocked:
        """Open the vault, the slow step."""
        return opening.unlock(self.folder, LOGIN, self.passphrase)

    def copied(self, root: Path) -> "Office":
        """Return the office's twin in *root*, in place of whatever is there."""
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.folder.root, root)
        return Office(folder=OfficeFolder(root), recovery=self.recovery)


@contextmanager
def scratch() -> Iterator[Path]:
    """Give an empty folder that goes afterwards, in memory where the system has such a disk."""
    base = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="hamyar-safety-", dir=base) as root:
        yield Path(root).resolve()


def found(root: Path) -> Office:
    """Found an office in *root*."""
    new = founding.NewOffice(code="KHZDEZ", name="دزفول", login=LOGIN)
    made = founding.found(OfficeFolder(root), new, PASSPHRASE)
    return Office(folder=made.folder, recovery=made.recovery)


def visit(rng: random.Random, client_id: str) -> dict[str, Any]:
    """Return a visit as `receipt issue` reads it: mostly money, at times goods or work."""
    asked: dict[str, Any] = {
        "donor": {"kind": "person", "name": rng.choice(_NAMES)},
        "method": "pos",
        "reference": str(rng.randrange(10**6, 10**7)),
        "lines": [
            {"niyyat": code, "amount": rng.randrange(1, 900) * 10_000}
            for code in rng.sample(_NIYYAT, rng.randint(1, 3))
        ],
        "client_id": client_id,
    }
    if rng.random() < 0.15:  # noqa: PLR2004 - a share of visits
        item = {"niyyat": "BASTEH", "name": "برنج", "quantity": "10", "unit": "کیلوگرم"}
        asked["items"] = [item | {"value": 9_000_000, "basis": "invoice"}]
    if rng.random() < 0.05:  # noqa: PLR2004 - a share of visits
        asked["service"] = [{"niyyat": "KHEDMAT", "hours": "2.5", "skill": "آموزگار"}]
    return asked


def command(asked: Mapping[str, Any]) -> IssueReceipt:
    """Return the command of a `visit`."""
    return IssueReceipt(
        donor=DonorFacts(**asked["donor"]),
        method=asked["method"],
        reference=asked["reference"],
        lines=tuple(MoneyLine(**line) for line in asked["lines"]),
        items=tuple(KindItem(**item) for item in asked.get("items", ())),
        service=tuple(ServiceLine(**line) for line in asked.get("service", ())),
        client_id=asked["client_id"],
    )


def issue(opened: OpenOffice, asked: Mapping[str, Any]) -> tuple[Issued, ...]:
    """Issue a visit in a transaction of its own."""
    with opened.store.writing(opened.actor.uid) as uow:
        return receipts.issue(uow, opened.desk, command(asked))


@contextmanager
def opened(folder: OfficeFolder, unlocked: Unlocked) -> Iterator[OpenOffice]:
    """Open an office as every command does: lock, unfinished work, database, desk."""
    with opening.hold(folder):
        office = opening.open_office(folder, unlocked)
        try:
            yield office
        finally:
            office.close()


def papers(office: OpenOffice) -> dict[str, str]:
    """Return printed number -> QR text of every record."""
    c = receipt.c
    with office.store.reading() as connection:
        rows = connection.execute(select(c.office, c.register, c.year, c.n, c.qr)).all()
    return {str(ReceiptNumber(row.office, row.register, row.year, row.n)): row.qr for row in rows}


def gaps(numbers: Sequence[str]) -> int:
    """Return in how many series *numbers* are not 1, 2, 3 and so on."""
    series: dict[tuple[str, int], list[int]] = {}
    for text in numbers:
        number = ReceiptNumber.parse(text)
        series.setdefault((number.register, number.year), []).append(number.serial)
    return sum(sorted(found) != list(range(1, len(found) + 1)) for found in series.values())
