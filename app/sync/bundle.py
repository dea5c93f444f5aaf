"""The file `*.hyb`: sealed at the office, opened at the province, checked before it is parsed.

The order of the checks is that of EXCHANGE in the design notes: sizes, magic, header, key,
signature, length and hash, decryption, inflation, inner header, count, chain; nothing is kept
before all of them passed.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from pyrage import DecryptError, decrypt, encrypt, x25519

from app.domain import canonical
from app.domain.errors import AppError
from app.keys.signing import SigningKey
from app.sync import entry, form, header, parcel, pressed, registers
from app.sync.entry import Entry
from app.sync.header import Header
from app.sync.parcel import Codes, Form
from app.sync.registers import RegisterSecret

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_INFLATED: Final = 128 * 1024 * 1024
_MOST_REGISTERS: Final = 100
_NO_HASH: Final = bytes(32).hex()
_CODES = Codes(
    too_large="bundle_too_large",
    magic="bundle_magic",
    header="bundle_header",
    damaged="bundle_damaged",
)
FORM: Final = Form(magic=b"HYBNDL1\n", domain=b"HYB1-SIG\0", most=MOST_BYTES, codes=_CODES)
_REGISTERS: Final = form.each(form.part(RegisterSecret, registers.CHECKS), _MOST_REGISTERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A file whose outside is right: whose it is, and what is still closed."""

    header: Header
    raw_header: bytes
    payload: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What lay in a file: secrets of registers that the province has none of, and the entries.

    *entries* compares the end of the chain when the last was taken: keep nothing before. It raises
    AppError `bundle_entry`, `bundle_chain`, `bundle_damaged`, `bundle_too_large`.
    """

    registers: tuple[RegisterSecret, ...]
    entries: Iterator[Entry]


def seal(
    facts: Header,
    lines: Iterable[bytes],
    signing: SigningKey,
    recipients: Sequence[str],
    secrets: Sequence[RegisterSecret] = (),
) -> bytes:
    """Return the file of *lines*; *facts* need no length and hash yet.

    *recipients* are age public keys. Raises AppError `bundle_too_large`.
    """
    inner = _inner(replace(facts, kid=signing.kid))
    second = canonical.encode({"registers": [asdict(secret) for secret in secrets]})
    small = pressed.lines([inner, second, *lines], MOST_INFLATED, _CODES)
    payload: bytes = encrypt(small, [x25519.Recipient.from_str(one) for one in recipients])
    digest = hashlib.sha256(payload).hexdigest()
    outer = replace(facts, kid=signing.kid, plen=len(payload), psha=digest)
    return parcel.pack(FORM, outer.to_bytes(), payload, signing)


def peek(raw: bytes) -> Header:
    """Return what *raw* says of itself, not proved: enough to put files in order, no more.

    Raises AppError `bundle_too_large`, `bundle_magic`, `bundle_header`.
    """
    return parcel.facts(parcel.split(FORM, raw).header, "bundle_header", header.of)


def check(raw: bytes, key_of: Callable[[Header], bytes | None]) -> Sealed:
    """Return what lies in *raw* once its outside is proved; nothing is decrypted yet.

    *key_of* gives the public key that may sign this header, None where it is not known. Raises
    AppError `bundle_too_large`, `bundle_magic`, `bundle_header`, `bundle_key_unknown`,
    `bundle_forged`, `bundle_damaged`.
    """
    parts = parcel.split(FORM, raw)
    found = parcel.facts(parts.header, "bundle_header", header.of)
    public = key_of(found)
    if public is None:
        raise AppError("bundle_key_unknown", office=found.office)
    if not parcel.signed(FORM, parts, public, found.kid):
        raise AppError("bundle_forged", office=found.office)
    parcel.whole(FORM, parts.payload, found.plen, found.psha)
    return Sealed(header=found, raw_header=parts.header, payload=parts.payload)


def unseal(sealed: Sealed, identity: str) -> Opened:
    """Return what lies in a checked file; *identity* is the age secret key of the province.

    Raises AppError `bundle_closed`, `bundle_damaged`, `bundle_inner`, and while the entries are
    taken what `Opened` says.
    """
    try:
        small = decrypt(sealed.payload, [x25519.Identity.from_str(identity)])
    except DecryptError as error:
        raise AppError("bundle_closed") from error
    lines = pressed.unpressed(small, MOST_INFLATED, _CODES)
    if next(lines, b"") != _inner(sealed.header):
        raise AppError("bundle_inner")
    secrets = _secrets(next(lines, b""))
    return Opened(registers=secrets, entries=_chained(sealed.header, lines))


def _inner(facts: Header) -> bytes:
    """Return the header as it stands inside, where it cannot tell its own length and hash."""
    return replace(facts, plen=0, psha=_NO_HASH).to_bytes()


def _secrets(line: bytes) -> tuple[RegisterSecret, ...]:
    try:
        said = form.build(dict, canonical.decode(line), {"registers": _REGISTERS})
    except (AppError, ValueError) as error:
        raise AppError("bundle_inner") from error
    found: tuple[RegisterSecret, ...] = said["registers"]
    return found


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
