"""Who may do what, asked of the services themselves: role by role, action by action."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from app.domain import clock, roles
from app.domain.document import CopyMark, Paper
from app.domain.donor import DonorDetails
from app.domain.errors import AppError
from app.domain.roles import Action, Role
from app.services import (
    acknowledging,
    clocks,
    donors,
    enrolling,
    exporting,
    people,
    printing,
    receipts,
    updating,
    voiding,
)
from app.services.people import NewPerson
from app.services.voiding import VoidReceipt
from tests import factory
from tests.factory import money
from tests.services.above import Above


def ask_issue(office, uow, _manager):
    return receipts.issue(uow, office.desk, money())


def ask_print(office, uow, _manager):
    return printing.note_printed(uow, [], CopyMark.ORIGINAL, Paper.A5)


def ask_void(office, uow, manager):
    return voiding.void(uow, office.desk, VoidReceipt(number=office.first, reason="x"), manager)


def ask_person(office, uow, manager):
    made = NewPerson(login="maryam", name="مریم سواری")
    return people.add_person(
        uow, office.vault, office.unlocked.db_key, manager, made, factory.PASSPHRASE
    )


def ask_donor(_office, uow, _manager):
    return donors.add(uow, DonorDetails(name="زهرا کعبی"))


def ask_merge(office, uow, _manager):
    donors.merge(uow, *office.two_donors)


def ask_reveal(office, uow, _manager):
    return donors.reveal(uow, office.two_donors[0], "mobile")


def ask_book(_office, uow, _manager):
    exporting.book(uow, exporting.Exported(office=factory.CODE, sent=(), fingerprint=""))


@contextmanager
def although_alone():
    """An office without a province has nothing to take: that it says so shows that it was asked."""
    try:
        yield
    except AppError as error:
        if error.code != "not_enrolled":
            raise


def ask_take(office, uow, _manager):
    with although_alone():
        acknowledging.take(uow, office, b"")
    with although_alone():
        updating.take(uow, b"")


def ask_join(office, uow, manager):
    enrolling.join(uow, office, manager, Above().enrolment())


ASKED = {
    Action.ENROL: ask_join,
    Action.SEND_FILES: ask_book,
    Action.TAKE_FILES: ask_take,
    Action.EDIT_DONORS: ask_donor,
    Action.MERGE_DONORS: ask_merge,
    Action.REVEAL_ID: ask_reveal,
    Action.ISSUE: ask_issue,
    Action.PRINT: ask_print,
    Action.ASK_VOID: ask_void,
    Action.MANAGE_PEOPLE: ask_person,
}


class Opened:
    """The office with the number of a receipt that may be voided."""

    def __init__(self, office) -> None:
        self._office = office
        self.first = factory.issue(office, money())[0].number
        with office.store.writing(office.actor.uid) as uow:
            self.two_donors = [
                donors.add(uow, DonorDetails(name=name)) for name in ("زهره کعبی", "زهرا کعبی")
            ]

    def __getattr__(self, name):
        return getattr(self._office, name)


@pytest.mark.parametrize("action", ASKED, ids=str)
@pytest.mark.parametrize("role", [*Role, "guest", ""], ids=str)
def test_a_service_does_what_the_role_was_granted_and_nothing_else(office, approver, role, action):
    opened, who = Opened(office), factory.hire(office.store, str(role))
    ask = ASKED[action]
    if roles.may(str(role), action):
        with office.store.writing(who) as uow:
            ask(opened, uow, approver)
        return
    with pytest.raises(AppError) as refused, office.store.writing(who) as uow:
        ask(opened, uow, approver)
    assert refused.value.code == "not_allowed"


@pytest.mark.parametrize("role", Role, ids=str)
def test_only_a_manager_confirms_the_date(office, approver, role):
    someone = replace(approver, person=replace(approver.person, role=str(role)))
    if role is Role.MANAGER:
        with office.store.writing(office.actor.uid) as uow:
            clocks.confirm(uow, someone, clock.today())
        return
    with pytest.raises(AppError) as refused, office.store.writing(office.actor.uid) as uow:
        clocks.confirm(uow, someone, clock.today())
    assert refused.value.code == "not_allowed"


@pytest.mark.parametrize("role", Role, ids=str)
def test_only_a_manager_approves_a_void(office, approver, role):
    opened = Opened(office)
    someone = replace(approver, person=replace(approver.person, role=str(role)))
    if role is Role.MANAGER:
        factory.void(office, someone, opened.first)
        return
    with pytest.raises(AppError) as refused:
        factory.void(office, someone, opened.first)
    assert refused.value.code == "approver_role"


@pytest.mark.parametrize("action", Action, ids=str)
def test_an_unknown_role_was_granted_nothing(action):
    assert not roles.may("guest", action)


def test_every_role_is_in_the_matrix_and_a_manager_may_do_everything():
    assert set(roles.GRANTED) == set(Role)
    assert roles.GRANTED[Role.MANAGER] == frozenset(Action)
