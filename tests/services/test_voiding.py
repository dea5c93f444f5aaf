"""Voiding: the number stays, a manager signs, and the right receipt may follow."""

from dataclasses import replace

import pytest

from app.domain.chain import read_time, unb32
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import ReceiptNumber
from app.keys.approval import VoidStatement, verify_void
from app.keys.record import verify_text
from app.queries import receipts as lists_of
from app.services.desk import Approver
from app.services.receipts import snapshot_of
from app.services.voiding import VoidReceipt, void
from tests import factory
from tests.factory import RICE, kind, money


def statuses(office) -> dict[str, str]:
    with office.store.reading() as connection:
        return {str(row.number): row.status for row in lists_of.every(connection)}


def code_of(office, approver, number, **more) -> str:
    with pytest.raises(AppError) as refused:
        factory.void(office, approver, number, **more)
    return refused.value.code


def test_a_void_keeps_its_number(office, approver):
    issued = factory.issue(office, money())[0]
    done = factory.void(office, approver, issued.number)
    found = statuses(office)
    assert found[str(issued.number)] == "void"
    assert done.record.number.serial == issued.number.serial + 1
    assert done.replacements == ()


def test_the_void_takes_the_money_back_and_names_the_receipt(office, approver):
    issued = factory.issue(office, money())[0]
    fields = verify_text(
        factory.void(office, approver, issued.number).record.qr, office.keys
    ).fields
    assert (fields.amount, fields.ref) == (-2_500_000, issued.number.serial)


def test_the_approval_is_a_signature_over_this_very_receipt(office, approver):
    issued = factory.issue(office, money())[0]
    told = snapshot_of(factory.void(office, approver, issued.number).record.snapshot)
    note = told["void"]
    statement = VoidStatement(
        office="KHZDEZ",
        register="A1",
        year=1405,
        n=issued.number.serial,
        rec=unb32(note["rec"]),
        reason=note["reason"],
        approver=approver.person.uid.hex,
        time=read_time(told["time"]),
    )
    public = office.unlocked.signing.public
    assert verify_void(public, unb32(note["signature"]), statement)


def test_a_replacement_and_the_voided_receipt_name_each_other(office, approver):
    issued = factory.issue(office, money())[0]
    done = factory.void(office, approver, issued.number, replacement=money(amount=250_000))
    follows = done.replacements[0]
    assert snapshot_of(done.record.snapshot)["void"]["replacement"] == str(follows.number)
    assert snapshot_of(follows.snapshot)["replaces"] == str(issued.number)
    assert statuses(office)[str(issued.number)] in {"void", "replaced"}
    assert verify_text(follows.qr, office.keys).fields.ref == issued.number.serial


def test_a_replacement_may_be_of_money_and_goods(office, approver):
    issued = factory.issue(office, money())[0]
    done = factory.void(office, approver, issued.number, replacement=money(items=(RICE,)))
    assert len(done.replacements) == 2
    replaced = [snapshot_of(one.snapshot)["replaces"] for one in done.replacements]
    assert replaced == [str(issued.number)] * 2


def test_a_replacement_that_is_wrong_voids_nothing(office, approver):
    issued = factory.issue(office, money())[0]
    with pytest.raises(InvalidInputError) as refused:
        factory.void(office, approver, issued.number, replacement=money(amount=0))
    assert refused.value.fields == {"replacement.lines.0.amount": "amount_not_positive"}
    assert statuses(office)[str(issued.number)] == "issued"


def test_a_replacement_of_the_desk_is_no_training(office, approver):
    issued = factory.issue(office, money())[0]
    code = code_of(office, approver, issued.number, replacement=money(training=True))
    assert code == "register_differs"


def test_a_replacement_with_a_client_id_that_is_taken_is_refused(office, approver):
    first = factory.issue(office, money(client_id="a"))[0]
    code = code_of(office, approver, first.number, replacement=money(client_id="a", amount=9))
    assert code == "client_id_reused"


def test_a_second_void_is_refused(office, approver):
    issued = factory.issue(office, money())[0]
    factory.void(office, approver, issued.number)
    assert code_of(office, approver, issued.number) == "receipt_voided"


def test_a_replacement_can_be_voided_in_its_turn(office, approver):
    issued = factory.issue(office, kind())[0]
    done = factory.void(office, approver, issued.number, replacement=kind())
    factory.void(office, approver, done.replacements[0].number, replacement=kind())
    found = [status for number, status in statuses(office).items() if "A1" in number]
    assert found.count("issued") == 4  # the start, two voids, the last one


@pytest.mark.parametrize(("serial", "code"), [(99, "receipt_unknown"), (1, "receipt_not_voidable")])
def test_only_receipts_can_be_voided(office, approver, serial, code):
    assert code_of(office, approver, ReceiptNumber("KHZDEZ", "A1", 1405, serial)) == code


@pytest.mark.parametrize(("reason", "code"), [(" ‌ ", "required"), ("ن" * 301, "too_long")])
def test_a_void_needs_a_reason(office, approver, reason, code):
    issued = factory.issue(office, money())[0]
    with pytest.raises(InvalidInputError) as refused:
        factory.void(office, approver, issued.number, reason=reason)
    assert refused.value.fields == {"reason": code}


def test_a_clerk_cannot_approve_a_void(office, approver):
    clerk = Approver(person=replace(approver.person, role="clerk"), signing=approver.signing)
    issued = factory.issue(office, money())[0]
    assert code_of(office, clerk, issued.number) == "approver_role"


def test_a_receipt_of_the_desk_is_not_voided_in_the_training_register(office, approver):
    issued = factory.issue(office, money())[0]
    command = VoidReceipt(number=issued.number, reason="تمرین")
    with pytest.raises(AppError) as refused, office.store.writing(office.actor.uid) as uow:
        void(uow, office.training, command, approver)
    assert refused.value.code == "register_differs"


def test_a_training_receipt_is_voided_in_its_own_register(office, approver):
    issued = factory.issue(office, money(training=True))[0]
    command = VoidReceipt(number=issued.number, reason="تمرین")
    with office.store.writing(office.actor.uid) as uow:
        done = void(uow, office.training, command, approver)
    assert done.record.number.register == "T1"
