"""Piles of the evening: their rows as typed, what they came to, the receipts they became."""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from app.domain.batch import Heading, State, Totals, command_of
from app.domain.batch import Row as GiftRow
from app.domain.donation import DonorFacts
from app.domain.receipt import ReceiptNumber
from app.models import batch, batch_receipt, batch_row, person, receipt
from app.queries import references
from app.queries.references import Payment, Used


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One pile; *accepted* is what a manager took instead of *expected*, None mostly."""

    uid: uuid.UUID
    heading: Heading
    expected: Totals
    accepted: Totals | None
    reason: str
    state: State
    person: str
    created_at: str
    closed_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A row that has no receipt yet."""

    n: int
    client_uid: uuid.UUID
    row: GiftRow


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedRow:
    """A row that became a receipt; *amount* in rials."""

    n: int
    number: ReceiptNumber
    donor: str
    amount: int


def to_body(row: GiftRow) -> str:
    """Return a row as it is kept while it is typed."""
    return json.dumps(asdict(row), ensure_ascii=False)


def of_body(body: str) -> GiftRow:
    """Return the row of a kept body."""
    said: dict[str, Any] = json.loads(body)
    donor = DonorFacts(**_known(DonorFacts, said.pop("donor")))
    return GiftRow(donor=donor, **_known(GiftRow, said))


def _known(kind: type[GiftRow] | type[DonorFacts], said: Mapping[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in said.items() if name in names}


def recent(connection: Connection, limit: int = 50) -> tuple[BatchRow, ...]:
    """Return the newest piles, those that are still open first."""
    is_open = batch.c.state == State.OPEN
    newest = batch.c.created_at.desc(), batch.c.uid.desc()
    asked = _piles().order_by(is_open.desc(), *newest).limit(limit)
    return tuple(_pile(row) for row in connection.execute(asked))


def of(connection: Connection, pile: uuid.UUID) -> BatchRow | None:
    """Return one pile, None where there is none."""
    found = connection.execute(_piles().where(batch.c.uid == pile)).one_or_none()
    return None if found is None else _pile(found)


def typed(connection: Connection, pile: uuid.UUID, limit: int | None = None) -> tuple[Typed, ...]:
    """Return the rows that have no receipt yet, in the order of the pile."""
    c = batch_row.c
    asked = select(c.n, c.client_uid, c.body).where(c.batch_uid == pile).order_by(c.n).limit(limit)
    return tuple(
        Typed(n=row.n, client_uid=row.client_uid, row=of_body(row.body))
        for row in connection.execute(asked)
    )


def issued(connection: Connection, pile: uuid.UUID) -> tuple[IssuedRow, ...]:
    """Return the receipts of a pile in its order."""
    c, r = batch_receipt.c, receipt.c
    asked = (
        select(c.n, r.office, r.register, r.year, r.n.label("serial"), r.donor, r.amount)
        .join(receipt, r.uid == c.receipt_uid)
        .where(c.batch_uid == pile)
        .order_by(c.n)
    )
    return tuple(
        IssuedRow(
            n=row.n,
            number=ReceiptNumber(row.office, row.register, row.year, row.serial),
            donor=row.donor,
            amount=row.amount,
        )
        for row in connection.execute(asked)
    )


def issued_count(connection: Connection, pile: uuid.UUID) -> int:
    """Return how many rows of a pile have their receipt."""
    asked = select(func.count()).where(batch_receipt.c.batch_uid == pile)
    return int(connection.execute(asked).scalar_one())


def last_place(connection: Connection, pile: uuid.UUID) -> int:
    """Return the number of the last row of a pile, 0 in an empty one."""
    places = (
        select(func.max(table.c.n)).where(table.c.batch_uid == pile)
        for table in (batch_row, batch_receipt)
    )
    return max(int(connection.execute(one).scalar() or 0) for one in places)


def reached(connection: Connection, pile: uuid.UUID) -> Totals:
    """Return count and rials of a pile as it stands: receipts and rows together."""
    waiting = [one.row for one in typed(connection, pile)]
    done = (
        select(func.count(), func.coalesce(func.sum(receipt.c.amount), 0))
        .join(batch_receipt, batch_receipt.c.receipt_uid == receipt.c.uid)
        .where(batch_receipt.c.batch_uid == pile)
    )
    count, amount = connection.execute(done).one()
    return Totals(
        count=int(count) + len(waiting), amount=int(amount) + sum(row.amount for row in waiting)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """Where the reference of a row stands already: in the books, or at row *n* of the pile."""

    used: Used | None = None
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A pile with all that a screen shows of it; *twice* are rows by number, to be looked at."""

    pile: BatchRow
    reached: Totals
    typed: tuple[Typed, ...]
    last: int
    twice: Mapping[int, Twice] = field(default_factory=dict)


def whole(connection: Connection, pile: uuid.UUID) -> Whole | None:
    """Return a pile with its rows, None where there is none."""
    found = of(connection, pile)
    if found is None:
        return None
    rows = typed(connection, pile)
    return Whole(
        pile=found,
        reached=reached(connection, pile),
        typed=rows,
        last=last_place(connection, pile),
        twice=dict(_twice(connection, found.heading, rows)),
    )


def _twice(
    connection: Connection, heading: Heading, rows: Iterable[Typed]
) -> Iterator[tuple[int, Twice]]:
    seen: dict[Payment, int] = {}
    for one in rows:
        payment = Payment.of(command_of(heading, one.row, ""))
        if payment in seen:
            yield one.n, Twice(n=seen[payment])
        elif (used := references.used(connection, payment)) is not None:
            yield one.n, Twice(used=used)
        if payment.tells:
            seen.setdefault(payment, one.n)


def _piles() -> Select[Any]:
    return select(batch, person.c.name.label("person")).join(
        person, person.c.uid == batch.c.person_uid
    )


def _pile(row: Row[Any]) -> BatchRow:
    taken = row.accepted_count is not None
    return BatchRow(
        uid=row.uid,
        heading=Heading(
            paid_on=date.fromisoformat(row.paid_on),
            method=row.method,
            campaign=row.campaign,
            note=row.note,
        ),
        expected=Totals(count=row.expected_count, amount=row.expected_amount),
        accepted=Totals(count=row.accepted_count, amount=row.accepted_amount) if taken else None,
        reason=row.accepted_reason,
        state=State(row.state),
        person=row.person,
        created_at=row.created_at,
        closed_at=row.closed_at,
    )
