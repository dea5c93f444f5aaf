"""Ed25519 keys of people and registers, built once and kept: the desk signs on its hot path."""

import hashlib
import secrets
from functools import cached_property, lru_cache
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.domain.chain import b32

SEED_BYTES = 32
SIGNATURE_BYTES = 64
_KID_CHARACTERS = 8


class SigningKey:
    """A private Ed25519 key from its 32-byte *seed*; shows only its KID."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self._seed = seed

    @classmethod
    def generate(cls) -> Self:
        """Make a new random key."""
        return cls(secrets.token_bytes(SEED_BYTES))

    @property
    def seed(self) -> bytes:
        """The 32 secret bytes, for sealing only."""
        return self._seed

    @cached_property
    def public(self) -> bytes:
        """The 32 bytes that anybody may know."""
        return self._key.public_key().public_bytes_raw()

    @cached_property
    def kid(self) -> str:
        """The eight characters by which receipts name this key."""
        return kid(self.public)

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature of *message*."""
        return self._key.sign(message)

    def __repr__(self) -> str:
        return f"SigningKey({self.kid})"


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether *signature* on *message* was made by the key of *public*."""
    try:
        _public_key(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def kid(public: bytes) -> str:
    """Return the first eight base32 characters of the SHA-256 of a public key.

    Forty bits name a key and prove nothing: always verify with the full key the name stands for.
    """
    return b32(hashlib.sha256(public).digest())[:_KID_CHARACTERS]


@lru_cache(maxsize=256)
def _public_key(public: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(public)
