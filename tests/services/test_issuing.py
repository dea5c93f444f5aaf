"""Issuing: one visit in, numbered and signed papers out, or a refusal that costs no number."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from app.domain import uid
from app.domain.donation import DonorFacts, MoneyLine
from app.domain.errors import AppError, InvalidInputError
from app.keys.record import verify_text
from app.models import donation, donation_item, niyyat, receipt
from app.queries import receipts as lists_of
from app.services import lists, receipts
from app.services.receipts import snapshot_of
from app.services.verification import office as verification
from tests import factory
from tests.factory import RICE, TODAY, kind, money, service


def listed(office):
    with office.store.reading() as connection:
        return list(lists_of.every(connection))


def refusal(office, command) -> dict[str, str]:
    with pytest.raises(InvalidInputError) as refused:
        factory.issue(office, command)
    return refused.value.fields


@pytest.mark.stores
def test_the_first_receipt_follows_the_start_of_its_register(office):
    issued = factory.issue(office, money())[0]
    assert str(issued.number) == "KHZDEZ / A1 / 1405 / 000002-8"
    assert [row.type for row in listed(office) if row.number.register == "A1"] == ["S", "C"]


@pytest.mark.stores
def test_a_receipt_verifies_by_the_keys_beside_the_office(office):
    issued = factory.issue(office, money())[0]
    verdict = verify_text(issued.qr, office.keys)
    assert verdict.genuine
    assert verdict.fields.amount == 2_500_000


@pytest.mark.parametrize(
    ("command", "types"),
    [
        (money(), "C"),
        (money(method="pos", reference="104529983310"), "B"),
        (money(method="cheque", reference="9384710045521876"), "B"),
        (kind(), "K"),
        (service(), "H"),
        (money(items=(RICE,)), "CK"),
        (money(items=(RICE,), service=service().service), "CKH"),
        (money(training=True), "T"),
    ],
)
def test_what_is_given_tells_the_type(office, command, types):
    issued = factory.issue(office, command)
    uids = {one.uid: place for place, one in enumerate(issued)}
    rows = sorted((uids[row.uid], row.type) for row in listed(office) if row.uid in uids)
    assert "".join(kind for _, kind in rows) == types


def test_money_and_goods_of_one_visit_name_each_other(office):
    cash, goods = factory.issue(office, money(items=(RICE,)))
    assert snapshot_of(cash.snapshot)["related"] == [str(goods.number)]
    assert snapshot_of(goods.snapshot)["related"] == [str(cash.number)]
    assert goods.number.serial == cash.number.serial + 1


def test_the_snapshot_holds_all_that_is_printed(office):
    told = snapshot_of(factory.issue(office, money(on_behalf="مرحوم کريم"))[0].snapshot)
    assert told["amount_words"] == "دو میلیون و پانصد هزار ریال"
    assert told["donor"]["name"] == "زهرا کاظمی‌نژاد"
    assert told["on_behalf"] == "مرحوم کریم"
    assert told["lines"][0]["niyyat_name"] == "معیشت"
    assert told["letterhead"]["office"] == factory.NAME
    assert (told["layout"], told["n"], told["year"]) == (2, 2, 1405)


def test_what_was_printed_does_not_change_with_the_lists(office):
    before = factory.issue(office, money())[0]
    with office.store.writing(office.actor.uid) as uow:
        lists.set_setting(uow, "receipt.thanks", "سپاس")
    with office.store.reading() as connection:
        kept = connection.execute(
            select(receipt.c.snapshot).where(receipt.c.uid == before.uid)
        ).scalar_one()
    assert kept == before.snapshot
    assert snapshot_of(factory.issue(office, money())[0].snapshot)["thanks"] == "سپاس"


REFUSED = [
    (money(amount=0), {"lines.0.amount": "amount_not_positive"}),
    (money(amount=-5), {"lines.0.amount": "amount_not_positive"}),
    (money(amount=10**17), {"lines.0.amount": "amount_too_large"}),
    (money(amount=2.5), {"lines.0.amount": "amount_fractional"}),
    (money(amount=True), {"lines.0.amount": "amount_fractional"}),
    (money(niyyat="NOWHERE"), {"lines.0.niyyat": "niyyat_unknown"}),
    (money(total=3), {"total": "lines_do_not_add_up"}),
    (money(paid_on=TODAY + timedelta(days=1)), {"date": "date_in_future"}),
    (money(paid_on=TODAY - timedelta(days=40)), {"date": "year_closed"}),
    (money(unit="XXX"), {"unit": "unknown_unit"}),
    (money(method="barter"), {"method": "unknown_method"}),
    (money(note="ن" * 201), {"note": "too_long"}),
    (money(lines=()), {"lines": "nothing_given"}),
    (money(donor=DonorFacts(kind="ghost")), {"donor.kind": "unknown_kind"}),
    (money(donor=DonorFacts()), {"donor.name": "required"}),
    (
        money(donor=DonorFacts(name="علی", national_id="1740000014", mobile="12")),
        {"donor.national_id": "national_id_check_digit", "donor.mobile": "mobile_malformed"},
    ),
    (
        money(donor=DonorFacts(kind="legal", name="نخل", national_id="1")),
        {"donor.national_id": "legal_id_malformed"},
    ),
    (kind(items=(replace(RICE, basis=""),)), {"items.0.basis": "basis_required"}),
    (kind(items=(replace(RICE, value=0),)), {"items.0.value": "value_unknown"}),
    (kind(items=(replace(RICE, value=-1),)), {"items.0.value": "amount_not_positive"}),
    (kind(items=(replace(RICE, name=" "),)), {"items.0.name": "required"}),
    (kind(items=(replace(RICE, quantity="ده"),)), {"items.0.quantity": "quantity_unreadable"}),
    (kind(items=(replace(RICE, quantity="NaN"),)), {"items.0.quantity": "quantity_unreadable"}),
    (kind(items=(replace(RICE, quantity="1e3"),)), {"items.0.quantity": "quantity_unreadable"}),
    (
        kind(items=(replace(RICE, quantity="1." + "0" * 99),)),
        {"items.0.quantity": "quantity_unreadable"},
    ),
    (kind(items=(replace(RICE, quantity="-۲"),)), {"items.0.quantity": "quantity_not_positive"}),
    (kind(items=(replace(RICE, unit="ک" * 999),)), {"items.0.unit": "too_long"}),
    (kind(items=(replace(RICE, name="\u200f"),)), {"items.0.name": "required"}),
    (kind(total=5), {"total": "lines_do_not_add_up"}),
    (money(total=2_500_000.0), {"total": "lines_do_not_add_up"}),
    (money(amount=1, total=True), {"total": "lines_do_not_add_up"}),
    (money(donor=DonorFacts(name="\u200f\u200c")), {"donor.name": "required"}),
    (
        money(lines=(MoneyLine(niyyat="MAISHAT", amount=10**16),) * 999),
        {"lines": "amount_too_large"},
    ),
    (
        service(service=(replace(factory.TEETH, hours="0"),)),
        {"service.0.hours": "quantity_not_positive"},
    ),
]


@pytest.mark.parametrize(("command", "fields"), REFUSED, ids=lambda x: str(x)[-60:])
def test_what_is_wrong_is_refused_beside_its_field(office, command, fields):
    assert refusal(office, command) == fields


def test_a_designation_that_was_switched_off_is_refused(office):
    with office.store.writing(office.actor.uid) as uow:
        uow.change("niyyat.closed", niyyat, uid.of_list("niyyat", "NAZR"), {"active": 0})
    assert refusal(office, money(niyyat="NAZR")) == {"lines.0.niyyat": "niyyat_inactive"}


def test_a_refusal_costs_no_number(office):
    first = factory.issue(office, money())[0]
    refusal(office, money(amount=0))
    second = factory.issue(office, money())[0]
    assert second.number.serial == first.number.serial + 1


def issue_and_fail(uow, desk):
    receipts.issue(uow, desk, money())
    raise ZeroDivisionError


def test_a_failure_in_the_middle_costs_no_number(office):
    first = factory.issue(office, money())[0]
    with pytest.raises(ZeroDivisionError), office.store.writing(office.actor.uid) as uow:
        issue_and_fail(uow, office.desk)
    second = factory.issue(office, money())[0]
    assert second.number.serial == first.number.serial + 1
    assert verify_text(second.qr, office.keys).genuine


def test_a_caller_that_repeats_itself_gets_the_same_receipts(office):
    asked = money(client_id="الف-۱", items=(RICE,))
    first = factory.issue(office, asked)
    assert factory.issue(office, asked) == first
    with office.store.reading() as connection:
        count = connection.execute(select(func.count()).select_from(donation)).scalar_one()
    assert count == 2


def test_a_client_id_is_not_taken_for_other_content(office):
    factory.issue(office, money(client_id="a"))
    with pytest.raises(AppError) as refused:
        factory.issue(office, money(client_id="a", amount=7))
    assert refused.value.code == "client_id_reused"


def test_an_anonymous_donor_leaves_no_trace(office):
    hidden = replace(factory.DONOR, kind="anonymous")
    issued = factory.issue(office, money(donor=hidden))[0]
    told = json.dumps(snapshot_of(issued.snapshot), ensure_ascii=False)
    assert "زهرا" not in told
    assert "1740000013" not in told


@pytest.mark.parametrize("training", [True, False])
def test_training_and_work_have_their_own_registers(office, training):
    wrong = office.desk if training else office.training
    with pytest.raises(AppError) as refused, office.store.writing(office.actor.uid) as uow:
        receipts.issue(uow, wrong, money(training=training))
    assert refused.value.code == "register_differs"


def test_a_new_fiscal_year_begins_its_own_series_and_keeps_the_chain(office, wall):
    old = factory.issue(office, money())[0]
    wall.moment = wall.moment.replace(year=2027, month=3, day=20, hour=23)
    wall.forward(days=-1)
    with office.store.writing(office.actor.uid) as uow:
        uow.hold_clock(wall())
        lists.set_setting(uow, "receipt.thanks", "…")
    wall.forward(days=2)
    issued = [factory.issue(office, money())[0] for _ in range(2)]
    years = [one.number.year for one in (old, *issued)]
    assert years == [1405, 1406, 1406]
    assert issued[1].number.serial == issued[0].number.serial + 1
    assert all(verify_text(one.qr, office.keys).genuine for one in issued)


@settings(
    derandomize=False,
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(command=factory.visits())
def test_any_visit_is_booked_as_it_was_asked(office, command):
    issued = factory.issue(office, command)
    assert len(issued) == sum(map(bool, (command.lines, command.items, command.service)))
    uids = {one.uid for one in issued}
    rows = [row for row in listed(office) if row.uid in uids]
    asked = [(line.niyyat, line.amount) for line in command.lines]
    asked += [(item.niyyat, item.value) for item in command.items]
    asked += [(line.niyyat, 0) for line in command.service]
    booked = [(part.code, part.amount) for row in rows for part in row.parts]
    assert sorted(booked) == sorted(asked)
    assert all(row.status == "issued" for row in rows)


def test_lines_must_add_up_to_the_total_that_was_typed(office):
    lines = (MoneyLine(niyyat="MAISHAT", amount=3), MoneyLine(niyyat="AYTAM", amount=4))
    issued = factory.issue(office, money(lines=lines, total=7))[0]
    assert snapshot_of(issued.snapshot)["amount"] == 7


def test_goods_and_work_are_booked_as_they_are_printed(office):
    typed = replace(RICE, name="كيك\u202e \u0640يخ", quantity="۲٫۵", unit=" كيلو")
    rice = snapshot_of(factory.issue(office, kind(items=(typed,)))[0].snapshot)["items"][0]
    work = replace(factory.TEETH, hours="١٫٥", skill="پزشكي")
    done = snapshot_of(factory.issue(office, service(service=(work,)))[0].snapshot)["service"][0]
    assert (rice["name"], rice["quantity"], rice["unit"]) == ("کیک یخ", "2.5", "کیلو")
    assert (done["hours"], done["skill"]) == ("1.5", "پزشکی")
    assert verification.run(office).findings == ()
    with office.store.reading() as connection:
        booked = connection.execute(select(donation_item)).one()
    assert (booked.name, booked.quantity, booked.unit_name) == ("کیک یخ", "2.5", "کیلو")


@pytest.mark.parametrize(("length", "codes"), [(200, {}), (201, {"client_id": "client_id_long"})])
def test_a_client_id_has_two_hundred_characters_at_most(office, length, codes):
    asked = money(client_id="ش" * length)
    if not codes:
        assert factory.issue(office, asked)
        return
    with pytest.raises(InvalidInputError) as refused:
        factory.issue(office, asked)
    assert refused.value.fields == codes
