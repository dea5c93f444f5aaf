"""A county's PC is stolen: its key is revoked, its data comes back, its work goes on."""

import shutil
from dataclasses import dataclass, replace

import pytest

from app.db import engine, guard
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.keys import roster
from app.keys.roster import Action, Subject
from app.keys.signing import SigningKey
from app.models import roster_change
from app.province import counties, looking, rescue, verifying
from app.queries import funds
from app.queries import people as listed
from app.services import enrolling as joining
from app.services import export_plans, founding, opening, people, restoring
from app.services.opening import OpenOffice
from app.services.people import NewPerson
from app.services.verification import office as verification
from tests import factory
from tests.province import pairs

WORD = "نجات دزفول ۱۴۰۵"


@dataclass
class Theft:
    """The pair that goes on with the rescued folder, and the thief's office with its old keys."""

    pair: pairs.Pair
    thief: pairs.Pair
    before: object
    """A file that the thief's PC wrote and nobody has merged before the revocation."""


def rescued(pair, tmp_path) -> OpenOffice:
    made = rescue.rescue(pair.province, "KHZDEZ", tmp_path / "back.hyk", WORD)
    folder = OfficeFolder(tmp_path / "new")
    restoring.restore(folder, made.file, made.login, WORD)
    return opening.open_office(folder, opening.unlock(folder, made.login, WORD))


def enrol_again(pair):
    made = pairs.enrol(pair.province, again=True)
    with pair.office.store.writing(pair.office.actor.uid) as uow:
        return joining.join(uow, pair.office, pair.approver, made)


@pytest.fixture
def theft(province, office, approver, tmp_path):
    pair = pairs.join(province, office, tmp_path / "stick")
    pair.issue(3)
    (first,) = factory.issue(office, factory.money(1_250_000))
    factory.void(office, approver, first.number)
    pair.merge(*pair.export())
    thief = pairs.Pair(province, office, tmp_path / "loot")
    thief.issue()
    before = shutil.copy(thief.export()[-1], tmp_path / "KHZDEZ-000009.hyb")
    pairs.writer(province)(counties.revoke, "KHZDEZ", "رایانه دزدیده شد")
    (refused,) = pair.merge(before)
    assert refused.refusal.code == "county_revoked"
    pair.office = rescued(pair, tmp_path)
    yield Theft(pair, thief, before)
    pair.office.close()
    office.close()


def findings(office):
    return [(one.code, one.key) for one in verification.run(office).findings]


def copy_findings(province):
    copy = looking.look(province, "KHZDEZ")
    try:
        return findings(copy)
    finally:
        copy.store.close()


def sums(pair):
    with pair.office.store.reading() as connection:
        return list(funds.totals(connection))


def test_the_county_goes_on_and_the_province_holds_what_it_holds(theft):
    pair = theft.pair
    assert enrol_again(pair).inspector
    (issued,) = factory.issue(pair.office, factory.money(7_000_000))
    manager = opening.approver(pair.office, pair.office.actor.login, WORD)
    factory.void(pair.office, manager, issued.number)
    pair.issue(2)
    known, arrived = pair.merge(*pair.export())
    assert (str(known.result), str(arrived.result)) == ("duplicate", "accepted")
    assert pair.same()
    assert pair.totals() == sums(pair)
    assert findings(pair.office) == copy_findings(pair.province) == []
    pair.acknowledge()
    pair.issue()
    later = pair.merge(*pair.export())[-1]
    assert (str(later.result), pair.totals()) == ("accepted", sums(pair))


def test_the_thief_is_refused_before_and_after(theft):
    pair = theft.pair
    enrol_again(pair)
    pair.issue()
    theft.thief.issue()
    (late,) = theft.thief.export()
    for file in (theft.before, late):
        assert pair.merge(file)[0].refusal.code == "county_revoked"
    pair.merge(*pair.export())
    for file in (theft.before, late):
        assert pair.merge(file)[0].refusal.code == "county_revoked"
    assert pair.same()


def test_all_keys_of_the_stolen_pc_end_with_the_appointment(theft):
    pair = theft.pair
    with pair.office.store.reading() as connection:
        changes = listed.roster(connection)
    keys = pair.office.keys
    current = listed.current_keys(changes, keys.roster_root, keys.above)
    assert set(current) == {pair.office.unlocked.signing.kid}
    assert changes[-1].action is Action.APPOINT


def test_the_others_come_back_as_who_they_were(theft):
    pair = theft.pair
    hired = NewPerson(login="sara", name="سارا عبیات", role="clerk")
    known = replace(hired, login=pair.office.actor.login)
    given = (pair.office.vault, pair.office.unlocked.db_key, pair.approver)
    with pytest.raises(AppError, match="login_taken"):
        pairs.writer(pair.office)(people.add_person, *given, known, WORD)
    enrol_again(pair)
    folder = pair.office.folder
    unlocked = opening.unlock(folder, "bazres", "بازرس می‌آید ۷")
    with pair.office.store.reading() as connection:
        row = listed.by_login(connection, "bazres")
    assert (unlocked.user.person.uid, row.role) == (row.uid.hex, "auditor")
    assert findings(pair.office) == []


def appointed(pair, signing):
    """Append an appointment by *signing* as who can write the database would."""
    thief = SigningKey(bytes([7]) * 32)
    with pair.office.store.writing(pair.office.actor.uid) as uow:
        changes = listed.roster(uow.connection)
        own = pair.office.actor
        subject = Subject(
            person=own.uid.hex, login=own.login, name=own.name, role="manager", public=thief.public
        )
        change = roster.sign_change(signing(thief), changes[-1], Action.APPOINT, subject, uow.now())
        row = founding.roster_row(change, own.uid)
        with guard.journalling(uow.connection):
            uow.add("roster.appointed", roster_change, row["uid"], {roster_change: [row]})


@pytest.mark.parametrize("by", ["the thief", "the old manager"])
def test_an_appointment_that_the_province_did_not_sign_is_found(theft, by):
    pair = theft.pair
    enrol_again(pair)
    own = pair.office.unlocked.signing
    appointed(pair, lambda thief: thief if by == "the thief" else own)
    assert [code for code, _key in findings(pair.office)] == ["roster_signer_unknown"]
    arrived = pair.merge(*pair.export())[-1]
    assert (str(arrived.result), arrived.refusal.code) == ("refused", "merge_roster")


def test_a_verification_of_the_province_names_the_county_of_which_something_is_wrong(
    province, office, tmp_path
):
    pair = pairs.join(province, office, tmp_path / "stick")
    pair.issue()
    pair.merge(*pair.export())
    assert verifying.run(province, None, str).findings == ()
    raw = engine.connect(province.folder.root / "counties" / "KHZDEZ.db", province.unlocked.db_key)
    asked = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    for (name,) in raw.execute(asked).fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("UPDATE journal SET salt = x'00' WHERE seq = 3")
    raw.close()
    found = verifying.run(province, None, str).findings
    assert "journal_altered" in {one.code for one in found}
    assert all(one.key.startswith("KHZDEZ · ") for one in found)


def test_a_first_file_that_is_refused_leaves_no_copy(province, office, tmp_path, monkeypatch):
    pair = pairs.join(province, office, tmp_path / "stick")
    pair.issue()
    monkeypatch.setattr(export_plans, "heads", lambda *_given: ())
    (refused,) = pair.merge(*pair.export())
    assert (str(refused.result), refused.refusal.code) == ("refused", "merge_head")
    assert list((province.folder.root / "counties").glob("*")) == []
