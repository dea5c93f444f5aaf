"""An office founded from the province's file, and one that began alone and joins."""

import shutil
import uuid

import pytest
from sqlalchemy import select

from app.domain import clock
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.models import journal_stream, province_link
from app.queries import exchange, people
from app.services import backups, enrolling, exchange_keys, exporting, opening, restoring
from app.services.verification import office as verification
from app.sync import enrolment as files
from app.sync.header import Parent
from tests import factory
from tests.factory import PASSPHRASE, money
from tests.services.above import Above, again
from tests.services.test_exporting import export, take_ack

WANTED = {"login": "modir", "manager": "سعید دریس"}


@pytest.fixture
def above():
    return Above()


@pytest.fixture(scope="session")
def began(tmp_path_factory):
    """A province's keys and an office founded once from its file, and opened: both are slow."""
    province, folder = Above(), OfficeFolder(tmp_path_factory.mktemp("began") / "county")
    with clock.fixed(factory.Wall()):
        given = files.unwrap(files.wrap(province.enrolment(), PASSPHRASE), PASSPHRASE)
        enrolling.found_from(folder, given, PASSPHRASE, WANTED)
    return province, folder, opening.unlock(folder, "modir", PASSPHRASE)


@pytest.fixture
def county(began, above, wall, tmp_path):
    """A copy of that office, opened by its manager; *above* is the province it began from."""
    province, folder, unlocked = began
    above.signing, above.identity = province.signing, province.identity
    above.recovery = province.recovery
    copy = OfficeFolder(tmp_path / "county")
    shutil.copytree(folder.root, copy.root)
    opened = opening.open_office(copy, unlocked)
    yield opened
    opened.close()


def join(office, approver, enrolment, paper=""):
    with office.store.writing(office.actor.uid) as uow:
        return enrolling.join(uow, office, approver, enrolment, paper)


def refused_code(office, approver, enrolment):
    with pytest.raises(AppError) as refused:
        join(office, approver, enrolment)
    return refused.value.code


def test_an_office_founded_from_the_file_works_and_is_whole(county, above, tmp_path):
    factory.issue(county, money())
    assert (county.desk.office, county.desk.register) == ("KHZDEZ", "A1")
    assert county.desk.counter_key.hex() == "11" * 32
    assert verification.run(county).findings == ()
    above.take(export(county, tmp_path).sent[0].path.read_bytes())
    assert above.known
    assert above.secrets == {}, "the province made them itself"


def test_the_provinces_inspector_looks_and_changes_nothing(county):
    unlocked = opening.unlock(county.folder, "bazres", "نخل باسق سبز")
    assert unlocked.user.person.role == "auditor"
    with county.store.reading() as connection:
        keys = people.current_keys(people.roster(connection), county.keys.roster_root)
    assert keys[unlocked.signing.kid][1] == "auditor"


def test_nothing_is_left_of_a_founding_that_fails(above, tmp_path, wall):
    folder = OfficeFolder(tmp_path / "county")
    wrong = again(above.enrolment(), sign_public="00")
    with pytest.raises(Exception):  # noqa: B017, PT011 - any: what matters is what is left
        enrolling.found_from(folder, again(wrong, secret="xx"), PASSPHRASE, WANTED)
    assert not folder.exists()


def test_an_office_that_the_province_knows_data_of_is_rescued_first(above, tmp_path, wall):
    parent = Parent(stream=uuid.uuid4().hex, seq=40, hash="00" * 32)
    with pytest.raises(AppError) as refused:
        enrolling.found_from(
            OfficeFolder(tmp_path / "county"), above.enrolment(parent=parent), PASSPHRASE, WANTED
        )
    assert refused.value.code == "enrolment_continues"


def test_an_office_that_began_alone_joins_without_renumbering(office, approver, above, tmp_path):
    before = factory.issue(office, money())[0].number
    done = join(office, approver, above.enrolment())
    after = factory.issue(office, money())[0].number
    assert (before.register, after.register, after.serial) == ("A1", "A1", before.serial + 1)
    facts, _ = above.take(export(office, tmp_path).sent[0].path.read_bytes())
    assert (done.fresh, done.inspector, facts.first) == (True, True, 1)
    assert verification.run(office).findings == ()


def test_with_the_recovery_paper_the_registers_keys_travel_until_they_have_arrived(
    office, approver, above, template, tmp_path
):
    done = join(office, approver, above.enrolment(), template.recovery)
    assert done.registers == ("A1", "T1")
    above.take(export(office, tmp_path).sent[0].path.read_bytes())
    assert bytes.fromhex(above.secrets["A1"].counter) == office.desk.counter_key
    take_ack(office, above.ack())
    kept = exchange_keys.of(office.vault, office.unlocked.db_key)
    assert (kept.registers, kept.n) == ((), 1)


def test_the_same_file_twice_changes_nothing(office, approver, above):
    join(office, approver, above.enrolment())
    first = exchange_keys.of(office.vault, office.unlocked.db_key)
    assert not join(office, approver, above.enrolment()).fresh
    assert exchange_keys.of(office.vault, office.unlocked.db_key) == first


def test_a_file_of_another_office_or_province_or_an_older_one_is_refused(office, approver, above):
    assert refused_code(office, approver, above.enrolment(office="KHZSHU")) == (
        "enrolment_other_office"
    )
    join(office, approver, above.enrolment(n=2))
    assert refused_code(office, approver, above.enrolment(n=1)) == "enrolment_older"
    other = Above(code="FRS").enrolment(n=3)
    assert refused_code(office, approver, other) == "enrolment_other_province"


def test_enrolled_again_the_keys_are_new_and_shown_again(office, approver, above, tmp_path):
    join(office, approver, above.enrolment())
    above.take(export(office, tmp_path).sent[0].path.read_bytes())
    take_ack(office, above.ack())
    old = above.known
    join(office, approver, above.enrolment(n=2))
    facts, _ = above.take(export(office, tmp_path).sent[0].path.read_bytes())
    assert above.known != old
    assert facts.hello.public == above.known.hex()
    with office.store.reading() as connection:
        assert exchange.link(connection).n == 2
        assert len(connection.execute(select(province_link)).all()) == 1


def test_an_enrolment_cut_short_after_its_commit_is_mended_by_the_same_file(
    office, approver, above, tmp_path
):
    key = office.unlocked.db_key
    join(office, approver, above.enrolment())
    lost = exchange_keys.ExchangeKeys(n=0, seed=bytes(32), secret=b"")
    exchange_keys.keep(office.vault, key, lost)
    assert join(office, approver, above.enrolment()).fresh
    above.take(export(office, tmp_path).sent[0].path.read_bytes())


def test_after_a_restore_the_files_name_the_stream_they_left_and_show_the_keys_again(
    county, above, tmp_path
):
    factory.issue(county, money())
    above.take(export(county, tmp_path).sent[0].path.read_bytes())
    take_ack(county, above.ack())
    backup = backups.write(county.folder, county.unlocked.db_key, tmp_path / "one.hyk").file
    factory.issue(county, money())
    above.take(export(county, tmp_path).sent[0].path.read_bytes())
    with county.store.reading() as connection:
        own = connection.execute(
            select(journal_stream.c.uid).where(journal_stream.c.own == 1)
        ).scalar_one()
    county.close()
    restoring.restore(county.folder, backup, "modir", PASSPHRASE)
    opened = opening.open_office(county.folder, opening.unlock(county.folder, "modir", PASSPHRASE))
    (sent,) = exported = export(opened, tmp_path).sent
    facts, _ = above.take(sent.path.read_bytes())
    standing = above.streams[own.hex]
    assert (facts.parent.stream, facts.first) == (own.hex, 1)
    assert standing[facts.parent.seq - 1].hash.hex() == facts.parent.hash
    assert facts.hello is not None
    assert "A2" in above.secrets
    assert exported[0].n == 3
    assert exporting.KEPT == 5
    opened.close()


def test_entries_that_only_the_old_stream_has_travel_before_the_new_one(county, above, tmp_path):
    factory.issue(county, money())
    backup = backups.write(county.folder, county.unlocked.db_key, tmp_path / "one.hyk").file
    county.close()
    restoring.restore(county.folder, backup, "modir", PASSPHRASE)
    opened = opening.open_office(county.folder, opening.unlock(county.folder, "modir", PASSPHRASE))
    old, new = export(opened, tmp_path).sent
    first, _ = above.take(old.path.read_bytes())
    second, _ = above.take(new.path.read_bytes())
    assert second.parent == Parent(stream=first.stream, seq=first.last, hash=first.chain_after)
    assert {head.register for head in first.heads} == {"A1", "T1"}
    assert {head.register for head in second.heads} == {"A1", "A2", "T1", "T2"}
    opened.close()
