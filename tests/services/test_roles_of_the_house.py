"""Who may set, hire, dismiss, copy and prove: role by role, asked of the services themselves."""

from dataclasses import replace

import pytest

from app.domain import roles, uid
from app.domain.errors import AppError
from app.domain.published import Campaign
from app.domain.roles import Action, Role
from app.domain.settings import SLOGAN
from app.models import instruction
from app.services import keeping, people, published, settings
from app.services.people import NewPerson
from app.services.verification import office as verification
from tests import factory


def ask_settings(_office, uow, _manager):
    settings.change(uow, {SLOGAN: "با هم"})


def ask_role(office, uow, manager):
    people.change_role(uow, office.vault, office.unlocked.db_key, manager, "modir", "manager")


def ask_dismissal(office, uow, manager):
    people.deactivate(uow, office.vault, office.unlocked.db_key, manager, "maryam")


def ask_campaign(_office, uow, _manager):
    published.add(uow, Campaign(name="افطاری مسجد جامع"))


def ask_reading(_office, uow, _manager):
    key = uid.new()
    values = {"uid": key, "pdf": b"", "active": 1, "issued_on": "2026-04-01"}
    row = dict.fromkeys(("owner", "number", "title", "body", "file_name"), "x") | values
    uow.add("instruction.added", instruction, key, {instruction: [row]})
    published.read(uow, key)


WRITES = (
    (Action.PUBLISH, ask_campaign),
    (Action.READ_INSTRUCTIONS, ask_reading),
    (Action.CHANGE_SETTINGS, ask_settings),
    (Action.MANAGE_PEOPLE, ask_role),
    (Action.MANAGE_PEOPLE, ask_dismissal),
)
EVERY_ROLE = [*Role, "guest", ""]


def hire_maryam(office, approver):
    with office.store.writing(office.actor.uid) as uow:
        made = NewPerson(login="maryam", name="مریم سواری")
        key = office.unlocked.db_key
        people.add_person(uow, office.vault, key, approver, made, factory.PASSPHRASE)


@pytest.mark.parametrize(("action", "ask"), WRITES)
@pytest.mark.parametrize("role", EVERY_ROLE, ids=str)
def test_a_service_does_what_the_role_was_granted_and_nothing_else(
    office, approver, role, action, ask
):
    hire_maryam(office, approver)
    who = factory.hire(office.store, str(role))
    if roles.may(str(role), action):
        with office.store.writing(who) as uow:
            ask(office, uow, approver)
        return
    with pytest.raises(AppError) as refused, office.store.writing(who) as uow:
        ask(office, uow, approver)
    assert refused.value.code == "not_allowed"


@pytest.mark.parametrize("role", EVERY_ROLE, ids=str)
def test_an_approver_who_is_no_manager_signs_nobody_in_or_out(office, approver, role):
    hire_maryam(office, approver)
    someone = replace(approver, person=replace(approver.person, role=str(role)))
    if roles.may(str(role), Action.MANAGE_PEOPLE):
        return
    for ask in (ask_role, ask_dismissal):
        with pytest.raises(AppError) as refused, office.store.writing(office.actor.uid) as uow:
            ask(office, uow, someone)
        assert refused.value.code == "not_allowed"


@pytest.mark.parametrize("role", EVERY_ROLE, ids=str)
def test_a_copy_leaves_the_house_only_with_who_may_take_one(office, tmp_path, role):
    someone = replace(office, actor=replace(office.actor, role=str(role)))
    target = tmp_path / "copy.hyk"
    if roles.may(str(role), Action.BACK_UP):
        assert keeping.back_up(someone, target, lambda _done, _total: None).file == target
        return
    with pytest.raises(AppError, match="not_allowed"):
        keeping.back_up(someone, target, lambda _done, _total: None)
    assert not target.exists()


@pytest.mark.parametrize("role", EVERY_ROLE, ids=str)
def test_an_office_is_proved_by_who_may(office, role):
    someone = replace(office, actor=replace(office.actor, role=str(role)))
    if roles.may(str(role), Action.VERIFY):
        assert verification.run(someone).ok
        return
    with pytest.raises(AppError, match="not_allowed"):
        verification.run(someone)
