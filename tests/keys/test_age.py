"""age reads our spelling of its keys, and opens what was closed to them."""

from hypothesis import given
from hypothesis import strategies as st
from pyrage import decrypt, encrypt, x25519

from app.keys import age


@given(st.binary(min_size=32, max_size=32))
def test_age_knows_a_key_of_ours_by_the_same_name(private):
    known = x25519.Identity.from_str(age.identity(private))
    assert str(known.to_public()) == age.recipient(private)


def test_what_is_closed_to_our_key_opens_with_it():
    private = bytes(range(32))
    closed = encrypt(b"salam", [x25519.Recipient.from_str(age.recipient(private))])
    assert decrypt(closed, [x25519.Identity.from_str(age.identity(private))]) == b"salam"
