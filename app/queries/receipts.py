"""Receipts as lists and papers need them."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Table,
    bindparam,
    func,
    literal_column,
    select,
    tuple_,
)

from app.db.types import AnyRow, AnySelect
from app.domain.receipt import ON_PAPER, ReceiptNumber, RecordType
from app.models import (
    donation,
    donation_item,
    donation_line,
    donation_service,
    niyyat,
    receipt,
    register,
)
from app.queries import standing

_BATCH = 500


def _of(table: Table, amount: ColumnElement[int]) -> AnySelect:
    """Return the question for shares, which is built once: to build it takes as long as to ask."""
    c = table.c
    asked = select(c.donation_uid, niyyat.c.code, niyyat.c.name, amount)
    asked = asked.join(niyyat, niyyat.c.uid == c.niyyat_uid)
    return asked.where(c.donation_uid.in_(bindparam("gifts", expanding=True))).order_by(c.n)


_SHARES: Final = (
    (_of(donation_line, donation_line.c.amount), {RecordType.CASH, RecordType.BANK}),
    (_of(donation_item, donation_item.c.value), {RecordType.KIND}),
    (_of(donation_service, literal_column("0")), {RecordType.SERVICE}),
)
"""The shares of donations, and the records whose shares are these for sure."""
_SURE: Final = frozenset({one for _, types in _SHARES for one in types})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A share of a receipt by designation; *amount* in the receipt's unit, 0 for services."""

    code: str
    name: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRow:
    """One record of a register's chain as lists show it; *status* issued, void or replaced.

    *void_pending* tells that its void waits for a manager.
    """

    uid: uuid.UUID
    number: ReceiptNumber
    type: str
    issued_on: str
    donor: str
    amount: int
    unit: str
    ref: int
    rec: bytes
    status: str
    void_pending: bool
    parts: tuple[Part, ...]

    @property
    def state(self) -> str:
        """The status, or `void_pending` where it stands for the time being."""
        return "void_pending" if self.void_pending else self.status


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """The stored bytes of a record, and the record that voided it, if any."""

    uid: uuid.UUID
    number: ReceiptNumber
    snapshot: bytes
    qr: str
    voided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The receipts of one day: newest first, with what stands of their money.

    *pending* is money whose void waits for a manager, which *money* leaves out.
    """

    day: str
    rows: tuple[ReceiptRow, ...]
    count: int
    money: int
    pending: int


def every(connection: Connection) -> Iterator[ReceiptRow]:
    """Yield every record of every register, in the order of register, year and serial."""
    c = receipt.c
    for ours in _registers(connection):
        place = (0, 0)
        in_order = columns().where(c.register_uid == ours).order_by(c.year, c.n).limit(_BATCH)
        while found := connection.execute(in_order.where(tuple_(c.year, c.n) > place)).all():
            yield from filled(connection, found)
            place = (found[-1].year, found[-1].n)


def of_day(connection: Connection, day: str, limit: int = 200, *, training: bool = False) -> Day:
    """Return the receipts of an ISO *day* that go to donors, newest first, at most *limit*.

    Those of the *training* register are never among them, and stand alone where asked for.
    """
    c = receipt.c
    kinds = {RecordType.TRAINING} if training else ON_PAPER
    ours = (c.issued_on == day) & c.type.in_(kinds)
    found = connection.execute(columns().where(ours).order_by(c.uid.desc()).limit(limit)).all()
    count = connection.execute(select(func.count()).where(ours)).scalar_one()
    rows = tuple(filled(connection, found))
    money = _money(connection, ours & standing.counts())
    pending = _money(connection, ours & standing.waits())
    return Day(day=day, rows=rows, count=count, money=money, pending=pending)


def _money(connection: Connection, which: ColumnElement[bool]) -> int:
    asked = select(func.coalesce(func.sum(receipt.c.amount), 0))
    asked = asked.join(donation, donation.c.uid == receipt.c.donation_uid)
    found = connection.execute(asked.where(which, donation.c.form == "cash"))
    return int(found.scalar_one())


def newest_day(connection: Connection) -> str:
    """Return the ISO day of the newest receipt, empty when there is none."""
    c = receipt.c
    newest = select(c.issued_on).where(c.type.in_(ON_PAPER)).order_by(c.issued_on.desc()).limit(1)
    return connection.execute(newest).scalar_one_or_none() or ""


def papers(connection: Connection, numbers: Sequence[ReceiptNumber]) -> list[PaperRow]:
    """Return the stored bytes of *numbers*, in that order; unknown numbers are left out."""
    c = receipt.c
    found: list[PaperRow] = []
    for number in numbers:
        place = (c.register_uid == register_of(number)) & (c.year == number.year)
        place &= c.n == number.serial
        found.extend(_papers(connection, select(receipt).where(place)))
    return found


def papers_between(
    connection: Connection, first: ReceiptNumber | None, last: ReceiptNumber | None
) -> Iterator[PaperRow]:
    """Yield the papers of a range (of one register) or of all, in the order of their numbers."""
    c = receipt.c
    asked = select(receipt).where(c.type.in_(ON_PAPER)).order_by(c.year, c.n)
    if first is not None and last is not None:
        place = tuple_(c.year, c.n)
        asked = asked.where(place >= (first.year, first.serial))
        asked = asked.where(place <= (last.year, last.serial))
        yield from _papers(connection, asked.where(c.register_uid == register_of(first)))
        return
    for ours in _registers(connection):
        yield from _papers(connection, asked.where(c.register_uid == ours))


def _registers(connection: Connection) -> Sequence[uuid.UUID]:
    ordered = select(register.c.uid).order_by(register.c.code, register.c.office)
    return connection.execute(ordered).scalars().all()


def register_of(number: ReceiptNumber) -> ScalarSelect[uuid.UUID]:
    """Return the key of a number's register: the index of the numbers begins with it."""
    c = register.c
    found = select(c.uid).where(c.office == number.office, c.code == number.register)
    return found.scalar_subquery()


def _papers(connection: Connection, asked: AnySelect) -> Iterator[PaperRow]:
    voids = receipt.alias("voids")
    for rows in connection.execute(asked).partitions(_BATCH):
        ours = voids.c.ref_uid.in_([row.uid for row in rows]) & (voids.c.type == RecordType.VOID)
        by = {
            row.ref_uid: str(_number(row)) for row in connection.execute(select(voids).where(ours))
        }
        for row in rows:
            yield PaperRow(
                uid=row.uid,
                number=_number(row),
                snapshot=row.snapshot,
                qr=row.qr,
                voided_by=by.get(row.uid, ""),
            )


@cache  # to build it takes as long as to ask
def columns() -> AnySelect:
    """Return what `filled` needs of each record."""
    c = receipt.c
    return select(
        c.uid,
        c.office,
        c.register,
        c.year,
        c.n,
        c.type,
        c.issued_on,
        c.donor,
        c.amount,
        c.unit,
        c.ref,
        c.rec,
        c.donation_uid,
        standing.voided().label("void"),
        standing.waits().label("waits"),
    )


def _number(row: AnyRow) -> ReceiptNumber:
    return ReceiptNumber(row.office, row.register, row.year, row.n)


def filled(connection: Connection, rows: Sequence[AnyRow]) -> Iterator[ReceiptRow]:
    """Yield records of `columns` with their states and shares, asked for all at once."""
    gone = [row.uid for row in rows if row.void]
    status = standing.statuses(connection, gone) if gone else {}
    parts = _parts(connection, rows)
    for row in rows:
        yield ReceiptRow(
            uid=row.uid,
            number=_number(row),
            type=row.type,
            issued_on=row.issued_on,
            donor=row.donor,
            amount=row.amount,
            unit=row.unit,
            ref=row.ref,
            rec=row.rec,
            status=status.get(row.uid, "issued"),
            void_pending=bool(row.waits),
            parts=tuple(parts.get(row.donation_uid, ())),
        )


def _parts(connection: Connection, rows: Sequence[AnyRow]) -> Mapping[uuid.UUID, list[Part]]:
    found: dict[uuid.UUID, list[Part]] = {}
    for asked, types in _SHARES:
        asked_of = [row for row in rows if row.type in types or row.type not in _SURE]
        donations = [row.donation_uid for row in asked_of if row.donation_uid]
        if not donations:
            continue
        for gift, code, name, share in connection.execute(asked, {"gifts": donations}):
            found.setdefault(gift, []).append(Part(code=code, name=name, amount=share))
    return found
