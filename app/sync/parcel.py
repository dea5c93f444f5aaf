"""What the signed files share: magic, a header under its signature, a payload that ends the file.

`magic | uint32be header length | header | Ed25519(domain || header) | payload`
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.signing import SIGNATURE_BYTES, SigningKey, kid, verify

VERSION: Final = 1
MOST_HEADER: Final = 64 * 1024
_LENGTH: Final = 4
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The refusals of one kind of file."""

    too_large: str
    magic: str
    header: str
    damaged: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One kind of file: its *magic*, what its signature is bound to, at *most* how many bytes."""

    magic: bytes
    domain: bytes
    most: int
    codes: Codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """The three parts of a file; nothing is proved yet."""

    header: bytes
    signature: bytes
    payload: bytes


def pack(form: Form, header: bytes, payload: bytes, signing: SigningKey) -> bytes:
    """Return the file; raises AppError with the form's *too_large*."""
    signature = signing.sign(form.domain + header)
    made = form.magic + len(header).to_bytes(_LENGTH, "big") + header + signature + payload
    if len(header) > MOST_HEADER or len(made) > form.most:
        raise AppError(form.codes.too_large)
    return made


def split(form: Form, raw: bytes) -> Parcel:
    """Return the parts of *raw*; raises AppError with the form's codes."""
    if len(raw) > form.most:
        raise AppError(form.codes.too_large)
    if not raw.startswith(form.magic):
        raise AppError(form.codes.magic)
    start = len(form.magic) + _LENGTH
    length = int.from_bytes(raw[len(form.magic) : start], "big")
    end = start + length
    if not 0 < length <= MOST_HEADER or len(raw) < end + SIGNATURE_BYTES:
        raise AppError(form.codes.header)
    rest = end + SIGNATURE_BYTES
    return Parcel(header=raw[start:end], signature=raw[end:rest], payload=raw[rest:])


def facts(raw: bytes, code: str, take: Callable[[dict[str, Any]], T]) -> T:
    """Return what *take* makes of the canonical JSON *raw*, its version taken out.

    Raises AppError *code* for anything but its own form.
    """
    try:
        return take(_versioned(canonical.decode(raw)))
    except (AppError, ValueError, KeyError) as error:
        raise AppError(code) from error


def _versioned(said: object) -> dict[str, Any]:
    if not isinstance(said, dict) or type(said.get("v")) is not int or said["v"] != VERSION:
        raise ValueError("another version")
    return {name: value for name, value in said.items() if name != "v"}


def signed(form: Form, parcel: Parcel, public: bytes, named: str) -> bool:
    """Tell whether *public*, by the KID that the header has *named*, signed the file."""
    return named == kid(public) and verify(public, parcel.signature, form.domain + parcel.header)


def whole(form: Form, payload: bytes, length: int, digest: str) -> None:
    """Compare the payload with what the signed header says of it; the form's *damaged*."""
    if len(payload) != length or hashlib.sha256(payload).hexdigest() != digest:
        raise AppError(form.codes.damaged)
