"""A province and a county of it for the checks of the exchange, and what both hold."""

import hashlib
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from app.db import codec
from app.domain import canonical
from app.domain.folder import OfficeFolder
from app.keys.vault import Unlocked
from app.models import metadata
from app.province import acknowledging as answering
from app.province import enrolling, founding
from app.province.inbox import Arrived, Inbox
from app.safety import offices
from app.services import acknowledging, exporting, opening
from app.services import enrolling as joining
from app.services.desk import Approver
from app.services.founding import NewOffice
from app.services.opening import OpenOffice

COUNTY = "KHZDEZ"


@dataclass
class Pair:
    """Both offices, open, and the folder that stands for the stick."""

    province: OpenOffice
    county: OpenOffice
    stick: Path

    def close(self) -> None:
        """Let go of both."""
        self.province.close()
        self.county.close()

    def issue(self, rng: random.Random, client: str) -> None:
        """Issue a visit in the county."""
        offices.issue(self.county, offices.visit(rng, client))

    def export(self) -> list[Path]:
        """Write what the province has not acknowledged."""
        with self.county.store.reading() as connection:
            made = exporting.export(connection, self.county, self.stick)
        writer(self.county)(exporting.book, made)
        return [one.path for one in made.sent]

    def merge(self, *paths: Path) -> list[Arrived]:
        """Take files in at the province."""
        return list(Inbox(self.province, writer(self.province)).take(paths))

    def answer(self) -> bytes:
        """Return the province's acknowledgement, empty where nothing came yet."""
        vault, key = self.province.vault, self.province.unlocked.db_key
        with self.province.store.reading() as connection:
            found = answering.answers(connection, self.province.actor, vault, key)
        return found[0].data if found else b""

    def acknowledge(self, answer: bytes) -> None:
        """Bring an acknowledgement down; AppError where it is an old one."""
        writer(self.county)(acknowledging.take, self.county, answer)

    def same(self) -> bool:
        """Tell whether the copy holds the bytes of content that the county holds."""
        store = Inbox(self.province, writer(self.province)).counties.open(COUNTY)
        try:
            with self.county.store.reading() as one, store.reading() as other:
                return content(one) == content(other)
        finally:
            store.close()


@dataclass(frozen=True)
class Pattern:
    """A pair on disk that was enrolled once; argon2 and the schema are paid for once."""

    root: Path
    province: Unlocked
    county: Unlocked

    def copied(self, root: Path) -> Pair:
        """Open a twin of the pair in *root*."""
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.root, root)
        (root / "stick").mkdir(exist_ok=True)
        return self.opened(root)

    def opened(self, root: Path) -> Pair:
        """Open the pair that lies in *root*."""
        above = opening.open_office(OfficeFolder(root / "province"), self.province)
        below = opening.open_office(OfficeFolder(root / "county"), self.county)
        return Pair(above, below, root / "stick")


def found(root: Path) -> Pattern:
    """Found a province and a county that joined it, and take in its first file."""
    new = NewOffice(code="KHZ", name="خوزستان", login=offices.LOGIN)
    above = founding.found(OfficeFolder(root / "province"), new, offices.PASSPHRASE)
    below = offices.found(root / "county")
    (root / "stick").mkdir()
    province = opening.unlock(above.folder, offices.LOGIN, offices.PASSPHRASE)
    pattern = Pattern(root, province, below.unlock())
    pair = pattern.opened(root)
    county = enrolling.NewCounty(
        code=COUNTY,
        name="دزفول",
        inspector="bazres",
        inspector_name="بازرس",
        inspector_passphrase=offices.PASSPHRASE,
    )
    given = (pair.province.vault, pair.province.unlocked.db_key)
    made = writer(pair.province)(enrolling.enrol, *given, county)
    approver = Approver(person=pair.county.actor, signing=pair.county.unlocked.signing)
    writer(pair.county)(joining.join, pair.county, approver, made)
    pair.merge(*pair.export())
    pair.close()
    return pattern


def writer(office: OpenOffice) -> Callable[..., Any]:
    """Return what runs a use-case in a transaction of *office*."""

    def write(use_case: Callable[..., Any], *given: object) -> Any:
        with office.store.writing(office.actor.uid) as uow:
            return use_case(uow, *given)

    return write


def content(connection: Connection) -> bytes:
    """Return a digest over every row that travels."""
    found = hashlib.sha256()
    for table in metadata.sorted_tables:
        if table.info["journal"]:
            asked = select(table).order_by(table.c.uid)
            for row in connection.execute(asked).mappings():
                said = [table.name, codec.to_json(table, row)]
                found.update(canonical.encode(said) + b"\n")
    return found.digest()
