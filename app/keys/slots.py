"""One slot of the vault: a passphrase or a public key that opens the database.

A slot's X25519 key receives the database key, so that the database key can be changed for all
slots by anybody who has the vault open, without their passphrases.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self

from argon2.low_level import Type, hash_secret_raw

from app.domain import canonical
from app.domain.chain import b32, unb32
from app.domain.errors import AppError
from app.keys import box
from app.keys.passphrase import fold_login, normalise
from app.keys.signing import SigningKey

USER: Final = "user"
RECOVERY: Final = "recovery"
PROVINCE: Final = "province"
DATABASE: Final = "db"
_SALT_BYTES: Final = 16
_CHECK_BYTES: Final = 16
_SUM_BYTES: Final = 8
_MEMORY_KIB: Final = range(19 * 1024, 1024 * 1024 + 1)
_PASSES: Final = range(2, 17)
_LANES: Final = range(1, 17)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: argon2id's memory in KiB, passes, lanes; ValueError out of bounds.

    Below, a slot would fall to guessing; above, a forged file would stop the PC.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuse what a forged file might ask for."""
        pairs = (
            (self.memory_kib, _MEMORY_KIB),
            (self.passes, _PASSES),
            (self.lanes, _LANES),
        )
        if not all(type(value) is int and value in bounds for value, bounds in pairs):
            raise ValueError("argon2 parameters out of bounds")


STANDARD: Final = Cost()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSlot:
    """Who is to get a slot; what the login screen may show before anybody has logged in."""

    uid: str
    login: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a passphrase yields: the person's signing seed and the key of their box."""

    seed: bytes = field(repr=False)
    private: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot as it stands in the file. *keys* are sealed to *box*; *mac* needs the database key.

    *cost*, *salt*, *check*, *wrapped* and *public* are a user's only; *check* tells a wrong
    passphrase from a damaged slot.
    """

    kind: str
    person: PersonSlot
    box: bytes
    public: bytes = b""
    cost: Cost | None = None
    salt: bytes = b""
    check: bytes = b""
    wrapped: bytes = b""
    keys: Mapping[str, bytes] = field(default_factory=dict)
    mac: bytes = b""
    sum: bytes = b""

    def to_facts(self) -> dict[str, object]:
        """Return the slot for the file."""
        return {**self._macked(), "mac": b32(self.mac), "sum": b32(self.sum)}

    @classmethod
    def from_facts(cls, facts: Mapping[str, object]) -> Self:
        """Read a slot; raises KeyError, TypeError, ValueError on what is none."""
        keys, argon = facts["keys"], facts["argon"]
        if not isinstance(keys, Mapping) or not isinstance(argon, Mapping | None):
            raise TypeError("not a slot")
        return cls(
            kind=_text(facts["kind"]),
            person=PersonSlot(
                **{name: _text(facts[name]) for name in ("uid", "login", "name", "role")}
            ),
            box=_raw(facts["box"]),
            public=_raw(facts["public"]),
            cost=None if argon is None else Cost(argon["m"], argon["t"], argon["p"]),
            salt=_raw(facts["salt"]),
            check=_raw(facts["check"]),
            wrapped=_raw(facts["wrapped"]),
            keys={name: _raw(blob) for name, blob in keys.items()},
            mac=_raw(facts["mac"]),
            sum=_raw(facts["sum"]),
        )

    def identity(self, vault: str) -> bytes:
        """Return the facts that everything sealed in this slot is bound to."""
        return canonical.encode(
            {
                "vault": vault,
                "kind": self.kind,
                "uid": self.person.uid,
                "public": b32(self.public),
                "box": b32(self.box),
                "argon": self._argon(),
                "salt": b32(self.salt),
            }
        )

    def granted(self, vault: str, name: str, key: bytes) -> Self:
        """Return the slot with *key* sealed to it as *name*."""
        blob = box.seal_to(self.box, key, self._place(vault, name))
        return replace(self, keys={**self.keys, name: blob})

    def key(self, vault: str, private: bytes, name: str) -> bytes:
        """Return a key that was granted; raises AppError `vault_damaged`."""
        try:
            return box.open_with(private, self.keys[name], self._place(vault, name))
        except (box.BoxError, KeyError) as error:
            raise AppError("vault_damaged", slot=self.person.login) from error

    def vouched(self, db_key: bytes) -> Self:
        """Return the slot under the MAC of *db_key* and its checksum."""
        mac = self._mac(db_key)
        return replace(self, mac=mac, sum=self._sum(mac))

    def is_vouched(self, db_key: bytes) -> bool:
        """Tell whether somebody who knew *db_key* wrote exactly this slot."""
        return hmac.compare_digest(self.mac, self._mac(db_key)) and self.sum == self._sum(self.mac)

    def open(self, vault: str, passphrase: str) -> Secrets:
        """Return a user's secrets; AppError `passphrase_wrong`, `vault_damaged`."""
        if self.sum != self._sum(self.mac) or self.cost is None:
            raise AppError("vault_damaged", slot=self.person.login)
        key, check = stretch(passphrase, self.salt, self.cost)
        if not hmac.compare_digest(check, self.check):
            raise AppError("passphrase_wrong")
        try:
            payload = box.unwrap(key, self.wrapped, self.identity(vault))
        except box.BoxError as error:
            raise AppError("vault_damaged", slot=self.person.login) from error
        return Secrets(payload[: box.KEY_BYTES], payload[box.KEY_BYTES :])

    def _place(self, vault: str, name: str) -> bytes:
        return self.identity(vault) + b"\0" + name.encode()

    def _argon(self) -> dict[str, int] | None:
        if self.cost is None:
            return None
        return {"m": self.cost.memory_kib, "t": self.cost.passes, "p": self.cost.lanes}

    def _macked(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "uid": self.person.uid,
            "login": self.person.login,
            "name": self.person.name,
            "role": self.person.role,
            "box": b32(self.box),
            "public": b32(self.public),
            "argon": self._argon(),
            "salt": b32(self.salt),
            "check": b32(self.check),
            "wrapped": b32(self.wrapped),
            "keys": {name: b32(blob) for name, blob in self.keys.items()},
        }

    def _mac(self, db_key: bytes) -> bytes:
        key = box.derive(db_key, "vault/slot")
        return hmac.digest(key, canonical.encode(self._macked()), "sha256")

    def _sum(self, mac: bytes) -> bytes:
        facts = canonical.encode({**self._macked(), "mac": b32(mac)})
        return hashlib.sha256(facts).digest()[:_SUM_BYTES]


def stretch(passphrase: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    """Return the wrapping key and the check of a passphrase; the slow step."""
    stretched = hash_secret_raw(
        normalise(passphrase),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=box.KEY_BYTES,
        type=Type.ID,
    )
    check = box.derive(stretched, "vault/check")[:_CHECK_BYTES]
    return box.derive(stretched, "vault/wrap"), check


def user_slot(
    vault: str, person: PersonSlot, passphrase: str, cost: Cost, known: Secrets | None = None
) -> tuple[Slot, Secrets]:
    """Return a user's slot without keys, and its secrets: new ones, or those *known* already."""
    owner = known or Secrets(secrets.token_bytes(32), secrets.token_bytes(32))
    salt = secrets.token_bytes(_SALT_BYTES)
    key, check = stretch(passphrase, salt, cost)
    bare = Slot(
        kind=USER,
        person=replace(person, login=fold_login(person.login)),
        box=box.public_of(owner.private),
        public=SigningKey(owner.seed).public,
        cost=cost,
        salt=salt,
        check=check,
    )
    wrapped = box.wrap(key, owner.seed + owner.private, bare.identity(vault))
    return replace(bare, wrapped=wrapped), owner


def key_slot(kind: str, public: bytes, name: str = "") -> Slot:
    """Return the slot of a key on paper or at the province, which needs no passphrase."""
    person = PersonSlot(uid=kind, login="", name=name, role=kind)
    return Slot(kind=kind, person=person, box=public)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _raw(value: object) -> bytes:
    return unb32(_text(value))
