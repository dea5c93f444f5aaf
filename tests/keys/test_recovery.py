import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import AppError
from app.keys import recovery

SECRET = bytes(range(32))
CODE = recovery.to_text(SECRET)
secrets_ = st.binary(min_size=32, max_size=32)


def refusal(text):
    with pytest.raises(AppError) as refused:
        recovery.from_text(text)
    return refused.value


@given(secrets_)
@settings(derandomize=False)
def test_eleven_groups_of_five_give_the_secret_back(secret):
    code = recovery.to_text(secret)
    assert re.fullmatch(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){10}", code)
    assert recovery.from_text(code) == secret


def test_the_code_of_a_known_secret_is_frozen():
    assert CODE == "000G4-0R40M-30E20-9185G-R38E1-W8124-GK2GA-HC5RR-34D1P-70X3R-FP46B"


@given(secrets_, st.randoms(use_true_random=False))
@settings(derandomize=False)
def test_case_spaces_dashes_and_look_alikes_make_no_difference(secret, rng):
    code = recovery.to_text(secret)
    alike = {"0": "0Oo۰", "1": "1IiLl١", "V": "VvUu", "-": "- \n‐–—_."}
    typed = "".join(rng.choice(alike.get(c, c + c.lower())) for c in code)
    assert recovery.from_text(typed) == secret
    assert recovery.from_text(code.replace("-", "")) == secret


@given(secrets_)
@settings(derandomize=False)
def test_the_qr_beside_the_code_says_the_same(secret):
    text = recovery.qr_text(recovery.to_text(secret))
    assert re.fullmatch(r"HYREC1/[0-9A-Z]{55}", text)
    assert recovery.from_text(text) == secret


@given(secrets_, st.integers(0, 54), st.integers(1, 31))
@settings(derandomize=False)
def test_one_wrong_character_is_caught(secret, place, step):
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    code = recovery.to_text(secret).replace("-", "")
    wrong = alphabet[(alphabet.index(code[place]) + step) % 32]
    assert refusal(code[:place] + wrong + code[place + 1 :]).code == "recovery_checksum"


def test_a_missing_group_and_a_strange_character_are_named():
    assert refusal(CODE[:-6]).code == "recovery_length"
    assert refusal("").code == "recovery_length"
    strange = refusal(CODE[:8] + "?" + CODE[9:])
    assert (strange.code, strange.params["group"]) == ("recovery_character", 2)


def test_the_secret_yields_keys_for_the_vault_and_for_the_roster():
    assert recovery.box_private(SECRET) != recovery.signing(SECRET).seed
    assert recovery.signing(SECRET).kid == recovery.signing(SECRET).kid


def test_no_two_new_secrets_are_alike():
    assert recovery.new_secret() != recovery.new_secret()
