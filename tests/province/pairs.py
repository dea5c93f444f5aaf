"""A province and a county of it that exchange files in a test."""

import shutil
from dataclasses import dataclass, replace

from app.db import place, postgres
from app.domain.folder import OfficeFolder
from app.province import acknowledging as answering
from app.province import enrolling, totals
from app.province.inbox import Inbox
from app.province.stores import Counties
from app.services import acknowledging, exporting, opening
from app.services import enrolling as joining
from app.services.desk import Approver
from app.services.opening import OpenOffice
from tests import factory
from tests.province import copies

WORD = "گذرواژهٔ پرونده ۱۲"


def county_named(code):
    return enrolling.NewCounty(
        code=code,
        name=f"دفتر {code}",
        inspector="bazres",
        inspector_name="بازرس استان",
        inspector_passphrase="بازرس می‌آید ۷",
    )


def enrol(province, code="KHZDEZ", **more):
    new = replace(county_named(code), **more)
    with province.store.writing(province.actor.uid) as uow:
        return enrolling.enrol(uow, province.vault, province.unlocked.db_key, new)


def writer(office):
    def write(use_case, *given):
        with office.store.writing(office.actor.uid) as uow:
            return use_case(uow, *given)

    return write


def inbox(province):
    return Inbox(province, writer(province))


@dataclass
class Pair:
    """A county that was enrolled, and the province above it."""

    province: OpenOffice
    office: OpenOffice
    folder: object

    @property
    def approver(self):
        return Approver(person=self.office.actor, signing=self.office.unlocked.signing)

    def export(self, **more):
        """Write what waits and return the files in their order."""
        self.folder.mkdir(exist_ok=True)
        with self.office.store.reading() as connection:
            made = exporting.export(connection, self.office, self.folder, **more)
        with self.office.store.writing(self.office.actor.uid) as uow:
            exporting.book(uow, made)
        return [one.path for one in made.sent]

    def merge(self, *paths):
        return list(inbox(self.province).take(paths))

    def acknowledge(self):
        with self.province.store.reading() as connection:
            key = self.province.unlocked.db_key
            answers = answering.answers(connection, self.province.actor, self.province.vault, key)
        for one in answers:
            with self.office.store.writing(self.office.actor.uid) as uow:
                acknowledging.take(uow, self.office, one.data)
        return answers

    def back_up(self):
        """Put a silent copy of the office's folder aside, as an image of the disk would."""
        self.office.close()
        copy = self.office.folder.root.with_name("silent")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.office.folder.root, copy)
        self.reopen()

    def put_back(self):
        """Put that copy in place, seal and all: nothing at the county can tell."""
        self.office.close()
        shutil.rmtree(self.office.folder.root)
        copy = self.office.folder.root.with_name("silent")
        shutil.copytree(copy, self.office.folder.root)
        self.reopen()

    def reopen(self):
        self.office = opening.open_office(
            OfficeFolder(self.office.folder.root), self.office.unlocked
        )

    def same(self):
        """Tell whether the copy holds what the county holds, row for row."""
        store = Counties(self.province.folder.root, self.province.unlocked.db_key).open("KHZDEZ")
        try:
            with self.office.store.reading() as one, store.reading() as other:
                return copies.tables_of(one) == copies.tables_of(other)
        finally:
            store.close()

    def evidence(self):
        """The stores that were replaced, by their names."""
        server = place.server_of(self.province.folder)
        if server is None:
            kept = (self.province.folder.root / "counties" / "evidence").glob("KHZDEZ-*.db")
            return [file.name for file in kept]
        return [one for one in postgres.schemas(server.url) if one.startswith("evidence_khzdez")]

    def issue(self, many=1):
        for _ in range(many):
            factory.issue(self.office, factory.money())

    def totals(self):
        return [one for code, one in totals.every(self.province) if code == "KHZDEZ"]


def join(province, office, folder):
    """Enrol an office that stands already."""
    pair = Pair(province, office, folder)
    made = enrol(province, office.desk.office)
    with office.store.writing(office.actor.uid) as uow:
        joining.join(uow, office, pair.approver, made)
    return pair
