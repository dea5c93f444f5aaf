"""What a donor gave: on these nights last year, by year, usually."""

import uuid
from datetime import timedelta

from sqlalchemy import event

from app.domain import lunar
from app.domain.donation import DonorFacts, MoneyLine
from app.domain.donor import DonorDetails
from app.domain.lunar import LunarTable
from app.queries import donor_habits, donor_merges, donor_nights
from app.services import donors as register
from app.services import lists
from tests import factory

TABLE = LunarTable.from_csv((lists.RESOURCES / f"{lunar.LIST}.csv").read_text("utf-8"))


def add(office, *many):
    with office.store.writing(office.actor.uid) as uow:
        return [register.add(uow, one, although_known=True) for one in many]


def read(office, query, *args, **more):
    with office.store.reading() as connection:
        return query(connection, *args, **more)


def person(name, **more):
    return DonorDetails(name=name, **more)


def gave(office, one, day, amount, niyyat="MAISHAT"):
    command = factory.money(amount, niyyat, donor=DonorFacts(name="زهرا", uid=one.hex), paid_on=day)
    return factory.issue(office, command)[0]


def a_year_later(day):
    night = TABLE.night(day)
    return TABLE.evening_of(night.year + 1, night.month, night.day)


def test_the_gift_of_the_nearest_night_is_told_first(office, approver):
    [one] = add(office, person("زهرا"))
    gave(office, one, factory.TODAY - timedelta(days=5), 9_000_000)
    gave(office, one, factory.TODAY - timedelta(days=1), 2_000_000, "JAHIZIEH")
    slip = gave(office, one, factory.TODAY, 7_000_000)
    factory.void(office, approver, slip.number)
    found = read(office, donor_nights.nearest, one, a_year_later(factory.TODAY), TABLE)
    assert found.evening == factory.TODAY - timedelta(days=1)
    assert found.lines == (MoneyLine(niyyat="JAHIZIEH", amount=2_000_000),)
    assert (found.names, found.others) == (("جهیزیه",), 1)
    late = factory.TODAY + timedelta(days=9)
    assert read(office, donor_nights.nearest, one, a_year_later(late), TABLE) is None


def test_what_a_merged_donor_gave_is_told_of_the_one_that_stands(office):
    kept, gone = add(office, person("زهرا"), person("زهره"))
    factory.issue(office, factory.kind(donor=DonorFacts(name="زهره", uid=gone.hex)))
    with office.store.writing(office.actor.uid) as uow:
        register.merge(uow, gone, kept)
    found = read(office, donor_nights.nearest, kept, a_year_later(factory.TODAY), TABLE)
    assert (found.form, found.amount, found.lines) == ("kind", factory.RICE.value, ())
    assert found.names


def test_the_nights_of_a_donor_are_found_by_their_index(office):
    plans = []

    def explained(connection):
        def listen(_conn, cursor, statement, parameters, *_rest):
            asked = f"EXPLAIN QUERY PLAN {statement}"
            plans.extend(row[3] for row in cursor.connection.cursor().execute(asked, parameters))

        event.listen(connection, "before_cursor_execute", listen)
        donor_nights.nearest(connection, uuid.uuid4(), factory.TODAY, TABLE)

    read(office, explained)
    assert any("ix_donation_donor_uid_donation_paid_on" in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN")]


def test_what_is_usual_is_told_by_the_newest_gifts(office):
    [one] = add(office, person("زهرا"))
    assert read(office, donor_habits.usual, one) is None
    for amount, niyyat in ((1, "MAISHAT"), (3, "MAISHAT"), (9, "JAHIZIEH")):
        gave(office, one, factory.TODAY, amount, niyyat)
    factory.issue(office, factory.kind(donor=DonorFacts(name="زهرا", uid=one.hex)))
    found = read(office, donor_habits.usual, one)
    assert (found.count, found.amount, found.method) == (4, 3, "cash")
    assert found.purposes[0][1] == 2


def test_each_year_has_the_sums_of_its_forms_without_what_was_voided(office, approver):
    [one] = add(office, person("زهرا"))
    gave(office, one, factory.TODAY, 5)
    gone = gave(office, one, factory.TODAY, 7)
    factory.issue(office, factory.kind(donor=DonorFacts(name="زهرا", uid=one.hex)))
    factory.void(office, approver, gone.number)
    found = read(office, donor_habits.by_year, one)
    assert [(row.year, row.form, row.count, row.amount) for row in found] == [
        (1405, "cash", 1, 5),
        (1405, "kind", 1, factory.RICE.value),
    ]


def test_a_merge_is_told_with_its_day_and_who_did_it(office):
    kept, gone = add(office, person("زهرا"), person("زهره"))
    with office.store.writing(office.actor.uid) as uow:
        register.merge(uow, gone, kept)
    found = read(office, donor_merges.moments, [gone])
    assert found[gone][0][:10] == factory.TODAY.isoformat()
    assert found[gone][1] == office.actor.name
