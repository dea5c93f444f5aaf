"""Enrolment: what the file says, who may have one, and how the county's keys are learnt."""

from dataclasses import replace

import pytest
from pyrage import decrypt, encrypt, x25519

from app.domain.errors import AppError, InvalidInputError
from app.keys.signing import SigningKey
from app.province import counties, enrolling, escrow, keyring
from app.queries import counties as known
from app.sync import enrolment, hello
from app.sync.hello import Hello, HelloRegister
from app.sync.registers import RegisterSecret
from tests import factory
from tests.province import arrivals

WORD = "گذرواژهٔ پرونده ۱۲"
DEZ = enrolling.NewCounty(
    code="KHZDEZ",
    name="اداره بهزیستی شهرستان دزفول",
    inspector="bazres",
    inspector_name="بازرس استان",
    inspector_passphrase="بازرس می‌آید ۷",
)


def writing(province):
    return province.store.writing(province.actor.uid)


def keys_of(province):
    return province.vault, province.unlocked.db_key


def enrol(province, new=DEZ):
    with writing(province) as uow:
        return enrolling.enrol(uow, *keys_of(province), new)


def hello_of(made, seed=bytes(32)):
    register = SigningKey(b"r" * 32)
    told = HelloRegister(code="A1", kid=register.kid, public=register.public.hex())
    bare = Hello(public=SigningKey(seed).public.hex(), root="ab" * 32, registers=(told,))
    return replace(bare, mac=hello.mac(bare, made.office, bytes.fromhex(made.secret)))


def learn(province, made, said):
    with writing(province) as uow:
        enrolling.learn(uow, *keys_of(province), made.office, "5" * 32, said)


def newest(province, code="KHZDEZ"):
    with province.store.reading() as connection:
        return known.newest_key(connection, code)


def refused(code):
    return pytest.raises(AppError, match=code)


def test_the_file_says_who_is_above_and_opens_with_its_passphrase(province, tmp_path):
    place = tmp_path / "KHZDEZ.hyo"
    with writing(province) as uow:
        made = enrolling.enrol_to(uow, *keys_of(province), DEZ, place, WORD)
    assert enrolment.unwrap(place.read_bytes(), WORD) == made
    ring = keyring.load(*keys_of(province))
    assert made.sign_public == ring.signing.public.hex()
    assert (made.recipient, made.recovery) == (ring.recipient, ring.recovery)
    assert (made.province, made.office, made.n, made.parent) == ("KHZ", "KHZDEZ", 1, None)
    assert [one.code for one in made.registers] == ["A1", "T1"]
    with refused("enrolment_passphrase"):
        enrolment.unwrap(place.read_bytes(), WORD + "x")


def test_the_recovery_paper_opens_what_is_closed_to_its_half(province, above):
    ring = keyring.load(*keys_of(province))
    closed = encrypt(b"salam", [x25519.Recipient.from_str(ring.recovery)])
    identity = x25519.Identity.from_str(keyring.from_paper(above.recovery))
    assert decrypt(closed, [identity]) == b"salam"


def test_a_file_that_cannot_be_written_leaves_nobody_enrolled(province, tmp_path):
    place = tmp_path / "away" / "KHZDEZ.hyo"
    with refused("file_unwritable"), writing(province) as uow:
        enrolling.enrol_to(uow, *keys_of(province), DEZ, place, WORD)
    assert newest(province) is None


def test_a_code_is_given_once_and_never_the_provinces_own(province):
    enrol(province)
    with refused("county_taken"):
        enrol(province)
    with refused("county_taken"):
        enrol(province, replace(DEZ, code="KHZ"))
    with refused("county_unknown"):
        enrol(province, replace(DEZ, code="KHZSHU", again=True))
    with pytest.raises(InvalidInputError) as wrong:
        enrol(province, replace(DEZ, code="khz 1", name=" ", inspector=""))
    assert wrong.value.fields.keys() == {"code", "name", "inspector"}


def test_an_office_that_is_no_province_enrols_nobody(office):
    with refused("province_only"), office.store.writing(office.actor.uid) as uow:
        enrolling.enrol(uow, office.vault, office.unlocked.db_key, DEZ)


def test_the_first_file_teaches_the_keys_once(province):
    made = enrol(province)
    said = hello_of(made)
    learn(province, made, said)
    key = newest(province)
    assert key.public_key.hex() == said.public
    assert key.fingerprint == hello.fingerprint(said)
    learn(province, made, said)
    with refused("hello_other_key"):
        learn(province, made, hello_of(made, b"x" * 32))


def test_keys_without_the_one_time_secret_are_not_learnt(province):
    made = enrol(province)
    with refused("hello_forged"):
        learn(province, made, hello_of(replace(made, secret="00" * 32)))
    with refused("hello_forged"):
        learn(province, made, replace(hello_of(made), root="cd" * 32))
    assert not newest(province).learnt_at


def test_a_key_is_confirmed_by_what_the_phone_says(province):
    made = enrol(province)
    with refused("county_silent"), writing(province) as uow:
        counties.confirm(uow, "KHZDEZ")
    learn(province, made, hello_of(made))
    fingerprint = newest(province).fingerprint
    with refused("fingerprint_differs"), writing(province) as uow:
        counties.confirm(uow, "KHZDEZ", "1234 5678")
    heard = fingerprint.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    with writing(province) as uow:
        assert counties.confirm(uow, "KHZDEZ", heard) == fingerprint
    assert newest(province).confirmed_at


def test_a_stolen_pc_is_revoked_and_enrolled_again_with_other_registers(province):
    made = enrol(province)
    learn(province, made, hello_of(made))
    again = replace(DEZ, again=True)
    with refused("county_not_revoked"):
        enrol(province, again)
    last = arrivals.book(province, "KHZDEZ", seq=1, last=40)
    with writing(province) as uow:
        counties.revoke(uow, "KHZDEZ", "رایانه دزدیده شد")
    with refused("county_revoked"):
        learn(province, made, hello_of(made))
    second = enrol(province, again)
    assert (second.n, [one.code for one in second.registers]) == (2, ["A2", "T2"])
    assert second.secret != made.secret
    assert (second.parent.stream, second.parent.seq) == (last["stream"], 40)
    with refused("hello_forged"):
        learn(province, made, hello_of(made))
    learn(province, second, hello_of(second, b"y" * 32))
    assert newest(province).n == 2


def test_a_file_that_was_lost_before_the_start_is_made_again(province):
    enrol(province)
    assert enrol(province, replace(DEZ, again=True)).n == 2


def test_secrets_of_a_register_never_change(province):
    vault, key = keys_of(province)
    one = RegisterSecret(code="A1", counter="11" * 32, first="22" * 32)
    escrow.keep(vault, key, "KHZDEZ", [one])
    escrow.keep(vault, key, "KHZDEZ", [one, replace(one, code="A2")])
    assert escrow.registers(vault, key, "KHZDEZ").keys() == {"A1", "A2"}
    with refused("register_other_secret"):
        escrow.keep(vault, key, "KHZDEZ", [replace(one, first="33" * 32)])


@pytest.mark.parametrize("role", ["clerk", "finance", "auditor", "guest", ""])
def test_only_a_manager_enrols_confirms_and_revokes(province, role):
    who = factory.hire(province.store, role)
    for ask in (
        lambda uow: enrolling.enrol(uow, *keys_of(province), DEZ),
        lambda uow: counties.revoke(uow, "KHZDEZ", "رایانه دزدیده شد"),
        lambda uow: counties.confirm(uow, "KHZDEZ"),
    ):
        with refused("not_allowed"), province.store.writing(who) as uow:
            ask(uow)
