"""A year of a donor: what stands, form by form, and nothing that was voided."""

from datetime import date

import pytest

from app.domain import statement as rules
from app.domain.donation import DonorFacts
from app.domain.donor import DonorDetails
from app.domain.errors import AppError
from app.queries import donor_statement
from app.services import donors, statements, valuations, void_requests
from app.services.valuations import Valuation
from app.services.voiding import VoidReceipt
from tests import factory

ZAHRA = DonorDetails(name="زهرا کاظمی", honorific="سرکار خانم", national_id="1740000013")


@pytest.fixture
def zahra(office):
    with office.store.writing(office.actor.uid) as uow:
        return donors.add(uow, ZAHRA)


def give(office, one, make=factory.money, **more):
    facts = DonorFacts(name=ZAHRA.name, uid=one.hex)
    return factory.issue(office, make(donor=facts, **more))[0].number


def read(office, one, year=1405):
    with office.store.reading() as connection:
        return statements.statement(connection, office.actor, one, year)


def test_each_form_stands_apart_with_its_own_sum(office, zahra):
    number = give(office, zahra, amount=7_000_000, niyyat="JAHIZIEH")
    give(office, zahra, amount=3_000_000, article_172=True)
    give(office, zahra, factory.kind)
    give(office, zahra, factory.service)
    found = read(office, zahra)
    [line] = found.money
    assert (line.niyyat, line.what, line.amount) == ("جهیزیه", "نقدی", 7_000_000)
    assert line.number == f"A1 / {number.serial:06d}-{number.check}"
    assert [one.amount for one in found.article_172] == [3_000_000]
    assert [(one.what, one.amount, one.basis) for one in found.goods] == [
        ("برنج، ۱۰ کیسه", factory.RICE.value, "فاکتور")
    ]
    assert (rules.hours(found.service), found.earlier) == ("2.5", ())
    assert (found.donor, found.national_id) == ("سرکار خانم زهرا کاظمی", "******0013")
    assert found.made_on == factory.TODAY


def test_what_was_voided_or_only_training_is_left_out(office, zahra, approver):
    gone = give(office, zahra, amount=9_000_000)
    give(office, zahra, amount=5_000_000)
    give(office, zahra, amount=1_000_000, training=True)
    factory.void(office, approver, gone)
    found = read(office, zahra)
    assert rules.total(found.money) == 5_000_000
    assert not found.empty


def test_a_year_without_gifts_says_so_and_years_are_those_with_gifts(office, zahra):
    assert read(office, zahra).empty
    give(office, zahra)
    assert read(office, zahra, 1404).empty
    with office.store.reading() as connection:
        assert donor_statement.years(connection, zahra) == (1405,)


def test_a_merged_donor_has_the_statement_of_the_one_that_stands(office, zahra):
    with office.store.writing(office.actor.uid) as uow:
        other = donors.add(uow, DonorDetails(name="زهره"))
    give(office, other, amount=2_000_000)
    with office.store.writing(office.actor.uid) as uow:
        donors.merge(uow, other, zahra)
    assert read(office, other).donor == "سرکار خانم زهرا کاظمی"
    assert rules.total(read(office, other).money) == 2_000_000


def test_the_same_gifts_on_the_same_day_give_the_same_bytes(office, zahra):
    give(office, zahra)
    with office.store.reading() as connection:
        first = statements.draw(connection, office.actor, zahra, 1405)
        assert statements.draw(connection, office.actor, zahra, 1405) == first


@pytest.mark.parametrize(("year", "code"), [(1405, "donor_unknown"), (12, "date_impossible")])
def test_an_unknown_donor_or_year_is_refused(office, year, code):
    with pytest.raises(AppError) as refused:
        read(office, office.actor.uid, year)
    assert refused.value.code == code


def test_lines_are_in_the_order_of_issue(office, zahra, wall):
    give(office, zahra, amount=1_000_000, paid_on=date(2026, 4, 20))
    wall.forward(days=1)
    give(office, zahra, amount=2_000_000, paid_on=date(2026, 4, 1))
    assert [one.amount for one in read(office, zahra).money] == [1_000_000, 2_000_000]


def test_a_receipt_whose_void_waits_is_left_out_and_counted(office, zahra):
    number = give(office, zahra, amount=9_000_000)
    give(office, zahra, amount=5_000_000)
    with office.store.writing(office.actor.uid) as uow:
        void_requests.request(uow, office.desk, VoidReceipt(number=number, reason="اشتباه"))
    found = read(office, zahra)
    assert (rules.total(found.money), found.waiting) == (5_000_000, 1)


def test_goods_stand_with_the_value_that_was_found_later(office, zahra):
    number = give(office, zahra, factory.kind, items=(factory.GOLD,))
    assert [one.amount for one in read(office, zahra).goods] == [0]
    found = Valuation(number=number, item=1, value=420_000_000, minute=factory.MINUTE)
    with office.store.writing(office.actor.uid) as uow:
        valuations.record(uow, found)
    assert [one.amount for one in read(office, zahra).goods] == [420_000_000]
