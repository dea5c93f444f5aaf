"""What leaves the printer is booked first, and drawn from the bytes that were signed."""

import uuid

import pytest
from sqlalchemy import select

from app.domain.document import CopyMark, CopyRole, Paper
from app.domain.receipt import ReceiptNumber
from app.models import receipt_print
from app.queries import receipts as lists_of
from app.services import documents, drafts, lists, papers
from tests import factory
from tests.factory import RICE, kind, money, service


def taken(office, numbers, mark=CopyMark.ORIGINAL, paper=Paper.A5):
    with office.store.writing(office.actor.uid) as uow:
        return papers.take(uow, numbers, mark, paper)


def test_a_paper_shows_no_whole_id(office):
    issued = factory.issue(office, money())[0]
    document = documents.document(issued.snapshot, issued.qr)
    assert "1740000013" not in repr(document.national_id)
    assert document.national_id.endswith("0013") or "۰۰۱۳" in document.national_id
    assert "9161230001" not in document.mobile
    assert document.donor == "سرکار خانم زهرا کاظمی‌نژاد"


@pytest.mark.parametrize(
    ("command", "part"),
    [
        (money(), "lines"),
        (kind(), "items"),
        (service(), "service"),
    ],
)
def test_each_form_shows_its_own_parts(office, command, part):
    issued = factory.issue(office, command)[0]
    document = documents.document(issued.snapshot, issued.qr)
    shown = {name for name in ("lines", "items", "service") if getattr(document, name)}
    assert shown == {part}


def test_a_void_shows_what_it_voids_and_who_approved(office, approver):
    issued = factory.issue(office, money())[0]
    done = factory.void(office, approver, issued.number, reason="مبلغ اشتباه")
    note = documents.document(done.record.snapshot, done.record.qr).void
    assert (note.number, note.reason) == (str(issued.number), "مبلغ اشتباه")
    assert "سعید دریس" in note.approver


def test_an_a4_sheet_holds_two_copies(office):
    issued = factory.issue(office, money())[0]
    sheets = taken(office, [issued.number], paper=Paper.A4)
    assert [sheet.role for sheet in sheets] == [CopyRole.DONOR, CopyRole.FINANCE]
    assert len(taken(office, [issued.number], paper=Paper.ROLL)) == 1


def test_duplicates_are_counted_and_reprints_are_not(office):
    number = factory.issue(office, money())[0].number
    marks = [CopyMark.ORIGINAL, CopyMark.REPRINT, CopyMark.DUPLICATE, CopyMark.DUPLICATE]
    ordinals = [taken(office, [number], mark)[0].ordinal for mark in marks]
    assert ordinals == [0, 0, 1, 2]
    with office.store.reading() as connection:
        booked = connection.execute(select(receipt_print.c.mark)).scalars().all()
    assert sorted(booked) == sorted(str(mark) for mark in marks)


def test_a_voided_receipt_says_so_when_printed_again(office, approver):
    number = factory.issue(office, money())[0].number
    done = factory.void(office, approver, number)
    sheet = taken(office, [number], CopyMark.DUPLICATE)[0]
    assert sheet.voided_by == str(done.record.number)


def test_unknown_numbers_print_nothing(office):
    assert taken(office, [ReceiptNumber("KHZDEZ", "A1", 1405, 99)]) == ()


def test_a_range_of_papers_has_no_voids_and_no_starts(office, approver):
    issued = factory.issue(office, money(items=(RICE,)))
    factory.void(office, approver, issued[0].number)
    last = factory.issue(office, service())[0]
    first = ReceiptNumber("KHZDEZ", "A1", 1405, 1)
    with office.store.reading() as connection:
        ranged = [row.number for row in lists_of.papers_between(connection, first, last.number)]
        every = [row.number for row in lists_of.papers_between(connection, None, None)]
    assert ranged == every == [*(one.number for one in issued), last.number]


def test_the_day_shows_the_newest_first_and_counts_them_all(office):
    issued = [factory.issue(office, money(amount=1000 + n))[0] for n in range(5)]
    factory.issue(office, money(training=True))
    with office.store.reading() as connection:
        day = lists_of.of_day(connection, factory.TODAY.isoformat(), limit=2)
        newest = lists_of.newest_day(connection)
    assert [row.number for row in day.rows] == [issued[4].number, issued[3].number]
    assert (day.count, day.money) == (5, 5010)
    assert newest == factory.TODAY.isoformat()


def test_an_empty_day_is_empty(office):
    with office.store.reading() as connection:
        day = lists_of.of_day(connection, "2026-01-01")
    assert (day.rows, day.count, day.money) == ((), 0, 0)


def test_a_half_filled_form_comes_back_to_who_left_it(office):
    mine, key = office.actor.uid, uuid.uuid4()
    with office.store.writing(mine) as uow:
        drafts.keep(uow, "desk", uuid.uuid4(), "older")
        drafts.keep(uow, "desk", key, '{"name": "زهرا"}')
    with office.store.reading() as connection:
        assert drafts.of(connection, mine, "desk") == (key, '{"name": "زهرا"}')
        assert drafts.of(connection, uuid.uuid4(), "desk") is None
    with office.store.writing(mine) as uow:
        drafts.drop(uow, "desk")
    with office.store.reading() as connection:
        assert drafts.of(connection, mine, "desk") is None


def test_a_campaign_stands_on_the_paper_by_name(office):
    with office.store.writing(office.actor.uid) as uow:
        lists.add_campaign(uow, "ZIAFAT48", "ضیافت مهربانی ۱۴۴۸", "2026-03-21", "2027-03-20")
    issued = factory.issue(office, money(campaign="ZIAFAT48"))[0]
    assert documents.document(issued.snapshot, issued.qr).campaign == "ضیافت مهربانی ۱۴۴۸"
