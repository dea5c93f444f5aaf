"""X25519 keys as age spells them, so that a key of ours opens a file that age closed.

Bech32 as in BIP 173; pyrage reads these texts and does the rest.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from app.keys import box

_LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_IDENTITY: Final = "age-secret-key-"
_RECIPIENT: Final = "age"
_SUM_LENGTH: Final = 6


def identity(private: bytes) -> str:
    """Return the age secret key of 32 private bytes."""
    return _bech32(_IDENTITY, private).upper()


def recipient(private: bytes) -> str:
    """Return the age public key of 32 private bytes, to which files are closed."""
    return _bech32(_RECIPIENT, box.public_of(private))


def _bech32(prefix: str, data: bytes) -> str:
    values = list(_fives(data))
    values += _checksum(prefix, values)
    return f"{prefix}1{''.join(_LETTERS[value] for value in values)}"


def _fives(data: bytes) -> Iterator[int]:
    """Yield five bits at a time, the last filled up with zeros."""
    bits = 8 * len(data)
    missing = -bits % 5
    number = int.from_bytes(data, "big") << missing
    for place in range(bits + missing - 5, -1, -5):
        yield number >> place & 31


def _checksum(prefix: str, values: Sequence[int]) -> Iterator[int]:
    high = [ord(letter) >> 5 for letter in prefix]
    low = [ord(letter) & 31 for letter in prefix]
    total = _polymod([*high, 0, *low, *values, *[0] * _SUM_LENGTH]) ^ 1
    return (total >> 5 * (_SUM_LENGTH - 1 - place) & 31 for place in range(_SUM_LENGTH))


def _polymod(values: Sequence[int]) -> int:
    total = 1
    for value in values:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            total ^= term if top >> place & 1 else 0
    return total
