"""What may happen to a vault, as functions from one document to the next; nothing is written here.

Every edit first proves by MAC that all slots were written under the database key it was given:
else somebody with a text editor could have his own key waiting when the next secret is sealed.
"""

import secrets
from collections.abc import Mapping
from dataclasses import replace

from app.domain.errors import AppError
from app.keys import box
from app.keys.passphrase import fold_login
from app.keys.slots import DATABASE, RECOVERY, USER, Cost, Secrets, Slot, key_slot, user_slot
from app.keys.vaultfile import Document, Side


def founded(office: Mapping[str, str], paper: bytes) -> tuple[Document, bytes]:
    """Return a vault with the recovery slot alone, for the X25519 key *paper*; and its new key."""
    db_key = secrets.token_bytes(box.KEY_BYTES)
    empty = Document(vault=secrets.token_hex(16), office=office, current=Side(()))
    return with_slot(empty, db_key, key_slot(RECOVERY, paper)), db_key


def find(side: Side, kind: str, login: str = "") -> Slot | None:
    """Return the slot of a login, or the one of a kind that has none."""
    name = fold_login(login)
    return next((one for one in side.slots if (one.kind, one.person.login) == (kind, name)), None)


def need(document: Document, login: str) -> Slot:
    """Return a user's slot; AppError `user_unknown`."""
    slot = find(document.current, USER, login)
    if slot is None:
        raise AppError("user_unknown", login=login)
    return slot


def guard(document: Document, db_key: bytes, *, spared: str = "") -> None:
    """Refuse to edit half-way through a change of key, or when a slot is not ours.

    AppError `rekey_unfinished`, `vault_damaged`; the slot of *spared* is about to go anyway.
    """
    if document.pending is not None:
        raise AppError("rekey_unfinished")
    for slot in document.current.slots:
        if slot.person.login != spared or slot.kind != USER:
            _prove(slot, db_key)


def with_slot(document: Document, db_key: bytes, slot: Slot) -> Document:
    """Return the vault with *slot* under the database key, in place of the same person's."""
    whole = slot.granted(document.vault, DATABASE, db_key).vouched(db_key)
    slots = document.current.slots
    before = find(document.current, slot.kind, slot.person.login)
    kept = (*slots, whole) if before is None else _swapped(slots, before, whole)
    return replace(document, current=replace(document.current, slots=kept))


def without(document: Document, login: str) -> Document:
    """Return the vault without a user; AppError `user_unknown`, `last_user`."""
    gone = need(document, login)
    kept = tuple(slot for slot in document.current.slots if slot is not gone)
    if not any(slot.kind == USER for slot in kept):
        raise AppError("last_user")
    return replace(document, current=replace(document.current, slots=kept))


def rewrapped(
    document: Document, db_key: bytes, slot: Slot, owner: Secrets, passphrase: str, cost: Cost
) -> Document:
    """Return the vault with a user's same secrets under another passphrase."""
    renewed, _ = user_slot(document.vault, slot.person, passphrase, cost, owner)
    for name in slot.keys:
        renewed = renewed.granted(
            document.vault, name, slot.key(document.vault, owner.private, name)
        )
    return with_slot(document, db_key, renewed)


def with_sealed(document: Document, db_key: bytes, name: str, data: bytes) -> Document:
    """Return the vault with a small secret under the database key."""
    sealed = {**document.current.sealed, name: _seal(document.vault, db_key, name, data)}
    return replace(document, current=replace(document.current, sealed=sealed))


def unsealed(document: Document, db_key: bytes, name: str) -> bytes:
    """Return a small secret; AppError `secret_missing`, `vault_damaged`.

    While a change of key is unfinished either key finds its own side.
    """
    sides = [side for side in (document.current, document.pending) if side is not None]
    blobs = [side.sealed[name] for side in sides if name in side.sealed]
    if not blobs:
        raise AppError("secret_missing", name=name)
    for blob in blobs:
        try:
            return box.unwrap(_sealing_key(db_key, name), blob, _place(document.vault, name))
        except box.BoxError:
            continue
    raise AppError("vault_damaged", name=name)


def rekeyed(document: Document, old: bytes, new: bytes) -> Document:
    """Return the vault with a pending side, where *new* opens what *old* opens now."""
    current, vault = document.current, document.vault
    slots = tuple(slot.granted(vault, DATABASE, new).vouched(new) for slot in current.slots)
    sealed = {
        name: _seal(vault, new, name, unsealed(document, old, name)) for name in current.sealed
    }
    return replace(document, pending=Side(slots, sealed))


def settled(document: Document, working: bytes) -> Document:
    """Return the vault with the one side that *working* vouches for; AppError `vault_damaged`."""
    for side in (document.current, document.pending):
        if side is not None and all(slot.is_vouched(working) for slot in side.slots):
            return replace(document, current=side, pending=None)
    raise AppError("vault_damaged")


def with_escrow(document: Document, name: str, data: bytes) -> Document:
    """Return the vault with *data* sealed to the recovery key."""
    paper = find(document.current, RECOVERY)
    if paper is None:
        raise AppError("vault_damaged", slot=RECOVERY)
    blob = box.seal_to(paper.box, data, _place(document.vault, f"escrow/{name}"))
    return replace(document, escrow={**document.escrow, name: blob})


def escrowed(document: Document, private: bytes, name: str) -> bytes:
    """Return what was left for the recovery key; AppError `secret_missing`, `recovery_wrong`."""
    if name not in document.escrow:
        raise AppError("secret_missing", name=name)
    place = _place(document.vault, f"escrow/{name}")
    try:
        return box.open_with(private, document.escrow[name], place)
    except box.BoxError as error:
        raise AppError("recovery_wrong") from error


def _swapped(slots: tuple[Slot, ...], before: Slot, after: Slot) -> tuple[Slot, ...]:
    return tuple(after if one is before else one for one in slots)


def _prove(slot: Slot, db_key: bytes) -> None:
    if not slot.is_vouched(db_key):
        raise AppError("vault_damaged", slot=slot.person.login or slot.kind)


def _seal(vault: str, db_key: bytes, name: str, data: bytes) -> bytes:
    return box.wrap(_sealing_key(db_key, name), data, _place(vault, name))


def _sealing_key(db_key: bytes, name: str) -> bytes:
    return box.derive(db_key, f"sealed/{name}")


def _place(vault: str, name: str) -> bytes:
    return f"{vault}/{name}".encode()
