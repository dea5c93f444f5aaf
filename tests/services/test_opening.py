"""Founding and opening an office: whole or not at all, and only for who has a key."""

import shutil
from dataclasses import replace

import pytest

from app.domain.errors import AppError, InvalidInputError
from app.domain.folder import OfficeFolder
from app.keys.vault import Vault
from app.queries import lists, people
from app.services import condition, founding, opening, rekeying
from app.services.condition import Condition
from app.services.people import NewPerson, add_person
from app.services.verification import office as verification
from tests import factory
from tests.factory import PASSPHRASE, money


def refused_by(call, *args, **more) -> str:
    with pytest.raises(AppError) as refused:
        call(*args, **more)
    return refused.value.code


def test_a_founded_office_is_sound_and_complete(office):
    report = verification.run(office)
    with office.store.reading() as connection:
        assert lists.the_office(connection).code == "KHZDEZ"
        assert len(lists.designations(connection)) == 25
        assert "IRR" in lists.units(connection)
    assert report.findings == ()
    names = {path.name for path in office.folder.root.iterdir()}
    assert {"hamyar.db", "vault.json", "keys.json", "seal.state"} <= names
    assert ".founding" not in names


def test_a_folder_is_founded_once(folder):
    new = founding.NewOffice(code="KHZAHV", name="اهواز")
    assert refused_by(founding.found, folder, new, PASSPHRASE) == "office_exists"


def test_a_founding_that_was_cut_short_is_begun_anew(folder, tmp_path, template):
    half = OfficeFolder(tmp_path / "half")
    shutil.copytree(folder.root, half.root / ".founding")
    (half.root / ".founding" / "vault.json").unlink()
    new = founding.NewOffice(code="KHZAHV", name="اهواز")
    founding.found(half, new, PASSPHRASE)
    assert half.exists()
    assert not (half.root / ".founding").exists()


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"code": "khz"}, {"code": "office_code"}),
        ({"code": "KHZDEZFUL01"}, {"code": "office_code"}),
        ({"level": "village"}, {"level": "office_level"}),
        ({"name": " "}, {"name": "required"}),
        ({"manager": "", "login": ""}, {"manager": "required", "login": "required"}),
    ],
)
def test_what_the_wizard_asks_is_checked(tmp_path, wrong, fields):
    new = replace(founding.NewOffice(code="KHZDEZ", name="دزفول"), **wrong)
    with pytest.raises(InvalidInputError) as refused:
        founding.found(OfficeFolder(tmp_path / "x"), new, PASSPHRASE)
    assert refused.value.fields == fields
    assert not (tmp_path / "x").exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("in the way")
    new = founding.NewOffice(code="KHZDEZ", name="دزفول")
    code = refused_by(founding.found, OfficeFolder(tmp_path / "file" / "x"), new, PASSPHRASE)
    assert code == "folder_unwritable"


def test_an_empty_folder_holds_no_office(tmp_path):
    with pytest.raises(AppError) as refused, opening.hold(OfficeFolder(tmp_path)):
        pass
    assert refused.value.code == "office_missing"


def test_five_wrong_passphrases_make_one_wait(folder, wall):
    codes = [refused_by(opening.unlock, folder, "modir", "غلط") for _ in range(6)]
    assert codes == ["passphrase_wrong"] * 5 + ["passphrase_wait"]
    wall.forward(seconds=10)
    assert opening.unlock(folder, "modir", PASSPHRASE)


def test_a_passphrase_is_the_same_in_every_keyboard(folder, wall):
    other = PASSPHRASE.replace("۱۴۰۵", "1405").replace("ی", "ي")
    assert opening.unlock(folder, "modir", other)


def test_a_missing_database_is_said(folder, template, wall):
    folder.database.unlink()
    assert refused_by(opening.open_office, folder, template.unlocked) == "database_missing"


def test_a_damaged_database_is_said(folder, template, wall):
    folder.database.write_bytes(b"\0" * 8192)
    assert refused_by(opening.open_office, folder, template.unlocked) == "database_damaged"


def test_damage_that_was_noted_opens_the_office_for_reading_only(folder, template, wall):
    condition.note(folder, Condition(damage="database_damaged"))
    office = opening.open_office(folder, template.unlocked)
    with office.store.reading() as connection:
        assert lists.the_office(connection).code == "KHZDEZ"
    assert refused_by(factory.issue, office, money()) == "disk_readonly"
    office.close()


def test_a_clerk_with_a_key_of_her_own_issues_and_cannot_approve(office, approver, folder, wall):
    new = NewPerson(login="maryam", name="مریم سواری", title="متصدی")
    with office.store.writing(office.actor.uid) as uow:
        add_person(uow, office.vault, office.unlocked.db_key, approver, new, "نان و خرما ۷۲")
    office.close()
    assert [user.person.login for user in opening.users(folder)] == ["modir", "maryam"]
    mine = opening.open_office(folder, opening.unlock(folder, "maryam", "نان و خرما ۷۲"))
    issued = factory.issue(mine, money())[0]
    herself = opening.approver(mine, "maryam", "نان و خرما ۷۲")
    with pytest.raises(AppError) as refused:
        factory.void(mine, herself, issued.number)
    assert refused.value.code == "approver_role"
    manager = opening.approver(mine, "modir", PASSPHRASE)
    assert factory.void(mine, manager, issued.number)
    assert verification.run(mine).findings == ()
    mine.close()


def test_a_login_is_given_once(office, approver):
    new = NewPerson(login="MODIR", name="دیگری")
    with pytest.raises(AppError) as refused, office.store.writing(office.actor.uid) as uow:
        add_person(uow, office.vault, office.unlocked.db_key, approver, new, PASSPHRASE)
    assert refused.value.code == "login_taken"


def test_a_person_needs_a_name_and_a_known_role(office, approver):
    new = NewPerson(login="x", name=" ", role="king")
    with pytest.raises(InvalidInputError) as refused, office.store.writing(office.actor.uid) as uow:
        add_person(uow, office.vault, office.unlocked.db_key, approver, new, PASSPHRASE)
    assert refused.value.fields == {"name": "required", "role": "role_unknown"}


def test_who_is_only_in_the_database_cannot_approve(office, template):
    key, slot = template.unlocked.db_key, template.unlocked.user.person
    Vault(office.folder.vault).add_user(
        key, replace(slot, uid="0" * 32, login="mar"), "گذر از کنار رود"
    )
    factory.hire(office.store, "manager")
    code = refused_by(opening.approver, office, "mar", "گذر از کنار رود")
    assert code == "approver_not_in_roster"


def test_the_signed_roster_is_what_says_who_may_sign(office):
    with office.store.reading() as connection:
        changes = people.roster(connection)
    root = office.keys.roster_root
    found = people.current_keys(changes, root)
    assert found == {office.unlocked.signing.kid: (office.actor.uid.hex, "manager")}
    assert people.current_keys(changes, bytes(32)) == {}


def test_the_first_manager_acts_for_commands_that_name_nobody(folder):
    assert opening.first_manager(folder) == "modir"
    assert refused_by(opening.manager_of, ()) == "user_unknown"


def test_the_key_of_the_database_can_be_changed_and_the_old_one_opens_nothing(
    folder, template, wall
):
    renewed = rekeying.rekey(folder, template.unlocked)
    assert refused_by(opening.open_office, folder, template.unlocked) == "database_damaged"
    office = opening.open_office(folder, renewed)
    assert factory.issue(office, money())
    assert verification.run(office).findings == ()
    assert rekeying.former_keys(office.vault, renewed.db_key) == (template.unlocked.db_key,)
    office.close()


def test_a_change_of_key_that_was_cut_short_opens_with_the_key_that_works(folder, template, wall):
    vault, old = Vault(folder.vault), template.unlocked.db_key
    vault.begin_rekey(old, bytes(range(32)))
    half = opening.unlock(folder, "modir", PASSPHRASE)
    assert len(half.keys.candidates()) == 2
    office = opening.open_office(folder, half)
    assert office.unlocked.db_key == old
    office.close()
    again = opening.unlock(folder, "modir", PASSPHRASE)
    assert again.keys.candidates() == (old,)


def test_a_database_that_was_emptied_is_damaged(folder, template):
    folder.database.write_bytes(b"")
    unlocked = opening.unlock(folder, "modir", PASSPHRASE)
    assert refused_by(opening.open_office, folder, unlocked) == "database_damaged"
    assert not folder.backups.exists()


def test_without_its_seal_file_the_desk_stops_and_says_so(folder, template, wall):
    (folder.root / "seal.state").unlink()
    office = opening.open_office(folder, opening.unlock(folder, "modir", PASSPHRASE))
    assert refused_by(factory.issue, office, money()) == "seal_missing"
    assert [one.code for one in verification.run(office).findings] == ["seal_missing"]
    office.close()
