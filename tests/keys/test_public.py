import json
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.public import PublicKeys
from app.keys.signing import SigningKey
from tests.keys import golden

KEYS = golden.public_keys()
LATER = golden.BEGUN + timedelta(days=1, microseconds=5)
FULL = replace(
    KEYS,
    roster_root=bytes(range(32)),
    entries=tuple(replace(one, valid_to=LATER, revoked=True) for one in KEYS.entries),
)


@pytest.mark.parametrize(
    "keys", [KEYS, replace(KEYS, entries=()), FULL.signed(SigningKey(bytes(32)))]
)
def test_the_file_gives_back_what_was_put_in(keys, tmp_path):
    keys.save(tmp_path / "keys.json")
    assert PublicKeys.load(tmp_path / "keys.json") == keys


def test_a_key_is_found_by_office_register_and_name_together():
    entry = KEYS.entries[0]
    assert KEYS.find("KHZDEZ", "A1", entry.kid) == entry
    assert KEYS.find("KHZAHV", "A1", entry.kid) is None
    assert KEYS.find("KHZDEZ", "T1", entry.kid) is None


def test_an_entry_replaces_the_same_key_and_joins_the_others():
    revoked = replace(KEYS.entries[0], revoked=True)
    changed = KEYS.with_entry(revoked)
    assert len(changed.entries) == len(KEYS.entries)
    assert changed.find("KHZDEZ", "A1", revoked.kid) == revoked
    other = replace(revoked, register="A2")
    assert len(changed.with_entry(other).entries) == len(KEYS.entries) + 1


def test_the_provinces_signature_covers_every_key():
    province = SigningKey.generate()
    signed = KEYS.signed(province)
    assert signed.signed_by(province.public)
    assert not signed.signed_by(SigningKey.generate().public)
    assert not KEYS.signed_by(province.public)
    forged = replace(signed, entries=FULL.entries)
    assert not forged.signed_by(province.public)


def test_a_changed_key_file_has_lost_its_signature():
    assert KEYS.signed(SigningKey.generate()).with_entry(KEYS.entries[0]).signature is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda facts: facts.update(v=2),
        lambda facts: facts.pop("office"),
        lambda facts: facts.update(keys=None),
        lambda facts: facts["keys"].append("text"),
        lambda facts: facts["keys"][0].update(kid="AAAAAAAA"),
        lambda facts: facts["keys"][0].update(public="AA"),
        lambda facts: facts["keys"][0].update(revoked=1),
        lambda facts: facts["keys"][0].update({"from": "20261301T000000"}),
        lambda facts: facts.update(roster_root="not base32"),
    ],
)
def test_a_damaged_key_file_is_refused(damage):
    facts = json.loads(KEYS.to_bytes())
    damage(facts)
    with pytest.raises(AppError) as refused:
        PublicKeys.from_bytes(canonical.encode(facts))
    assert refused.value.code == "keys_damaged"


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", KEYS.to_bytes() + b" "])
def test_bytes_that_are_no_key_file_are_refused(raw):
    with pytest.raises(AppError) as refused:
        PublicKeys.from_bytes(raw)
    assert refused.value.code == "keys_damaged"


def test_a_missing_key_file_says_so(tmp_path):
    with pytest.raises(AppError) as refused:
        PublicKeys.load(tmp_path / "keys.json")
    assert refused.value.code == "file_missing"
