import pytest

from app.domain.errors import AppError, InvalidInputError
from app.keys.slots import PersonSlot
from app.services import opening, people
from app.services.people import NewPerson
from tests import factory

SARA = NewPerson(login="sara", name="سارا عبیات", title="متصدی")


def add(office, approver, new=SARA, by=None):
    with office.store.writing(by or office.actor.uid) as uow:
        key = office.unlocked.db_key
        return people.add_person(uow, office.vault, key, approver, new, factory.PASSPHRASE)


def test_a_new_person_enters_with_the_passphrase_given(office, approver, folder):
    added = add(office, approver)
    office.close()
    opened = opening.open_office(folder, opening.unlock(folder, "sara", factory.PASSPHRASE))
    assert opened.actor == added
    opened.close()


def test_a_new_manager_may_approve_by_the_signed_roster(office, approver):
    add(office, approver, NewPerson(login="ali", name="علی باوی", role="manager"))
    assert opening.approver(office, "ali", factory.PASSPHRASE).person.name == "علی باوی"


def test_a_login_stands_once_however_it_is_spelled(office, approver):
    add(office, approver)
    with pytest.raises(AppError, match="login_taken"):
        add(office, approver, NewPerson(login="SARA", name="سارا دیگر"))


def test_a_slot_that_never_reached_the_database_is_taken_over(office, approver):
    ghost = PersonSlot(uid="0" * 32, login="sara", name="سارا عبیات", role="clerk")
    office.vault.add_user(office.unlocked.db_key, ghost, "گذرواژهٔ نیمه‌کاره")
    assert add(office, approver).login == "sara"
    assert opening.unlock(office.folder, "sara", factory.PASSPHRASE)


def test_a_clerk_takes_nobody_in(office, approver):
    clerk = factory.hire(office.store, "clerk")
    with pytest.raises(AppError, match="not_allowed"):
        add(office, approver, by=clerk)


def test_what_is_missing_or_unknown_is_named_by_field(office, approver):
    with pytest.raises(InvalidInputError) as refused:
        add(office, approver, NewPerson(login=" ", name="", role="king"))
    assert refused.value.fields == {
        "login": "required",
        "name": "required",
        "role": "role_unknown",
    }
