"""The same slip is told before it is booked twice, and no more than told."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.donation import DonorFacts
from app.domain.errors import InvalidInputError
from app.domain.payment import PaymentDetails
from app.models import donation
from app.services import payments
from tests import factory
from tests.factory import CHEQUE, money


def used(office, command, apart=None):
    with office.store.reading() as connection:
        return payments.doubts(connection, office.actor, command, apart).used


def pos(reference="991204567", terminal=""):
    details = PaymentDetails(terminal=terminal)
    return money(method="pos", reference=reference, details=details)


def test_a_reference_that_stands_is_told_with_its_receipt(office):
    assert used(office, pos()) is None
    (issued,) = factory.issue(office, pos())
    found = used(office, pos("۹۹۱۲۰۴۵۶۷"))
    assert (found.number, found.amount) == (issued.number, 2_500_000)
    assert (found.donor, found.paid_on) == ("زهرا کاظمی‌نژاد", "2026-04-25")
    assert factory.issue(office, pos())  # told, not refused


def test_a_reference_typed_in_persian_digits_is_kept_as_a_form_sends_it(office):
    (issued,) = factory.issue(office, pos("۸۸۱/آ"))
    assert used(office, pos("881/آ")).number == issued.number
    with office.store.reading() as connection:
        assert connection.execute(select(donation.c.reference)).scalars().all() == ["881/آ"]


def test_another_method_or_another_terminal_is_another_payment(office):
    factory.issue(office, pos(terminal="21845"))
    assert used(office, money(method="bank", reference="991204567")) is None
    assert used(office, pos(terminal="30001")) is None
    assert used(office, pos(terminal="21845")) is not None
    assert used(office, pos()) is not None


def test_a_cheque_is_told_by_its_sayad_id_whatever_its_serial(office):
    factory.issue(office, money(method="cheque", reference="1", details=CHEQUE))
    again = money(method="cheque", reference="2", details=replace(CHEQUE, bank="012"))
    other = replace(CHEQUE, sayad_id="6" * 16)
    assert used(office, again) is not None
    assert used(office, money(method="cheque", reference="1", details=other)) is None


def test_what_was_voided_or_is_being_replaced_is_free_again(office, approver):
    (issued,) = factory.issue(office, pos())
    assert used(office, pos(), apart=issued.number) is None
    factory.void(office, approver, issued.number)
    assert used(office, pos()) is None


def test_cash_has_no_reference(office):
    factory.issue(office, money(reference="991204567"))
    assert used(office, money(reference="991204567")) is None


@pytest.mark.parametrize(
    ("command", "problems"),
    [
        (
            money(method="cheque", details=PaymentDetails()),
            {
                "details.sayad_id": "sayad_id_required",
                "details.bank": "bank_required",
                "details.due_on": "due_required",
            },
        ),
        (money(on_behalf="پدرم", behalf="ghost"), {"behalf": "behalf_unknown"}),
    ],
)
def test_a_payment_that_is_not_whole_is_refused_beside_its_field(office, command, problems):
    with pytest.raises(InvalidInputError) as refused:
        factory.issue(office, command)
    assert refused.value.fields == problems


def test_a_list_of_the_past_need_not_say_what_nobody_kept(office):
    donor = DonorFacts(name="کریم سواری")
    assert factory.issue(office, money(donor=donor, method="cheque", reference="77"))


def test_a_gift_that_a_restore_may_make_two_of_is_told(office):
    told = factory.money(donor=DonorFacts(name="علی نیسی"), paid_on=factory.TODAY)
    number = factory.issue(office, replace(told, client_id="گم‌شده"))[0].number

    def alike(command, apart=None):
        with office.store.reading() as connection:
            return payments.doubts(connection, office.actor, command, apart).alike

    paper = replace(told, original_qr="R1/…")
    assert alike(paper) == number
    assert alike(paper, apart=number) is None
    assert alike(replace(paper, items=(factory.RICE,))) == number
    assert alike(replace(paper, paid_on=None)) is None
    assert alike(replace(paper, donor=DonorFacts(name="علی دریس"))) is None
    assert alike(told) is None
    assert alike(replace(told, client_id="دیگر")) is None
