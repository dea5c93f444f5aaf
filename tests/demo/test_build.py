import pytest

from app.demo import build
from app.demo.plan import Wanted
from app.domain import clock
from app.domain.folder import OfficeFolder
from app.domain.receipt import RecordType
from app.queries import batches, receipts
from app.services import opening
from app.services import receipts as issuing
from app.services.runner import Runner
from tests import factory

PASSPHRASE = factory.PASSPHRASE


def made(root, progress=lambda _done: None, **wanted):
    folder = OfficeFolder(root)
    result = build.build(folder, "county", Wanted(**wanted), PASSPHRASE, progress)
    return folder, result


def listed(folder, login="modir"):
    office = opening.open_office(folder, opening.unlock(folder, login, PASSPHRASE))
    try:
        with office.store.reading() as connection:
            return list(receipts.every(connection))
    finally:
        office.close()


def seen(rows):
    return [
        (str(row.number), row.type, row.issued_on, row.donor, row.amount, row.status, row.parts)
        for row in rows
    ]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return made(tmp_path_factory.mktemp("demo") / "office", receipts=120, seed=3)


@pytest.mark.slow
def test_the_same_seed_makes_the_same_list(demo, tmp_path):
    again, _ = made(tmp_path / "again", receipts=120, seed=3)
    assert seen(listed(demo[0])) == seen(listed(again))


def test_the_office_has_as_many_receipts_as_asked_and_some_voids(demo):
    folder, result = demo
    types = [row.type for row in listed(folder)]
    given = {RecordType.CASH, RecordType.BANK, RecordType.KIND, RecordType.SERVICE}
    assert result.receipts == sum(kind in given for kind in types) == 120
    assert RecordType.VOID in types


def test_the_clerk_enters_with_the_same_passphrase_and_may_not_approve(demo):
    folder, _ = demo
    office = opening.open_office(folder, opening.unlock(folder, "maryam", PASSPHRASE))
    assert (office.actor.name, office.actor.role) == ("مریم سواری", "clerk")
    assert opening.approver(office, "modir", PASSPHRASE).person.login == "modir"
    office.close()


def test_a_half_typed_pile_lies_on_the_clerks_table(demo):
    folder, _ = demo
    office = opening.open_office(folder, opening.unlock(folder, "maryam", PASSPHRASE))
    with office.store.reading() as connection:
        (pile,) = batches.recent(connection)
        typed = batches.typed(connection, pile.uid)
    office.close()
    assert (pile.person, str(pile.state), pile.expected.count) == ("مریم سواری", "open", 12)
    assert [one.row.amount for one in typed] == [5_000_000, 2_000_000, 20_000_000]


def test_the_office_can_be_used_today(demo):
    folder, result = demo
    assert result.usable_today
    office = opening.open_office(folder, opening.unlock(folder, "maryam", PASSPHRASE))
    runner = Runner(office.store, person=office.actor.uid)
    issued = runner.write(issuing.issue, office.desk, factory.money()).result()
    assert issued[0].number.serial > 120
    runner.close()
    office.close()


def test_ctrl_c_leaves_a_smaller_sound_office(tmp_path):
    def stop(done):
        if done >= 20:
            raise KeyboardInterrupt

    folder, result = made(tmp_path / "cut", stop, receipts=300, seed=5)
    assert not result.whole
    assert 20 <= result.receipts < 300
    rows = [row for row in listed(folder) if row.number.register == "A1"]
    assert [row.number.serial for row in rows] == list(range(1, len(rows) + 1))


def test_a_clock_behind_the_demo_is_said_and_not_papered_over(tmp_path):
    with clock.fixed(factory.Wall()):
        _, result = made(tmp_path / "early", receipts=10)
    assert not result.usable_today
