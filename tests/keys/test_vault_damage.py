import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import canonical
from app.domain.chain import b32
from app.domain.errors import AppError
from app.keys import box
from app.keys.slots import Cost, Slot
from app.keys.vault import FILE_NAME, Vault
from tests.keys import vaults
from tests.keys.vaults import CHEAP, CLERKS, PASSPHRASE

RAW, CODE = vaults.made()


def code_of(action, *arguments, **named):
    with pytest.raises(AppError) as refused:
        action(*arguments, **named)
    return refused.value.code


def slot_facts(facts, login):
    return next(one for one in facts["current"]["slots"] if one["login"] == login)


def damaged(folder, damage):
    facts = json.loads(RAW)
    damage(facts)
    path = folder / FILE_NAME
    path.write_bytes(canonical.encode(facts))
    return Vault(path, cost=CHEAP)


def with_fresh_sum(facts):
    """What somebody does who has read this program but has no key."""
    slot = Slot.from_facts(facts)
    facts["sum"] = b32(slot._sum(slot.mac))


FIELDS = ["uid", "name", "role", "box", "public", "salt", "check", "wrapped", "mac", "sum"]


@pytest.mark.parametrize("name", FIELDS)
def test_an_altered_slot_says_that_it_is_damaged(name, tmp_path):
    def damage(facts):
        mine, other = slot_facts(facts, "karimi"), slot_facts(facts, "desk")
        mine[name] = other[name]

    office = damaged(tmp_path, damage)
    assert code_of(office.open, "karimi", PASSPHRASE) == "vault_damaged"
    assert office.open("desk", CLERKS).db_key


@pytest.mark.parametrize("name", ["uid", "name", "role", "box", "public", "wrapped", "mac", "keys"])
def test_a_fresh_checksum_does_not_make_an_altered_slot_whole(name, tmp_path):
    def damage(facts):
        mine = slot_facts(facts, "karimi")
        mine[name] = slot_facts(facts, "desk")[name]
        with_fresh_sum(mine)

    office = damaged(tmp_path, damage)
    assert code_of(office.open, "karimi", PASSPHRASE) == "vault_damaged"


@pytest.mark.parametrize("name", ["salt", "check"])
def test_a_forged_salt_is_no_worse_than_a_wrong_passphrase(name, tmp_path):
    def damage(facts):
        mine = slot_facts(facts, "karimi")
        mine[name] = slot_facts(facts, "desk")[name]
        with_fresh_sum(mine)

    assert code_of(damaged(tmp_path, damage).open, "karimi", PASSPHRASE) == "passphrase_wrong"


def test_swapped_logins_open_nothing(tmp_path):
    def damage(facts):
        mine, other = slot_facts(facts, "karimi"), slot_facts(facts, "desk")
        mine["login"], other["login"] = "desk", "karimi"
        with_fresh_sum(mine)
        with_fresh_sum(other)

    assert code_of(damaged(tmp_path, damage).open, "desk", PASSPHRASE) == "vault_damaged"


def test_a_user_slot_without_its_cost_is_damaged(tmp_path):
    def damage(facts):
        mine = slot_facts(facts, "karimi")
        mine["argon"] = None
        with_fresh_sum(mine)

    assert code_of(damaged(tmp_path, damage).open, "karimi", PASSPHRASE) == "vault_damaged"


@pytest.mark.parametrize("side", ["karimi", ""])
def test_no_secret_is_ever_sealed_to_a_slot_that_was_slipped_in(side, tmp_path):
    """Else an editor's own X25519 key would receive the next database key."""
    db_key = vaults.vault_in(tmp_path).open("desk", CLERKS).db_key

    def damage(facts):
        mine = slot_facts(facts, side)
        mine["box"] = b32(box.public_of(bytes(32)))
        with_fresh_sum(mine)

    office = damaged(tmp_path, damage)
    assert code_of(office.begin_rekey, db_key, bytes(32)) == "vault_damaged"
    assert code_of(office.escrow, db_key, "A1/seal", b"k1") == "vault_damaged"
    assert code_of(office.put_sealed, db_key, "A1/counter", b"ck") == "vault_damaged"


def test_a_damaged_slot_can_be_replaced_by_another_person(tmp_path):
    db_key = vaults.vault_in(tmp_path).open("desk", CLERKS).db_key
    office = damaged(tmp_path, lambda facts: slot_facts(facts, "karimi").update(uid="u-9"))
    office.add_user(db_key, vaults.MANAGER, PASSPHRASE, replaces=True)
    assert office.open("karimi", PASSPHRASE).db_key == db_key


def test_a_vault_that_lost_its_recovery_slot_leaves_nothing_in_escrow(tmp_path):
    office = damaged(tmp_path, lambda facts: facts["current"]["slots"].pop(0))
    db_key = office.open("desk", CLERKS).db_key
    assert code_of(office.escrow, db_key, "A1/seal", b"k1") == "vault_damaged"
    assert code_of(office.open_with_recovery, CODE) == "recovery_wrong"


@pytest.mark.parametrize("name", ["m", "t", "p"])
@pytest.mark.parametrize("value", [0, 1, 2**31, True, "3", None])
def test_a_file_cannot_ask_for_a_cost_out_of_bounds(name, value, tmp_path):
    if (name, value) == ("p", 1):
        value = 17
    office = damaged(
        tmp_path, lambda facts: slot_facts(facts, "karimi")["argon"].update({name: value})
    )
    assert code_of(office.users) == "vault_damaged"


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [(19 * 1024 - 1, 2, 1), (1024 * 1024 + 1, 2, 1), (19 * 1024, 1, 1), (65536, 17, 1),
     (65536, 3, 0), (65536, 3, 17)],
)  # fmt: skip
def test_a_cost_out_of_bounds_is_never_made(memory, passes, lanes):
    with pytest.raises(ValueError, match="bounds"):
        Cost(memory, passes, lanes)


@pytest.mark.parametrize(
    "damage",
    [
        lambda facts: facts.update(v=2),
        lambda facts: facts.pop("vault"),
        lambda facts: facts.update(office=[]),
        lambda facts: facts.update(current=None),
        lambda facts: facts.update(pending=[]),
        lambda facts: facts.update(escrow={"x": 1}),
        lambda facts: facts["current"].update(slots=facts["current"]["slots"] * 100),
        lambda facts: facts["current"].update(sealed={"x": "not base32"}),
        lambda facts: facts["current"]["slots"][0].update(keys=[]),
        lambda facts: facts["current"]["slots"][1].update(argon=1),
        lambda facts: facts["current"]["slots"][1].update(name=1),
        lambda facts: facts["current"]["slots"][1].update(salt="A"),
    ],
)
def test_a_file_that_is_no_vault_is_damaged(damage, tmp_path):
    assert code_of(damaged(tmp_path, damage).users) == "vault_damaged"


@pytest.mark.parametrize("raw", [b"", b"[]", RAW[:-1], RAW + b"\n", bytes(100)])
def test_bytes_that_are_no_vault_are_damaged(raw, tmp_path):
    (tmp_path / FILE_NAME).write_bytes(raw)
    assert code_of(Vault(tmp_path / FILE_NAME).users) == "vault_damaged"


@given(st.integers(0, len(RAW) - 1), st.integers(1, 255))
@settings(derandomize=False, max_examples=60, deadline=None)
def test_one_altered_byte_never_gives_another_key(tmp_path_factory, place, change):
    path = tmp_path_factory.mktemp("vault") / FILE_NAME
    raw = bytearray(RAW)
    raw[place] ^= change
    path.write_bytes(bytes(raw))
    office = Vault(path)
    try:
        found, code = office.open("desk", CLERKS).db_key, None
    except AppError as refused:
        found, code = None, refused.code
    path.write_bytes(RAW)
    assert code in {None, "vault_damaged", "passphrase_wrong"}
    assert (found is None) == (code is not None)
    assert found in {None, office.open("desk", CLERKS).db_key}
