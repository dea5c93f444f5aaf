"""Whatever happens on the way: loss, repetition, wrong order, damage, a backup put back."""

import hashlib
import os
import shutil
import signal
from dataclasses import replace

import pytest
from pyrage import x25519
from sqlalchemy import select

from app.domain.donor import DonorDetails
from app.domain.errors import AppError, InvalidInputError
from app.domain.exchange import Proved
from app.domain.folder import OfficeFolder
from app.models import arrival, fork, turned_away
from app.province import arrivals, counties, keyring, merge, rescue, totals
from app.queries import arrivals as came
from app.queries import counties as board
from app.queries import funds
from app.services import backups, donors, export_plans, founding, opening, restoring
from app.services.verification import office as verification
from tests import factory
from tests.province import copies, pairs


@pytest.fixture
def pair(province, office, tmp_path):
    made = pairs.join(province, office, tmp_path / "stick")
    yield made
    made.office.close()


def results(arrived):
    return [str(one.result) for one in arrived]


def codes(arrived):
    return [one.refusal.code if one.refusal is not None else "" for one in arrived]


def rows(province, table):
    with province.store.reading() as connection:
        return connection.execute(select(table).order_by(table.c.uid)).all()


@pytest.mark.grounds
def test_a_countys_first_file_makes_its_copy_and_its_keys_are_learnt(pair):
    pair.issue(2)
    (file,) = pair.export()
    (arrived,) = pair.merge(file)
    assert (arrived.result, arrived.refusal) == ("accepted", None)
    assert pair.same()
    (row,) = rows(pair.province, arrival)
    assert (row.result, row.last, row.file) == ("accepted", arrived.upto, file.name)
    # two gifts and the starts of A1 and T1, which began alone: only their paper knows the seals
    assert arrived.proved == Proved(receipts=4, heads=2)
    assert (row.receipts, row.seals, row.counters, row.heads) == (4, 0, 0, 2)
    with pair.province.store.reading() as connection:
        (seen,) = counties.board(connection, pair.province.actor)
    assert seen.state == "unconfirmed"


@pytest.mark.grounds
def test_the_totals_of_the_province_are_the_countys_own(pair):
    pair.issue(2)
    factory.issue(pair.office, factory.kind())
    pair.merge(*pair.export())
    with pair.office.store.reading() as connection:
        assert pair.totals() == list(funds.totals(connection))


def test_the_same_file_again_is_known_and_an_answer_ends_the_sending(pair):
    pair.issue()
    (file,) = pair.export()
    once, again = pair.merge(file, file)
    assert (once.result, again.result, again.proved) == ("accepted", "duplicate", None)
    pair.acknowledge()
    assert not pair.export()
    pair.issue()
    (later,) = pair.export()
    (next_one,) = pair.merge(later)
    assert next_one.proved == Proved(receipts=1, heads=2)
    with pair.province.store.reading() as connection:
        (seen,) = counties.board(connection, pair.province.actor)
    assert seen.row.proved == Proved(receipts=4, heads=2)
    assert pair.same()


@pytest.mark.grounds
def test_a_lost_stick_heals_with_the_next_one(pair):
    pair.issue()
    pair.export()
    pair.issue()
    (second,) = pair.export()
    assert results(pair.merge(second)) == ["accepted"]
    assert pair.same()


def test_an_older_file_after_a_newer_one_is_known(pair):
    pair.issue()
    (first,) = pair.export()
    pair.issue()
    (second,) = pair.export()
    assert results(pair.merge(second)) == ["accepted"]
    assert results(pair.merge(first)) == ["duplicate"]


def test_a_file_that_came_too_early_waits_and_is_taken_in_by_itself(pair, monkeypatch):
    monkeypatch.setattr("app.services.export_plans.MOST_ENTRIES", 12)
    pair.issue()
    first, *others, last = pair.export()
    (early,) = pair.merge(last)
    assert (early.result, early.refusal.code) == ("waiting", "exchange_waiting")
    assert results(pair.merge(*others, last)) == ["waiting"] * (len(others) + 1)
    assert len(rows(pair.province, arrival)) == len(others) + 2
    assert results(pair.merge(first)) == ["accepted"] * (len(others) + 2)
    assert pair.same()
    assert not pairs.inbox(pair.province).shelf.waiting("KHZDEZ")


def test_files_in_any_order_are_put_in_order(pair, monkeypatch):
    monkeypatch.setattr("app.services.export_plans.MOST_ENTRIES", 12)
    files = pair.export()
    assert results(pair.merge(*reversed(files))) == ["accepted"] * len(files)
    assert pair.same()


def killed(work):
    """Run *work* in a process that it kills, and wait for its end."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def die(*_told):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("first", [True, False], ids=["first file", "later file"])
def test_a_kill_in_the_middle_leaves_the_copy_as_it_was(pair, monkeypatch, first):
    monkeypatch.setattr(merge, "PIECE", 4)
    pair.issue(2)
    if not first:
        pair.merge(*pair.export())
        pair.issue(5)
    files = pair.export()
    before = content(pair)
    taking = pairs.Inbox(pair.province, pairs.writer(pair.province), die)
    killed(lambda: list(taking.take(files)))
    assert content(pair) == before
    assert results(pair.merge(*files)) == ["accepted"]
    assert pair.same()


def test_a_kill_before_the_arrival_is_booked_is_made_good_by_the_same_file(pair):
    pair.issue(2)
    files = pair.export()
    write = pairs.writer(pair.province)
    dying = pairs.Inbox(
        pair.province,
        lambda case, *given: die() if case is arrivals.book else write(case, *given),
    )
    killed(lambda: list(dying.take(files)))
    assert not rows(pair.province, arrival)
    assert results(pair.merge(*files)) == ["duplicate"]
    assert [one.upto for one in pair.acknowledge()] == [pair.merge(*files)[0].upto]
    assert not pair.export()
    pair.issue()
    assert results(pair.merge(*pair.export())) == ["accepted"]
    assert pair.same()


def content(pair):
    store = pairs.inbox(pair.province).counties.open("KHZDEZ", "write")
    try:
        with store.reading() as connection:
            return copies.tables_of(connection)
    finally:
        store.close()


@pytest.mark.grounds
def test_files_of_two_counties_come_in_together_and_each_has_its_copy(pair, tmp_path):
    new = founding.NewOffice(code="KHZSHU", name="شوش", login="modir")
    made = founding.found(OfficeFolder(tmp_path / "shush"), new, factory.PASSPHRASE)
    unlocked = opening.unlock(made.folder, "modir", factory.PASSPHRASE)
    shush = opening.open_office(made.folder, unlocked)
    other = pairs.join(pair.province, shush, tmp_path / "stick")
    donor = replace(factory.DONOR, mobile="")
    for one in (pair, other):
        with one.office.store.writing(one.office.actor.uid) as uow:
            donors.add(uow, DonorDetails(name=donor.name, national_id=donor.national_id))
        one.issue(2)
    assert results(pair.merge(*other.export(), *pair.export())) == ["accepted", "accepted"]
    assert pair.same()
    found = {code: one.amount for code, one in totals.every(pair.province)}
    assert found == {"KHZDEZ": 5_000_000, "KHZSHU": 5_000_000}
    (met,) = totals.duplicates(pair.province)
    assert [one.office for one in met.people] == ["KHZDEZ", "KHZSHU"]
    assert donor.national_id not in str(met)
    shush.close()


@pytest.mark.parametrize("at", [3, 200, -100])
def test_a_damaged_file_is_refused_and_nothing_is_kept(pair, at):
    pair.issue()
    (file,) = pair.export()
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.write_bytes(raw)
    assert results(pair.merge(file)) == ["refused"]
    assert not rows(pair.province, arrival)
    (away,) = rows(pair.province, turned_away)
    assert (away.file, away.digest) == (file.name, hashlib.sha256(raw).digest())


def test_a_file_of_an_office_that_was_never_enrolled_is_refused(pair, above, tmp_path, wall):
    root = tmp_path / "other"
    shutil.copytree(above.folder.root, root)
    other = opening.open_office(OfficeFolder(root), above.unlocked)
    (arrived,) = pairs.inbox(other).take(pair.export())
    assert (arrived.result, arrived.refusal.code) == ("refused", "bundle_key_unknown")
    assert not rows(other, arrival)
    other.close()


def test_a_file_for_another_province_is_refused(pair, monkeypatch):
    other = x25519.Identity.generate()
    files = pair.export()
    ring = replace(keyring.load(pair.province.vault, pair.province.unlocked.db_key))
    monkeypatch.setattr(keyring, "load", lambda *_given: replace(ring, identity=str(other)))
    (arrived,) = pair.merge(*files)
    assert (arrived.result, arrived.refusal.code) == ("refused", "bundle_closed")


def test_a_revoked_key_brings_nothing_more(pair):
    pair.issue()
    pair.merge(*pair.export())
    pair.issue()
    with pair.province.store.writing(pair.province.actor.uid) as uow:
        counties.revoke(uow, "KHZDEZ", "رایانه دزدیده شد")
    (arrived,) = pair.merge(*pair.export())
    assert (arrived.result, arrived.refusal.code) == ("refused", "county_revoked")


@pytest.mark.grounds
def test_a_backup_silently_put_back_is_found_and_a_person_decides(pair):
    pair.issue()
    pair.back_up()
    pair.issue(2)
    pair.merge(*pair.export())
    pair.put_back()
    pair.issue(3)
    (arrived,) = pair.merge(*pair.export())
    assert (arrived.result, arrived.refusal.code) == ("fork", "exchange_fork")
    (row,) = rows(pair.province, fork)
    assert (row.state, row.seq) == ("open", arrived.refusal.params["seq"])
    assert not pair.same()
    adopted = pairs.inbox(pair.province).adopt("KHZDEZ", "پشتیبان کهنه برگشته بود")
    assert str(adopted.result) == "accepted"
    assert pair.same()
    (row,) = rows(pair.province, fork)
    assert (row.state, row.reason) == ("adopted", "پشتیبان کهنه برگشته بود")
    assert pair.evidence()
    pair.acknowledge()
    pair.issue()
    assert results(pair.merge(*pair.export())) == ["accepted"]


def test_a_fork_that_is_rejected_leaves_what_stands(pair):
    pair.issue()
    pair.back_up()
    pair.issue()
    pair.merge(*pair.export())
    pair.put_back()
    pair.issue(2)
    files = pair.export()
    assert results(pair.merge(*files)) == ["fork"]
    with pytest.raises(InvalidInputError) as unsaid:
        pairs.inbox(pair.province).reject("KHZDEZ", " ")
    assert unsaid.value.fields == {"reason": "required"}
    pairs.inbox(pair.province).reject("KHZDEZ", "رسیدهای تازه باطل بود")
    with pair.province.store.reading() as connection:
        told = next(one for one in came.newest(connection) if one.result == "fork")
        (county,) = board.board(connection)
    assert (told.decision.reason, told.undecided) == ("رسیدهای تازه باطل بود", False)
    assert county.decision == told.decision
    assert [one.state for one in rows(pair.province, fork)] == ["rejected"]
    with pytest.raises(AppError) as none:
        pairs.inbox(pair.province).adopt("KHZDEZ", "پشتیبان کهنه برگشته بود")
    assert none.value.code == "fork_none"
    assert results(pair.merge(*files)) == ["fork"]


def test_an_honest_restore_is_taken_in_and_the_old_tail_is_kept(pair, tmp_path):
    pair.issue()
    backup = tmp_path / "copy.hyk"
    backups.write(pair.office.folder, pair.office.unlocked.db_key, backup)
    pair.issue(2)
    pair.merge(*pair.export())
    pair.office.close()
    restoring.restore(pair.office.folder, backup, "modir", factory.PASSPHRASE)
    pair.reopen()
    pair.issue()
    tail, arrived = pair.merge(*pair.export())
    assert (tail.result, tail.refusal) == ("duplicate", None)
    assert (arrived.result, arrived.refusal.code) == ("accepted", "exchange_restored")
    assert pair.same()
    assert list((pair.province.folder.root / "counties" / "evidence").glob("KHZDEZ-*.db"))


@pytest.mark.grounds
def test_a_county_gets_its_data_back_and_goes_on_in_the_next_register(pair, tmp_path):
    pair.issue(3)
    pair.merge(*pair.export())
    made = rescue.rescue(pair.province, "KHZDEZ", tmp_path / "back.hyk", "نجات دزفول ۱۴۰۵")
    folder = OfficeFolder(tmp_path / "new")
    done = restoring.restore(folder, made.file, made.login, "نجات دزفول ۱۴۰۵")
    assert (done.register, done.receipts) == ("A2", made.receipts)
    unlocked = opening.unlock(folder, made.login, "نجات دزفول ۱۴۰۵")
    office = opening.open_office(folder, unlocked)
    (issued,) = factory.issue(office, factory.money())
    assert str(issued.number).startswith("KHZDEZ / A2 / 1405 / 000002")
    assert verification.run(office).findings == ()
    office.close()


@pytest.mark.grounds
def test_a_head_that_the_receipts_do_not_come_to_is_refused(pair, monkeypatch):
    pair.issue()

    found = export_plans.heads

    def lying(connection, later):
        first, *others = found(connection, later)
        return (replace(first, rec="0" * 64), *others)

    monkeypatch.setattr(export_plans, "heads", lying)
    (arrived,) = pair.merge(*pair.export())
    assert (arrived.result, arrived.refusal.code) == ("refused", "merge_head")


@pytest.mark.parametrize("role", ["clerk", "finance", "auditor"])
@pytest.mark.parametrize("act", ["take", "adopt", "reject"])
def test_only_a_manager_takes_files_in_and_decides(province, role, act):
    who = factory.hire(province.store, role)

    def write(use_case, *given):
        with province.store.writing(who) as uow:
            return use_case(uow, *given)

    act_of = getattr(pairs.Inbox(province, write), act)
    given = [[]] if act == "take" else ["KHZDEZ", "دزدی"]
    with pytest.raises(AppError) as refused:
        list(act_of(*given))
    assert refused.value.code == "not_allowed"
