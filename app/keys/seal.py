"""The seal: a key that moves on with every record, kept outside the database and its backups.

`seal.state` holds the key of the next record only. A database older than it was put back from a
copy; a record altered later cannot get its old seal again.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import AppError
from app.keys import files

FILE_NAME = "seal.state"
KEY_BYTES = 32
SLOT_BYTES = 128
HEAD_BYTES = 16
_MAGIC = b"HYS1"
_REGISTER_BYTES = 4
_COUNT_BYTES = 8
_FACTS_BYTES = len(_MAGIC) + _REGISTER_BYTES + _COUNT_BYTES + HEAD_BYTES
_NONCE_BYTES = 12
_WRAPPED_BYTES = KEY_BYTES + 16
_SUM_BYTES = 16
_NO_HEAD = bytes(HEAD_BYTES)


def evolve(key: bytes) -> bytes:
    """Return the key after *key*; there is no way back."""
    return hashlib.sha256(b"evolve" + key).digest()


def seal(key: bytes, rec: bytes) -> bytes:
    """Return the 32-byte seal of a record."""
    return hmac.digest(key, rec, "sha256")


@dataclass(frozen=True, slots=True)
class SealPoint:
    """Where a register's seal stands: *count* records sealed over its life, *key* for the next.

    *head* is the first 16 bytes of the last rec, zeros before the first.
    """

    register: str
    count: int
    head: bytes = field(repr=False)
    key: bytes = field(repr=False)

    @classmethod
    def start(cls, register: str, first_key: bytes) -> Self:
        """Return the point before a register's first record."""
        return cls(register, 0, _NO_HEAD, first_key)

    def seal(self, rec: bytes) -> bytes:
        """Return the seal of the next record."""
        return seal(self.key, rec)

    def after(self, rec: bytes) -> "SealPoint":
        """Return the point after *rec*, whose key knows nothing of this one."""
        return SealPoint(self.register, self.count + 1, rec[:HEAD_BYTES], evolve(self.key))

    def settled(self, count: int, rec_at: Callable[[int], bytes]) -> "SealPoint":
        """Bring the point to a database of *count* records; *rec_at(k)* is its k-th, from 1.

        Behind: evolved forward, the program stopped between commit and write. Ahead: AppError
        `seal_ahead`, an older copy was put back. Another record in place of the one sealed last:
        AppError `seal_differs`.
        """
        if self.count > count:
            raise AppError("seal_ahead", sealed=self.count, found=count)
        if self.count and rec_at(self.count)[:HEAD_BYTES] != self.head:
            raise AppError("seal_differs", sealed=self.count)
        key = self.key
        for _ in range(count - self.count):
            key = evolve(key)
        head = rec_at(count)[:HEAD_BYTES] if count else _NO_HEAD
        return SealPoint(self.register, count, head, key)


class SealFile:
    """`seal.state`: two slots written in turn, so that a torn write always leaves the other.

    *key* wraps what is inside; take a random one kept with `Vault.put_sealed`, which survives a
    change of the database key. Write only after the commit that the point belongs to.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._newest: int | None = None

    def create(self, point: SealPoint) -> None:
        """Make the file, durably."""
        files.atomic_write(self._path, self._pack(point) + bytes(SLOT_BYTES))
        self._newest = 0

    def read(self) -> SealPoint:
        """Return the higher valid point; AppError `file_missing`, or `seal_damaged` if none is."""
        raw = files.read(self._path, limit=SLOT_BYTES * 2)
        chunks = (raw[:SLOT_BYTES], raw[SLOT_BYTES:])
        found = [
            (point, slot)
            for slot, chunk in enumerate(chunks)
            if (point := self._unpack(chunk)) is not None
        ]
        if not found:
            raise AppError("seal_damaged")
        newest, self._newest = max(found, key=lambda pair: pair[0].count)
        return newest

    def write(self, point: SealPoint) -> None:
        """Overwrite the older slot, without fsync: a power cut leaves the point behind, not wrong.

        Raises AppError `file_unwritable`.
        """
        if self._newest is None:
            self.read()
        slot = 0 if self._newest else 1
        try:
            with self._path.open("r+b") as stream:
                stream.seek(slot * SLOT_BYTES)
                stream.write(self._pack(point))
        except OSError as error:
            reason = error.strerror
            raise AppError("file_unwritable", name=self._path.name, reason=reason) from error
        self._newest = slot

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(self._key)

    def _pack(self, point: SealPoint) -> bytes:
        facts = b"".join(
            (
                _MAGIC,
                point.register.encode("ascii").ljust(_REGISTER_BYTES, b"\0"),
                point.count.to_bytes(_COUNT_BYTES, "big"),
                point.head,
            )
        )
        nonce = secrets.token_bytes(_NONCE_BYTES)
        body = facts + nonce + self._cipher.encrypt(nonce, point.key, facts)
        body = body.ljust(SLOT_BYTES - _SUM_BYTES, b"\0")
        return body + hashlib.sha256(body).digest()[:_SUM_BYTES]

    def _unpack(self, raw: bytes) -> SealPoint | None:
        body = raw[:-_SUM_BYTES]
        whole = len(raw) == SLOT_BYTES and body.startswith(_MAGIC)
        if not whole or hashlib.sha256(body).digest()[:_SUM_BYTES] != raw[-_SUM_BYTES:]:
            return None
        facts, rest = body[:_FACTS_BYTES], body[_FACTS_BYTES:]
        nonce, wrapped = rest[:_NONCE_BYTES], rest[_NONCE_BYTES : _NONCE_BYTES + _WRAPPED_BYTES]
        try:
            key = self._cipher.decrypt(nonce, wrapped, facts)
        except InvalidTag:
            return None
        register, tail = facts[len(_MAGIC) :][:_REGISTER_BYTES], facts[-HEAD_BYTES:]
        count = int.from_bytes(facts[-HEAD_BYTES - _COUNT_BYTES : -HEAD_BYTES], "big")
        return SealPoint(register.rstrip(b"\0").decode("ascii"), count, tail, key)
