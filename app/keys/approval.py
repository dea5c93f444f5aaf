"""A manager's signature on an act: who can write to the database still cannot make one."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.chain import lp, time_text
from app.keys.signing import SigningKey, verify

_SIGNATURE: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidStatement:
    """What is approved: number and *rec* of the receipt to void, why, by whom (uid) and when."""

    office: str
    register: str
    year: int
    n: int
    rec: bytes
    reason: str
    approver: str
    time: datetime

    def to_bytes(self) -> bytes:
        """Return the bytes that are signed; numbers are decimal text, the time as in a QR.

        The reason is NFC, as the snapshot that keeps it stores it.
        """
        return lp(
            b"HY-VOID1",
            self.office.encode(),
            self.register.encode(),
            str(self.year).encode(),
            str(self.n).encode(),
            self.rec,
            unicodedata.normalize("NFC", self.reason).encode(),
            self.approver.encode(),
            time_text(self.time).encode(),
        )


def sign_void(signing: SigningKey, statement: VoidStatement) -> bytes:
    """Return the approver's 64-byte signature."""
    return signing.sign(statement.to_bytes())


def verify_void(public: bytes, signature: bytes, statement: VoidStatement) -> bool:
    """Tell whether the holder of *public* approved exactly this."""
    return verify(public, signature, statement.to_bytes())


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchStatement:
    """What is approved: a pile of gifts that came to other than *expected* (count, rials).

    *rows* is the digest of the very gifts; the oldest signatures have none.
    """

    office: str
    batch: str
    expected: tuple[int, int]
    accepted: tuple[int, int]
    reason: str
    approver: str
    time: datetime
    rows: bytes = b""

    def to_bytes(self) -> bytes:
        """Return the bytes that are signed; numbers are decimal text, the time as in a QR."""
        figures = (str(number).encode() for number in (*self.expected, *self.accepted))
        return lp(
            b"HY-BATCH2" if self.rows else b"HY-BATCH1",
            self.office.encode(),
            self.batch.encode(),
            *figures,
            unicodedata.normalize("NFC", self.reason).encode(),
            self.approver.encode(),
            time_text(self.time).encode(),
            *((self.rows,) if self.rows else ()),
        )


def sign_batch(signing: SigningKey, statement: BatchStatement) -> bytes:
    """Return what a pile keeps: the digest of its rows, and the approver's signature behind it."""
    return statement.rows + signing.sign(statement.to_bytes())


def signed_rows(kept: bytes) -> bytes:
    """Return the digest of the rows that were signed, empty where only the sums were."""
    return kept[:-_SIGNATURE]


def verify_batch(public: bytes, kept: bytes, statement: BatchStatement) -> bool:
    """Tell whether the holder of *public* accepted exactly this."""
    return verify(public, kept[-_SIGNATURE:], statement.to_bytes())


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterStatement:
    """What is approved: that a further desk issues under *public* from *time* on."""

    office: str
    code: str
    public: bytes
    approver: str
    time: datetime

    def to_bytes(self) -> bytes:
        """Return the bytes that are signed; the time as in a QR."""
        return lp(
            b"HY-DESK1",
            self.office.encode(),
            self.code.encode(),
            self.public,
            self.approver.encode(),
            time_text(self.time).encode(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentStatement:
    """What a manager says yes to later: the request (uid and *digest* of all it asks), when."""

    request: str
    digest: bytes
    approver: str
    time: datetime

    def to_bytes(self) -> bytes:
        """Return the bytes that are signed; uids are hexadecimal, the time as in a QR."""
        return lp(
            b"HY-CONSENT1",
            self.request.encode(),
            self.digest,
            self.approver.encode(),
            time_text(self.time).encode(),
        )
