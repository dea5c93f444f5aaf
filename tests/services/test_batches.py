"""The evening pile: what was expected, what was typed, and not one receipt too many."""

import itertools
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from app.domain import clock
from app.domain.batch import Heading, Row, State, Totals
from app.domain.donation import DonorFacts
from app.domain.errors import AppError, InvalidInputError
from app.domain.folder import OfficeFolder
from app.domain.money import MAX_AMOUNT
from app.keys.approval import BatchStatement, sign_batch, signed_rows, verify_batch
from app.models import batch, receipt
from app.queries import batches as listed
from app.services import batches, opening
from app.services.desk import Actor, Approver
from app.services.verification import office as verification
from tests import factory

TODAY = Heading(paid_on=factory.TODAY)
ALI = Row(donor=DonorFacts(name="علی نیسی"), amount=500_000, niyyat="MAISHAT")
SOMEBODY = Row(donor=DonorFacts(kind="anonymous"), amount=1_000_000, niyyat="AYTAM")


def write(office, use_case, *given):
    with office.store.writing(office.actor.uid) as uow:
        return use_case(uow, *given)


def pile(office, *rows, count=None, amount=None, heading=TODAY):
    expected = Totals(count=count or len(rows), amount=amount or sum(row.amount for row in rows))
    own = write(office, batches.begin, heading, expected)
    write(office, batches.put_rows, own, rows)
    return own


def read(office, query, *given):
    with office.store.reading() as connection:
        return query(connection, *given)


def close(office, own):
    steps = batches.close(lambda *given: write(office, *given), office.desk, own)
    return [one for issued, _left in steps for one in issued]


def test_a_pile_that_agrees_becomes_one_receipt_a_row_in_its_order(office):
    own = pile(office, ALI, SOMEBODY, replace(ALI, method="pos", reference="881"))
    issued = close(office, own)
    assert [one.number.serial for one in issued] == [2, 3, 4]
    done = read(office, listed.issued, own)
    assert [(one.n, one.amount) for one in done] == [(1, 500_000), (2, 1_000_000), (3, 500_000)]
    assert read(office, listed.of, own).state == State.CLOSED
    assert not read(office, listed.typed, own)


def test_the_day_of_the_pile_is_the_day_of_each_gift(office):
    own = pile(office, ALI, heading=replace(TODAY, paid_on=TODAY.paid_on - timedelta(days=1)))
    assert b'"paid_on":"2026-04-24"' in close(office, own)[0].snapshot


@pytest.mark.parametrize(("count", "amount"), [(3, 1_500_000), (2, 1_500_001), (1, 500_000)])
def test_a_pile_that_differs_is_not_closed_and_says_by_how_much(office, count, amount):
    own = pile(office, ALI, SOMEBODY, count=count, amount=amount)
    with pytest.raises(AppError) as refused:
        close(office, own)
    assert refused.value.code == "batch_differs"
    assert refused.value.params == {"count": abs(count - 2), "amount": abs(amount - 1_500_000)}
    assert len(read(office, listed.typed, own)) == 2


def test_a_manager_may_take_a_pile_that_differs_with_a_reason_and_a_signature(office, approver):
    own = pile(office, ALI, SOMEBODY, count=9)
    write(office, batches.accept, office.desk.office, own, "برگهٔ سوم خالی بود", approver)
    close(office, own)
    found = read(office, listed.of, own)
    assert found.accepted == Totals(count=2, amount=1_500_000)
    assert found.reason == "برگهٔ سوم خالی بود"


def test_the_signature_is_over_both_figures(office, approver, wall):
    own = pile(office, ALI, count=9, amount=9)
    write(office, batches.accept, office.desk.office, own, "خالی", approver)
    with office.store.reading() as connection:
        kept = connection.execute(select(batch)).one()
    said = BatchStatement(
        office="KHZDEZ",
        batch=own.hex,
        expected=(9, 9),
        accepted=(1, 500_000),
        reason="خالی",
        approver=approver.person.uid.hex,
        time=wall.moment,
        rows=signed_rows(kept.accepted_signature),
    )
    public = approver.signing.public
    assert verify_batch(public, kept.accepted_signature, said)
    assert not verify_batch(public, kept.accepted_signature, replace(said, accepted=(1, 500_001)))


def test_what_was_accepted_is_no_longer_accepted_once_a_row_changes(office, approver):
    own = pile(office, ALI, count=9)
    write(office, batches.accept, office.desk.office, own, "خالی", approver)
    write(office, batches.put_row, own, 1, replace(ALI, amount=1))
    with pytest.raises(AppError) as refused:
        close(office, own)
    assert refused.value.code == "batch_differs"


def test_rows_that_changed_after_a_manager_signed_need_a_new_signature(office, approver):
    own = pile(office, ALI, SOMEBODY, count=9)
    write(office, batches.accept, office.desk.office, own, "خالی", approver)
    write(office, batches.put_row, own, 1, replace(ALI, niyyat="AYTAM"))
    with pytest.raises(AppError) as refused:
        close(office, own)
    assert refused.value.code == "batch_rows_changed"
    write(office, batches.accept, office.desk.office, own, "خالی", approver)
    close(office, own)
    assert not verification.run(office).findings


def test_verify_still_reads_a_signature_of_before_rows_were_signed(office, approver, wall):
    own = pile(office, ALI, count=9)
    write(office, batches.accept, office.desk.office, own, "خالی", approver)
    with office.store.reading() as connection:
        kept = connection.execute(select(batch)).one()
    said = BatchStatement(
        office="KHZDEZ",
        batch=own.hex,
        expected=(9, kept.expected_amount),
        accepted=(1, ALI.amount),
        reason="خالی",
        approver=approver.person.uid.hex,
        time=wall.moment,
    )
    with office.store.writing(office.actor.uid) as uow:
        old = sign_batch(approver.signing, said)
        uow.change("batch.accepted", batch, own, {"accepted_signature": old})
    assert len(old) == 64
    close(office, own)
    assert not verification.run(office).findings


def test_a_clerk_accepts_nothing_alone(office):
    own = pile(office, ALI, count=9)
    clerk = Actor(uid=office.actor.uid, login="x", name="سارا", title="", role="clerk")
    alone = Approver(person=clerk, signing=office.unlocked.signing)
    with pytest.raises(AppError) as refused:
        write(office, batches.accept, office.desk.office, own, "خالی", alone)
    assert refused.value.code == "approver_role"


def test_a_wrong_row_is_named_and_nothing_is_issued(office):
    nobody = Row(donor=DonorFacts(), amount=5, niyyat="MAISHAT")
    cheque = replace(ALI, method="cheque", reference="1")
    own = pile(office, ALI, nobody, replace(ALI, niyyat="KHOMS"), cheque)
    with pytest.raises(InvalidInputError) as refused:
        close(office, own)
    assert refused.value.fields == {
        "rows.2.donor.name": "required",
        "rows.3.niyyat": "niyyat_inactive",
        "rows.4.method": "cheque_in_batch",
    }
    assert not read(office, listed.issued, own)


def test_what_is_expected_is_checked_when_a_pile_is_opened(office):
    tomorrow = Heading(paid_on=TODAY.paid_on + timedelta(days=1), method="gold")
    with pytest.raises(InvalidInputError) as refused:
        write(office, batches.begin, tomorrow, Totals(count=0, amount=0))
    assert set(refused.value.fields) == {"date", "method", "count", "amount"}


@pytest.mark.parametrize("amount", [MAX_AMOUNT + 1, 10**30])
def test_no_pile_is_expected_to_come_to_more_than_is_ever_read(office, amount):
    with pytest.raises(InvalidInputError) as refused:
        write(office, batches.begin, TODAY, Totals(count=1, amount=amount))
    assert refused.value.fields == {"amount": "amount_too_large"}


def test_nobody_signs_a_pile_with_a_row_that_cannot_be_issued(office, approver):
    own = pile(office, replace(ALI, niyyat="KHOMS"), count=9)
    with pytest.raises(InvalidInputError) as refused:
        write(office, batches.accept, office.desk.office, own, "خالی", approver)
    assert refused.value.fields == {"rows.1.niyyat": "niyyat_inactive"}
    assert read(office, listed.of, own).accepted is None


def test_a_closed_pile_takes_no_row_and_is_not_closed_again(office):
    own = pile(office, ALI)
    close(office, own)
    for use_case, *given in (
        (batches.put_row, own, 1, ALI),
        (batches.issue, office.desk, own),
        (batches.drop, own),
    ):
        with pytest.raises(AppError) as refused:
            write(office, use_case, *given)
        assert refused.value.code == "batch_state"


def test_a_pile_is_put_aside_and_taken_up_again_with_its_rows(office):
    own = pile(office, ALI)
    write(office, batches.drop, own)
    assert read(office, listed.recent)[0].state == State.DROPPED
    write(office, batches.take_up, own)
    assert len(close(office, own)) == 1
    with pytest.raises(AppError) as refused:
        write(office, batches.take_up, own)
    assert refused.value.code == "batch_state"


def test_a_pile_of_which_receipts_are_out_is_not_put_aside(office):
    own = pile(office, ALI, SOMEBODY)
    write(office, batches.issue, office.desk, own, 1)
    with pytest.raises(AppError) as refused:
        write(office, batches.drop, own)
    assert refused.value.code == "batch_begun"


def test_an_empty_pile_is_not_closed(office):
    own = write(office, batches.begin, TODAY, Totals(count=1, amount=1))
    with pytest.raises(AppError) as refused:
        close(office, own)
    assert refused.value.code == "batch_empty"


def test_verify_finds_a_pile_whose_figures_were_altered_and_one_whose_signature_was(
    office, approver
):
    right, other = pile(office, ALI), pile(office, ALI, count=9)
    write(office, batches.accept, office.desk.office, other, "خالی", approver)
    close(office, right)
    close(office, other)
    assert not verification.run(office).findings
    with office.store.writing(office.actor.uid) as uow:
        uow.change("batch.altered", batch, right, {"expected_amount": 7})
        uow.change("batch.altered", batch, other, {"accepted_reason": "دیگری گفت"})
    found = {one.code: one.key for one in verification.run(office).findings}
    assert set(found) == {"batch_differs_from_receipts", "batch_approval_forged"}
    assert found["batch_differs_from_receipts"].endswith(right.hex[-6:])


ROWS = st.builds(
    Row,
    donor=st.sampled_from([ALI.donor, SOMEBODY.donor]),
    amount=st.integers(1, 10**9),
    niyyat=st.sampled_from(["MAISHAT", "AYTAM"]),
)


class Pile(RuleBasedStateMachine):
    """One pile after another; the program may die between any two transactions."""

    def __init__(self, template: factory.Template, root) -> None:
        super().__init__()
        shutil.copytree(template.folder.root, root)
        self.template, self.folder = template, OfficeFolder(root)
        self.held = clock.fixed(factory.Wall(factory.MORNING + timedelta(hours=1)))
        self.held.__enter__()
        self.reopen()
        self.own, self.rows, self.done = None, {}, {}
        self.expected = 0

    def reopen(self) -> None:
        self.office = opening.open_office(self.folder, self.template.unlocked)

    @precondition(lambda self: self.own is None)
    @rule()
    def begin(self):
        self.own = write(self.office, batches.begin, TODAY, Totals(count=1, amount=1))
        self.rows, self.done = {}, {}

    @precondition(lambda self: self.own is not None)
    @rule(n=st.integers(1, 6), row=ROWS)
    def put(self, n, row):
        if n in self.done:
            with pytest.raises(AppError):
                write(self.office, batches.put_row, self.own, n, row)
        else:
            write(self.office, batches.put_row, self.own, n, row)
            self.rows[n] = row

    @precondition(lambda self: self.own is not None)
    @rule(n=st.integers(1, 6))
    def empty(self, n):
        if n not in self.done:
            write(self.office, batches.put_row, self.own, n, Row())
            self.rows.pop(n, None)

    @precondition(lambda self: self.own is not None and (self.rows or self.done))
    @rule(limit=st.integers(1, 4))
    def issue(self, limit):
        everything = [*self.rows.values(), *self.done.values()]
        wanted = Totals(count=len(everything), amount=sum(row.amount for row in everything))
        figures = {"expected_count": wanted.count, "expected_amount": wanted.amount}
        write(self.office, lambda uow: uow.change("batch.altered", batch, self.own, figures))
        piece = write(self.office, batches.issue, self.office.desk, self.own, limit)
        for n in sorted(self.rows)[: len(piece.issued)]:
            self.done[n] = self.rows.pop(n)
        self.expected += len(piece.issued)
        assert piece.left == len(self.rows)
        self.own = None if not self.rows else self.own

    @rule()
    def die(self):
        self.office.close()
        self.reopen()

    @invariant()
    def no_receipt_too_many_and_no_gap(self):
        with self.office.store.reading() as connection:
            asked = select(receipt.c.n).where(receipt.c.register == "A1").order_by(receipt.c.n)
            serials = connection.execute(asked).scalars().all()
            assert serials == list(range(1, self.expected + 2))
            if self.own:
                held = {one.n: one.row for one in listed.typed(connection, self.own)}
                assert held == self.rows

    def teardown(self):
        report = verification.run(self.office)
        self.office.close()
        self.held.__exit__(None, None, None)
        assert not report.findings


def test_whatever_is_typed_and_whenever_it_dies_no_receipt_is_issued_twice(template, tmp_path):
    numbers = itertools.count()
    steps = settings(derandomize=False, deadline=None, max_examples=8, stateful_step_count=14)
    run_state_machine_as_test(lambda: Pile(template, tmp_path / f"{next(numbers)}"), settings=steps)
