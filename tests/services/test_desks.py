"""Further desks of an office on a server: a register of their own, keys that a manager signed."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.db import place
from app.domain import roles
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys.vault import Vault
from app.models import register
from app.queries import funds
from app.services import desk_keys, desks, keeping, opening, registers, rekeying, restoring
from app.services.verification import office as verification
from app.sync import desk_file
from tests import factory

WORD = "گذرواژهٔ پروندهٔ باجه ۳"


@pytest.fixture
def store():
    return "server"


def refusal(use, *given) -> str:
    with pytest.raises(AppError) as refused:
        use(*given)
    return refused.value.code


def add(office, approver):
    with office.store.writing(office.actor.uid) as uow:
        return desks.add(uow, office, approver)


def begin(opened, root):
    return desks.begin(OfficeFolder(root), opened.file, "modir", factory.PASSPHRASE)


def enter(root):
    folder = OfficeFolder(root)
    return opening.open_office(folder, Vault(folder.vault).open("modir", factory.PASSPHRASE))


def findings(office):
    return [(one.code, one.key) for one in verification.run(office).findings]


@pytest.fixture
def second(office, approver, tmp_path):
    begin(add(office, approver), tmp_path / "second")
    opened = enter(tmp_path / "second")
    yield opened
    opened.close()


def test_a_second_desk_issues_in_a_register_of_its_own_and_both_prove_all(office, second):
    assert (second.desk.register, second.training.register) == ("A2", "T2")
    numbers = [str(factory.issue(one, factory.money())[0].number) for one in (office, second)]
    assert numbers == ["KHZDEZ / A1 / 1405 / 000002-8", "KHZDEZ / A2 / 1405 / 000002-8"]
    factory.issue(second, factory.money(training=True))
    assert findings(office) == findings(second) == []


def test_a_desk_has_no_secret_of_another(office, second):
    assert second.desk.signing.public != office.desk.signing.public
    own = second.vault.get_sealed(second.unlocked.db_key, registers.DESK)
    assert own != office.vault.get_sealed(office.unlocked.db_key, registers.DESK)
    assert b"sealed" in office.vault.for_desk()
    assert office.folder.seal("A1").read_bytes() != second.folder.seal("A2").read_bytes()


def test_what_one_desk_books_the_other_has_at_once(office, second):
    factory.issue(office, factory.money())
    with second.store.reading() as connection:
        codes = connection.execute(select(register.c.code).order_by(register.c.code)).scalars()
        assert list(codes) == ["A1", "A2", "T1", "T2"]


def test_a_file_makes_one_desk_and_no_second(office, approver, tmp_path):
    opened = add(office, approver)
    begin(opened, tmp_path / "one")
    assert refusal(begin, opened, tmp_path / "two") == "desk_taken"
    assert not OfficeFolder(tmp_path / "two").exists()
    assert refusal(begin, opened, tmp_path / "one") == "office_exists"


def test_a_desk_learns_the_key_of_a_third_when_it_is_opened_next(
    office, approver, second, tmp_path
):
    begin(add(office, approver), tmp_path / "third")
    assert ("register_unknown", "KHZDEZ / A3") in findings(second)
    again = enter(second.folder.root)
    third = enter(tmp_path / "third")
    assert again.keys.find("KHZDEZ", "A3", third.desk.signing.kid)
    assert findings(again) == []
    for one in (again, third):
        one.close()


@pytest.mark.parametrize("signed", ["not at all", "by a clerk", "for another key"])
def test_a_register_that_no_manager_signed_for_is_not_believed(office, approver, signed):
    made = registers.new_secrets("KHZDEZ", "A7")
    with office.store.writing(office.actor.uid) as uow:
        entry = registers.open_register(uow, made)
        if signed == "by a clerk":
            clerk = replace(approver, signing=made.signing)
            desk_keys.approve(uow, entry, made.uid, clerk)
        elif signed == "for another key":
            other = replace(entry, public=registers.new_secrets("KHZDEZ", "A7").signing.public)
            desk_keys.approve(uow, other, made.uid, approver)
    with office.store.reading() as connection:
        desk_keys.learn(connection, office.folder)
    assert office.keys.find("KHZDEZ", "A7", made.signing.kid) is None


def test_a_note_that_is_no_signature_is_not_believed_either(office, approver):
    made = registers.new_secrets("KHZDEZ", "A7")
    with office.store.writing(office.actor.uid) as uow:
        registers.open_register(uow, made)
        for said in ({}, {"by": "x", "kid": approver.signing.kid, "signature": "?"}):
            uow.note(desk_keys.ACTION, register, made.uid, **said)
    with office.store.reading() as connection:
        desk_keys.learn(connection, office.folder)
    assert office.keys.find("KHZDEZ", "A7", made.signing.kid) is None


@pytest.mark.parametrize("role", [*roles.Role, "guest"], ids=str)
def test_only_a_manager_opens_a_desk(office, approver, role):
    who = factory.hire(office.store, str(role))
    if roles.may(str(role), roles.Action.OPEN_DESK):
        with office.store.writing(who) as uow:
            assert desks.add(uow, office, approver).register == "A2"
        return
    with pytest.raises(AppError, match="not_allowed"), office.store.writing(who) as uow:
        desks.add(uow, office, approver)


def test_an_office_in_a_file_has_one_desk(office, approver):
    away = office.folder.server.rename(office.folder.root / "away")
    assert refusal(add, office, approver) == "desk_without_server"
    away.rename(office.folder.server)


def test_the_file_opens_by_its_passphrase_alone_and_as_it_was_written(office, approver):
    given = add(office, approver).file
    raw = desk_file.wrap(given, WORD)
    assert desk_file.unwrap(raw, WORD) == given
    assert given.registers[0].seed.encode() not in raw
    assert refusal(desk_file.unwrap, raw, "نه این") == "enrolment_passphrase"
    assert refusal(desk_file.unwrap, b"x" + raw, WORD) == "desk_file_damaged"
    broken = replace(given, office="نه")
    assert refusal(desk_file.unwrap, desk_file.wrap(broken, WORD), WORD) == "desk_file_damaged"


def test_a_desk_of_a_database_that_holds_no_office_is_refused(office, approver, tmp_path):
    opened = add(office, approver)
    elsewhere = replace(opened, file=replace(opened.file, schema="nowhere"))
    assert refusal(begin, elsewhere, tmp_path / "two") == "database_missing"


def test_a_copy_of_an_office_on_a_server_comes_back_as_an_office_in_a_file(
    office, second, tmp_path
):
    factory.issue(office, factory.money())
    factory.issue(second, factory.kind())
    made = keeping.back_up(office, tmp_path / "one.hyk", lambda _done, _of: None)
    with office.store.reading() as connection:
        totals = list(funds.totals(connection))
    back = OfficeFolder(tmp_path / "back")
    back.root.mkdir()
    restoring.restore(back, made.file, "modir", factory.PASSPHRASE)
    again = enter(back.root)
    assert (findings(again), again.desk.register) == ([], "A3")
    with again.store.reading() as connection:
        assert list(funds.totals(connection)) == totals
    again.close()
    assert refusal(restoring.restore, office.folder, made.file, "modir", "x") == "server_restore"
    assert refusal(rekeying.rekey, office.folder, office.unlocked) == "server_rekey"


def test_the_desks_of_an_office_are_told_apart_by_the_url_that_they_name(office, database):
    known = place.server_of(office.folder)
    place.demand(office.folder, known.url)
    assert refusal(place.demand, office.folder, database) == "server_other"
