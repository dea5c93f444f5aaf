"""The eight letters of a file, which two people compare by phone."""

import hashlib

from app.domain.chain import b32


def code(raw: bytes) -> str:
    """Return the first forty bits of the SHA-256 of *raw* as `ABCD-EFGH`; they prove nothing."""
    letters = b32(hashlib.sha256(raw).digest())
    return f"{letters[:4]}-{letters[4:8]}"
