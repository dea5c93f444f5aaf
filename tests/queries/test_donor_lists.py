"""Lists of donors: pages both ways, searches, likely duplicates, what somebody gave."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import lunar, text
from app.domain.donation import DonorFacts
from app.domain.donor import DonorDetails, Likeness
from app.domain.lunar import LunarTable
from app.queries import donor_duplicates, donor_gifts, donor_nights, donor_search, donors
from app.queries.donor_search import Why
from app.services import donors as register
from app.services import lists
from tests import factory

SORTED = ("آرش", "ابراهیم", "بهرام", "پروین", "جعفر", "چمران", "ژاله", "علی", "گلی", "یاسر")
TABLE = LunarTable.from_csv((lists.RESOURCES / f"{lunar.LIST}.csv").read_text("utf-8"))


def add(office, *many):
    with office.store.writing(office.actor.uid) as uow:
        return [register.add(uow, one, although_known=True) for one in many]


def read(office, query, *args, **more):
    with office.store.reading() as connection:
        return query(connection, *args, **more)


def person(name, **more):
    return DonorDetails(name=name, **more)


def test_pages_follow_the_alphabet_both_ways(office):
    add(office, *(person(name) for name in random.sample(SORTED, len(SORTED))))
    pages, cursor = [], None
    while not pages or cursor:
        page = read(office, donors.page, cursor, limit=3)
        pages.append([row.name for row in page.rows])
        cursor = page.next
    assert [name for page in pages for name in page] == [*SORTED]
    last = read(office, donors.page, limit=3, back=True)
    assert [row.name for row in last.rows] == [*SORTED[-3:]]
    before = read(office, donors.page, last.next, limit=3, back=True)
    assert [row.name for row in before.rows] == [*SORTED[-6:-3]]


def test_a_merged_donor_is_neither_listed_nor_counted(office):
    kept, gone = add(office, person("زهرا"), person("زهره"))
    with office.store.writing(office.actor.uid) as uow:
        register.merge(uow, gone, kept)
    assert [row.uid for row in read(office, donors.page).rows] == [kept]
    assert read(office, donors.count) == 1


TOWN = (
    person("سید علی‌اکبر کعبی", national_id="1740000013"),
    person("محمد", mobile="09161234567"),
    person("محمدرضا سواری"),
    person("سعید محمدی"),
    DonorDetails(
        kind="legal", name="شرکت نخل", national_id="10380284790", contact_name="مینا پاپی"
    ),
    DonorDetails(kind="group", name="هیئت جوانان", representative="کریم چنانی"),
)


@pytest.mark.parametrize(
    ("typed", "wanted", "why"),
    [
        ("علي اكبر", ["سید علی‌اکبر کعبی"], Why.NAME),
        ("علیاکبر", ["سید علی‌اکبر کعبی"], Why.NAME),
        ("جناب آقای سید اکبر", ["سید علی‌اکبر کعبی"], Why.NAME),
        ("محمد", ["محمد", "محمدرضا سواری", "سعید محمدی"], Why.NAME),
        ("سواری محمد", ["محمدرضا سواری"], Why.NAME),
        ("م", ["محمد", "محمدرضا سواری", "سعید محمدی", "شرکت نخل"], None),
        ("۱۷۴۰", ["سید علی‌اکبر کعبی"], Why.IDENTIFIER),
        ("0013", ["سید علی‌اکبر کعبی"], Why.IDENTIFIER),
        ("84790", ["شرکت نخل"], Why.IDENTIFIER),
        ("4567", ["محمد"], Why.MOBILE),
        ("مینا", ["شرکت نخل"], Why.CONTACT),
        ("کریم چنانی", ["هیئت جوانان"], Why.CONTACT),
        ("سوری", ["محمدرضا سواری"], Why.SIMILAR),
        ("محمدرصا سواری", ["محمدرضا سواری"], Why.SIMILAR),
        ("رضا", ["محمدرضا سواری"], Why.NAME),
        ("ققنوس", [], None),
        ("", [], None),
        ("«»", [], None),
    ],
)
def test_a_search_finds_who_is_meant_and_says_why(office, typed, wanted, why):
    add(office, *TOWN)
    found = read(office, donor_search.search, typed)
    assert [hit.row.name for hit in found.hits] == wanted
    assert found.total == len(wanted)
    assert why is None or {hit.why for hit in found.hits} == {why}


def test_more_than_five_hundred_are_not_counted_and_the_exact_one_is_first(office):
    crowd = [person(f"محمد {n:03d}") for n in range(donor_search.MOST + 5)]
    add(office, *crowd, person("محمد"))
    found = read(office, donor_search.search, "محمد", limit=20)
    assert (len(found.hits), found.total, found.more) == (20, donor_search.MOST, True)
    assert found.hits[0].row.name == "محمد"


def test_of_a_slip_that_many_answer_all_are_counted(office):
    add(office, *(person(f"نیکوکار {n:03d}") for n in range(160)))
    few = read(office, donor_search.search, "نیکوکاز", limit=20)
    every = read(office, donor_search.search, "نیکوکاز", limit=donor_search.MOST)
    assert (len(few.hits), few.total, few.more, few.slip) == (20, 160, False, True)
    assert (len(every.hits), every.total) == (160, 160)
    assert {hit.why for hit in few.hits} == {Why.SIMILAR}


QUIET = settings(
    derandomize=False,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@QUIET
@given(typed=st.text(max_size=25))
def test_whatever_is_typed_a_search_answers(office, typed):
    found = read(office, donor_search.search, typed)
    assert found.total == len(found.hits)


@QUIET
@given(name=st.text("ابپتسعلمنهیکةيكئ 09\u200c", min_size=2, max_size=25), data=st.data())
def test_everybody_is_found_by_the_words_of_their_name(office, name, data):
    words = text.query_words(name)
    if not words:
        return
    [one] = add(office, person(name))
    typed = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
    found = read(office, donor_search.search, " ".join(typed), limit=donor_search.MOST)
    assert one in {hit.row.uid for hit in found.hits}


def test_likely_duplicates_are_told_while_typing_with_every_reason(office):
    same, cousin, other = add(
        office,
        person("سید علی کعبی", national_id="1740000013", mobile="09161234567"),
        person("علي كعبي"),
        person("زهرا", mobile="09161234567"),
    )
    typed = person("علی کعبی", national_id="۱۷۴۰۰۰۰۰۱۳", mobile="0916 123 4567")
    likely = read(office, donor_duplicates.of_typed, typed)
    assert [(one.row.uid, one.reasons) for one in likely] == [
        (same, (Likeness.IDENTIFIER, Likeness.MOBILE, Likeness.NAME)),
        (other, (Likeness.MOBILE,)),
        (cousin, (Likeness.NAME,)),
    ]
    half = person("", national_id="17400", mobile="0916")
    assert read(office, donor_duplicates.of_typed, half) == ()
    assert same not in {one.row.uid for one in read(office, donor_duplicates.of_typed, typed, same)}


def test_pairs_of_the_register_share_an_identifier_a_mobile_or_a_name(office):
    add(office, person("علی کعبی"), person("زهرا"), person("حاج علی کعبی"))
    [pair] = read(office, donor_duplicates.pairs, 10) and [
        (found.one.name, found.other.name, found.reason)
        for found in read(office, lambda connection: list(donor_duplicates.pairs(connection)))
    ]
    assert pair == ("علی کعبی", "حاج علی کعبی", Likeness.NAME)


def test_the_history_has_every_gift_and_the_sums_only_what_stands(office, approver):
    [one] = add(office, person("زهرا"))
    donor = DonorFacts(name="زهرا", uid=one.hex)
    first, *_ = factory.issue(office, factory.money(amount=7, donor=donor))
    factory.issue(office, factory.money(amount=5, donor=donor))
    factory.issue(office, factory.money(amount=9, donor=donor, training=True))
    factory.issue(office, factory.kind(donor=donor))
    factory.void(office, approver, first.number)
    gifts = read(office, donor_gifts.history, one).rows
    assert [(gift.amount, gift.status) for gift in gifts] == [
        (factory.RICE.value, "issued"),
        (5, "issued"),
        (7, "void"),
    ]
    assert gifts[-1].number == str(first.number)
    given = [(one.form, one.count, one.amount) for one in read(office, donor_gifts.sums, one)]
    assert given == [("cash", 1, 5), ("kind", 1, factory.RICE.value)]


def test_a_long_history_comes_in_pages(office):
    [one] = add(office, person("زهرا"))
    for amount in range(1, 6):
        donor = DonorFacts(name="زهرا", uid=one.hex)
        factory.issue(office, factory.money(amount=amount, donor=donor))
    page = read(office, donor_gifts.history, one, limit=3)
    rest = read(office, donor_gifts.history, one, page.next, limit=3)
    assert [gift.amount for gift in (*page.rows, *rest.rows)] == [5, 4, 3, 2, 1]
    assert rest.next is None


@pytest.mark.parametrize(("off", "told"), [(-7, True), (0, True), (7, True), (8, False)])
def test_what_was_given_on_these_nights_last_year_is_told(office, off, told):
    [one] = add(office, person("زهرا"))
    factory.issue(office, factory.money(donor=DonorFacts(name="زهرا", uid=one.hex)))
    night = TABLE.night(factory.TODAY + timedelta(days=off))
    evening = TABLE.evening_of(night.year + 1, night.month, night.day)
    found = read(office, donor_nights.last_year, one, evening, TABLE)
    assert (found is not None) is told
    if found is not None:
        assert [given.amount for given in found.sums] == [2_500_000]


def test_nothing_is_told_of_nights_that_the_table_does_not_know(office):
    [one] = add(office, replace(TOWN[0]))
    assert read(office, donor_nights.last_year, one, date(1990, 1, 1), TABLE) is None
