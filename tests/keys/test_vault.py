import pytest

from app.domain.errors import AppError
from app.keys import recovery, vault
from app.keys.box import public_of
from app.keys.signing import SigningKey
from app.keys.slots import PersonSlot
from app.keys.vault import FILE_NAME, Vault
from tests.keys import vaults
from tests.keys.vaults import CHEAP, CLERKS, MANAGER, PASSPHRASE

CODE = vaults.made()[1]
FRESH = "یک گذرواژهٔ تازه"


def code_of(action, *arguments, **named):
    with pytest.raises(AppError) as refused:
        action(*arguments, **named)
    return refused.value.code


@pytest.fixture
def office(tmp_path):
    return vaults.vault_in(tmp_path)


@pytest.fixture
def db_key(office):
    return office.open("karimi", PASSPHRASE).db_key


def test_every_slot_opens_the_same_database(office, db_key):
    assert office.open("desk", CLERKS).db_key == db_key
    assert office.open_with_recovery(CODE).candidates() == (db_key,)
    assert len(db_key) == 32


def test_the_login_screen_knows_who_is_there_and_nothing_else(office):
    assert office.office == {"code": "KHZDEZ", "name": "بهزیستی دزفول"}
    people = [user.person for user in office.users()]
    assert [(one.login, one.name, one.role) for one in people] == [
        ("karimi", "زهرا کریمی", "manager"),
        ("desk", "علی باغبان", "clerk"),
    ]


def test_each_person_signs_with_a_key_of_their_own(office):
    manager, clerk = office.open("karimi", PASSPHRASE), office.open("desk", CLERKS)
    assert manager.signing.public == manager.user.public == office.users()[0].public
    assert manager.signing.public != clerk.signing.public


def test_a_passphrase_opens_however_it_is_typed(office, db_key):
    assert office.open(" KARIMI", "گلي‌ در باغ 12 ").db_key == db_key


@pytest.mark.parametrize(
    ("login", "passphrase"),
    [("karimi", CLERKS), ("karimi", ""), ("nobody", PASSPHRASE), ("", PASSPHRASE)],
)
def test_a_wrong_login_and_a_wrong_passphrase_sound_the_same(office, login, passphrase):
    assert code_of(office.open, login, passphrase) == "passphrase_wrong"


def test_a_vault_is_never_made_over_another(office, tmp_path):
    named = {"office": {}, "person": MANAGER, "passphrase": PASSPHRASE, "cost": CHEAP}
    assert code_of(Vault.create, tmp_path / FILE_NAME, **named) == "vault_exists"
    assert office.open("karimi", PASSPHRASE)


def test_a_missing_vault_says_so(tmp_path):
    assert code_of(Vault(tmp_path / FILE_NAME).users) == "file_missing"


def test_a_new_person_opens_the_database_and_a_login_is_given_once(office, db_key):
    person = PersonSlot(uid="u-3", login="Third", name="سوم", role="clerk")
    added = office.add_user(db_key, person, FRESH)
    opened = office.open("third", FRESH)
    assert (opened.db_key, opened.user) == (db_key, added)
    assert code_of(office.add_user, db_key, person, FRESH) == "login_taken"


def test_a_changed_passphrase_keeps_the_person_and_their_keys(office, db_key):
    office.grant(db_key, "karimi", "confidential", b"second key")
    before = office.open("karimi", PASSPHRASE)
    office.change_passphrase("karimi", PASSPHRASE, FRESH)
    after = office.open("karimi", FRESH)
    assert (after.db_key, after.signing.seed) == (db_key, before.signing.seed)
    assert after.extra == {"confidential": b"second key"}
    assert code_of(office.open, "karimi", PASSPHRASE) == "passphrase_wrong"
    assert code_of(office.change_passphrase, "karimi", PASSPHRASE, FRESH) == "passphrase_wrong"
    assert [user.person.login for user in office.users()] == ["karimi", "desk"]


def test_a_forgotten_passphrase_is_mended_with_the_paper(office, db_key):
    before = office.users()[0].public
    found = office.open_with_recovery(CODE.lower().replace("-", " "))
    office.add_user(found.current, MANAGER, FRESH, replaces=True)
    opened = office.open("karimi", FRESH)
    assert opened.db_key == db_key
    assert opened.signing.public != before
    assert len(office.users()) == 2


def test_a_removed_person_opens_nothing(office, db_key):
    office.remove_user(db_key, "DESK")
    assert code_of(office.open, "desk", CLERKS) == "passphrase_wrong"
    assert code_of(office.remove_user, db_key, "desk") == "user_unknown"
    assert code_of(office.remove_user, db_key, "karimi") == "last_user"
    assert office.open("karimi", PASSPHRASE).db_key == db_key


def test_a_role_on_the_login_screen_follows_the_roster(office, db_key):
    office.set_role(db_key, "desk", "auditor")
    assert office.users()[1].person.role == "auditor"
    assert office.open("desk", CLERKS).user.person.role == "auditor"
    assert code_of(office.set_role, db_key, "nobody", "manager") == "user_unknown"


def test_a_further_key_is_for_those_it_was_given_to(office, db_key):
    office.grant(db_key, "karimi", "confidential", b"second key")
    assert office.open("karimi", PASSPHRASE).extra == {"confidential": b"second key"}
    assert office.open("desk", CLERKS).extra == {}


def test_the_wrong_paper_opens_nothing(office):
    assert code_of(office.open_with_recovery, recovery.to_text(bytes(32))) == "recovery_wrong"
    assert code_of(office.open_with_recovery, "not a code") == "recovery_length"
    assert code_of(office.open_escrow, recovery.to_text(bytes(32)), "A1/seal") == "recovery_wrong"


def test_the_province_opens_the_database_once_it_is_admitted(office, db_key):
    private = bytes(range(32))
    assert code_of(office.open_with_province, private) == "recovery_wrong"
    office.admit_province(db_key, "بهزیستی خوزستان", public_of(private))
    assert office.open_with_province(private).current == db_key
    assert len(office.users()) == 2


def test_small_secrets_are_for_who_opens_the_database(office, db_key):
    office.put_sealed(db_key, "A1/signing", SigningKey.generate().seed)
    assert office.get_sealed(db_key, "A1/counter") == b"ck"
    assert len(office.get_sealed(db_key, "A1/signing")) == 32
    assert code_of(office.get_sealed, db_key, "A2/signing") == "secret_missing"
    assert code_of(office.get_sealed, bytes(32), "A1/counter") == "vault_damaged"
    assert code_of(office.put_sealed, bytes(32), "A1/counter", b"") == "vault_damaged"


def test_what_is_left_for_the_paper_needs_the_paper(office, db_key):
    assert office.open_escrow(CODE, "A1/seal") == b"k1"
    office.escrow(db_key, "A2/seal", b"later, without the paper")
    assert office.open_escrow(CODE, "A2/seal") == b"later, without the paper"
    assert code_of(office.open_escrow, CODE, "A3/seal") == "secret_missing"


def test_what_is_opened_shows_no_secret_when_it_is_printed(office):
    opened = office.open("karimi", PASSPHRASE)
    shown = repr(opened) + repr(opened.keys)
    assert repr(opened.db_key) not in shown
    assert repr(opened.signing.seed) not in shown


def test_new_keys_have_32_bytes_and_differ():
    assert len(vault.new_key()) == 32
    assert vault.new_key() != vault.new_key()
