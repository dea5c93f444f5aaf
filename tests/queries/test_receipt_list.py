"""The list of receipts answers what was asked, whole, in order, in any stretches."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.receipt_filter import ReceiptFilter
from app.queries import receipt_list, receipts, spans
from app.queries.receipt_list import KIND, MONEY
from tests import factory
from tests.factory import DonorFacts, kind, money, service

pytestmark = pytest.mark.stores

ALL = ReceiptFilter()


@pytest.fixture
def evening(office, approver, wall):
    """Some days of receipts of every kind, one voided, one replaced."""
    for at in range(7):
        reference = f"73210045{at}1"
        factory.issue(office, money(1_000_000 + at, method="pos", reference=reference))
    donor = DonorFacts(kind="person", name="سيد علي‌اكبر مؤمنی", mobile="09161230001")
    factory.issue(office, money(5_000_000, "AYTAM", donor=donor))
    wall.forward(days=1)
    factory.issue(office, kind())
    factory.issue(office, service())
    (wrong,) = factory.issue(office, money(9_000_000))
    factory.void(office, approver, wrong.number)
    (slip,) = factory.issue(office, money(8_000_000))
    factory.void(office, approver, slip.number, replacement=money(800_000))
    return office


def found(office, **asked):
    with office.store.reading() as connection:
        return list(receipt_list.every(connection, ReceiptFilter(**asked), batch=3))


def amounts(rows):
    return [one.row.amount for one in rows]


def test_the_list_is_every_paper_newest_first_and_each_once(evening):
    with evening.store.reading() as connection:
        papers = [row for row in receipts.every(connection) if row.type in "CBKHP"]
    rows = found(evening)
    assert Counter(one.row.uid for one in rows) == Counter(row.uid for row in papers)
    keys = [(one.row.issued_on, one.row.uid) for one in rows]
    assert keys == sorted(keys, reverse=True)
    assert [one.row for one in rows][::-1] == papers


@given(data=st.data())
@settings(
    max_examples=25,
    derandomize=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_stretches_of_any_length_add_up_to_the_list(evening, data):
    scan = data.draw(st.integers(1, 20))
    asked = data.draw(
        st.sampled_from([ALL, ReceiptFilter(form="cash"), ReceiptFilter(text="زهرا"),
                         ReceiptFilter(status="issued", least=1_000_001)])
    )  # fmt: skip
    with evening.store.reading() as connection:
        whole = receipt_list.totals(connection, asked)
        after, seen, sums, rows = None, 0, Counter(), []
        while True:
            part = receipt_list.stretch(connection, asked, after, scan)
            seen, after = seen + part.count, part.next
            sums.update(part.sums)
            for one in part.spans:
                rows += receipt_list.span(connection, asked, one)
            if after is None:
                break
    assert rows == found(evening, **_fields(asked))
    assert seen == whole.count == len(rows)
    assert dict(sums) == whole.sums


def _fields(asked):
    return {name: getattr(asked, name) for name in ReceiptFilter.__dataclass_fields__}


@pytest.mark.parametrize("sparse", [0, 1_000])
def test_each_page_is_what_its_stretch_said(evening, monkeypatch, sparse):
    monkeypatch.setattr(spans, "PAGE", 4)
    monkeypatch.setattr(spans, "SPARSE", sparse)
    rows = found(evening)
    with evening.store.reading() as connection:
        told = receipt_list.stretch(connection, ALL, None, 1_000).spans
        assert [bool(one.keys) for one in told] == [not sparse] * len(told)
        assert [one.count for one in told] == [4, 4, 4, 1]
        pages = [list(receipt_list.span(connection, ALL, one)) for one in told]
    assert pages == [rows[at : at + 4] for at in range(0, len(rows), 4)]


def test_a_stretch_of_old_days_does_not_walk_the_new_ones(evening):
    day = factory.TODAY.isoformat()
    asked = ReceiptFilter(first_day=day, last_day=day)
    with evening.store.reading() as connection:
        part = receipt_list.stretch(connection, asked, None, 8)
    assert part.count == 8


def test_what_was_voided_is_counted_and_not_added_up(evening):
    with evening.store.reading() as connection:
        whole = receipt_list.totals(connection, ALL)
    assert whole.count == 13
    assert whole.sums[MONEY] == sum(1_000_000 + at for at in range(7)) + 5_000_000 + 800_000
    assert whole.sums[KIND] == 85_000_000


def test_a_lost_receipt_is_found_by_its_amount_evening_and_last_four_digits(evening):
    day = factory.TODAY.isoformat()
    asked = {"first_day": day, "last_day": day, "text": "۱٬۰۰۰٬۰۰۴ ۴۵۴۱"}
    (one,) = found(evening, **asked)
    assert one.reference == "7321004541"
    assert found(evening, **asked | {"first_day": "2026-04-26", "last_day": ""}) == []


@pytest.mark.parametrize("typed", ["علی اکبر", "علياكبر", "مومنی علی", "سید علی", "آقای علی‌اکبر"])
def test_a_name_is_found_however_it_is_typed(evening, typed):
    assert amounts(found(evening, text=typed)) == [5_000_000]


@pytest.mark.parametrize("typed", ["5000000", "۵۰۰۰۰۰", "۵٬۰۰۰٬۰۰۰", "5,000,000"])
def test_an_amount_is_found_in_rials_and_in_tomans(evening, typed):
    assert amounts(found(evening, text=typed)) == [5_000_000]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"status": "void"}, [9_000_000]),
        ({"status": "replaced"}, [8_000_000]),
        ({"niyyat": "AYTAM"}, [5_000_000]),
        ({"form": "kind"}, [85_000_000]),
        ({"form": "service"}, [0]),
        ({"method": "pos", "most": 1_000_001}, [1_000_001, 1_000_000]),
        ({"least": 5_000_000, "most": 5_000_000}, [5_000_000]),
        ({"register": "B7"}, []),
        ({"text": "۱۰۰٪"}, []),
        ({"text": "%"}, None),
    ],
)
def test_every_condition_narrows_the_list(evening, asked, expected):
    rows = found(evening, **asked)
    assert len(rows) == 13 if expected is None else amounts(rows) == expected


def test_the_registers_that_can_be_asked_for_are_those_of_donors(evening):
    with evening.store.reading() as connection:
        assert receipt_list.registers(connection) == ("A1",)
