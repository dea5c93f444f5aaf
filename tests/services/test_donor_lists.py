"""The list of donors under conditions, and as a file: what is shown, masked, and no more."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest

from app.domain.donation import DonorFacts
from app.domain.donor import DonorDetails
from app.domain.donor_filter import DonorFilter
from app.domain.errors import AppError
from app.queries import donor_list
from app.services import donor_lists, donors
from app.services.desk import Actor
from tests import factory
from tests.reports import pages

DAY = factory.TODAY.isoformat()
BEFORE = (factory.TODAY - timedelta(days=1)).isoformat()


@pytest.fixture
def people(office):
    zahra = DonorDetails(
        name="زهرا کاظمی", national_id="1740000013", mobile="09161230001", publish_name=True
    )
    nakhl = DonorDetails(kind="legal", name="شرکت نخل", national_id="10380284790")
    with office.store.writing(office.actor.uid) as uow:
        made = [donors.add(uow, one) for one in (zahra, nakhl, DonorDetails(name="علی نیسی"))]
    for one, amount in ((made[0], 7_000_000), (made[0], 5_000_000), (made[1], 3_000_000)):
        facts = DonorFacts(name="زهرا", uid=one.hex)
        factory.issue(office, factory.money(amount, donor=facts))
    return made


def names(office, **asked):
    wanted = DonorFilter(**asked)
    with office.store.reading() as connection:
        found = [one.row.name for one in donor_list.every(connection, wanted)]
        paged = [one.row.name for one in donor_list.page(connection, wanted)]
        assert (paged, donor_list.count(connection, wanted)) == (found, len(found))
        assert donor_list.stretch(connection, wanted, None, 100).count == len(found)
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["زهرا کاظمی", "شرکت نخل", "علی نیسی"]),
        ({"mobile": "yes"}, ["زهرا کاظمی"]),
        ({"mobile": "no", "kind": "person"}, ["علی نیسی"]),
        ({"publish": "yes"}, ["زهرا کاظمی"]),
        ({"least": 12_000_000}, ["زهرا کاظمی"]),
        ({"least": 12_000_001}, []),
        ({"first_day": DAY}, ["زهرا کاظمی", "شرکت نخل"]),
        ({"last_day": BEFORE}, []),
        ({"first_day": DAY, "least": 3_000_000, "kind": "legal"}, ["شرکت نخل"]),
        ({"text": "نخل", "least": 3_000_000}, ["شرکت نخل"]),
        ({"text": "نخل", "mobile": "yes"}, []),
    ],
)
def test_every_condition_narrows_pages_counts_and_searches_alike(office, people, asked, found):
    assert names(office, **asked) == found


def test_what_was_voided_and_what_a_merged_one_gave_count_as_they_stand(office, people, approver):
    facts = DonorFacts(name="علی", uid=people[2].hex)
    slip = factory.issue(office, factory.money(50_000_000, donor=facts))[0]
    assert names(office, least=50_000_000) == ["علی نیسی"]
    with office.store.writing(office.actor.uid) as uow:
        donors.merge(uow, people[2], people[0])
    assert names(office, least=50_000_000) == ["زهرا کاظمی"]
    factory.void(office, approver, slip.number)
    assert names(office, least=50_000_000) == []


def export(office, out, who=None, **asked):
    with office.store.reading() as connection:
        wanted = DonorFilter(**asked)
        return donor_lists.export(connection, who or office.actor, wanted, out, lambda _n: True)


def test_the_workbook_has_the_rows_as_shown_with_masked_identifiers(office, people, tmp_path):
    assert export(office, tmp_path / "list.xlsx", kind="person") == 2
    rows = list(openpyxl.load_workbook(tmp_path / "list.xlsx").active.values)
    assert [row[:4] for row in rows[1:3]] == [
        ("زهرا کاظمی", "شخص حقیقی", "******0013", "0916***0001"),
        ("علی نیسی", "شخص حقیقی", None, None),
    ]


def test_the_paper_tells_what_was_asked(office, people):
    with office.store.reading() as connection:
        wanted = DonorFilter(kind="person", least=3_000_000)
        pdf = donor_lists.draw(connection, office.actor, wanted, lambda _n: True)
    assert BytesIO(pdf).read(5) == b"%PDF-"
    assert pages.finds(pdf, "۳٬۰۰۰٬۰۰۰")
    assert pages.finds(pdf, "کاظمی")
    assert not pages.finds(pdf, "1740000013")


def test_nobody_without_the_right_takes_the_list(office, tmp_path):
    stranger = Actor(uid=office.actor.uid, login="x", name="x", title="", role="")
    with pytest.raises(AppError) as refused:
        export(office, tmp_path / "a.xlsx", stranger)
    assert refused.value.code == "not_allowed"
