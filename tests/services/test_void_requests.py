"""A wrong receipt while the manager is at home: asked, replaced at once, decided later."""

import uuid
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.db import guard
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt_filter import ReceiptFilter
from app.queries import approvals, receipt_list, standing
from app.queries import receipts as lists_of
from app.services import void_requests
from app.services.desk import Approver
from app.services.receipts import snapshot_of
from app.services.verification import office as verification
from app.services.void_requests import Refusal
from app.services.voiding import VoidReceipt
from tests import factory
from tests.factory import RICE, TODAY, money


def ask(office, number, replacement=None, reason="مبلغ اشتباه"):
    command = VoidReceipt(number=number, reason=reason, replacement=replacement)
    with office.store.writing(office.actor.uid) as uow:
        return void_requests.request(uow, office.desk, command)


def approve(office, approver, which):
    with office.store.writing(office.actor.uid) as uow:
        return void_requests.approve(uow, office.desk, which, approver)


def refuse(office, which, approver=None, **more):
    refusal = Refusal(**({"uid": which, "answer": "رسید درست است"} | more))
    with office.store.writing(office.actor.uid) as uow:
        return void_requests.refuse(uow, office.desk, refusal, approver)


def withdraw(office, which):
    with office.store.writing(office.actor.uid) as uow:
        void_requests.withdraw(uow, which)


def states(office):
    with office.store.reading() as connection:
        rows = [row for row in lists_of.every(connection) if row.type not in "SV"]
        return [row.state for row in rows]


def sums(office):
    with office.store.reading() as connection:
        found = receipt_list.totals(connection, ReceiptFilter())
        day = lists_of.of_day(connection, TODAY.isoformat())
    assert (day.money, day.pending) == (found.sums["money"], found.sums["waiting"])
    return found.sums["money"], found.sums["waiting"]


def refusal_of(deed, *args, **more):
    with pytest.raises(AppError) as refused:
        deed(*args, **more)
    return refused.value.code


def test_the_right_receipt_is_issued_at_once_and_names_the_wrong_one(office):
    wrong = factory.issue(office, money(25_000_000))[0]
    asked = ask(office, wrong.number, money(2_500_000))
    assert snapshot_of(asked.replacements[0].snapshot)["replaces"] == str(wrong.number)
    assert states(office) == ["void_pending", "issued"]
    assert verification.run(office).ok


def test_what_waits_is_in_no_sum_and_stands_beside_it(office):
    wrong = factory.issue(office, money(25_000_000))[0]
    assert sums(office) == (25_000_000, 0)
    ask(office, wrong.number, money(2_500_000))
    assert sums(office) == (2_500_000, 25_000_000)


def test_an_approval_appends_the_void_which_names_what_stands_already(office, approver):
    wrong = factory.issue(office, money(25_000_000))[0]
    asked = ask(office, wrong.number, money(2_500_000))
    done = approve(office, approver, asked.uid)
    note = snapshot_of(done.record.snapshot)["void"]
    assert note["replacement"] == str(asked.replacements[0].number)
    assert states(office) == ["replaced", "issued"]
    assert sums(office) == (2_500_000, 0)
    assert verification.run(office).ok
    assert refusal_of(approve, office, approver, asked.uid) == "request_decided"


def test_a_refusal_lets_both_stand_with_the_managers_words(office):
    wrong = factory.issue(office, money(25_000_000))[0]
    asked = ask(office, wrong.number, money(2_500_000))
    refuse(office, asked.uid)
    assert states(office) == ["issued", "issued"]
    assert sums(office) == (27_500_000, 0)
    with office.store.reading() as connection:
        row = approvals.one(connection, asked.uid)
    assert (row.answer, row.outcome, row.decider) == (
        "رسید درست است",
        {"second": "stands"},
        "سعید دریس",
    )
    assert verification.run(office).ok


def test_a_refusal_can_void_the_second_receipt_in_the_same_act(office, approver):
    wrong = factory.issue(office, money(25_000_000))[0]
    asked = ask(office, wrong.number, money(2_500_000, items=(RICE,)))
    done = refuse(office, asked.uid, approver, void_second=True)
    assert len(done) == 2
    assert states(office) == ["issued", "void", "void"]
    assert sums(office) == (25_000_000, 0)
    assert verification.run(office).ok


def test_the_second_receipt_goes_only_with_a_signature(office):
    wrong = factory.issue(office, money())[0]
    asked = ask(office, wrong.number, money(9))
    assert refusal_of(refuse, office, asked.uid, void_second=True) == "approver_missing"
    assert states(office) == ["void_pending", "issued"]


def test_a_refusal_needs_a_word(office):
    asked = ask(office, factory.issue(office, money())[0].number)
    with pytest.raises(InvalidInputError) as refused:
        refuse(office, asked.uid, answer=" ")
    assert refused.value.fields == {"answer": "required"}


def test_after_a_refusal_the_receipt_may_be_voided_with_the_second_one_in_its_place(
    office, approver
):
    wrong = factory.issue(office, money())[0]
    first = ask(office, wrong.number, money(9))
    refuse(office, first.uid)
    assert refusal_of(ask, office, wrong.number, money(10)) == "replacement_stands"
    again = ask(office, wrong.number)
    note = snapshot_of(approve(office, approver, again.uid).record.snapshot)["void"]
    assert note["replacement"] == str(first.replacements[0].number)
    assert states(office) == ["replaced", "issued"]
    assert verification.run(office).ok


def test_a_second_that_went_before_replaces_nothing(office, approver):
    wrong = factory.issue(office, money())[0]
    refuse(office, ask(office, wrong.number, money(9)).uid, approver, void_second=True)
    factory.void(office, approver, wrong.number)
    assert states(office) == ["void", "void"]
    assert verification.run(office).ok


def test_a_receipt_may_be_replaced_anew_by_one_of_the_same_form(office, approver):
    wrong = factory.issue(office, money())[0]
    refuse(office, ask(office, wrong.number, money(9)).uid, approver, void_second=True)
    third = ask(office, wrong.number, money(10))
    approve(office, approver, third.uid)
    assert states(office) == ["replaced", "void", "issued"]
    with office.store.reading() as connection:
        found = receipt_list.page(connection, ReceiptFilter(status="replaced"))
        assert [one.row.number for one in found] == [wrong.number]
    assert verification.run(office).ok


def test_a_manager_at_the_desk_decides_what_waits(office, approver):
    wrong = factory.issue(office, money())[0]
    asked = ask(office, wrong.number, money(9))
    done = factory.void(office, approver, wrong.number, reason="دیده شد")
    assert snapshot_of(done.record.snapshot)["void"]["replacement"] == str(
        asked.replacements[0].number
    )
    with office.store.reading() as connection:
        assert approvals.one(connection, asked.uid).state == "approved"
    assert verification.run(office).ok


def test_the_replacement_stays_until_the_first_is_decided(office, approver):
    wrong = factory.issue(office, money())[0]
    second = ask(office, wrong.number, money(9)).replacements[0]
    assert refusal_of(factory.void, office, approver, second.number) == "decide_first"


def test_one_request_waits_for_a_receipt_and_a_repeated_one_is_the_same(office):
    wrong = factory.issue(office, money())[0]
    first = ask(office, wrong.number, money(9, client_id="پیش‌نویس"))
    assert ask(office, wrong.number, money(9, client_id="پیش‌نویس")).uid == first.uid
    assert refusal_of(ask, office, wrong.number) == "request_waits"
    assert refusal_of(ask, office, wrong.number, money(11)) == "request_waits"


def test_who_asked_takes_it_back_while_nothing_was_issued(office):
    asked = ask(office, factory.issue(office, money())[0].number)
    withdraw(office, asked.uid)
    assert states(office) == ["issued"]
    other = ask(office, factory.issue(office, money())[0].number, money(9))
    assert refusal_of(withdraw, office, other.uid) == "replacement_stands"


def test_nobody_takes_back_the_request_of_another(office):
    asked = ask(office, factory.issue(office, money())[0].number)
    clerk = factory.hire(office.store, "clerk")
    with pytest.raises(AppError, match="request_of_another"), office.store.writing(clerk) as uow:
        void_requests.withdraw(uow, asked.uid)


@pytest.mark.parametrize("role", ["clerk", "finance", "auditor"])
def test_only_a_manager_decides(office, approver, role):
    asked = ask(office, factory.issue(office, money())[0].number)
    someone = Approver(person=replace(approver.person, role=role), signing=approver.signing)
    assert refusal_of(approve, office, someone, asked.uid) == "approver_role"
    who = factory.hire(office.store, role)
    refusal = Refusal(uid=asked.uid, answer="نه")
    with pytest.raises(AppError, match="not_allowed"), office.store.writing(who) as uow:
        void_requests.refuse(uow, office.desk, refusal)


def tampered(office, statement):
    with office.store.writing() as uow, guard.journalling(uow.connection):
        uow.connection.exec_driver_sql(statement)
    return {finding.code for finding in verification.run(office).findings}


def test_verify_names_a_consent_that_was_written_by_hand(office, approver):
    asked = ask(office, factory.issue(office, money())[0].number)
    approve(office, approver, asked.uid)
    assert "consent_forged" in tampered(office, "UPDATE approval SET reason = 'چیز دیگر'")


def test_verify_names_a_request_that_was_closed_without_a_void(office):
    ask(office, factory.issue(office, money())[0].number)
    found = tampered(office, "UPDATE approval SET state = 'approved', decided_at = asked_at")
    assert {"consent_forged", "row_differs"} <= found


def test_verify_names_a_replacement_that_nobody_asked_for(office):
    wrong = factory.issue(office, money())[0]
    ask(office, wrong.number, money(9))
    found = tampered(office, "UPDATE approval SET payload = '{\"replacements\":[]}'")
    assert {"replacement_unasked", "row_differs"} <= found


def test_verify_names_a_link_to_another_receipt(office):
    wrong, other = factory.issue(office, money())[0], factory.issue(office, money(7))[0]
    ask(office, wrong.number, money(9))
    found = tampered(office, f"UPDATE approval SET subject_uid = x'{other.uid.hex}'")
    assert "request_link_differs" in found


AMOUNTS = st.integers(1, 1000)


class Ledger(RuleBasedStateMachine):
    """Any order of issuing, asking, deciding: sums are the model's, and the office verifies."""

    office = approver = None

    @initialize()
    def begin(self):
        self.stands: dict[object, int] = {}
        self.waits: dict[object, tuple[object, object]] = {}
        with self.office.store.reading() as connection:
            self.before = receipt_list.totals(connection, ReceiptFilter()).sums

    @rule(amount=AMOUNTS)
    def issues(self, amount):
        one = factory.issue(self.office, money(amount))[0]
        self.stands[one.number] = amount

    def free(self):
        busy = {old for old, _second in self.waits.values()}
        busy |= {second for _old, second in self.waits.values() if second}
        return [number for number in self.stands if number not in busy]

    @precondition(lambda self: self.free())
    @rule(data=st.data(), amount=st.none() | AMOUNTS)
    def asks(self, data, amount):
        old = data.draw(st.sampled_from(self.free()))
        with self.office.store.reading() as connection:
            uid = connection.exec_driver_sql(
                "SELECT uid FROM receipt WHERE register = 'A1' AND n = ?", (old.serial,)
            ).scalar()
            named = standing.successors(connection, uuid.UUID(bytes=uid))
        asked = ask(self.office, old, money(amount) if amount and not named else None)
        second = asked.replacements[0].number if asked.replacements else None
        if second:
            self.stands[second] = amount
        self.waits[asked.uid] = (old, second)

    @precondition(lambda self: self.waits)
    @rule(data=st.data())
    def approves(self, data):
        which = data.draw(st.sampled_from(list(self.waits)))
        old, _second = self.waits.pop(which)
        approve(self.office, self.approver, which)
        del self.stands[old]

    @precondition(lambda self: self.waits)
    @rule(data=st.data(), void_second=st.booleans())
    def refuses(self, data, void_second):
        which = data.draw(st.sampled_from(list(self.waits)))
        old, second = self.waits.pop(which)
        with self.office.store.reading() as connection:
            row = approvals.one(connection, which)
            gone = standing.successors(connection, row.subject_uid) if void_second else ()
            rows = [r for r in lists_of.every(connection) if r.uid in gone]
        refuse(self.office, which, self.approver, void_second=void_second)
        for r in rows:
            del self.stands[r.number]
        assert old in self.stands
        assert void_second or second is None or second in self.stands

    def teardown(self):
        if not hasattr(self, "stands"):
            return
        with self.office.store.reading() as connection:
            found = receipt_list.totals(connection, ReceiptFilter()).sums
        waiting = sum(self.stands[old] for old, _second in self.waits.values())
        grown = {name: found[name] - self.before[name] for name in found}
        assert grown["waiting"] == waiting
        assert grown["money"] == sum(self.stands.values()) - waiting
        report = verification.run(self.office)
        assert report.ok, report.findings


def test_no_order_of_requests_loses_or_doubles_a_rial(office, approver):
    Ledger.office, Ledger.approver = office, approver
    run_state_machine_as_test(Ledger, settings=settings(max_examples=4, stateful_step_count=10))
