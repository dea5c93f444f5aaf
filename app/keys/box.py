"""Sealing bytes: under a symmetric key, or to a public key whose owner is not there."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12
_ONE_MESSAGE = bytes(_NONCE_BYTES)


class BoxError(Exception):
    """The bytes were altered, cut, or sealed for another key or place."""


def derive(secret: bytes, purpose: str, *, salt: bytes = b"") -> bytes:
    """Return 32 bytes of HKDF-SHA256 for one *purpose*; a secret is never used for two."""
    info = f"hamyar/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt or None, info=info).derive(secret)


def wrap(key: bytes, data: bytes, facts: bytes) -> bytes:
    """Return nonce and AES-256-GCM of *data*, bound to *facts*."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, facts)


def unwrap(key: bytes, blob: bytes, facts: bytes) -> bytes:
    """Return what `wrap` wrapped; raises BoxError."""
    try:
        return AESGCM(key).decrypt(blob[:_NONCE_BYTES], blob[_NONCE_BYTES:], facts)
    except (InvalidTag, ValueError) as error:
        raise BoxError from error


def public_of(private: bytes) -> bytes:
    """Return the X25519 public key of 32 private bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, data: bytes, facts: bytes) -> bytes:
    """Return *data* sealed to *public*: an ephemeral X25519 key, HKDF, AES-256-GCM.

    The key lives for one message, so its nonce may be zero.
    """
    ephemeral = X25519PrivateKey.generate()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    sender = ephemeral.public_key().public_bytes_raw()
    key = derive(shared, "box", salt=sender + public)
    return sender + AESGCM(key).encrypt(_ONE_MESSAGE, data, facts)


def open_with(private: bytes, blob: bytes, facts: bytes) -> bytes:
    """Return what was sealed to the public half of *private*; raises BoxError."""
    owner, sender = X25519PrivateKey.from_private_bytes(private), blob[:KEY_BYTES]
    try:
        shared = owner.exchange(X25519PublicKey.from_public_bytes(sender))
        key = derive(shared, "box", salt=sender + owner.public_key().public_bytes_raw())
        return AESGCM(key).decrypt(_ONE_MESSAGE, blob[KEY_BYTES:], facts)
    except (InvalidTag, ValueError) as error:
        raise BoxError from error
