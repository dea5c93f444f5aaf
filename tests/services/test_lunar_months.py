"""Which lunar table an office reads: the shipped one, with what its province announced."""

from datetime import date, timedelta

import pytest

from app.db import codec
from app.domain import uid
from app.domain.published import LunarMonth, Rate
from app.models import lunar_month, rate
from app.queries import published as rows
from app.services import enrolling, lunar_months, published, updating
from tests.services.above import Above

RAMADAN = date(2027, 2, 8)
MONTH, RATE = uid.new(), uid.new()


def row_of(first, **more):
    row = {"uid": MONTH, "owner": "KHZ", "year": 1448, "month": 9, "first": first.isoformat()}
    return codec.to_json(lunar_month, row | {"active": 1} | more)


def a_rate(amount):
    row = {"uid": RATE, "owner": "KHZ", "due": "fitriyeh", "year": 1448, "authority": ""}
    return codec.to_json(rate, row | {"staple": "گندم", "amount": amount, "active": 1})


def first(office):
    with office.store.reading() as connection:
        return lunar_months.table(connection).first(1448, 9)


def counts(office, query):
    with office.store.reading() as connection:
        (one,) = query(connection)
    return bool(one["active"])


@pytest.fixture
def take(office, approver):
    above = Above()
    with office.store.writing(office.actor.uid) as uow:
        enrolling.join(uow, office, approver, above.enrolment())

    def taken(version, **tables):
        with office.store.writing(office.actor.uid) as uow:
            return updating.take(uow, above.update(version, tables))

    return taken


def switch(office, kind, key, *, active):
    with office.store.writing(office.actor.uid) as uow:
        published.switch(uow, kind, key, active=active)


def test_a_month_that_the_province_announced_stands_before_the_shipped_one(office, take):
    assert first(office) == RAMADAN
    take(1, lunar_month=[row_of(RAMADAN + timedelta(days=1))])
    assert first(office) == RAMADAN + timedelta(days=1)
    take(2, lunar_month=[row_of(RAMADAN + timedelta(days=1), active=0)])
    assert first(office) == RAMADAN


def test_a_month_that_cannot_be_does_not_count(office, take):
    take(1, lunar_month=[row_of(RAMADAN + timedelta(days=40))])
    assert first(office) == RAMADAN


def test_what_an_office_switched_off_stays_off_through_a_later_update(office, take):
    take(1, lunar_month=[row_of(RAMADAN + timedelta(days=1))], rate=[a_rate(1_200_000)])
    switch(office, LunarMonth, MONTH, active=False)
    switch(office, Rate, RATE, active=False)
    assert first(office) == RAMADAN
    take(2, lunar_month=[row_of(RAMADAN)], rate=[a_rate(1_500_000)])
    assert not counts(office, rows.months)
    assert not counts(office, rows.rates)
    with office.store.reading() as connection:
        assert rows.rates(connection)[0]["amount"] == 1_500_000
    switch(office, Rate, RATE, active=True)
    assert counts(office, rows.rates)
