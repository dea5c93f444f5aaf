"""Secrets of the counties in the province's vault: register keys, and what proves a first file.

What was made for an enrolment is only presumed: an office that began alone keeps its own
registers. Once a register's first record fits the presumed keys, `keep` makes them known.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.errors import AppError
from app.keys.vault import Vault
from app.sync.registers import RegisterSecret

_KNOWN: Final = "escrow/{}"
_MADE: Final = "enrolment/{}"
_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What enrolment *n* gave an office: the secret of its first file, keys for its registers."""

    n: int
    secret: bytes = field(repr=False)
    registers: tuple[RegisterSecret, ...]


def registers(vault: Vault, db_key: bytes, office: str) -> dict[str, RegisterSecret]:
    """Return CK and K1 of the office's registers by code, those that are known to be theirs."""
    kept = _sealed(vault, db_key, _KNOWN.format(office))
    return {code: RegisterSecret(code=code, **one) for code, one in kept.items()}


def keep(vault: Vault, db_key: bytes, office: str, told: Iterable[RegisterSecret]) -> None:
    """Know what came with a file or was found to fit; raises AppError `register_other_secret`.

    Secrets of a register never change: others under a known code are no honest ones.
    """
    known = registers(vault, db_key, office)
    found = {one.code: one for one in told}
    for code, one in found.items():
        if known.get(code, one) != one:
            raise AppError("register_other_secret", office=office, register=code)
    if not found.keys() <= known.keys():
        kept = {code: _facts(one) for code, one in sorted({**known, **found}.items())}
        vault.put_sealed(db_key, _KNOWN.format(office), json.dumps(kept).encode())


def made(vault: Vault, db_key: bytes, office: str) -> Made | None:
    """Return what the newest enrolment of the office gave it."""
    kept = _sealed(vault, db_key, _MADE.format(office))
    if not kept:
        return None
    given = tuple(RegisterSecret(code=code, **one) for code, one in kept["registers"].items())
    return Made(n=kept["n"], secret=bytes.fromhex(kept["secret"]), registers=given)


def make(vault: Vault, db_key: bytes, office: str, n: int, codes: Iterable[str]) -> Made:
    """Make fresh secrets for enrolment *n* and keep them in place of an older one's."""
    fresh = Made(
        n=n,
        secret=secrets.token_bytes(_BYTES),
        registers=tuple(
            RegisterSecret(
                code=code, counter=secrets.token_hex(_BYTES), first=secrets.token_hex(_BYTES)
            )
            for code in codes
        ),
    )
    kept = {"n": n, "secret": fresh.secret.hex()}
    kept |= {"registers": {one.code: _facts(one) for one in fresh.registers}}
    vault.put_sealed(db_key, _MADE.format(office), json.dumps(kept).encode())
    return fresh


def _facts(one: RegisterSecret) -> Mapping[str, str]:
    return {"counter": one.counter, "first": one.first}


def _sealed(vault: Vault, db_key: bytes, name: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(vault.get_sealed(db_key, name))
    except AppError as error:
        if error.code != "secret_missing":
            raise
        return {}
    return found
