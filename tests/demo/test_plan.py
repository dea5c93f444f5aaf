from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo import build, days, goods, names, plan
from app.demo.plan import Mistake, Visit, Wanted
from app.domain import identity, jalali, lunar, money, niyyat
from app.domain.clock import TEHRAN
from app.domain.donation_rules import Known, problems
from app.domain.lunar import LunarTable
from app.services import lists

TABLE = LunarTable.from_csv((lists.RESOURCES / f"{lunar.LIST}.csv").read_text("utf-8"))
SHIPPED = {
    one.code: one
    for one in niyyat.from_csv((lists.RESOURCES / "donation_niyyat.csv").read_text("utf-8"))
}
SIZES = st.integers(0, 700)


def happens(**wanted):
    return list(plan.acts(Wanted(**wanted), TABLE))


def receipts_in(acts):
    commands = [act.command if isinstance(act, Visit) else act.replacement for act in acts]
    return sum(
        bool(part)
        for command in commands
        if command is not None
        for part in (command.lines, command.items, command.service)
    )


@given(receipts=SIZES, seed=st.integers(0, 10**6))
def test_the_receipts_add_up_to_what_was_asked(receipts, seed):
    assert receipts_in(happens(receipts=receipts, seed=seed)) == receipts


@given(receipts=SIZES, seed=st.integers(0, 10**6))
def test_time_goes_forward_within_office_hours_of_the_half_year(receipts, seed):
    moments = [act.moment for act in happens(receipts=receipts, seed=seed)]
    assert all(earlier < later for earlier, later in pairwise(moments))
    assert all(days.FIRST <= moment.date() <= days.LAST for moment in moments)
    assert all(7 <= moment.hour <= 14 and moment.tzinfo is TEHRAN for moment in moments)
    assert not any(moment.weekday() == 4 for moment in moments)


@given(seed=st.integers(0, 10**6))
def test_every_visit_is_one_that_a_clerk_could_book(seed):
    known = Known(
        niyyat=SHIPPED,
        units={"IRR": money.IRR},
        today=days.LAST,
        first_open_day=jalali.from_jalali(1405, 1, 1),
        banks=lists.banks().names,
    )
    for act in happens(receipts=150, seed=seed):
        command = act.command if isinstance(act, Visit) else act.replacement
        if command is not None:
            assert problems(command, replace(known, today=act.moment.date())) == {}


def test_payments_leave_behind_what_their_method_does_and_some_goods_wait_for_their_value():
    commands = [act.command for act in happens(receipts=3_000, seed=1) if isinstance(act, Visit)]
    cheques = [one for one in commands if one.method == "cheque"]
    assert cheques
    assert all(one.details.sayad_id and one.details.due_on for one in cheques)
    assert all(one.details for one in commands if one.lines and one.method != "cash")
    goods = [item for one in commands for item in one.items]
    assert 0 < sum(item.value == 0 for item in goods) < len(goods) / 10
    assert all(item.minute for item in goods if item.value == 0)


@given(seed=st.integers(0, 10**6))
def test_a_mistake_is_of_the_visit_just_before_which_gave_money_in_one_receipt(seed):
    acts = happens(receipts=300, seed=seed)
    for before, act in pairwise(acts):
        if isinstance(act, Mistake):
            assert isinstance(before, Visit)
            assert before.command.lines
            assert not before.command.items
            assert act.replacement != before.command


def test_the_same_seed_tells_the_same_story_and_another_one_another():
    assert happens(receipts=200, seed=7) == happens(receipts=200, seed=7)
    assert happens(receipts=200, seed=7) != happens(receipts=200, seed=8)


def test_the_last_day_has_enough_to_look_at_and_a_mistake():
    last = [act for act in happens(receipts=400, seed=12) if act.moment.date() == days.LAST]
    assert len(last) >= 14
    assert any(isinstance(act, Mistake) for act in last)


def test_more_donors_make_more_different_names():
    few, many = (
        {
            act.command.donor.name
            for act in happens(receipts=600, donors=n)
            if isinstance(act, Visit)
        }
        for n in (5, 500)
    )
    assert len(few) < len(many) / 3


@given(st.randoms(use_true_random=False))
def test_invented_identifiers_pass_their_checks(rng):
    pool = names.pool(rng, 20)
    for donor in (*pool.people, *pool.groups):
        assert not donor.national_id or identity.national_id(donor.national_id)
        assert not donor.mobile or identity.mobile(donor.mobile) == donor.mobile
    assert [identity.legal_id(firm.national_id) for firm in pool.firms]


def test_campaigns_name_designations_that_exist():
    assert {code for one in goods.CAMPAIGNS for code in one.niyyat} <= SHIPPED.keys()
    assert all(one.first < one.last for one in goods.CAMPAIGNS)


@pytest.mark.parametrize("level", ["county", "province"])
def test_both_levels_have_their_office(level):
    assert build.OFFICES[level].level == level
