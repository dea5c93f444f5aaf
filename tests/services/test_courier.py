"""Whatever is lost between office and province, the files that come join to the journal."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.folder import OfficeFolder
from app.models import journal
from app.services import backups, enrolling, lists, opening, restoring
from app.services.desk import Approver
from tests import factory
from tests.factory import PASSPHRASE, money
from tests.services.above import Above
from tests.services.test_exporting import export, take_ack

ACTS = st.lists(
    st.sampled_from(["issue", "issue", "export", "lost", "ack", "late", "backup", "restore"]),
    min_size=4,
    max_size=12,
)
FEW = settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Road:
    """An office, its province, and a stick between them that is sometimes lost."""

    def __init__(self, office, place) -> None:
        self.office, self.place, self.above = office, place, Above()
        self.place.mkdir()
        self.backup, self.answers = None, []
        by = Approver(person=office.actor, signing=office.unlocked.signing)
        with office.store.writing(office.actor.uid) as uow:
            enrolling.join(uow, office, by, self.above.enrolment())

    def issue(self) -> None:
        factory.issue(self.office, money())

    def export(self) -> None:
        for one in export(self.office, self.place).sent:
            self.above.take(one.path.read_bytes())
            self.answers.append(self.above.ack())

    def lost(self) -> None:
        export(self.office, self.place)

    def ack(self) -> None:
        if self.answers:
            take_ack(self.office, self.answers[-1])

    def late(self) -> None:
        """An answer of long ago comes after newer ones."""
        if self.answers and self.backup is None:
            take_ack(self.office, self.answers[0])

    def backup_(self) -> None:
        file = self.place / "copy.hyk"
        self.backup = backups.write(self.office.folder, self.office.unlocked.db_key, file).file

    def restore(self) -> None:
        if self.backup is None:
            return
        folder = self.office.folder
        self.office.close()
        restoring.restore(folder, self.backup, "modir", PASSPHRASE)
        self.office = opening.open_office(folder, opening.unlock(folder, "modir", PASSPHRASE))
        self.backup, self.answers = None, []

    def journal(self) -> dict[str, list[bytes]]:
        found: dict[str, list[bytes]] = {}
        with self.office.store.reading() as connection:
            asked = select(journal).order_by(journal.c.stream, journal.c.seq)
            for row in connection.execute(asked):
                found.setdefault(row.stream.hex, []).append(row.hash)
        return found


@FEW
@given(acts=ACTS)
def test_the_files_that_arrive_join_to_the_journal_without_a_gap(template, wall, tmp_path, acts):
    root = tmp_path / "road"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(template.folder.root, root / "office")
    office = opening.open_office(OfficeFolder(root / "office"), template.unlocked)
    road = Road(office, root / "stick")
    try:
        for act in acts:
            getattr(road, "backup_" if act == "backup" else act)()
        road.export()
        for stream, own in road.journal().items():
            arrived = [one.hash for one in road.above.streams.get(stream, [])]
            assert arrived[: len(own)] == own
    finally:
        road.office.close()


def test_a_copy_put_back_in_silence_tells_another_story(office, approver, tmp_path):
    above = Above()
    with office.store.writing(office.actor.uid) as uow:
        enrolling.join(uow, office, approver, above.enrolment())
    office.close()
    old = tmp_path / "old.db"
    shutil.copyfile(office.folder.database, old)
    office = opening.open_office(office.folder, office.unlocked)
    factory.issue(office, money())
    above.take(export(office, tmp_path).sent[0].path.read_bytes())
    office.close()
    for one in office.folder.root.glob("hamyar.db-*"):
        one.unlink()
    shutil.copyfile(old, office.folder.database)
    office = opening.open_office(office.folder, office.unlocked)
    with office.store.writing(office.actor.uid) as uow:
        lists.set_setting(uow, "receipt.paper", "a5")
    (sent,) = export(office, tmp_path).sent
    with pytest.raises(AssertionError, match="a fork"):
        above.take(sent.path.read_bytes())
    office.close()
