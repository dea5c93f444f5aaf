"""The ceiling above which a giver must be identified: a setting, refused at the desk."""

from dataclasses import replace

import pytest

from app.domain import settings as known
from app.domain.batch import Heading, Row, Totals
from app.domain.donation import DonorFacts
from app.domain.errors import InvalidInputError
from app.services import batches, settings
from tests import factory
from tests.factory import money

CEILING = 1_000_000


@pytest.fixture
def ceiling(office):
    with office.store.writing(office.actor.uid) as uow:
        settings.change(uow, {known.IDENTIFY_ABOVE: str(CEILING)})


def refusal(office, command):
    with pytest.raises(InvalidInputError) as refused:
        factory.issue(office, command)
    return refused.value.fields


PLAIN = DonorFacts(name="علی نیسی")
NOBODY = DonorFacts(kind="anonymous")
KNOWN = DonorFacts(name="علی نیسی", national_id="1740000013")


def test_without_a_ceiling_nobody_is_asked(office):
    assert factory.issue(office, money(amount=10**10, donor=PLAIN))


@pytest.mark.usefixtures("ceiling")
def test_above_it_a_giver_without_an_identifier_is_refused_and_up_to_it_not(office):
    assert factory.issue(office, money(amount=CEILING, donor=PLAIN))
    above = money(amount=CEILING + 1, donor=PLAIN)
    assert refusal(office, above) == {"donor.national_id": "identify_above"}
    nobody = replace(above, donor=DonorFacts(kind="anonymous"))
    assert refusal(office, nobody) == {"donor.kind": "identify_above"}
    assert factory.issue(office, money(amount=CEILING + 1))


@pytest.mark.usefixtures("ceiling")
def test_a_group_has_no_identifier_and_goods_are_no_money(office):
    group = DonorFacts(kind="group", name="هیئت حضرت ابوالفضل")
    assert factory.issue(office, money(amount=CEILING + 1, donor=group))
    assert factory.issue(office, factory.kind(donor=PLAIN))


def test_a_ceiling_is_an_amount_or_nothing(office):
    with office.store.writing(office.actor.uid) as uow, pytest.raises(InvalidInputError):
        settings.change(uow, {known.IDENTIFY_ABOVE: "زیاد"})
    with office.store.writing(office.actor.uid) as uow:
        assert settings.change(uow, {known.IDENTIFY_ABOVE: "۵۰٬۰۰۰"}) == (known.IDENTIFY_ABOVE,)
        assert settings.change(uow, {known.IDENTIFY_ABOVE: ""}) == (known.IDENTIFY_ABOVE,)


@pytest.mark.usefixtures("ceiling")
def test_a_pile_is_no_way_around_the_ceiling(office):
    rows = [Row(donor=one, amount=CEILING + 1, niyyat="MAISHAT") for one in (PLAIN, NOBODY, KNOWN)]
    with office.store.writing(office.actor.uid) as uow:
        expected = Totals(count=len(rows), amount=sum(row.amount for row in rows))
        own = batches.begin(uow, Heading(paid_on=factory.TODAY), expected)
        batches.put_rows(uow, own, rows)
    with (
        pytest.raises(InvalidInputError) as refused,
        office.store.writing(office.actor.uid) as uow,
    ):
        batches.issue(uow, office.desk, own)
    assert refused.value.fields == {
        "rows.1.donor.national_id": "identify_above",
        "rows.2.donor.kind": "identify_above",
    }


@pytest.mark.parametrize("amount", ["12", None, [], {}])
def test_an_amount_that_is_no_number_is_told_by_its_field(office, amount):
    assert refusal(office, money(amount=amount)) == {"lines.0.amount": "amount_fractional"}
