"""The file `*.hyo`: what a province gives an office to begin with, closed by a passphrase.

age, whose scrypt makes guessing slow; whoever opens it has the office's secrets, so the passphrase
goes another way than the file.
"""

from dataclasses import asdict, dataclass, field
from typing import Final

from pyrage import DecryptError, passphrase

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.passphrase import normalise
from app.sync import closing, form, header, parcel, registers
from app.sync.header import Parent
from app.sync.registers import RegisterSecret

MOST_BYTES: Final = 128 * 1024
_MOST_REGISTERS: Final = 40
_AGE: Final = b"age-encryption.org/v1\n-> scrypt "


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspector:
    """The account of the province's inspector at the office."""

    login: str
    name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """An office as its province founds it, for the *n*th time; *parent* after a stolen PC.

    *secret* is used once, for the MAC of the first file's keys; *sign_public* is the key of the
    province; *recipient* and *recovery* are the age keys that files are closed to.
    """

    province: str
    province_name: str
    office: str
    name: str
    n: int
    registers: tuple[RegisterSecret, ...]
    secret: str = field(repr=False)
    sign_public: str
    recipient: str
    recovery: str
    inspector: Inspector
    parent: Parent | None
    created: str


_RECIPIENT: Final = form.text(r"age1[02-9ac-hj-np-z]{58}")
_INSPECTOR: Final = {"login": form.LOGIN, "name": form.NAME, "passphrase": form.NAME}
_CHECKS: Final = {
    "province": form.OFFICE,
    "province_name": form.NAME,
    "office": form.OFFICE,
    "name": form.NAME,
    "n": form.count,
    "registers": form.each(form.part(RegisterSecret, registers.CHECKS), _MOST_REGISTERS),
    "secret": form.HEX64,
    "sign_public": form.HEX64,
    "recipient": _RECIPIENT,
    "recovery": _RECIPIENT,
    "inspector": form.part(Inspector, _INSPECTOR),
    "parent": form.maybe(form.part(Parent, header.PARENT)),
    "created": form.MOMENT,
}


def wrap(enrolment: Enrolment, word: str, cost: int = closing.COST) -> bytes:
    """Return the file, closed by the passphrase *word*; that it is no weak one the caller asks.

    *cost* is lower only where thousands are made to be attacked.
    """
    said = asdict(enrolment) | {"v": parcel.VERSION}
    return closing.close(canonical.encode(said), _spelt(word).encode(), cost)


def unwrap(raw: bytes, word: str) -> Enrolment:
    """Return what lies in *raw*.

    Raises AppError `enrolment_passphrase` where *word* does not open it, which a file touched on
    its way does not either; `enrolment_damaged` for what is no such file, or not as we write it.
    """
    if len(raw) > MOST_BYTES or not raw.startswith(_AGE):
        raise AppError("enrolment_damaged")
    try:
        opened = passphrase.decrypt(raw, _spelt(word))
    except DecryptError as error:
        raise AppError("enrolment_passphrase") from error
    return parcel.facts(
        opened, "enrolment_damaged", lambda said: form.build(Enrolment, said, _CHECKS)
    )


def _spelt(word: str) -> str:
    """Return *word* however the keyboard spells it."""
    return normalise(word).decode("utf-8", "replace")
