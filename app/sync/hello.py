"""How an office shows its public keys for the first time: proved once by its one-time secret.

The MAC tells that the keys come from who was given the file of enrolment; the fingerprint, read by
phone, that they come from the very person.
"""

import hashlib
import hmac
from dataclasses import asdict, dataclass
from typing import Final

from app.domain import canonical
from app.sync import form

_MAC: Final = b"HYB-HELLO\0"
_FINGERPRINT: Final = b"HYB-FINGER\0"
_GROUPS: Final = 8
_DIGITS: Final = 4
_NO_MAC: Final = bytes(32).hex()
MOST_REGISTERS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloRegister:
    """A register's public key, as hex."""

    code: str
    kid: str
    public: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """The office's exchange key, the root of its roster, its registers; all keys as hex."""

    public: str
    root: str
    registers: tuple[HelloRegister, ...]
    mac: str = _NO_MAC


_REGISTER: Final = {"code": form.REGISTER, "kid": form.KID, "public": form.HEX64}
CHECKS: Final = {
    "public": form.HEX64,
    "root": form.HEX64,
    "registers": form.each(form.part(HelloRegister, _REGISTER), MOST_REGISTERS),
    "mac": form.HEX64,
}


def mac(hello: Hello, office: str, secret: bytes) -> str:
    """Return what only the holder of the one-time *secret* can say of these keys, as hex."""
    said = _MAC + canonical.encode(_said(hello) | {"office": office})
    return hmac.new(secret, said, hashlib.sha256).hexdigest()


def proves(hello: Hello, office: str, secret: bytes) -> bool:
    """Tell whether the keys are those of the *office* that was given *secret*."""
    return hmac.compare_digest(hello.mac, mac(hello, office, secret))


def fingerprint(hello: Hello) -> str:
    """Return eight groups of four digits, for two people on the phone: `1234 5678 …`."""
    digest = hashlib.sha256(_FINGERPRINT + canonical.encode(_said(hello))).digest()
    number = int.from_bytes(digest, "big") % 10 ** (_GROUPS * _DIGITS)
    digits = f"{number:0{_GROUPS * _DIGITS}}"
    return " ".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))


def _said(hello: Hello) -> dict[str, object]:
    return {name: value for name, value in asdict(hello).items() if name != "mac"}
