"""keys.json: the public keys by which anybody checks a receipt, offline and without a database."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Self

from app.domain import canonical
from app.domain.chain import b32, read_time, time_text, unb32
from app.domain.errors import AppError
from app.keys import files
from app.keys.signing import SigningKey, kid, verify

FILE_NAME = "keys.json"
_PUBLIC_BYTES = 32
_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """A register's key; valid from its first to its last second, both included."""

    office: str
    register: str
    public: bytes
    valid_from: datetime
    valid_to: datetime | None = None
    revoked: bool = False

    def __post_init__(self) -> None:
        """Keep whole seconds, all that a QR text and the file can say."""
        object.__setattr__(self, "valid_from", self.valid_from.replace(microsecond=0))
        if self.valid_to is not None:
            object.__setattr__(self, "valid_to", self.valid_to.replace(microsecond=0))

    @property
    def kid(self) -> str:
        """The eight characters by which receipts name this key."""
        return kid(self.public)

    def valid_at(self, moment: datetime) -> bool:
        """Tell whether *moment* lies in the key's time."""
        return self.valid_from <= moment and (self.valid_to is None or moment <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class PublicKeys:
    """The keys of one office or of many; *roster_root* is the hash of the first roster change.

    *signature* is the province's, None as long as an office is alone. *province* is the public
    key of the province above, which may appoint a manager; None where none is known.
    """

    office: str
    name: str
    entries: tuple[KeyEntry, ...] = ()
    roster_root: bytes | None = None
    signature: bytes | None = None
    province: bytes | None = None

    @property
    def above(self) -> tuple[bytes, ...]:
        """The keys that may appoint a manager."""
        return () if self.province is None else (self.province,)

    def under(self, province: bytes) -> Self:
        """Return the keys with the province's named."""
        return replace(self, province=province, signature=None)

    def find(self, office: str, register: str, kid: str) -> KeyEntry | None:
        """Return the key that a receipt names, or None: unknown is not yet forged."""
        return self._index.get((office, register, kid))

    def with_entry(self, entry: KeyEntry) -> Self:
        """Return the keys with *entry* added, or put in place of the same key's older entry."""
        name = (entry.office, entry.register, entry.kid)
        kept = tuple(one for one in self.entries if (one.office, one.register, one.kid) != name)
        return replace(self, entries=(*kept, entry), signature=None)

    def signed(self, province: SigningKey) -> Self:
        """Return the keys under the province's signature."""
        return replace(self, signature=province.sign(self._statement()))

    def signed_by(self, province_public: bytes) -> bool:
        """Tell whether the province of that public key has signed exactly these keys."""
        return self.signature is not None and verify(
            province_public, self.signature, self._statement()
        )

    def to_bytes(self) -> bytes:
        """Return the canonical bytes of the file."""
        signature = None if self.signature is None else b32(self.signature)
        return canonical.encode({**self._facts(), "signature": signature})

    def save(self, path: Path) -> None:
        """Write the file atomically; raises AppError `file_unwritable`."""
        files.atomic_write(path, self.to_bytes(), mode=files.SHARED)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Read the file's bytes; raises AppError `keys_damaged`."""
        try:
            return cls._from_facts(canonical.decode(raw))
        except (AppError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise AppError("keys_damaged") from error

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file; raises AppError `file_missing`, `file_unreadable`, `keys_damaged`."""
        return cls.from_bytes(files.read(path))

    @classmethod
    def _from_facts(cls, facts: object) -> Self:
        if not isinstance(facts, Mapping) or facts["v"] != _VERSION:
            raise ValueError("not a key file of this version")
        root, signature = facts["roster_root"], facts["signature"]
        province = facts.get("province")
        return cls(
            office=str(facts["office"]),
            name=str(facts["name"]),
            entries=tuple(_entry(one) for one in facts["keys"]),
            roster_root=None if root is None else unb32(root),
            signature=None if signature is None else unb32(signature),
            province=None if province is None else unb32(province),
        )

    @cached_property
    def _index(self) -> dict[tuple[str, str, str], KeyEntry]:
        return {(entry.office, entry.register, entry.kid): entry for entry in self.entries}

    def _facts(self) -> dict[str, object]:
        # a file of before there was one stays what it was, byte for byte
        above = {} if self.province is None else {"province": b32(self.province)}
        return above | {
            "v": _VERSION,
            "office": self.office,
            "name": self.name,
            "keys": [_entry_facts(entry) for entry in self.entries],
            "roster_root": None if self.roster_root is None else b32(self.roster_root),
        }

    def _statement(self) -> bytes:
        return b"HY-KEYS1\0" + canonical.encode(self._facts())


def _entry_facts(entry: KeyEntry) -> dict[str, object]:
    return {
        "office": entry.office,
        "register": entry.register,
        "kid": entry.kid,
        "public": b32(entry.public),
        "from": time_text(entry.valid_from),
        "to": None if entry.valid_to is None else time_text(entry.valid_to),
        "revoked": entry.revoked,
    }


def _entry(facts: Mapping[str, object]) -> KeyEntry:
    public, valid_to, revoked = unb32(str(facts["public"])), facts["to"], facts["revoked"]
    entry = KeyEntry(
        office=str(facts["office"]),
        register=str(facts["register"]),
        public=public,
        valid_from=read_time(str(facts["from"])),
        valid_to=None if valid_to is None else read_time(str(valid_to)),
        revoked=revoked is True,
    )
    if len(public) != _PUBLIC_BYTES or entry.kid != facts["kid"] or not isinstance(revoked, bool):
        raise ValueError("a key and its name differ")
    return entry
