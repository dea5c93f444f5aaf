"""Compare two heaps of rows in memory that does not grow, and say where they differ.

Each row of the one heap is added as a keyed hash to the sum of its bucket, each of the other
taken off: where the same rows lie in both, in whatever order, nothing is left. The key is drawn
for each run, so nobody can prepare two rows whose hashes make up for each other.
"""

import os
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final
from zlib import crc32

BUCKETS: Final = 4_096
_HASH_BYTES: Final = 16
_KEY_BYTES: Final = 32
_BITS: Final = 1 << 24


def bucket_of(uid: str) -> int:
    """Return the bucket of a row."""
    return crc32(uid.encode()) % BUCKETS


class Tally:
    """The sums of the buckets; each is zero while its two heaps agree."""

    def __init__(self) -> None:
        self._key = os.urandom(_KEY_BYTES)
        self._sums = [0] * BUCKETS

    def add(self, sign: int, uid: str, parts: Sequence[object]) -> None:
        """Add what says *parts* about the row *uid* to its heap: 1 is the one, -1 the other."""
        # repr tells a text from a number, and where each of them ends
        said = repr((uid, *parts)).encode()
        found = blake2b(said, key=self._key, digest_size=_HASH_BYTES).digest()
        self._sums[bucket_of(uid)] += sign * int.from_bytes(found)

    def differing(self) -> frozenset[int]:
        """Return the buckets where something is left."""
        return frozenset(at for at, left in enumerate(self._sums) if left)


class Marks:
    """Remembers uids in two MiB, however many: one that was never marked may seem to be."""

    def __init__(self) -> None:
        self._bits = bytearray(_BITS >> 3)

    def add(self, uid: str) -> None:
        """Remember *uid*."""
        at = crc32(uid.encode()) % _BITS
        self._bits[at >> 3] |= 1 << (at & 7)

    def __contains__(self, uid: str) -> bool:
        at = crc32(uid.encode()) % _BITS
        return bool(self._bits[at >> 3] & 1 << (at & 7))
