"""vault.json as a value: what is in the file, and nothing about who may change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from app.domain import canonical
from app.domain.chain import b32, unb32
from app.domain.errors import AppError
from app.keys import files
from app.keys.slots import Slot

_VERSION: Final = 1
_MOST_SLOTS: Final = 256


@dataclass(frozen=True, slots=True)
class Side:
    """Slots and small secrets under one database key."""

    slots: tuple[Slot, ...]
    sealed: Mapping[str, bytes] = field(default_factory=dict)

    def to_facts(self) -> dict[str, object]:
        """Return the side for the file."""
        return {
            "slots": [slot.to_facts() for slot in self.slots],
            "sealed": {name: b32(blob) for name, blob in self.sealed.items()},
        }

    @classmethod
    def from_facts(cls, facts: object) -> Self:
        """Read a side; raises KeyError, TypeError, ValueError on what is none."""
        if not isinstance(facts, Mapping) or len(facts["slots"]) > _MOST_SLOTS:
            raise TypeError("not a side of a vault")
        sealed = {name: unb32(blob) for name, blob in facts["sealed"].items()}
        return cls(tuple(Slot.from_facts(one) for one in facts["slots"]), sealed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole file. *pending* is the side of the new key while the database changes its own."""

    vault: str
    office: Mapping[str, str]
    current: Side
    escrow: Mapping[str, bytes] = field(default_factory=dict)
    pending: Side | None = None

    def save(self, path: Path) -> None:
        """Write the file: at any moment the old one or the new one stands there whole."""
        files.atomic_write(path, self.to_bytes())

    def to_bytes(self) -> bytes:
        """Return the canonical bytes of the file."""
        facts = {
            "v": _VERSION,
            "vault": self.vault,
            "office": dict(self.office),
            "current": self.current.to_facts(),
            "pending": None if self.pending is None else self.pending.to_facts(),
            "escrow": {name: b32(blob) for name, blob in self.escrow.items()},
        }
        return canonical.encode(facts)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file; AppError `file_missing`, `file_unreadable`, `vault_damaged`."""
        return cls.from_bytes(files.read(path))

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Read the file's bytes; AppError `vault_damaged`."""
        try:
            return cls._from_facts(canonical.decode(raw))
        except (AppError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise AppError("vault_damaged") from error

    @classmethod
    def _from_facts(cls, facts: object) -> Self:
        if not isinstance(facts, Mapping) or facts["v"] != _VERSION:
            raise TypeError("not a vault of this version")
        pending = facts["pending"]
        return cls(
            vault=str(facts["vault"]),
            office={str(name): str(value) for name, value in facts["office"].items()},
            current=Side.from_facts(facts["current"]),
            pending=None if pending is None else Side.from_facts(pending),
            escrow={name: unb32(blob) for name, blob in facts["escrow"].items()},
        )
