"""The journal as people read it, over a real office."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import roles
from app.domain.document import CopyMark, Paper
from app.domain.errors import AppError
from app.domain.settings import THANKS
from app.queries import journal
from app.queries.journal import Wanted
from app.services import events, lists, papers
from tests import factory
from tests.factory import TODAY, money


@pytest.fixture
def evening(office, approver, wall):
    """Two days: two receipts and a print; then a void and a setting."""
    first, second = (factory.issue(office, money(one))[0].number for one in (1_000_000, 2_000_000))
    with office.store.writing(office.actor.uid) as uow:
        papers.take(uow, [first], CopyMark.ORIGINAL, Paper.A5)
    wall.forward(days=1)
    factory.void(office, approver, second)
    with office.store.writing(office.actor.uid) as uow:
        lists.set_setting(uow, THANKS, "سپاس")
    with office.store.writing(office.actor.uid) as uow:
        lists.set_setting(uow, THANKS, "سپاس فراوان")
    return first, second


def read(office, wanted=None, after=None, limit=journal.LIMIT):
    with office.store.reading() as connection:
        return journal.page(connection, wanted or Wanted(), after, limit)


def actions(office, **asked):
    return [row.action for row in read(office, Wanted(**asked)).rows]


def test_the_newest_entry_comes_first_with_who_did_it_and_to_what(office, evening):
    changed, set_, voided, printed, *_older = read(office).rows
    assert (changed.action, changed.person, changed.about) == (
        "setting.changed",
        "سعید دریس",
        THANKS,
    )
    (step,) = changed.steps
    assert (step.before, step.after) == ({"value": "سپاس"}, {"value": "سپاس فراوان"})
    assert set_.steps[0].before == {}
    assert voided.action == "receipt.voided"
    assert (printed.action, printed.about) == ("receipt.printed", str(evening[0]))


def test_a_share_is_told_by_the_name_of_its_designation(office, evening):
    issued = read(office, Wanted(action="receipt.issued")).rows[0]
    shares = [step.after["niyyat_uid"] for step in issued.steps if step.table == "donation_line"]
    assert shares
    assert all("معیشت" in name for name in shares)


def test_a_day_holds_what_happened_on_it_and_nothing_else(office, evening):
    assert actions(office, day=TODAY + timedelta(days=1)) == [
        "setting.changed",
        "setting.set",
        "receipt.voided",
    ]
    assert "receipt.printed" in actions(office, day=TODAY)
    assert actions(office, day=TODAY + timedelta(days=2)) == []


def test_one_receipt_is_followed_from_its_issue_through_print_and_void(office, evening):
    first, second = evening
    with office.store.reading() as connection:
        records = [journal.record_of(connection, number) for number in (first, second)]
        unknown = journal.record_of(connection, replace(first, serial=99))
    assert actions(office, record=records[0]) == ["receipt.printed", "receipt.issued"]
    assert actions(office, record=records[1]) == ["receipt.voided", "receipt.issued"]
    assert unknown is None


def test_a_person_is_asked_for_by_who_they_are(office, evening):
    clerk = factory.hire(office.store, "clerk")
    with office.store.reading() as connection:
        names = {one.uid: one.name for one in journal.people(connection)}
    assert names[clerk] == "کارمند clerk"
    assert actions(office, person=clerk) == []
    assert "receipt.voided" in actions(office, person=office.actor.uid)


def test_pages_of_any_size_give_the_same_list(office, evening):
    whole = read(office, limit=100).rows

    @settings(max_examples=12)
    @given(limit=st.integers(1, len(whole) + 1))
    def walked(limit):
        rows, after = [], None
        while True:
            page = read(office, after=after, limit=limit)
            rows += page.rows
            after = page.next
            if after is None:
                break
        assert rows == list(whole)

    walked()


@pytest.mark.parametrize("role", [*roles.Role, "guest"], ids=str)
def test_only_who_may_reads_the_journal(office, role):
    reader = replace(office.actor, role=str(role))
    with office.store.reading() as connection:
        if roles.may(str(role), roles.Action.SEE_JOURNAL):
            assert events.page(connection, reader, Wanted()).rows
            return
        with pytest.raises(AppError, match="not_allowed"):
            events.page(connection, reader, Wanted())
