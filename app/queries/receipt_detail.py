"""One receipt with everything that happened to it: its voiding, its successor, its prints."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber, RecordType
from app.models import person, receipt, receipt_print
from app.queries import receipts
from app.queries.receipts import PaperRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRow:
    """A paper that left the printer; *at* is local ISO time."""

    mark: str
    ordinal: int
    at: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptHistory:
    """*void* is the record that voided it; *successor* the number of what took its place."""

    paper: PaperRow
    void: PaperRow | None
    successor: str
    prints: tuple[PrintRow, ...]


def history(connection: Connection, number: ReceiptNumber) -> ReceiptHistory:
    """Return what is known of *number*; raises AppError `receipt_unknown`."""
    found = receipts.papers(connection, [number])
    if not found:
        raise AppError("receipt_unknown", number=str(number))
    (paper,) = found
    voided = [ReceiptNumber.parse(paper.voided_by)] if paper.voided_by else []
    voids = receipts.papers(connection, voided)
    return ReceiptHistory(
        paper=paper,
        void=voids[0] if voids else None,
        successor=_successor(connection, paper),
        prints=_prints(connection, paper),
    )


def _successor(connection: Connection, paper: PaperRow) -> str:
    c = receipt.c
    later = select(c.office, c.register, c.year, c.n)
    later = later.where(c.ref_uid == paper.uid, c.type != RecordType.VOID).limit(1)
    found = connection.execute(later).one_or_none()
    return "" if found is None else str(ReceiptNumber(*found))


def _prints(connection: Connection, paper: PaperRow) -> tuple[PrintRow, ...]:
    c = receipt_print.c
    asked = select(c.mark, c.ordinal, c.at, person.c.name)
    asked = asked.join(person, person.c.uid == c.person_uid).where(c.receipt_uid == paper.uid)
    rows = connection.execute(asked.order_by(c.uid))
    return tuple(PrintRow(mark=mark, ordinal=n, at=at, person=name) for mark, n, at, name in rows)
