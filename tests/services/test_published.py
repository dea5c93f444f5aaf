"""Published rows: whose they are, what a county may do with them, and what its desk offers."""

import pytest

from app.domain import uid
from app.domain.errors import AppError, InvalidInputError
from app.domain.published import Campaign, Instruction, Rate
from app.models import campaign, instruction
from app.queries import lists
from app.queries import published as rows
from app.services import published
from tests import factory
from tests.factory import money

ABOVE = uid.of_list("campaign", "KHZ_01")


def writing(office):
    return office.store.writing(office.actor.uid)


def refused(code):
    return pytest.raises(AppError, match=code)


@pytest.fixture
def told(office):
    """A campaign and an instruction that came from the province."""
    row = {"uid": ABOVE, "code": "KHZ_01", "name": "ضیافت مهربانی", "starts_on": ""}
    row |= {"ends_on": "", "active": 1, "target": 5, "owner": "KHZ"}
    key = uid.new()
    note = {"uid": key, "owner": "KHZ", "number": "۱۲", "title": "فطریه", "body": "متن"}
    note |= {"issued_on": "2026-04-01", "file_name": "", "pdf": b"", "active": 1}
    with writing(office) as uow:
        uow.add("campaign.added", campaign, ABOVE, {campaign: [row]})
        uow.add("instruction.added", instruction, key, {instruction: [note]})
    return key


def offered(office):
    with office.store.reading() as connection:
        return {*lists.campaigns(connection)}


def listed(office):
    with office.store.reading() as connection:
        return {one["code"]: one for one in rows.campaigns(connection)}


def test_an_own_campaign_is_offered_at_the_desk_and_taken_in_a_receipt(office):
    with writing(office) as uow:
        key = published.add(uow, Campaign(name="افطاری مسجد جامع", target=90))
        published.add(uow, Campaign(name="یلدا"))
    assert offered(office) == {"KHZDEZ_01", "KHZDEZ_02"}
    issued = factory.issue(office, money(campaign="KHZDEZ_01"))
    assert issued[0].number
    with writing(office) as uow:
        published.change(uow, Campaign, key, {"name": "افطاری", "target": 100})
    assert (listed(office)["KHZDEZ_01"]["name"], listed(office)["KHZDEZ_01"]["target"]) == (
        "افطاری",
        100,
    )


def test_what_came_from_above_is_not_edited_here(office, told):
    for ask in (
        lambda uow: published.change(uow, Campaign, ABOVE, {"name": "نام ما"}),
        lambda uow: published.change(uow, Instruction, told, {"title": "نام ما"}),
        lambda uow: published.switch(uow, Instruction, told, active=False),
    ):
        with refused("owned_above"), writing(office) as uow:
            ask(uow)


def test_a_campaign_from_above_is_switched_off_for_this_office_alone(office, told):
    assert told
    assert offered(office) == {"KHZ_01"}
    for active in (False, False, True, False):
        with writing(office) as uow:
            published.switch(uow, Campaign, ABOVE, active=active)
        assert bool(offered(office)) == active
        assert bool(listed(office)["KHZ_01"]["active"]) == active
    with office.store.reading() as connection:
        assert connection.execute(campaign.select()).one().active == 1


def test_a_county_adds_no_rates(office):
    with refused("province_only"), writing(office) as uow:
        published.add(uow, Rate(due="fitriyeh", year=1447, amount=1))


def test_a_field_nobody_knows_and_a_row_that_is_gone_are_named(office):
    with writing(office) as uow:
        key = published.add(uow, Campaign(name="یلدا"))
    with pytest.raises(InvalidInputError), writing(office) as uow:
        published.change(uow, Campaign, key, {"owner": "KHZ"})
    with pytest.raises(InvalidInputError), writing(office) as uow:
        published.change(uow, Campaign, key, {"name": " "})
    with refused("row_missing"), writing(office) as uow:
        published.switch(uow, Campaign, uid.new(), active=False)


def test_an_instruction_is_unread_until_a_person_read_it(office, told):
    def read_by(person):
        with office.store.reading() as connection:
            (found,) = rows.instructions(connection, person)
        return found.read

    clerk = factory.hire(office.store, "clerk")
    assert not read_by(office.actor.uid)
    for _ in range(2):
        with writing(office) as uow:
            published.read(uow, told)
    assert (read_by(office.actor.uid), read_by(clerk)) == (True, False)
