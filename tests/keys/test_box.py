import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.keys import box

PRIVATE = bytes(range(32))
OTHER = bytes(range(1, 33))
KEY = bytes(32)


def fails(action, *arguments):
    with pytest.raises(box.BoxError):
        action(*arguments)
    return True


@given(st.binary(max_size=80), st.binary(max_size=20))
@settings(derandomize=False)
def test_what_is_wrapped_comes_out_for_the_same_key_and_place_only(data, facts):
    blob = box.wrap(KEY, data, facts)
    assert box.unwrap(KEY, blob, facts) == data
    assert fails(box.unwrap, OTHER, blob, facts)
    assert fails(box.unwrap, KEY, blob, facts + b"x")


@given(st.binary(max_size=80), st.binary(max_size=20))
@settings(derandomize=False)
def test_what_is_sealed_comes_out_for_its_owner_only(data, facts):
    blob = box.seal_to(box.public_of(PRIVATE), data, facts)
    assert box.open_with(PRIVATE, blob, facts) == data
    assert fails(box.open_with, OTHER, blob, facts)
    assert fails(box.open_with, PRIVATE, blob, facts + b"x")


@given(st.data())
@settings(derandomize=False)
def test_no_altered_or_cut_blob_opens(data):
    sealed = box.seal_to(box.public_of(PRIVATE), b"secret", b"")
    wrapped = box.wrap(KEY, b"secret", b"")
    place = data.draw(st.integers(0, len(wrapped) - 1))
    change = data.draw(st.integers(0, 7))
    for action, key, blob in [(box.open_with, PRIVATE, sealed), (box.unwrap, KEY, wrapped)]:
        assert fails(action, key, blob[:place], b"")
        flipped = bytes(byte ^ (1 << change if at == place else 0) for at, byte in enumerate(blob))
        # X25519 ignores the top bit of a public key; the salt of the key does not
        assert fails(action, key, flipped, b"")


def test_a_sender_of_small_order_is_refused():
    assert fails(box.open_with, PRIVATE, bytes(32) + bytes(22), b"")


def test_the_same_secret_has_another_key_for_each_purpose():
    assert box.derive(KEY, "one") != box.derive(KEY, "two") != box.derive(OTHER, "two")
