"""A receipt is found again by whatever is remembered of it."""

import dataclasses

import pytest
from sqlalchemy import event

from app.domain.donation import DonorFacts
from app.domain.donor import DonorDetails
from app.domain.errors import AppError
from app.domain.lunar import LunarTable
from app.queries import donor_search
from app.services import donors, finding
from app.services.lists import RESOURCES
from tests import factory
from tests.factory import TODAY, money

pytestmark = pytest.mark.stores

TABLE = LunarTable.from_csv((RESOURCES / "iran_lunar_months.csv").read_text("utf-8"))


@pytest.fixture
def find(office):
    def found(typed, who=None, limit=5):
        with office.store.reading() as connection:
            asker = who or office.actor
            return finding.find(connection, asker, typed, TODAY, TABLE, limit)

    return found


@pytest.fixture
def lost(office, wall):
    """Three evenings with the same amounts; one of them is looked for."""
    for _evening in range(3):
        for tail in ("1111", "2222", "4533"):
            factory.issue(office, money(2_500_000, method="pos", reference=f"73210045{tail}"))
        factory.issue(office, money(1_000_000, donor=DonorFacts(name="کریم سواری")))
        wall.forward(days=1)
    wall.forward(days=-3)
    return office


def numbers(found):
    return [(hit.row.number.serial, str(hit.why)) for hit in found.receipts]


def test_by_its_whole_number_and_by_its_serial(lost, find):
    assert numbers(find("KHZDEZ / A1 / 1405 / 000002-8")) == [(2, "number")]
    assert numbers(find("۰۰۰۰۰۲-۸")) == [(2, "number")]
    assert (2, "number") in numbers(find("۲"))


def test_by_its_qr_as_a_scanner_types_it(office, find):
    (issued,) = factory.issue(office, money())
    assert numbers(find(issued.qr)) == [(issued.number.serial, "number")]


def test_by_amount_in_rials_or_tomans(office, find):
    (issued,) = factory.issue(office, money(7_300_000))
    assert numbers(find("۷٬۳۰۰٬۰۰۰")) == [(issued.number.serial, "amount")]
    assert numbers(find("۷۳۰ هزار تومان")) == [(issued.number.serial, "amount")]
    assert numbers(find("730000")) == [(issued.number.serial, "tomans")]


def test_by_amount_evening_and_last_four_digits(lost, find):
    serials = [serial for serial, _why in numbers(find("2500000 4533"))]
    assert serials == [12, 8, 4]
    day = TODAY.replace(day=TODAY.day + 1).isoformat()
    assert [serial for serial, _why in numbers(find(f"۲٬۵۰۰٬۰۰۰ {day} ۴۵۳۳"))] == []
    assert [serial for serial, _why in numbers(find("۲٬۵۰۰٬۰۰۰ امشب ۴۵۳۳"))] == [4]


def test_by_name_and_amount(lost, find):
    found = find("سواری 1000000")
    assert {serial for serial, _why in numbers(found)} == {5, 9, 13}
    assert numbers(find("سواری 2500000")) == []


def test_by_the_day_alone_newest_first(lost, find):
    assert numbers(find("امروز", limit=2)) == [(5, "day"), (4, "day")]


def test_by_the_giver_though_merged_into_another(office, find):
    with office.store.writing(office.actor.uid) as uow:
        kept = donors.add(uow, DonorDetails(name="زهرا کاظمی"))
        gone = donors.add(uow, DonorDetails(name="زهره کاظمی"))
        donors.merge(uow, gone, kept)
    giver = DonorFacts(name="زهره کاظمی", uid=gone.hex)
    (issued,) = factory.issue(office, money(1_000_000, donor=giver))
    found = find("زهرا کاظمی")
    assert [hit.row.uid for hit in found.donors] == [kept]
    assert numbers(found) == [(issued.number.serial, "donor")]


def test_of_namesakes_as_many_as_are_shown_are_read_and_no_index_is_asked_for_the_others(office):
    with office.store.writing(office.actor.uid) as uow:
        for name in (*("کاظم چگنی",) * 9, "چگنی کاظم"):
            donors.add(uow, DonorDetails(name=name))
    with office.store.reading() as connection:
        asked = []
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        found = donor_search.likeliest(connection, "کاظم چگنی", 5)
        assert not [one for one in asked if "donor_words" in one]
        all_ten = donor_search.search(connection, "کاظم چگنی").hits
        assert found == all_ten[:5]
        assert donor_search.likeliest(connection, "کاظم چگنی", 10) == all_ten


@pytest.mark.parametrize("day", ["1405/09/01", "۱ آذر ۱۴۰۵"])
def test_a_day_in_figures_is_no_part_of_a_name(office, day):
    with office.store.reading() as connection:
        asked = []
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[3]))
        finding.find(connection, office.actor, f"سواری {day}", TODAY, TABLE, 5)
        assert not [one for one in asked if "1405" in str(one)]
        finding.find(connection, office.actor, "جمعه ۱۴۰۵", TODAY, TABLE, 5)
        assert [one for one in asked if "جمعه1405" in str(one)]


def test_finance_sees_receipts_and_a_stranger_nothing(lost, find, office):
    finance = dataclasses.replace(office.actor, role="finance")
    assert find("2500000", finance).receipts
    with pytest.raises(AppError) as refused:
        find("2500000", dataclasses.replace(office.actor, role="guest"))
    assert refused.value.code == "not_allowed"


def test_nothing_is_found_for_nothing(lost, find):
    assert find("").receipts == ()
    assert find("   ").donors == ()
