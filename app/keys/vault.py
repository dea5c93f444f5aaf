"""The vault: who may open the office's database, by passphrase, by recovery key, by the province.

Changing the database's own key: `begin_rekey(old, new)`, then the database's rekey, then
`finish_rekey(new)`. Until then the file holds both sides; after a crash try each key of
`DatabaseKeys.candidates()` on the database and call `finish_rekey` with the one that opened it.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Self

from app.domain.errors import AppError
from app.keys import box, recovery, vaultedit
from app.keys.passphrase import fold_login
from app.keys.signing import SigningKey
from app.keys.slots import (
    DATABASE,
    PROVINCE,
    RECOVERY,
    STANDARD,
    USER,
    Cost,
    PersonSlot,
    Secrets,
    Slot,
    key_slot,
    stretch,
    user_slot,
)
from app.keys.vaultfile import Document

FILE_NAME: Final = "vault.json"
_NOBODY: Final = bytes(16)


@dataclass(frozen=True, slots=True)
class DatabaseKeys:
    """The raw database key; *pending* beside it only when a change of key was cut short."""

    current: bytes = field(repr=False)
    pending: bytes | None = field(default=None, repr=False)

    def candidates(self) -> tuple[bytes, ...]:
        """Return the keys to try on the database, in order."""
        return (self.current,) if self.pending is None else (self.current, self.pending)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultUser:
    """A person whom the login screen offers; *public* is their Ed25519 key."""

    person: PersonSlot
    public: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """What a passphrase opened. *extra* are the further keys granted, as for confidential notes."""

    user: VaultUser
    keys: DatabaseKeys
    signing: SigningKey
    extra: Mapping[str, bytes] = field(repr=False)

    @property
    def db_key(self) -> bytes:
        """The database key; `keys` knows whether a change of key was cut short."""
        return self.keys.current


class Vault:
    """`vault.json` of an office; every call reads the file anew and writes it whole.

    Besides what each method names: AppError `file_missing`, `file_unreadable`,
    `file_unwritable`, `vault_damaged`, and `rekey_unfinished` from all that write.
    """

    def __init__(self, path: Path, *, cost: Cost = STANDARD) -> None:
        self._path = path
        self._cost = cost

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        office: Mapping[str, str],
        person: PersonSlot,
        passphrase: str,
        cost: Cost = STANDARD,
    ) -> tuple[Self, str]:
        """Make the vault with its first person; returns it and the recovery code, shown once.

        AppError `vault_exists` rather than lose the key of a database that is there.
        """
        if path.exists():
            raise AppError("vault_exists")
        secret = recovery.new_secret()
        paper = box.public_of(recovery.box_private(secret))
        document, db_key = vaultedit.founded(office, paper)
        slot, _ = user_slot(document.vault, person, passphrase, cost)
        vaultedit.with_slot(document, db_key, slot).save(path)
        return cls(path, cost=cost), recovery.to_text(secret)

    @classmethod
    def received(cls, path: Path, raw: bytes) -> Self:
        """Make the vault of a further desk from what `for_desk` gave; AppError `vault_damaged`."""
        Document.from_bytes(raw).save(path)
        return cls(path)

    def for_desk(self) -> bytes:
        """Return the vault for another PC: the people, and no secret of a register of this one.

        AppError `rekey_unfinished`.
        """
        document = self._load()
        if document.pending is not None:
            raise AppError("rekey_unfinished")
        return replace(document, current=replace(document.current, sealed={})).to_bytes()

    @property
    def office(self) -> Mapping[str, str]:
        """What the login screen says about the office."""
        return self._load().office

    def users(self) -> tuple[VaultUser, ...]:
        """Return the people whom the login screen offers."""
        return tuple(_user(slot) for slot in self._load().current.slots if slot.kind == USER)

    def open(self, login: str, passphrase: str) -> Unlocked:
        """Open with a passphrase; AppError `passphrase_wrong`.

        An unknown login takes as long and says the same.
        """
        document = self._load()
        slot, owner = self._authenticated(document, login, passphrase)
        names = [name for name in slot.keys if name != DATABASE]
        return Unlocked(
            user=_user(slot),
            keys=_database_keys(document, slot, owner.private),
            signing=SigningKey(owner.seed),
            extra={name: slot.key(document.vault, owner.private, name) for name in names},
        )

    def open_with_recovery(self, code: str) -> DatabaseKeys:
        """Open with the paper; AppError `recovery_wrong` and those of `recovery.from_text`."""
        return self._open_with_key(RECOVERY, recovery.box_private(recovery.from_text(code)))

    def open_with_province(self, private: bytes) -> DatabaseKeys:
        """Open with the province's X25519 private key; AppError `recovery_wrong`."""
        return self._open_with_key(PROVINCE, private)

    def add_user(
        self, db_key: bytes, person: PersonSlot, passphrase: str, *, replaces: bool = False
    ) -> VaultUser:
        """Give *person* a slot and a new signing key, for the roster to take up.

        AppError `login_taken`, unless it *replaces* the slot whose passphrase was forgotten.
        """

        def edit(document: Document) -> Document:
            known = vaultedit.find(document.current, USER, person.login)
            if known is not None and not replaces:
                raise AppError("login_taken", login=person.login)
            slot, _ = user_slot(document.vault, person, passphrase, self._cost)
            return vaultedit.with_slot(document, db_key, slot)

        spared = fold_login(person.login) if replaces else ""
        return _user(vaultedit.need(self._change(db_key, edit, spared=spared), person.login))

    def change_passphrase(self, login: str, old: str, new: str) -> None:
        """Wrap the same secrets under another passphrase; AppError `passphrase_wrong`."""
        document = self._load()
        slot, owner = self._authenticated(document, login, old)
        db_key = _database_keys(document, slot, owner.private).current
        self._change(
            db_key, lambda now: vaultedit.rewrapped(now, db_key, slot, owner, new, self._cost)
        )

    def remove_user(self, db_key: bytes, login: str) -> None:
        """Take a slot away; AppError `user_unknown`, and `last_user` for the only one.

        Who has seen the database key still knows it: change it afterwards.
        """
        self._change(
            db_key, lambda document: vaultedit.without(document, login), spared=fold_login(login)
        )

    def set_role(self, db_key: bytes, login: str, role: str) -> None:
        """Change what the login screen says of a person; AppError `user_unknown`.

        The roster decides what they may do.
        """

        def edit(document: Document) -> Document:
            slot = vaultedit.need(document, login)
            changed = replace(slot, person=replace(slot.person, role=role))
            return vaultedit.with_slot(document, db_key, changed)

        self._change(db_key, edit)

    def grant(self, db_key: bytes, login: str, name: str, key: bytes) -> None:
        """Give a person a further key that the database key does not open.

        AppError `user_unknown`.
        """

        def edit(document: Document) -> Document:
            slot = vaultedit.need(document, login).granted(document.vault, name, key)
            return vaultedit.with_slot(document, db_key, slot)

        self._change(db_key, edit)

    def admit_province(self, db_key: bytes, name: str, public: bytes) -> None:
        """Let the holder of an X25519 key open the database, in place of any before."""
        slot = key_slot(PROVINCE, public, name)
        self._change(db_key, lambda document: vaultedit.with_slot(document, db_key, slot))

    def put_sealed(self, db_key: bytes, name: str, data: bytes) -> None:
        """Keep a small secret for whoever opens the database, as a register's keys."""
        self._change(db_key, lambda document: vaultedit.with_sealed(document, db_key, name, data))

    def get_sealed(self, db_key: bytes, name: str) -> bytes:
        """Return a small secret; AppError `secret_missing`."""
        return vaultedit.unsealed(self._load(), db_key, name)

    def escrow(self, db_key: bytes, name: str, data: bytes) -> None:
        """Leave *data* for the holder of the recovery paper alone, who need not be there."""
        self._change(db_key, lambda document: vaultedit.with_escrow(document, name, data))

    def open_escrow(self, code: str, name: str) -> bytes:
        """Return what was left; AppError `secret_missing`, `recovery_wrong` and those of a code."""
        private = recovery.box_private(recovery.from_text(code))
        return vaultedit.escrowed(self._load(), private, name)

    def begin_rekey(self, db_key: bytes, new_key: bytes) -> None:
        """Make ready for a database under *new_key*: from here on either key is kept."""
        if len(new_key) != box.KEY_BYTES or new_key == db_key:
            raise ValueError("a new database key has 32 other bytes")
        self._change(db_key, lambda document: vaultedit.rekeyed(document, db_key, new_key))

    def finish_rekey(self, working_key: bytes) -> None:
        """Keep the side of the key that opens the database, old or new; the other is forgotten."""
        vaultedit.settled(self._load(), working_key).save(self._path)

    def _load(self) -> Document:
        return Document.load(self._path)

    def _change(
        self, db_key: bytes, edit: Callable[[Document], Document], *, spared: str = ""
    ) -> Document:
        document = self._load()
        vaultedit.guard(document, db_key, spared=spared)
        changed = edit(document)
        changed.save(self._path)
        return changed

    def _authenticated(
        self, document: Document, login: str, passphrase: str
    ) -> tuple[Slot, Secrets]:
        slot = vaultedit.find(document.current, USER, login)
        if slot is None:
            costs = (one.cost for one in document.current.slots if one.cost is not None)
            stretch(passphrase, _NOBODY, next(costs, self._cost))
            raise AppError("passphrase_wrong")
        return slot, slot.open(document.vault, passphrase)

    def _open_with_key(self, kind: str, private: bytes) -> DatabaseKeys:
        document = self._load()
        slot = vaultedit.find(document.current, kind)
        if slot is None or slot.box != box.public_of(private):
            raise AppError("recovery_wrong")
        return _database_keys(document, slot, private)


def new_key() -> bytes:
    """Return 32 random bytes: a database key, a register's counter key or first seal key."""
    return secrets.token_bytes(box.KEY_BYTES)


def _database_keys(document: Document, slot: Slot, private: bytes) -> DatabaseKeys:
    """Return the keys of a slot that its owner has opened, if it is as it was written."""
    current = slot.key(document.vault, private, DATABASE)
    if not slot.is_vouched(current):
        raise AppError("vault_damaged", slot=slot.person.login or slot.kind)
    if document.pending is None:
        return DatabaseKeys(current)
    twin = vaultedit.find(document.pending, slot.kind, slot.person.login)
    if twin is None:
        raise AppError("vault_damaged", slot=slot.person.login or slot.kind)
    return DatabaseKeys(current, twin.key(document.vault, private, DATABASE))


def _user(slot: Slot) -> VaultUser:
    return VaultUser(person=slot.person, public=slot.public)
