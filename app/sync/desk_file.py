"""The file `*.hyd`: what a further desk of an office begins with, closed by a passphrase.

The office's people with their own passphrases, its public keys, the address of its database, and
a register of the desk's own. Whoever opens it has that register's secrets; so the passphrase goes
another way than the file, and the file goes once it was used.
"""

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

from pyrage import DecryptError, passphrase

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.passphrase import normalise
from app.sync import closing, form, parcel

MOST_BYTES: Final = 2 * 1024 * 1024
_AGE: Final = b"age-encryption.org/v1\n-> scrypt "


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRegister:
    """A register with all that its PC keeps of it: 32 bytes each as hex; never shown."""

    code: str
    uid: str
    seed: str = field(repr=False)
    counter: str = field(repr=False)
    first: str = field(repr=False)
    wrap: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFile:
    """A desk as the first one opened it; *keys* and *vault* are the bytes of those files."""

    office: str
    url: str
    schema: str
    keys: bytes = field(repr=False)
    vault: bytes = field(repr=False)
    registers: tuple[DeskRegister, ...]


def _raw(said: object) -> bytes:
    if not isinstance(said, str):
        raise ValueError("no bytes")  # noqa: TRY004 - one kind of refusal for all
    return base64.b64decode(said, validate=True)


_REGISTER: Final[Mapping[str, form.Check]] = {
    "code": form.REGISTER,
    "uid": form.UID,
    **dict.fromkeys(("seed", "counter", "first", "wrap"), form.HEX64),
}
_CHECKS: Final[Mapping[str, form.Check]] = {
    "office": form.OFFICE,
    "url": form.text(r"postgresql://[!-~]{1,500}"),
    "schema": form.CODE,
    "keys": _raw,
    "vault": _raw,
    "registers": form.each(form.part(DeskRegister, _REGISTER), 2),
}


def wrap(desk: DeskFile, word: str) -> bytes:
    """Return the file, closed by the passphrase *word*."""
    said = asdict(desk) | {"v": parcel.VERSION}
    said |= {name: base64.b64encode(said[name]).decode() for name in ("keys", "vault")}
    return closing.close(canonical.encode(said), normalise(word))


def unwrap(raw: bytes, word: str) -> DeskFile:
    """Return what lies in *raw*.

    Raises AppError `enrolment_passphrase` where *word* does not open it, `desk_file_damaged` for
    what is no such file.
    """
    if len(raw) > MOST_BYTES or not raw.startswith(_AGE):
        raise AppError("desk_file_damaged")
    try:
        opened = passphrase.decrypt(raw, normalise(word).decode("utf-8", "replace"))
    except DecryptError as error:
        raise AppError("enrolment_passphrase") from error
    return parcel.facts(
        opened, "desk_file_damaged", lambda said: form.build(DeskFile, said, _CHECKS)
    )
