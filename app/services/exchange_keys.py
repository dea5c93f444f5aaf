"""The office's secrets of the exchange: they lie in the vault, never in a table.

One sealed value holds them all, so that an enrolment cut short leaves the old or the new.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Final, TypeVar

from app.domain.errors import AppError
from app.keys.signing import SigningKey
from app.keys.vault import Vault, new_key
from app.services.registers import RegisterSecrets
from app.sync.registers import RegisterSecret

_NAME: Final = "exchange"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeKeys:
    """Under *seed* files are signed; *secret* proves the first of them, *n* is its enrolment.

    *registers* are counter and first seal key of registers that the province has none of; they
    are forgotten here once it has.
    """

    n: int
    seed: bytes = field(repr=False)
    secret: bytes = field(repr=False)
    registers: tuple[RegisterSecret, ...] = field(default=(), repr=False)

    @property
    def signing(self) -> SigningKey:
        """The key that signs files for the province."""
        return SigningKey(self.seed)


def of(vault: Vault, db_key: bytes) -> ExchangeKeys | None:
    """Return the secrets of the enrolment, None where this vault knows of none."""
    try:
        kept = json.loads(vault.get_sealed(db_key, _NAME))
    except AppError as error:
        if error.code == "secret_missing":
            return None
        raise
    return ExchangeKeys(
        n=kept["n"],
        seed=bytes.fromhex(kept["seed"]),
        secret=bytes.fromhex(kept["secret"]),
        registers=tuple(RegisterSecret(**one) for one in kept["registers"]),
    )


def keep(vault: Vault, db_key: bytes, keys: ExchangeKeys) -> None:
    """Seal *keys* to the office's key, in place of what was there."""
    kept = {
        "n": keys.n,
        "seed": keys.seed.hex(),
        "secret": keys.secret.hex(),
        "registers": [asdict(one) for one in keys.registers],
    }
    vault.put_sealed(db_key, _NAME, json.dumps(kept).encode())


def tell_later(vault: Vault, db_key: bytes, made: Iterable[RegisterSecrets]) -> None:
    """Let the secrets of new registers travel with the next files of an enrolled office.

    A vault that knows of no enrolment keeps them for the one to come.
    """
    keys = of(vault, db_key) or ExchangeKeys(n=0, seed=new_key(), secret=b"")
    fresh = tuple(told(one) for one in made)
    codes = {one.code for one in fresh}
    kept = tuple(one for one in keys.registers if one.code not in codes)
    keep(vault, db_key, replace(keys, registers=(*kept, *fresh)))


def told(made: RegisterSecrets) -> RegisterSecret:
    """Return what the province is to know of a register."""
    return RegisterSecret(code=made.code, counter=made.counter.hex(), first=made.first.hex())


def forget_told(vault: Vault, db_key: bytes) -> None:
    """Forget the registers' secrets that the province has by now."""
    keys = of(vault, db_key)
    if keys is not None and keys.registers:
        keep(vault, db_key, replace(keys, registers=()))


def by_any(read: Callable[[bytes, bytes], T], raw: bytes, known: Iterable[bytes], forged: str) -> T:
    """Return what *read* finds in *raw* by whichever of the province's *known* keys signed it.

    Raises AppError of the code *forged* where none did, and what *read* raises of the rest.
    """
    for public in known:
        try:
            return read(raw, public)
        except AppError as error:
            if error.code != forged:
                raise
    raise AppError(forged)
