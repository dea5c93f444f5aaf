"""Goods of unknown value come on a minute, and get their value by an act of their own."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from app.domain.donation import DonorFacts
from app.domain.donor import DonorDetails
from app.domain.donor_filter import DonorFilter
from app.domain.errors import AppError, InvalidInputError
from app.domain.valuation import Minute
from app.models import donation_item
from app.queries import donor_gifts, donor_habits, donor_list
from app.queries import valuations as values
from app.services import donors, valuations
from app.services.valuations import Valuation
from app.services.verification import office as verification
from tests import factory
from tests.factory import GOLD, MINUTE, RICE, kind

pytestmark = pytest.mark.stores

FOUND = Minute(number="۸", held_on=factory.TODAY, first="سعید دریس", second="مینا آلبوغبیش")


def record(office, number, item=1, value=420_000_000, minute=FOUND, person=None):
    with office.store.writing(person or office.actor.uid) as uow:
        return valuations.record(
            uow, Valuation(number=number, item=item, value=value, minute=minute)
        )


def shown(office, number):
    with office.store.reading() as connection:
        return valuations.show(connection, office.actor, number)


@pytest.fixture
def gold(office):
    return factory.issue(office, kind(items=(RICE, GOLD)))[0].number


def test_goods_without_a_value_need_a_minute_and_the_word_of_experts(office):
    for item, code in (
        (replace(GOLD, minute=None), {"items.0.value": "value_unknown"}),
        (replace(GOLD, basis="donor"), {"items.0.basis": "basis_not_expert"}),
        (replace(GOLD, basis=""), {"items.0.basis": "basis_required"}),
        (
            replace(GOLD, minute=replace(MINUTE, second="مريم سواری")),
            {"items.0.minute.second": "minute_needs_two"},
        ),
    ):
        with pytest.raises(InvalidInputError) as refused:
            factory.issue(office, kind(items=(item,)))
        assert refused.value.fields == code


def test_goods_of_training_wait_for_nobody(office):
    factory.issue(office, kind(items=(GOLD,), training=True))
    with office.store.reading() as connection:
        assert valuations.waiting(connection, office.actor) == ()


def test_a_value_found_later_is_booked_beside_the_receipt(office, gold):
    (before,) = shown(office, gold)
    assert (before.item, before.value, before.taken.number, before.found) == (2, 0, "12/الف", None)
    record(office, gold, item=2)
    (after,) = shown(office, gold)
    assert (after.value, after.found.number, after.person) == (420_000_000, "8", "سعید دریس")
    with office.store.reading() as connection:
        assert valuations.waiting(connection, office.actor) == ()
        total = select(func.sum(values.worth())).select_from(donation_item)
        assert connection.execute(total).scalar_one() == 505_000_000


def test_an_office_with_goods_and_values_verifies(office, gold):
    record(office, gold, item=2)
    report = verification.run(office)
    assert report.findings == ()


def test_what_has_a_value_or_is_not_there_gets_none(office, gold):
    beyond = [(item, "valuation_item") for item in (3, 0, -1, 10**30)]
    for item, code in ((1, "valuation_known"), *beyond):
        with pytest.raises(AppError) as refused:
            record(office, gold, item=item)
        assert refused.value.code == code
    for wrong in (0, -1, 10**30):
        with pytest.raises(InvalidInputError):
            record(office, gold, item=2, value=wrong)


def test_a_voided_receipt_waits_for_nothing(office, approver, gold):
    factory.void(office, approver, gold)
    assert shown(office, gold) == ()
    with pytest.raises(AppError) as refused:
        record(office, gold, item=2)
    assert refused.value.code == "receipt_voided"


def test_a_second_value_is_the_managers_to_book(office, gold):
    clerk = factory.hire(office.store, "clerk")
    record(office, gold, item=2, person=clerk)
    with pytest.raises(AppError) as refused:
        record(office, gold, item=2, value=1, person=clerk)
    assert refused.value.code == "not_allowed"
    record(office, gold, item=2, value=400_000_000)
    assert [one.value for one in shown(office, gold)] == [400_000_000]


def test_finance_sees_values_and_books_none(office, gold):
    finance = factory.hire(office.store, "finance")
    with pytest.raises(AppError):
        record(office, gold, item=2, person=finance)


def test_the_funds_agree_whenever_and_however_often_goods_are_valued(office, approver, wall):
    numbers = [factory.issue(office, kind(items=(GOLD, GOLD, RICE)))[0].number for _ in range(3)]
    record(office, numbers[0], item=1)
    record(office, numbers[0], item=2)
    record(office, numbers[0], item=2, value=1_000)
    wall.forward(days=1)
    record(office, numbers[1], item=1)
    record(office, numbers[1], item=1, value=2_000)
    factory.void(office, approver, numbers[0])
    factory.void(office, approver, numbers[2])
    assert verification.run(office).findings == ()


def test_what_a_donor_gave_counts_with_the_value_that_was_found_later(office):
    with office.store.writing(office.actor.uid) as uow:
        zahra = donors.add(uow, DonorDetails(name="زهرا کاظمی"))
    giver = DonorFacts(name="زهرا کاظمی", uid=zahra.hex)
    factory.issue(office, factory.money(donor=giver))
    number = factory.issue(office, kind(items=(RICE, GOLD), donor=giver))[0].number
    record(office, number, item=2, value=400_000_000)
    record(office, number, item=2, value=420_000_000)
    goods = RICE.value + 420_000_000
    with office.store.reading() as connection:
        sums = {one.form: one.amount for one in donor_gifts.sums(connection, zahra)}
        years = {one.form: one.amount for one in donor_habits.by_year(connection, zahra)}
        gifts = [one.amount for one in donor_gifts.history(connection, zahra).rows]
        asked = [DonorFilter(least=goods + 2_500_000 + more) for more in (0, 1)]
        found = [len(donor_list.page(connection, one)) for one in asked]
    assert sums == years == {"cash": 2_500_000, "kind": goods}
    assert gifts == [goods, 2_500_000]
    assert found == [1, 0]
