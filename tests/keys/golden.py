"""The twenty golden records: fixed keys and salts, for every verifier there will ever be.

`python -m tests.keys.golden` prints the fixture; it was run once and its answer is frozen.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from app.domain import canonical, chain
from app.domain.clock import TEHRAN
from app.domain.receipt import RecordType
from app.keys import record, seal
from app.keys.public import KeyEntry, PublicKeys
from app.keys.signing import SigningKey

MONEY = frozenset({RecordType.CASH, RecordType.BANK, RecordType.PAPER})
FIXTURE = Path(__file__).parents[1] / "fixtures" / "golden_receipts.json"
OFFICE = "KHZDEZ"
BEGUN = datetime(2026, 3, 21, 7, 30, tzinfo=TEHRAN)
NEW_YEAR = datetime(2027, 3, 24, 8, 0, tzinfo=TEHRAN)
LARGEST = 10**15

# register, year, type, amount, ref
PLAN = (
    ("A1", 1405, "S", 0, 0),
    ("A1", 1405, "C", 2_500_000, 0),
    ("A1", 1405, "B", 120_000_000, 0),
    ("A1", 1405, "K", 9_000_000, 0),
    ("A1", 1405, "H", 0, 0),
    ("A1", 1405, "C", 1, 0),
    ("A1", 1405, "V", -2_500_000, 2),
    ("A1", 1405, "C", 2_600_000, 2),
    ("A1", 1405, "P", 750_000, 0),
    ("A1", 1405, "V", -9_000_000, 4),
    ("A1", 1405, "B", LARGEST, 0),
    ("A1", 1405, "Z", 3_350_001, 0),
    ("A1", 1406, "S", 0, 0),
    ("A1", 1406, "C", 5_000_000, 0),
    ("A1", 1406, "V", -5_000_000, 2),
    ("A1", 1406, "K", 1_000, 0),
    ("A1", 1406, "Z", 0, 0),
    ("T1", 1405, "S", 0, 0),
    ("T1", 1405, "T", 1_000_000, 0),
    ("T1", 1405, "V", -1_000_000, 2),
)


def secret(purpose: str) -> bytes:
    """Return 32 bytes that anybody can make again: these keys guard nothing."""
    return hashlib.sha256(f"hamyar golden {purpose}".encode()).digest()


def key_of(register: str) -> SigningKey:
    return SigningKey(secret(f"signing {register}"))


def public_keys() -> PublicKeys:
    entries = tuple(
        KeyEntry(office=OFFICE, register=one, public=key_of(one).public, valid_from=BEGUN)
        for one in ("A1", "T1")
    )
    return PublicKeys(office=OFFICE, name="دزفول", entries=entries)


class Desk:
    """One register, issuing as the office does."""

    def __init__(self, register: str) -> None:
        self.register = register
        self.year, self.n, self.total, self.qr = 0, 0, 0, ""
        self.rec = self.rec_0 = b""
        self.point = seal.SealPoint.start(register, secret(f"seal {register}"))
        self.money: set[int] = set()

    def issue(self, year: int, kind: RecordType, amount: int, ref: int) -> dict[str, object]:
        if year != self.year:
            self.rec_0 = chain.genesis(OFFICE, self.register, year, self.rec or None)
            self.year, self.n, self.qr, self.rec, self.money = year, 0, "", self.rec_0, set()
        self.n += 1
        counts = kind in MONEY or (kind is RecordType.VOID and ref in self.money)
        self.money |= {self.n} if kind in MONEY else set()
        self.total += amount if counts else 0
        return self._record(kind, amount, ref)

    def _record(self, kind: RecordType, amount: int, ref: int) -> dict[str, object]:
        name = (OFFICE, self.register, self.year, self.n)
        salt = secret(f"salt {name}")[:16]
        begun = BEGUN if self.year == 1405 else NEW_YEAR
        moment = begun + timedelta(minutes=7 * self.n, seconds=self.n)
        snapshot = canonical.encode(
            {"layout": 1, "number": self.n, "donor": "زهرا کریمی‌نژاد", "amount": amount}
        )
        previous_rec = self.rec
        rec = chain.link(snapshot, salt, previous_rec)
        counter = record.counter_text(secret(f"counter {self.register}"), *name, self.total)
        signing = key_of(self.register)
        body = chain.body(
            office=OFFICE, register=self.register, year=self.year, n=self.n, time=moment,
            kind=kind, amount=amount, unit="IRR", ref=ref, counter=counter, kid=signing.kid,
            previous=chain.previous_text(self.qr, self.rec_0),
            commitment=chain.commitment_text(rec),
        )  # fmt: skip
        made, self.qr, self.rec = self.point.seal(rec), record.sign_body(signing, body), rec
        self.point = self.point.after(rec)
        return {
            "register": self.register, "year": self.year, "n": self.n, "type": kind.value,
            "snapshot": snapshot.decode(), "salt": salt.hex(), "previous_rec": previous_rec.hex(),
            "rec": rec.hex(), "total": self.total, "seal": made.hex(), "qr": self.qr,
            "control": record.control_of(self.qr),
        }  # fmt: skip


def records() -> Iterator[dict[str, object]]:
    desks = {name: Desk(name) for name in ("A1", "T1")}
    for register, year, kind, amount, ref in PLAN:
        yield desks[register].issue(year, RecordType(kind), amount, ref)


def document() -> dict[str, object]:
    registers = {
        name: {
            "seed": key_of(name).seed.hex(),
            "public": key_of(name).public.hex(),
            "kid": key_of(name).kid,
            "counter_key": secret(f"counter {name}").hex(),
            "first_seal_key": secret(f"seal {name}").hex(),
        }
        for name in ("A1", "T1")
    }
    return {"office": OFFICE, "registers": registers, "records": list(records())}


if __name__ == "__main__":
    text = json.dumps(document(), ensure_ascii=False, indent=1, sort_keys=True)
    sys.stdout.write(text + "\n")
