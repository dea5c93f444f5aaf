"""The journal's check finds each row that differs, in memory that does not grow with the rows."""

import uuid

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.db import guard
from app.domain.donor import DonorDetails
from app.domain.findings import Finding, Notes
from app.services import donors
from app.services.verification import journals
from app.services.verification.tally import Marks, Tally, bucket_of
from tests import factory
from tests.factory import money

UIDS = st.uuids().map(lambda uid: uid.hex)
ROWS = st.lists(st.tuples(UIDS, st.one_of(st.integers(), st.text(), st.none())), max_size=30)


@given(rows=ROWS, data=st.data())
def test_equal_heaps_leave_nothing_in_whatever_order(rows, data):
    tally = Tally()
    for uid, said in rows:
        tally.add(1, uid, (said,))
    for uid, said in data.draw(st.permutations(rows)):
        tally.add(-1, uid, (said,))
    assert not list(tally.differing())


@given(rows=ROWS, other=UIDS)
def test_a_row_of_one_heap_alone_is_in_a_bucket_that_differs(rows, other):
    tally = Tally()
    for uid, said in rows:
        tally.add(1, uid, (said,))
        tally.add(-1, uid, (said,))
    tally.add(1, other, ("x",))
    tally.add(-1, other, ("y",))
    assert list(tally.differing()) == [bucket_of(other)]


@given(uids=st.lists(UIDS))
def test_what_was_marked_is_known(uids):
    marks = Marks()
    for uid in uids:
        marks.add(uid)
    assert all(uid in marks for uid in uids)


def write(office, deed, *args):
    with office.store.writing(office.actor.uid) as uow:
        return deed(uow, *args)


def tampered(office, statement, **values):
    with office.store.writing() as uow, guard.journalling(uow.connection):
        uow.connection.execute(text("DROP TRIGGER IF EXISTS tr_donation_line_no_update"))
        uow.connection.execute(text(statement), values)


def found(office):
    notes = Notes()
    with office.store.reading() as connection:
        journals.check(connection, notes)
    return set(notes.report().findings)


def crowd(office):
    made = [
        write(office, donors.add, DonorDetails(name=f"نیکوکار {at}", mobile=f"0916123{at:04d}"))
        for at in range(12)
    ]
    for one in made[:3]:
        write(office, donors.change, one, {"name": "دیگر", "note": "دو بار"})
        write(office, donors.change, one, {"note": ""})
    write(office, donors.merge, made[0], made[1])
    return made


def test_an_honest_office_with_changed_donors_has_nothing_to_find(office):
    crowd(office)
    factory.issue(office, money(1_000_000))
    assert found(office) == set()


def test_each_donor_that_was_altered_added_or_removed_is_named(office):
    made = crowd(office)
    stranger = uuid.uuid4()
    for which in (made[2], made[7]):
        tampered(office, "UPDATE donor SET name = 'x' WHERE uid = :uid", uid=which.bytes)
    tampered(office, "DELETE FROM donor_doc WHERE donor_uid = :uid", uid=made[9].bytes)
    tampered(office, "DELETE FROM donor WHERE uid = :uid", uid=made[9].bytes)
    tampered(
        office,
        "INSERT INTO donor SELECT :uid, kind, honorific, name, national_id, mobile,"
        " registration_no, economic_code, contact_name, representative, publish_name, note,"
        " search_key, sort_key, created_at, NULL, :uid FROM donor LIMIT 1",
        uid=stranger.bytes,
    )
    wrong = (made[2], made[7], made[9], stranger)
    assert found(office) == {
        Finding(code="row_differs", entity="donor", key=one.hex) for one in wrong
    }


def test_two_rows_that_changed_places_are_both_named(office):
    made = crowd(office)
    for one, mobile in ((made[5], "09161230006"), (made[6], "09161230005")):
        tampered(office, "UPDATE donor SET mobile = :it WHERE uid = :uid", uid=one.bytes, it=mobile)
    keys = {finding.key for finding in found(office)}
    assert keys == {made[5].hex, made[6].hex}


def test_a_fact_that_nobody_journalled_is_named_by_its_receipt(office):
    (issued,) = factory.issue(office, money(1_000_000))
    for at in range(3):
        factory.issue(office, money(2_000_000 + at))
    tampered(
        office,
        "INSERT INTO donation_line SELECT :uid, donation_uid, 9, niyyat_uid, amount"
        " FROM donation_line WHERE donation_uid ="
        " (SELECT donation_uid FROM receipt WHERE uid = :of)",
        uid=uuid.uuid4().bytes,
        of=issued.uid.bytes,
    )
    wanted = Finding(code="row_unjournalled", entity="donation_line", key=str(issued.number))
    assert found(office) == {wanted}
