"""Registers: opened with keys of their own, their secrets sealed to this PC and escrowed."""

import json
import secrets
import uuid
from dataclasses import dataclass

from app.db.uow import Uow
from app.domain import chain, uid
from app.domain.folder import OfficeFolder
from app.domain.receipt import RecordType, is_training
from app.keys.public import KeyEntry
from app.keys.seal import SealFile, SealPoint
from app.keys.signing import SigningKey
from app.keys.vault import Vault
from app.models import receipt, register
from app.services import snapshots
from app.services.desk import Desk, DeskSeal
from app.services.records import Chain, Entry
from app.services.snapshots import Facts

DESK, TRAINING = "desk", "training"


@dataclass(frozen=True, kw_only=True)
class RegisterSecrets:
    """What a register's PC keeps: *seed* signs, *counter* is CK, *first* is K₁, *wrap* locks K."""

    office: str
    code: str
    uid: uuid.UUID
    seed: bytes
    counter: bytes
    first: bytes
    wrap: bytes

    @property
    def signing(self) -> SigningKey:
        """The register's signing key."""
        return SigningKey(self.seed)


def new_secrets(office: str, code: str) -> RegisterSecrets:
    """Return fresh random secrets for a register."""
    made = {name: secrets.token_bytes(32) for name in ("seed", "counter", "first", "wrap")}
    return RegisterSecrets(office=office, code=code, uid=uid.new(), **made)


def keep_secrets(vault: Vault, db_key: bytes, made: RegisterSecrets) -> None:
    """Seal a register's secrets to the office's key, and CK with K₁ to its recovery key."""
    name = TRAINING if is_training(made.code) else DESK
    kept = {
        "office": made.office,
        "code": made.code,
        "uid": made.uid.hex,
        "seed": made.seed.hex(),
        "counter": made.counter.hex(),
        "wrap": made.wrap.hex(),
    }
    vault.put_sealed(db_key, name, json.dumps(kept).encode())
    escrow(vault, db_key, made)


def escrow(vault: Vault, db_key: bytes, made: RegisterSecrets) -> None:
    """Keep CK and K₁ of a register for the holder of the office's recovery paper."""
    witness = {"counter": made.counter.hex(), "first": made.first.hex()}
    vault.escrow(db_key, f"register/{made.code}", json.dumps(witness).encode())


def start_seal(folder: OfficeFolder, made: RegisterSecrets) -> None:
    """Make the register's seal state, before its first record."""
    SealFile(folder.seal(made.code), made.wrap).create(SealPoint.start(made.code, made.first))


def load_desk(folder: OfficeFolder, vault: Vault, db_key: bytes, name: str = DESK) -> Desk:
    """Return the desk of this PC from its sealed secrets."""
    kept = json.loads(vault.get_sealed(db_key, name))
    file = SealFile(folder.seal(kept["code"]), bytes.fromhex(kept["wrap"]))
    return Desk(
        office=kept["office"],
        register=kept["code"],
        register_uid=uuid.UUID(hex=kept["uid"]),
        signing=SigningKey(bytes.fromhex(kept["seed"])),
        counter_key=bytes.fromhex(kept["counter"]),
        seal=DeskSeal(file),
        folder=folder,
    )


def open_register(uow: Uow, made: RegisterSecrets, *, parent: uuid.UUID | None = None) -> KeyEntry:
    """Book a new register and return its line for keys.json."""
    signing = made.signing
    row = {
        "uid": made.uid,
        "office": made.office,
        "code": made.code,
        "kid": signing.kid,
        "public_key": signing.public,
        "opened_at": chain.time_text(uow.now()),
        "parent_uid": parent,
    }
    uow.add("register.opened", register, made.uid, {register: [row]})
    return KeyEntry(
        office=made.office,
        register=made.code,
        public=signing.public,
        valid_from=uow.now().replace(microsecond=0),
    )


def start_record(uow: Uow, desk: Desk, facts: Facts, story: dict[str, object]) -> None:
    """Append the start record of a register, whose snapshot tells where it came from."""
    end = Chain.open(uow, desk)
    body = snapshots.head(facts, end.number(), RecordType.START)
    body |= {"amount": 0, "unit": "IRR", "start": story}
    row = end.append(
        Entry(kind=RecordType.START, amount=0, unit="IRR", snapshot=body, counts=False)
    )
    uow.add("register.started", receipt, row["uid"], {receipt: [row]})
    end.finish()
