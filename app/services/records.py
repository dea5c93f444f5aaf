"""Append records to a register's chain: number, link, signature and seal, all in one place."""

import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from sqlalchemy import Connection, bindparam, insert, select, update

from app.db.uow import Uow
from app.domain import canonical, chain, jalali, uid
from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber, RecordType
from app.keys import record
from app.keys.seal import SealPoint
from app.models import receipt, register_end, series
from app.services.desk import Desk

_OURS: Final = series.c.register_uid == bindparam("ours")
_NEWEST: Final = (
    select(series).where(_OURS).order_by(series.c.year.desc()).limit(1).with_for_update()
)
_MOVE: Final = update(series).where(_OURS, series.c.year == bindparam("this"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one record says besides its snapshot; *amount* is negative on a void.

    *counts* tells that the amount is money of the register's running total.
    """

    kind: RecordType
    amount: int
    unit: str
    snapshot: Mapping[str, object]
    counts: bool
    donor: str = ""
    donation: uuid.UUID | None = None
    ref: int = 0
    ref_uid: uuid.UUID | None = None


@dataclass
class Chain:
    """The open end of one register's series inside a transaction."""

    uow: Uow
    desk: Desk
    year: int
    last: int
    rec: bytes
    qr: str
    genesis: bytes
    total: int
    seal: SealPoint

    @classmethod
    def open(cls, uow: Uow, desk: Desk) -> Self:
        """Lock the series of today's fiscal year; raises AppError where receipts must stop."""
        year = jalali.fiscal_year(uow.today())
        newest = uow.connection.execute(_NEWEST, {"ours": desk.register_uid}).one_or_none()
        _refuse_closed(uow, desk)
        if newest is not None and newest.year > year:
            raise AppError("clock_behind")
        life = newest.life if newest is not None else 0
        point = desk.seal.at(life, lambda count: rec_at(uow.connection, desk, count))
        if newest is not None and newest.year == year:
            start = b"" if newest.qr else _genesis(uow, desk, year)
            head = (newest.last, newest.rec, newest.qr)
            return cls(uow, desk, year, *head, start, newest.total, point)
        start = _genesis(uow, desk, year)
        total = newest.total if newest is not None else 0
        row = {"register_uid": desk.register_uid, "year": year}
        uow.local(insert(series), row | _head((0, start, "", life, total)))
        return cls(uow, desk, year, 0, start, "", start, total, point)

    def number(self, ahead: int = 1) -> ReceiptNumber:
        """Return the number that the record *ahead* places on will have."""
        return ReceiptNumber(self.desk.office, self.desk.register, self.year, self.last + ahead)

    def append(self, entry: Entry) -> dict[str, Any]:
        """Return the row of the next record and move the chain's end to it."""
        raw, salt = canonical.encode(entry.snapshot), os.urandom(chain.SALT_BYTES)
        rec = chain.link(raw, salt, self.rec)
        self.total += entry.amount if entry.counts else 0
        qr = self._signed(entry, rec)
        row = {
            "uid": uid.new(),
            "register_uid": self.desk.register_uid,
            "office": self.desk.office,
            "register": self.desk.register,
            "year": self.year,
            "n": self.last + 1,
            "type": str(entry.kind),
            "time": chain.time_text(self.uow.now()),
            "issued_on": self.uow.today().isoformat(),
            "amount": entry.amount,
            "unit": entry.unit,
            "ref": entry.ref,
            "ref_uid": entry.ref_uid,
            "donation_uid": entry.donation,
            "donor": entry.donor,
            "kid": self.desk.signing.kid,
            "snapshot": raw,
            "salt": salt,
            "rec": rec,
            "qr": qr,
            "seal": self.seal.seal(rec),
        }
        self.last, self.rec, self.qr, self.seal = self.last + 1, rec, qr, self.seal.after(rec)
        return row

    def _signed(self, entry: Entry, rec: bytes) -> str:
        desk, n = self.desk, self.last + 1
        place = (desk.office, desk.register, self.year, n)
        body = chain.body(
            office=desk.office,
            register=desk.register,
            year=self.year,
            n=n,
            time=self.uow.now(),
            kind=entry.kind,
            amount=entry.amount,
            unit=entry.unit,
            ref=entry.ref,
            counter=record.counter_text(desk.counter_key, *place, self.total),
            kid=desk.signing.kid,
            previous=chain.previous_text(self.qr, self.genesis),
            commitment=chain.commitment_text(rec),
        )
        return record.sign_body(desk.signing, body)

    def finish(self) -> None:
        """Write the series' new head; the seal moves only after the commit."""
        head = (self.last, self.rec, self.qr, self.seal.count, self.total)
        place = {"ours": self.desk.register_uid, "this": self.year}
        self.uow.local(_MOVE, place | _head(head))
        point = self.seal
        self.uow.after_commit.append(lambda: self.desk.seal.keep(point))


def rec_at(connection: Connection, desk: Desk, count: int) -> bytes:
    """Return the rec of the *count*-th record of a register's life, from 1."""
    c, left = receipt.c, count
    years = select(series.c.year, series.c.last).where(series.c.register_uid == desk.register_uid)
    for year, last in connection.execute(years.order_by(series.c.year)):
        if left <= last:
            place = (c.register_uid == desk.register_uid) & (c.year == year) & (c.n == left)
            found = connection.execute(select(c.rec).where(place)).scalar_one_or_none()
            if found is not None:
                return bytes(found)
        left -= last
    raise AppError("seal_ahead", sealed=count)


def _genesis(uow: Uow, desk: Desk, year: int) -> bytes:
    c = series.c
    earlier = select(c.rec).where(c.register_uid == desk.register_uid, c.year < year)
    found = uow.connection.execute(earlier.order_by(c.year.desc()).limit(1)).scalar_one_or_none()
    previous = None if found is None else bytes(found)
    return chain.genesis(desk.office, desk.register, year, previous)


def _head(head: tuple[int, bytes, str, int, int]) -> dict[str, Any]:
    return dict(zip(("last", "rec", "qr", "life", "total"), head, strict=True))


def _refuse_closed(uow: Uow, desk: Desk) -> None:
    name = ("ended", desk.register_uid)
    if uow.remembered(name, (register_end,), lambda: _is_ended(uow, desk)):
        raise AppError("register_closed", register=desk.register)


def _is_ended(uow: Uow, desk: Desk) -> bool:
    c = register_end.c
    ended = select(c.uid).where(c.register_uid == desk.register_uid)
    return uow.connection.execute(ended).first() is not None
