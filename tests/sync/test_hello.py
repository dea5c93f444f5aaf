"""An office's keys come from who was given its one-time secret, and can be read by phone."""

import re
from dataclasses import replace

import pytest

from app.sync import hello as hellos
from tests.sync import samples
from tests.sync.samples import SECRET


def test_the_one_time_secret_proves_the_keys_of_its_office():
    assert hellos.proves(samples.hello(), "KHZDEZ", SECRET)
    assert not hellos.proves(samples.hello(), "KHZSHU", SECRET)
    assert not hellos.proves(samples.hello(), "KHZDEZ", bytes(32))


@pytest.mark.parametrize("lie", [{"public": "0" * 64}, {"root": "0" * 64}, {"registers": ()}])
def test_other_keys_are_neither_proved_nor_of_the_same_fingerprint(lie):
    touched = replace(samples.hello(), **lie)
    assert not hellos.proves(touched, "KHZDEZ", SECRET)
    assert hellos.fingerprint(touched) != hellos.fingerprint(samples.hello())


def test_a_fingerprint_is_eight_groups_of_four_digits_and_stays():
    shown = hellos.fingerprint(samples.hello())
    assert re.fullmatch(r"[0-9]{4}( [0-9]{4}){7}", shown)
    assert shown == hellos.fingerprint(samples.hello(secret=bytes(32)))
