"""The keyed half of a receipt's record: the running total, the signature, the verdict."""

import enum
import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.domain import chain
from app.domain.errors import AppError
from app.keys.public import PublicKeys
from app.keys.signing import SigningKey, verify

COUNTER_KEY_BYTES = 32
_TOTAL_BYTES = 8


class Reason(enum.StrEnum):
    """Why a QR text is not genuine."""

    MALFORMED = "malformed"
    UNKNOWN_KEY = "unknown_key"
    FORGED = "forged"
    REVOKED = "revoked"
    NOT_VALID_AT_TIME = "not_valid_at_time"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verifier says of a text; *fields* is None only when it could not be read at all."""

    reason: Reason | None
    fields: chain.ParsedQr | None

    @property
    def genuine(self) -> bool:
        """Whether a known, valid key of that register signed exactly this text."""
        return self.reason is None


def counter_text(
    counter_key: bytes, office: str, register: str, year: int, n: int, total: int
) -> str:
    """Return CTR: the running *total* (int64, big endian) under AES-256-CTR, in base32.

    The total runs over the register's life. The IV is the record's number, so a number must
    never be used twice with one key.
    """
    plain = total.to_bytes(_TOTAL_BYTES, "big", signed=True)
    return chain.b32(_stream(counter_key, office, register, year, n, plain))


def counter_value(
    counter_key: bytes, office: str, register: str, year: int, n: int, text: str
) -> int:
    """Return the running total that CTR hides; raises ValueError on text that is not base32."""
    return hidden_total(counter_key, office, register, year, n, chain.unb32(text))


def hidden_total(
    counter_key: bytes, office: str, register: str, year: int, n: int, counter: bytes
) -> int:
    """Return the running total that the bytes of CTR hide."""
    plain = _stream(counter_key, office, register, year, n, counter)
    return int.from_bytes(plain, "big", signed=True)


def qr_text(body: str, signature: bytes) -> str:
    """Return the text of the QR code."""
    return f"{body}/{chain.b32(signature)}"


def sign_body(signing: SigningKey, body: str) -> str:
    """Return the QR text of *body* signed by the register's key."""
    return qr_text(body, signing.sign(body.encode("ascii")))


def control_of(qr: str) -> str:
    """Return the six control letters of a QR text."""
    return chain.control_letters(qr.rpartition("/")[2])


def verify_text(text: str, keys: PublicKeys) -> Verdict:
    """Judge a QR text by *keys* alone, without a database; never raises.

    A signature is looked at before validity: an altered receipt of a revoked key is forged.
    """
    try:
        parsed = chain.parse(text)
    except AppError:
        return Verdict(Reason.MALFORMED, None)
    entry = keys.find(parsed.office, parsed.register, parsed.kid)
    if entry is None:
        return Verdict(Reason.UNKNOWN_KEY, parsed)
    if not verify(entry.public, parsed.signature, parsed.body.encode("ascii")):
        return Verdict(Reason.FORGED, parsed)
    if entry.revoked:
        return Verdict(Reason.REVOKED, parsed)
    if not entry.valid_at(parsed.time):
        return Verdict(Reason.NOT_VALID_AT_TIME, parsed)
    return Verdict(None, parsed)


def _stream(key: bytes, office: str, register: str, year: int, n: int, data: bytes) -> bytes:
    if len(key) != COUNTER_KEY_BYTES:
        raise ValueError("a counter key has 32 bytes")
    iv = hashlib.sha256(f"{office}/{register}/{year}/{n}".encode("ascii")).digest()[:16]
    encryptor = Cipher(algorithms.AES(key), modes.CTR(iv)).encryptor()
    return encryptor.update(data) + encryptor.finalize()
