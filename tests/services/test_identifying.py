"""The ceiling above which a giver must be identified: a setting, refused at the desk."""

from dataclasses import replace

import pytest

from app.domain import settings as known
from app.domain.donation import DonorFacts
from app.domain.errors import InvalidInputError
from app.services import settings
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
