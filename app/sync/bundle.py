"""The file `*.hyb`: sealed at the office, opened at the province, checked before it is parsed.

The order of the checks is that of EXCHANGE in the design notes: sizes, magic, header, key,
signature, length and hash, decryption, inflation, inner header, count, chain; nothing is kept
before all of them passed.
"""

import hashlib
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pyrage import DecryptError, decrypt, encrypt, x25519

from app.domain.errors import AppError
from app.keys.signing import SIGNATURE_BYTES, SigningKey, verify
from app.sync import entry, header
from app.sync.entry import Entry
from app.sync.header import Header

MAGIC: Final = b"HYBNDL1\n"
MOST_BYTES: Final = 32 * 1024 * 1024
MOST_INFLATED: Final = 128 * 1024 * 1024
MOST_HEADER: Final = 64 * 1024
_CHUNK: Final = 1024 * 1024
_LENGTH: Final = 4
_SIGNED: Final = b"HYB1-SIG\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A file whose outside is right: whose it is, and what is still closed."""

    header: Header
    raw_header: bytes
    payload: bytes


def seal(
    facts: Header, lines: Iterable[bytes], signing: SigningKey, recipients: Sequence[str]
) -> bytes:
    """Return the file of *lines*; *facts* need no length and hash yet.

    *recipients* are age public keys. Raises AppError `bundle_too_large`.
    """
    inner = replace(facts, plen=0, psha=bytes(32).hex(), kid=signing.kid)
    pressed = _press([inner.to_bytes(), *lines])
    keys = [x25519.Recipient.from_str(one) for one in recipients]
    payload: bytes = encrypt(pressed, keys)
    digest = hashlib.sha256(payload).hexdigest()
    outer = replace(inner, plen=len(payload), psha=digest).to_bytes()
    signature = signing.sign(_SIGNED + outer)
    made = MAGIC + len(outer).to_bytes(_LENGTH, "big") + outer + signature + payload
    if len(made) > MOST_BYTES:
        raise AppError("bundle_too_large")
    return made


def _press(lines: Sequence[bytes]) -> bytes:
    press, out, size = zlib.compressobj(), bytearray(), 0
    for line in lines:
        size += len(line) + 1
        out += press.compress(line + b"\n")
    if size > MOST_INFLATED:
        raise AppError("bundle_too_large")
    return bytes(out + press.flush())


def check(raw: bytes, key_of: Callable[[Header], bytes | None]) -> Sealed:
    """Return what lies in *raw* once its outside is proved; nothing is decrypted yet.

    *key_of* gives the public key that may sign this header, None where it is not known. Raises
    AppError `bundle_too_large`, `bundle_magic`, `bundle_header`, `bundle_key_unknown`,
    `bundle_forged`, `bundle_damaged`.
    """
    if len(raw) > MOST_BYTES:
        raise AppError("bundle_too_large")
    if not raw.startswith(MAGIC):
        raise AppError("bundle_magic")
    outer, signature, payload = _apart(raw)
    found = header.from_bytes(outer)
    public = key_of(found)
    if public is None:
        raise AppError("bundle_key_unknown", office=found.office)
    if not verify(public, signature, _SIGNED + outer):
        raise AppError("bundle_forged", office=found.office)
    if len(payload) != found.plen or hashlib.sha256(payload).hexdigest() != found.psha:
        raise AppError("bundle_damaged")
    return Sealed(header=found, raw_header=outer, payload=payload)


def _apart(raw: bytes) -> tuple[bytes, bytes, bytes]:
    start = len(MAGIC) + _LENGTH
    length = int.from_bytes(raw[len(MAGIC) : start], "big")
    end = start + length
    if not 0 < length <= MOST_HEADER or len(raw) < end + SIGNATURE_BYTES:
        raise AppError("bundle_header")
    return raw[start:end], raw[end : end + SIGNATURE_BYTES], raw[end + SIGNATURE_BYTES :]


def unseal(sealed: Sealed, identity: str) -> Iterator[Entry]:
    """Yield the entries of a checked file; *identity* is the age secret key of the province.

    The end of the chain is compared when the last entry was taken: keep nothing before. Raises
    AppError `bundle_closed`, `bundle_damaged`, `bundle_inner`, `bundle_entry`, `bundle_chain`.
    """
    try:
        pressed = decrypt(sealed.payload, [x25519.Identity.from_str(identity)])
    except DecryptError as error:
        raise AppError("bundle_closed") from error
    lines = _lines(pressed)
    if next(lines, b"") != replace(sealed.header, plen=0, psha=bytes(32).hex()).to_bytes():
        raise AppError("bundle_inner")
    yield from _chained(sealed.header, lines)


def _chained(facts: Header, lines: Iterator[bytes]) -> Iterator[Entry]:
    before, last, count = bytes.fromhex(facts.chain_before), b"", 0
    for one in entry.from_lines(lines, uuid.UUID(hex=facts.stream), facts.first, before):
        count += 1
        if count > facts.rows:
            raise AppError("bundle_chain")
        last = one.hash
        yield one
    if count != facts.rows or last.hex() != facts.chain_after:
        raise AppError("bundle_chain")


def _lines(pressed: bytes) -> Iterator[bytes]:
    """Inflate in chunks under the cap; a line is whole when its end has come."""
    inflate, rest, size = zlib.decompressobj(), b"", 0
    data = pressed
    while not inflate.eof:
        try:
            piece = inflate.decompress(data, _CHUNK)
        except zlib.error as error:
            raise AppError("bundle_damaged") from error
        data = inflate.unconsumed_tail
        size += len(piece)
        if size > MOST_INFLATED:
            raise AppError("bundle_too_large")
        if not piece and not data and not inflate.eof:
            raise AppError("bundle_damaged")
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    if rest or inflate.unused_data:
        raise AppError("bundle_damaged")
