"""A list of the past is booked whole or not at all, once, and never on the way to a receipt."""

import json
import uuid
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.domain import roles
from app.domain.clock import TEHRAN
from app.domain.errors import AppError
from app.domain.roles import Action, Role
from app.intake.cells import Cell, Kind, Line, Sheet
from app.intake.workbook import Reader
from app.models import donation, donation_line, donation_origin, donor, import_row, import_run
from app.queries import donor_gifts
from app.queries import imports as queries
from app.services import clocks, import_plans, imports
from app.services.verification import office as verification
from tests import factory
from tests.intake import books

pytestmark = pytest.mark.stores

NOVEMBER = datetime(2026, 11, 22, 9, 0, tzinfo=TEHRAN)


@pytest.fixture(scope="module")
def sample():
    with Reader() as reader:
        return reader.read(books.SAMPLE)


def sheet(*rows):
    lines = [books.HEADINGS, *rows]
    made = [
        Line(number=n, cells=tuple(Cell(Kind.TEXT, str(one)) if one else Cell() for one in line))
        for n, line in enumerate(lines, start=1)
    ]
    return (Sheet(title="برگه", lines=tuple(made)),)


def a_row(n=0, **changed):
    names = ("name", "id", "mobile", "date", "amount", "niyyat", "method", "note")
    row = dict(zip(names, books.GOOD, strict=True)) | {"date": "1404/05/06", "amount": 1000 + n}
    return tuple((row | changed).values())


def plan(office, sheets, said=None, role="manager", kind="donations"):
    with office.store.reading() as connection:
        return import_plans.plan(connection, role, Path("فهرست.xlsx"), sheets, said, kind)


def writer(office, who=None):
    def write(use_case, *given, **named):
        with office.store.writing(who or office.actor.uid) as uow:
            return use_case(uow, *given, **named)

    return write


def take_in(office, sheets):
    planned = plan(office, sheets)
    return planned, list(imports.carry_out(writer(office), planned))


def counts(planned):
    return (planned.counts()[name] for name in ("read", "imported", "rejected", "duplicates"))


def runs(office):
    with office.store.reading() as connection:
        return queries.runs(connection)


@pytest.fixture
def november(office, approver, wall):
    """The office in the month from which the sample looks back."""
    wall.moment = NOVEMBER
    with office.store.writing(office.actor.uid) as uow:
        clocks.confirm(uow, approver, NOVEMBER.date())
    return office


def count(office, table):
    with office.store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_the_sample_is_booked_with_the_rials_of_its_truth_and_once(november, sample):
    truth = json.loads(books.TRUTH.read_text("utf-8"))
    good = [one for one in truth if one["bad"] is None]
    planned, _steps = take_in(november, sample)
    assert (*counts(planned), planned.amount) == (1200, 1144, 56, 0, sum_of(good))
    with november.store.reading() as connection:
        asked = select(func.count(), func.sum(donation.c.amount))
        assert tuple(connection.execute(asked).one()) == (1144, planned.amount)
        assert connection.scalar(select(func.sum(donation_line.c.amount))) == planned.amount
        rows = connection.execute(select(donation_origin.c.row)).scalars()
        assert sorted(rows) == [one["row"] for one in good]
    assert count(november, import_row) == 0
    again = plan(november, sample)
    assert (*counts(again), again.amount) == (1200, 0, 56, 1144, 0)
    assert verification.run(november).findings == ()


def sum_of(good):
    return sum(one["amount"] for one in good)


def test_a_longer_list_adds_only_what_is_new_and_an_equal_gift_counts_as_often_as_it_stands(office):
    take_in(office, sheet(a_row(), a_row(), a_row(1)))
    planned, _ = take_in(office, sheet(a_row(1), a_row(), a_row(note="x"), a_row(2), a_row()))
    assert tuple(counts(planned)) == (5, 2, 0, 3)
    assert [row.value.amount for row in planned.fresh] == [1002, 1000]


def test_a_crash_between_two_pieces_is_resumed_without_a_loss_or_a_double(office):
    write, planned = writer(office), plan(office, sheet(*map(a_row, range(9))))
    run = write(imports.begin, planned)
    write(imports.stage, run, planned.fresh, last=True)
    assert write(imports.apply, run, 4) == 5
    assert [(one.state, one.left) for one in runs(office)] == [("applying", 5)]
    assert list(imports.resume(write, run)) == [(run, 0)]
    assert [(one.state, one.left) for one in runs(office)] == [("done", 0)]
    assert count(office, donation) == 9


def test_a_crash_while_staging_books_nothing_and_can_only_be_taken_back(office):
    write, planned = writer(office), plan(office, sheet(*map(a_row, range(3))))
    run = write(imports.begin, planned)
    write(imports.stage, run, planned.fresh[:1], last=False)
    assert refusal(lambda: write(imports.apply, run)) == "import_state"
    assert refusal(lambda: write(imports.stage, run, (), last=True)) == "import_outdated"
    write(imports.take_back, run)
    assert (count(office, donation), count(office, import_row)) == (0, 0)


def test_a_second_import_waits_for_the_one_that_is_unfinished(office):
    planned = plan(office, sheet(a_row()))
    run = writer(office)(imports.begin, planned)
    assert refusal(lambda: writer(office)(imports.begin, planned)) == "import_unfinished"
    writer(office)(imports.take_back, run)
    assert refusal(lambda: writer(office)(imports.begin, planned)) == "import_outdated"


def test_what_was_taken_back_does_not_stand_and_its_file_may_come_again(office):
    first, steps = take_in(office, sheet(a_row(), a_row(1)))
    writer(office)(imports.take_back, steps[-1][0])
    assert refusal(lambda: writer(office)(imports.take_back, steps[-1][0])) == "import_state"
    again, _ = take_in(office, sheet(a_row(), a_row(1)))
    assert again.counts() == first.counts()
    assert [one.state for one in runs(office)] == ["done", "taken_back"]
    assert verification.run(office).findings == ()


@pytest.mark.parametrize(
    "altered", [{"imported": 1, "duplicates": 1}, {"amount": 7}, {"state": "staging"}], ids=str
)
def test_a_run_whose_counts_are_not_what_came_from_it_is_found(office, altered):
    _planned, steps = take_in(office, sheet(a_row(), a_row(1)))
    with office.store.writing(office.actor.uid) as uow:
        uow.change("import.recounted", import_run, steps[-1][0], altered)
    (found,) = verification.run(office).findings
    assert (found.code, found.key) == ("import_differs", "فهرست.xlsx")


def refusal(ask):
    with pytest.raises(AppError) as refused:
        ask()
    return refused.value.code


def test_a_mapping_that_a_person_gave_is_remembered_for_the_same_headings(office):
    said = plan(office, sheet(a_row())).columns.shown()
    said["columns"]["reference"] = said["columns"].pop("note")
    planned = plan(office, sheet(a_row(note="۱۲۳")), said)
    list(imports.carry_out(writer(office), planned))
    assert plan(office, sheet(a_row(5))).columns.shown()["columns"] == said["columns"]


def test_a_donation_is_linked_to_the_one_donor_with_its_identifier(office):
    own = a_donor(office, "1740000013")
    take_in(office, sheet(a_row(), a_row(id="1741234565")))
    with office.store.reading() as connection:
        linked = connection.execute(select(donation.c.donor_uid).order_by(donation.c.national_id))
        assert [one for (one,) in linked] == [own, None]


def test_a_donors_page_shows_a_gift_once_its_import_is_done_and_not_after_it_is_taken_back(office):
    own = a_donor(office, "1740000013")
    write, planned = writer(office), plan(office, sheet(a_row(), a_row(1)))
    run = write(imports.begin, planned)
    write(imports.stage, run, planned.fresh, last=True)
    shown = []
    for step in (lambda: write(imports.apply, run, 1), lambda: write(imports.apply, run, 1)):
        step()
        shown.append(page_of(office, own))
    write(imports.take_back, run)
    assert [*shown, page_of(office, own)] == [(0, 0), (2, 2001), (0, 0)]


def page_of(office, own):
    """Return how many gifts a donor's page lists, and their sum."""
    with office.store.reading() as connection:
        gifts = donor_gifts.history(connection, own).rows
        return len(gifts), sum(one.amount for one in donor_gifts.sums(connection, own))


def a_donor(office, national_id):
    own = uuid.uuid4()
    row = {column.name: "" for column in donor.columns} | {"uid": own, "root_uid": own}
    row |= {"national_id": national_id, "merged_into": None, "publish_name": 0, "sort_key": b""}
    with office.store.writing(office.actor.uid) as uow:
        uow.add("donor.added", donor, own, {donor: [row]})
    return own


def test_an_import_of_nothing_is_done_at_once(office):
    assert take_in(office, sheet())[1][-1][1] == 0
    assert [one.state for one in runs(office)] == ["done"]


def test_a_receipt_issues_between_two_pieces(office):
    write, planned = writer(office), plan(office, sheet(*map(a_row, range(6))))
    steps = imports.carry_out(write, planned)
    next(steps)
    assert factory.issue(office, factory.money())
    assert list(steps) == []


@pytest.mark.parametrize("role", [*Role, "guest"], ids=str)
def test_only_who_was_granted_it_imports(office, role):
    write, planned = writer(office), plan(office, sheet(a_row()))
    run = write(imports.begin, planned)
    write(imports.stage, run, planned.fresh, last=True)
    asked = writer(office, factory.hire(office.store, str(role)))
    asks = [
        lambda: plan(office, sheet(a_row()), role=str(role)),
        lambda: asked(imports.apply, run),
        lambda: asked(imports.take_back, run),
        lambda: asked(imports.begin, plan(office, sheet(a_row(1)))),
        lambda: asked(imports.stage, runs(office)[0].uid, (), last=False),
    ]
    if roles.may(str(role), Action.IMPORT):
        for ask in asks:
            ask()
        return
    assert {refusal(ask) for ask in asks} == {"not_allowed"}


CELLS = st.one_of(
    st.just(""), st.text(max_size=12), st.integers(-5, 10**9).map(str), st.sampled_from(books.GOOD)
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(*[CELLS] * 8) | st.builds(a_row, st.integers(0, 3)), max_size=12))
def test_read_is_always_imported_and_rejected_and_duplicates(office, rows):
    planned, _ = take_in(office, sheet(*rows))
    read, imported, rejected, duplicates = counts(planned)
    assert read == imported + rejected + duplicates
    assert sum(planned.by_reason.values()) == rejected
    assert tuple(counts(plan(office, sheet(*rows))))[1] == 0
