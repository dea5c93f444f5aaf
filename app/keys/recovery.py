"""The recovery key on paper: 32 bytes that people copy by hand and telephone, with a checksum.

Crockford's base32 has no I, L, O and U, so that 0/O and 1/I/L are never in doubt.
"""

import hashlib
import re
import secrets
from typing import Final

from app.domain.errors import AppError
from app.keys.box import derive
from app.keys.signing import SigningKey

SECRET_BYTES: Final = 32
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {character: value for value, character in enumerate(_ALPHABET)} | {
    "O": 0, "I": 1, "L": 1, "U": _ALPHABET.index("V"),
}  # fmt: skip
_DIGITS: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_GROUP: Final = 5
_LENGTH: Final = 55
_SUM_BITS: Final = _LENGTH * 5 - SECRET_BYTES * 8
_QR_MARK: Final = "HYREC1/"
_IGNORED: Final = re.compile(r"[\s\-‐-―−_.\u200b-\u200f\u2066-\u2069]+")


def new_secret() -> bytes:
    """Return 32 random bytes, to be shown once and kept nowhere."""
    return secrets.token_bytes(SECRET_BYTES)


def to_text(secret: bytes) -> str:
    """Return the eleven groups of five."""
    code = _code(secret)
    return "-".join(code[place : place + _GROUP] for place in range(0, _LENGTH, _GROUP))


def from_text(text: str) -> bytes:
    """Return the secret of a typed or scanned code.

    AppError `recovery_character` (with the group, from 1), `recovery_length`, `recovery_checksum`.
    """
    typed = _IGNORED.sub("", text.translate(_DIGITS)).upper().removeprefix(_QR_MARK)
    number = 0
    for place, character in enumerate(typed):
        if character not in _VALUES:
            raise AppError("recovery_character", character=character, group=place // _GROUP + 1)
        number = number << 5 | _VALUES[character]
    if len(typed) != _LENGTH:
        raise AppError("recovery_length", found=len(typed), needed=_LENGTH)
    secret = (number >> _SUM_BITS).to_bytes(SECRET_BYTES, "big")
    if number & (1 << _SUM_BITS) - 1 != _checksum(secret):
        raise AppError("recovery_checksum")
    return secret


def qr_text(code: str) -> str:
    """Return what the QR beside *code* holds; alphanumeric mode, read back by `from_text`."""
    return _QR_MARK + _code(from_text(code))


def box_private(secret: bytes) -> bytes:
    """Return the X25519 private key to which the vault and the escrow are sealed."""
    return derive(secret, "recovery/box")


def signing(secret: bytes) -> SigningKey:
    """Return the key that mends the roster when the last manager's passphrase is lost."""
    return SigningKey(derive(secret, "recovery/sign"))


def _code(secret: bytes) -> str:
    number = int.from_bytes(secret, "big") << _SUM_BITS | _checksum(secret)
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def _checksum(secret: bytes) -> int:
    digest = hashlib.sha256(b"HY-RECOVERY1\0" + secret).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - _SUM_BITS)
