"""Walk a register's chain: every record against its bytes, its QR, its neighbours and its seal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.db.types import AnyRow
from app.domain import chain
from app.domain.chain import ParsedQr
from app.domain.errors import AppError
from app.domain.findings import Notes
from app.domain.receipt import ReceiptNumber, RecordType
from app.keys import record
from app.keys.public import PublicKeys
from app.keys.seal import evolve, seal
from app.models import donation, receipt, register, series
from app.services import receipts
from app.services.receipts import snapshot_of

_BATCH = 2000
_SAME = ("type", "amount", "unit", "office", "register", "year", "n", "time", "issued_on")


@dataclass
class Walk:
    """The state of a walk along one register; *first* is K₁ where a witness brought it.

    *said* is the snapshot of the record that was checked last, None where it is unreadable.
    """

    notes: Notes
    keys: PublicKeys
    counter_key: bytes | None
    seal_key: bytes | None
    year: int = 0
    last: int = 0
    rec: bytes = b""
    qr: str = ""
    genesis: bytes = b""
    total: int = 0
    life: int = 0
    said: Mapping[str, Any] | None = None

    def enter_year(self, row: AnyRow) -> None:
        """Start the series of a year, whose genesis names the year before."""
        previous = self.rec or None
        self.genesis = chain.genesis(row.office, row.register, row.year, previous)
        self.year, self.last, self.rec, self.qr = row.year, 0, self.genesis, ""

    def check(self, row: AnyRow) -> None:
        """Check one record and step to it."""
        if row.year != self.year:
            self.enter_year(row)
        if row.n != self.last + 1:
            missing = ReceiptNumber(row.office, row.register, row.year, self.last + 1)
            self.notes.find("receipt_gap", "receipt", str(missing))
        self.total += row.amount if counts(row) else 0
        for code in self._wrong(row):
            name = ReceiptNumber(row.office, row.register, row.year, row.n)
            self.notes.find(code, "receipt", str(name))
        self.last, self.rec, self.qr = row.n, row.rec, row.qr
        self.life += 1
        if self.seal_key is not None:
            self.seal_key = evolve(self.seal_key)
        self.notes.count("receipts")

    def _wrong(self, row: AnyRow) -> Iterator[str]:
        if chain.link(row.snapshot, row.salt, self.rec) != row.rec:
            yield "chain_broken"
        if self.seal_key is not None and seal(self.seal_key, row.rec) != row.seal:
            yield "seal_differs"
        yield from self._wrong_snapshot(row)
        verdict = record.verify_text(row.qr, self.keys)
        if verdict.fields is None:
            yield "qr_malformed"
            return
        if verdict.reason is not None:
            yield f"receipt_{verdict.reason}"
        yield from self._wrong_qr(row, verdict.fields)

    def _wrong_snapshot(self, row: AnyRow) -> Iterator[str]:
        self.said = None
        try:
            body = snapshot_of(row.snapshot)
        except AppError:
            yield "snapshot_unreadable"
            return
        self.said = body
        if any(body.get(name) != getattr(row, name) for name in _SAME):
            yield "snapshot_differs"
        donor = body.get("donor") or {}
        if donor.get("name", row.donor) != row.donor:
            yield "snapshot_differs"

    def _wrong_qr(self, row: AnyRow, qr: ParsedQr) -> Iterator[str]:
        said = (qr.office, qr.register, qr.year, qr.n, str(qr.kind), qr.amount, qr.unit, qr.ref)
        kept = (row.office, row.register, row.year, row.n, row.type, row.amount, row.unit, row.ref)
        if said != kept or chain.time_text(qr.time) != row.time or qr.kid != row.kid:
            yield "record_differs"
        if chain.commitment(row.rec) != qr.commitment:
            yield "commitment_differs"
        if chain.previous(self.qr, self.genesis) != qr.previous:
            yield "previous_differs"
        if self.counter_key is not None:
            place = (qr.office, qr.register, qr.year, qr.n)
            if record.hidden_total(self.counter_key, *place, qr.counter) != self.total:
                yield "total_differs"


def counts(row: AnyRow) -> bool:
    """Tell whether a record is part of its register's running total of money."""
    if row.type == RecordType.VOID:
        return receipts.is_money(row.voided_type or "", row.voided_form or "")
    return receipts.is_money(row.type, row.form or "")


def walk(connection: Connection, notes: Notes, walker: Walk, register_uid: object) -> None:
    """Walk one register's records in their order, then compare the heads the database keeps."""
    heads: dict[int, tuple[object, ...]] = {}
    for row in _records(connection, register_uid):
        walker.check(row)
        heads[row.year] = (row.n, row.rec, row.qr, walker.life, walker.total)
    c = series.c
    kept = select(c.year, c.last, c.rec, c.qr, c.life, c.total).where(
        c.register_uid == register_uid
    )
    for row in connection.execute(kept):
        found = heads.pop(row.year, None)
        if found != (row.last, row.rec, row.qr, row.life, row.total) and (found or row.last):
            notes.find("series_head_differs", "series", _place(connection, register_uid, row.year))
    for year in heads:
        notes.find("series_head_differs", "series", _place(connection, register_uid, year))


def _place(connection: Connection, register_uid: object, year: int) -> str:
    c = register.c
    row = connection.execute(select(c.office, c.code).where(c.uid == register_uid)).one()
    return f"{row.office} / {row.code} / {year}"


def _records(connection: Connection, register_uid: object) -> Iterator[AnyRow]:
    c, voided, gift = receipt.c, receipt.alias("voided"), donation.alias("gift")
    asked = (
        select(
            receipt,
            donation.c.form,
            voided.c.type.label("voided_type"),
            gift.c.form.label("voided_form"),
        )
        .outerjoin(donation, donation.c.uid == c.donation_uid)
        .outerjoin(voided, voided.c.uid == c.ref_uid)
        .outerjoin(gift, gift.c.uid == voided.c.donation_uid)
        .where(c.register_uid == register_uid)
        .order_by(c.year, c.n)
    )
    for rows in connection.execution_options(yield_per=_BATCH).execute(asked).partitions():
        yield from rows
