"""What a fund holds, who may see it, where its money goes and under which permit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from app.db import fund_totals, guard
from app.domain import roles
from app.domain.accounts import AccountDetails
from app.domain.cheques import Act, ChequeState, Step
from app.domain.designations import Permit
from app.domain.errors import AppError
from app.domain.roles import Action, Role
from app.models import fund_total
from app.queries import cheques as listed
from app.services import accounts, cheques, designations, funds
from app.services.receipts import snapshot_of
from app.services.verification import office as verification
from tests import factory
from tests.services import test_valuations as values

pytestmark = pytest.mark.stores


def test_a_sum_that_somebody_altered_is_named_and_a_rebuild_mends_it(office):
    factory.issue(office, factory.money(2_500_000))
    with office.store.writing(office.actor.uid) as uow:
        uow.local(update(fund_total).values(amount=fund_total.c.amount + 1))
    found = verification.run(office).findings
    assert {one.code for one in found} == {"fund_differs"}
    assert "MAISHAT / 2026-04-25 / cash" in {one.key for one in found}
    with office.store.writing(office.actor.uid) as uow, guard.journalling(uow.connection):
        fund_totals.rebuild(uow.connection)
    assert verification.run(office).ok


@pytest.mark.parametrize("role", [*Role, "guest"], ids=str)
def test_the_ledger_and_the_cheques_are_seen_by_who_may(office, role):
    who = replace(office.actor, role=str(role))
    asked = ((Action.SEE_FUNDS, funds.ledger, ()), (Action.SEE_FUNDS, funds.totals, ()))
    asked += ((Action.HANDLE_CHEQUES, cheques.page, (listed.ChequeFilter(),)),)
    for action, query, given in asked:
        with office.store.reading() as connection:
            if roles.may(str(role), action):
                query(connection, who, *given)
                continue
            with pytest.raises(AppError, match="not_allowed"):
                query(connection, who, *given)


def test_a_cheque_is_collected_only_after_the_bank_has_it(office):
    factory.issue(office, factory.money(60_000_000, method="cheque", reference="1"))
    with office.store.reading() as connection:
        (row,) = listed.page(connection, listed.ChequeFilter(due="overdue"), factory.TODAY)
    for step, day, code in (
        (Step.COLLECT, None, "cheque_state"),
        (Step.UNDO, None, "cheque_state"),
        (Step.DEPOSIT, factory.TODAY + timedelta(days=1), "invalid_input"),
        (Step.DEPOSIT, factory.TODAY - timedelta(days=1), "invalid_input"),
    ):
        with (
            pytest.raises(AppError, match=code),
            office.store.writing(office.actor.uid) as uow,
        ):
            cheques.act(uow, row.uid, Act(step=step, day=day))
    with office.store.writing(office.actor.uid) as uow:
        assert cheques.act(uow, row.uid, Act(step=Step.DEPOSIT)) == ChequeState.DEPOSITED


def test_a_due_without_a_permit_is_refused_and_lapses_with_it(office, wall):
    khoms = factory.money(niyyat="KHOMS")
    with pytest.raises(AppError, match="invalid_input"):
        factory.issue(office, khoms)
    given = Permit(
        number="33",
        authority="دفتر مرجع",
        issued_on=factory.TODAY,
        valid_until=factory.TODAY + timedelta(days=1),
    )
    with office.store.writing(office.actor.uid) as uow:
        designations.permit(uow, "KHOMS", given)
    (issued,) = factory.issue(office, khoms)
    assert snapshot_of(issued.snapshot)["lines"][0]["permit"] == "33"
    wall.forward(days=2)
    with pytest.raises(AppError, match="invalid_input"):
        factory.issue(office, khoms)


def test_a_paper_names_the_account_of_its_designation_and_cash_none(office):
    for title, iban, codes in (
        ("جاری", "IR760170000000000000000001", ()),
        ("جهیزیه", "IR570150000001234567890123", ("JAHIZIEH",)),
    ):
        details = AccountDetails(title=title, iban=iban, niyyat=codes)
        with office.store.writing(office.actor.uid) as uow:
            accounts.add(uow, details)
    for niyyat, method, ending in (
        ("JAHIZIEH", "pos", "123"),
        ("MAISHAT", "pos", "001"),
        ("JAHIZIEH", "cash", ""),
    ):
        asked = factory.money(niyyat=niyyat, method=method, reference="7")
        (issued,) = factory.issue(office, asked)
        account = snapshot_of(issued.snapshot)["account"].strip("\u2066\u2069")
        assert account.endswith(ending)
        assert bool(account) is bool(ending)


def test_goods_without_a_value_wait_beside_the_balance_until_they_have_one(office, approver):
    (issued,) = factory.issue(office, factory.kind(items=(factory.RICE, factory.GOLD)))

    def told():
        with office.store.reading() as connection:
            sums = funds.ledger(connection, office.actor).total()
        return sums.kind.amount, sums.unvalued.amount, sums.closing

    assert told() == (85_000_000, 1, 0)
    values.record(office, issued.number, item=2)
    values.record(office, issued.number, item=2, value=500_000_000)
    assert told() == (585_000_000, 0, 0)
    assert verification.run(office).ok
    factory.void(office, approver, issued.number)
    assert told() == (0, 0, 0)
    assert verification.run(office).ok
