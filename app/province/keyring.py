"""The province's own keys: one that signs what goes down, one that opens what comes up.

Both lie sealed in the vault. A second key that opens county files is made from the recovery paper,
so that they can still be read when this PC is lost; only its public half is kept here.
"""

import json
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import AppError
from app.keys import age, box, recovery
from app.keys.signing import SigningKey
from app.keys.vault import Vault, new_key

SEALED: Final = "province"
_PAPER: Final = "recovery/age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyring:
    """*signing* signs; *identity* is the age secret key; files are closed to both recipients."""

    signing: SigningKey
    identity: str = field(repr=False)
    recipient: str
    recovery: str


def create(vault: Vault, db_key: bytes, paper: str) -> Keyring:
    """Make the keys of a new province and seal them; *paper* is its recovery code.

    Raises those of `recovery.from_text` and of the vault.
    """
    kept = {
        "seed": new_key().hex(),
        "private": new_key().hex(),
        "recovery": age.recipient(paper_private(paper)),
    }
    vault.put_sealed(db_key, SEALED, json.dumps(kept).encode())
    return load(vault, db_key)


def load(vault: Vault, db_key: bytes) -> Keyring:
    """Return the keys of this province; AppError `province_only` for an office without."""
    try:
        kept = json.loads(vault.get_sealed(db_key, SEALED))
    except AppError as error:
        if error.code == "secret_missing":
            raise AppError("province_only") from error
        raise
    private = bytes.fromhex(kept["private"])
    return Keyring(
        signing=SigningKey(bytes.fromhex(kept["seed"])),
        identity=age.identity(private),
        recipient=age.recipient(private),
        recovery=kept["recovery"],
    )


def from_paper(paper: str) -> str:
    """Return the age secret key that the recovery paper stands for."""
    return age.identity(paper_private(paper))


def paper_private(paper: str) -> bytes:
    """Return the private key of the recovery paper for county files, apart from its others."""
    return box.derive(recovery.from_text(paper), _PAPER)
