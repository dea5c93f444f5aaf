import pytest

from app.domain.errors import AppError, InvalidInputError
from app.keys.slots import PersonSlot
from app.queries import people as listed
from app.services import opening, people
from app.services.people import NewPerson
from app.services.verification import office as verification
from app.strings import errors
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


def write(office, use_case, *asked, by=None):
    with office.store.writing(by or office.actor.uid) as uow:
        return use_case(uow, office.vault, *asked)


def test_another_role_holds_in_database_roster_and_vault(office, approver):
    add(office, approver)
    write(office, people.change_role, office.unlocked.db_key, approver, "sara", "manager")
    assert opening.approver(office, "sara", factory.PASSPHRASE).person.role == "manager"
    roles_shown = {one.person.login: one.person.role for one in office.vault.users()}
    assert roles_shown["sara"] == "manager"
    assert verification.run(office).ok


def test_who_was_deactivated_enters_no_more_and_keeps_their_name(office, approver):
    added = add(office, approver)
    write(office, people.deactivate, office.unlocked.db_key, approver, "sara")
    with pytest.raises(AppError, match="passphrase_wrong"):
        opening.unlock(office.folder, "sara", factory.PASSPHRASE)
    with office.store.reading() as connection:
        staff = listed.staff(connection)
    assert [(one.uid, one.active) for one in staff if one.login == "sara"] == [(added.uid, False)]
    assert verification.run(office).ok


def test_the_last_manager_stays_one(office, approver):
    key = office.unlocked.db_key
    with pytest.raises(AppError, match="last_manager"):
        write(office, people.change_role, key, approver, "modir", "clerk")
    with pytest.raises(AppError, match="own_account"):
        write(office, people.deactivate, key, approver, "modir")
    with pytest.raises(AppError, match="user_unknown"):
        write(office, people.deactivate, key, approver, "nobody")
    with pytest.raises(InvalidInputError):
        write(office, people.change_role, key, approver, "modir", "king")


def test_a_manager_without_a_key_is_no_manager_left_and_gets_no_role(office, approver):
    key = office.unlocked.db_key
    factory.hire(office.store, "manager")
    with pytest.raises(AppError, match="last_manager"):
        write(office, people.change_role, key, approver, "modir", "clerk")
    with pytest.raises(AppError) as refused:
        write(office, people.change_role, key, approver, "manager", "clerk")
    assert (refused.value.code, refused.value.params["login"]) == ("user_keyless", "manager")
    assert "«افزودن کاربر»" in errors.sentence(refused.value)
    add(office, approver, NewPerson(login="manager", name="کارمند manager", role="manager"))
    write(office, people.change_role, key, approver, "modir", "clerk")


def test_the_same_role_again_signs_nothing(office, approver):
    write(office, people.change_role, office.unlocked.db_key, approver, "modir", "manager")
    with office.store.reading() as connection:
        assert len(listed.roster(connection)) == 1


def test_ones_own_passphrase_is_changed_by_who_knows_the_old_one(office):
    new = "کارون و کرخه ۱۴۰۵"
    with pytest.raises(AppError, match="passphrase_wrong"):
        write(office, people.change_passphrase, "not this", new)
    with pytest.raises(InvalidInputError) as refused:
        write(office, people.change_passphrase, factory.PASSPHRASE, "12345678")
    assert refused.value.fields["passphrase"].startswith("passphrase_")
    write(office, people.change_passphrase, factory.PASSPHRASE, new)
    assert opening.unlock(office.folder, "modir", new)
    with pytest.raises(AppError, match="passphrase_wrong"):
        opening.unlock(office.folder, "modir", factory.PASSPHRASE)
