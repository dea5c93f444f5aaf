"""The exact bytes of a register's chain, so that office, province and phone page agree.

The first record of a series has no previous QR text: its P is rec_0[:8], that is SHA-256 of the
"GENESIS/…" bytes, in the same place where later records hash the QR text before them.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from app.domain.clock import TEHRAN
from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber, RecordType

REC_BYTES = 32
SALT_BYTES = 16
_PREVIOUS_BYTES = 8
_COMMITMENT_BYTES = 10
_CONTROL_PLACES = (0, 10, 20, 30, 40, 50)
_BODY = (
    r"R1/(?P<office>[A-Z0-9]{1,10})/(?P<register>[A-Z][0-9])/(?P<year>[1-9][0-9]{3})"
    r"/(?P<n>[1-9][0-9]{0,8})/(?P<time>[0-9]{8}T[0-9]{6})/(?P<kind>[CBKHVZSPT])"
    r"/(?P<amount>0|-?[1-9][0-9]{0,17})/(?P<unit>[A-Z]{3})/(?P<ref>0|[1-9][0-9]{0,8})"
    r"/(?P<counter>[A-Z2-7]{13})/(?P<kid>[A-Z2-7]{8})/(?P<previous>[A-Z2-7]{13})"
    r"/(?P<commitment>[A-Z2-7]{16})"
)
_QR = re.compile(rf"(?P<body>{_BODY})/(?P<signature>[A-Z2-7]{{103}})")
_BODY_ONLY = re.compile(_BODY)
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_OTHERS = bytes(set(range(256)) - set(_LETTERS))
_AS_DIGITS = bytes.maketrans(
    _LETTERS + _OTHERS, b"0123456789ABCDEFGHIJKLMNOPQRSTUV" + b"." * len(_OTHERS)
)
"""Base32 read as a number to the base of 32; "." is no digit of any."""

_BITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedQr:
    """A QR text taken apart: well formed, not yet checked. *amount* in *unit*, void negative."""

    office: str
    register: str
    year: int
    n: int
    time: datetime
    kind: RecordType
    amount: int
    unit: str
    ref: int
    counter: bytes
    kid: str
    previous: bytes
    commitment: bytes
    body: str
    signature: bytes

    @property
    def number(self) -> ReceiptNumber:
        """The number printed on the paper."""
        return ReceiptNumber(self.office, self.register, self.year, self.n)

    def facts(self) -> dict[str, object]:
        """Return what a person wants to read, ready for JSON; times ISO at +03:30."""
        return {
            "number": str(self.number),
            "office": self.office,
            "register": self.register,
            "year": self.year,
            "serial": self.n,
            "time": self.time.isoformat(),
            "type": self.kind.value,
            "amount": self.amount,
            "unit": self.unit,
            "ref": self.ref,
            "kid": self.kid,
        }


def b32(raw: bytes) -> str:
    """Return RFC 4648 base32 of *raw*, upper case, without padding."""
    return base64.b32encode(raw).decode("ascii").rstrip("=")


def unb32(text: str) -> bytes:
    """Return the bytes of unpadded base32; raises ValueError on any other spelling of them."""
    if not text:
        return b""
    size, spare = divmod(len(text) * _BITS, 8)
    digits = text.encode("ascii").translate(_AS_DIGITS)
    # as many letters as these bytes need and no more, and nothing in the bits that are left over
    known = b"." not in digits and spare < _BITS
    value = int(digits, 32) if known else 0
    if not known or value & ((1 << spare) - 1):
        raise ValueError("base32 is not canonical")
    return (value >> spare).to_bytes(size, "big")


def lp(*parts: bytes) -> bytes:
    """Return each part behind its uint32be length: no two lists of parts give the same bytes."""
    try:
        return b"".join([len(part).to_bytes(4, "big") + part for part in parts])
    except OverflowError as error:
        raise ValueError("a part is longer than its length field") from error


def genesis(office: str, register: str, year: int, previous_last: bytes | None) -> bytes:
    """Return rec_0 of a series; *previous_last* is the raw last rec of the year before, if any."""
    tail = b"" if previous_last is None else _sized(previous_last, REC_BYTES)
    return hashlib.sha256(f"GENESIS/{office}/{register}/{year}/".encode("ascii") + tail).digest()


def link(snapshot: bytes, salt: bytes, previous: bytes) -> bytes:
    """Return rec_n over the stored *snapshot* bytes, 16 bytes of salt and rec_{n-1}."""
    parts = lp(snapshot, _sized(salt, SALT_BYTES), _sized(previous, REC_BYTES))
    return hashlib.sha256(b"HY-REC1\0" + parts).digest()


def previous(previous_qr: str, rec_0: bytes) -> bytes:
    """Return P: of the QR text before, or of *rec_0* when *previous_qr* is empty (the first)."""
    digest = hashlib.sha256(previous_qr.encode("ascii")).digest() if previous_qr else rec_0
    return digest[:_PREVIOUS_BYTES]


def previous_text(previous_qr: str, rec_0: bytes) -> str:
    """Return P as a QR text spells it."""
    return b32(previous(previous_qr, rec_0))


def commitment(rec: bytes) -> bytes:
    """Return D, the salted commitment to a record that its QR carries."""
    return _sized(rec, REC_BYTES)[:_COMMITMENT_BYTES]


def commitment_text(rec: bytes) -> str:
    """Return D as a QR text spells it."""
    return b32(commitment(rec))


def control_letters(signature_text: str) -> str:
    """Return the six letters typed when no camera is at hand, from the base32 signature."""
    return "".join(signature_text[place] for place in _CONTROL_PLACES)


def time_text(moment: datetime) -> str:
    """Return ``YYYYMMDDTHHMMSS`` of an aware *moment* at +03:30."""
    if moment.tzinfo is None:
        raise ValueError("a moment without zone")
    here = moment if moment.tzinfo is TEHRAN else moment.astimezone(TEHRAN)
    return here.isoformat(timespec="seconds")[:19].replace("-", "").replace(":", "")


def read_time(text: str) -> datetime:
    """Return the moment of ``YYYYMMDDTHHMMSS``; raises ValueError when there is none."""
    places = (text[:4], text[4:6], text[6:8], text[9:11], text[11:13], text[13:])
    year, month, day, hour, minute, second = map(int, places)
    return datetime(year, month, day, hour, minute, second, tzinfo=TEHRAN)


def body(
    *,
    office: str,
    register: str,
    year: int,
    n: int,
    time: datetime,
    kind: RecordType,
    amount: int,
    unit: str,
    ref: int,
    counter: str,
    kid: str,
    previous: str,
    commitment: str,
) -> str:
    """Return the text that is signed; raises ValueError rather than sign what nobody can read.

    *amount* in *unit*, zero or negative on a void; *counter*, *previous*, *commitment* in base32.
    """
    text = (
        f"R1/{office}/{register}/{year}/{n}/{time_text(time)}/{kind.value}/{amount}/{unit}/{ref}"
        f"/{counter}/{kid}/{previous}/{commitment}"
    )
    if _BODY_ONLY.fullmatch(text) is None or not _sensible(kind, amount, ref):
        raise ValueError("a field of the record has no place in a QR text")
    return text


def parse(text: str) -> ParsedQr:
    """Take a QR text apart; AppError `qr_malformed` on anything but its one canonical spelling."""
    match = _QR.fullmatch(text)
    if match is None:
        raise AppError("qr_malformed")
    found = match.groupdict()
    try:
        parsed = ParsedQr(
            office=found["office"],
            register=found["register"],
            year=int(found["year"]),
            n=int(found["n"]),
            time=read_time(found["time"]),
            kind=RecordType(found["kind"]),
            amount=int(found["amount"]),
            unit=found["unit"],
            ref=int(found["ref"]),
            counter=unb32(found["counter"]),
            kid=found["kid"],
            previous=unb32(found["previous"]),
            commitment=unb32(found["commitment"]),
            body=found["body"],
            signature=unb32(found["signature"]),
        )
    except ValueError as error:
        raise AppError("qr_malformed") from error
    if not _sensible(parsed.kind, parsed.amount, parsed.ref):
        raise AppError("qr_malformed")
    return parsed


def _sensible(kind: RecordType, amount: int, ref: int) -> bool:
    if kind is RecordType.VOID:
        return amount <= 0 < ref
    return amount >= 0


def _sized(raw: bytes, size: int) -> bytes:
    if len(raw) != size:
        raise ValueError(f"{len(raw)} bytes where {size} belong")
    return raw
