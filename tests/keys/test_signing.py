import pytest

from app.keys import signing
from app.keys.signing import SigningKey

RFC8032_SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
RFC8032_PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
RFC8032_SIGNATURE = bytes.fromhex(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
    "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
)


def test_the_first_vector_of_rfc_8032_comes_out():
    key = SigningKey(RFC8032_SEED)
    assert key.public == RFC8032_PUBLIC
    assert key.sign(b"") == RFC8032_SIGNATURE
    assert signing.verify(RFC8032_PUBLIC, RFC8032_SIGNATURE, b"")


def test_a_key_is_known_by_eight_characters_and_shows_nothing_else():
    key = SigningKey(RFC8032_SEED)
    assert key.kid == signing.kid(RFC8032_PUBLIC)
    assert len(key.kid) == 8
    assert repr(key) == f"SigningKey({key.kid})"


def test_two_new_keys_differ_and_a_seed_makes_the_same_key_again():
    one, other = SigningKey.generate(), SigningKey.generate()
    assert one.public != other.public
    assert SigningKey(one.seed).public == one.public


@pytest.mark.parametrize(
    ("public", "signature", "message"),
    [
        (RFC8032_PUBLIC, RFC8032_SIGNATURE, b"other"),
        (RFC8032_PUBLIC, RFC8032_SIGNATURE[:-1], b""),
        (RFC8032_PUBLIC, bytes(64), b""),
        (b"short", RFC8032_SIGNATURE, b""),
        (bytes(32), RFC8032_SIGNATURE, b""),
    ],
)
def test_what_was_not_signed_does_not_verify(public, signature, message):
    assert not signing.verify(public, signature, message)
