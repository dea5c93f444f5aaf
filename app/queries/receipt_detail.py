"""One receipt with everything that happened to it: its voiding, its successor, its prints."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber
from app.models import person, receipt, receipt_print
from app.queries import approvals, receipts, standing
from app.queries.approvals import ApprovalRow
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
    """*void* is the record that voided it; *successor* the number of what took its place.

    *requests* are what was asked of a manager about it, the newest first.
    """

    paper: PaperRow
    void: PaperRow | None
    successor: str
    requests: tuple[ApprovalRow, ...]
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
        requests=approvals.about(connection, paper.uid),
        prints=_prints(connection, paper),
    )


def _successor(connection: Connection, paper: PaperRow) -> str:
    c = receipt.c
    first = next(iter(standing.successors(connection, paper.uid)), None)
    if first is None:
        return ""
    found = connection.execute(select(c.office, c.register, c.year, c.n).where(c.uid == first))
    return str(ReceiptNumber(*found.one()))


def _prints(connection: Connection, paper: PaperRow) -> tuple[PrintRow, ...]:
    c = receipt_print.c
    asked = select(c.mark, c.ordinal, c.at, person.c.name)
    asked = asked.join(person, person.c.uid == c.person_uid).where(c.receipt_uid == paper.uid)
    rows = connection.execute(asked.order_by(c.uid))
    return tuple(PrintRow(mark=mark, ordinal=n, at=at, person=name) for mark, n, at, name in rows)
