"""What people do with the list of receipts: look at one of them, take the list away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from app.domain import clock, digits, jalali, roles
from app.domain.approvals import State
from app.domain.document import ReceiptDocument, VoidNote
from app.domain.receipt import ReceiptNumber
from app.domain.receipt_filter import ReceiptFilter
from app.queries import lists, receipt_detail, receipt_list, valuations
from app.queries.approvals import ApprovalRow
from app.queries.receipt_detail import PrintRow
from app.queries.receipt_list import KIND, MONEY, WAITING, ListedReceipt
from app.queries.valuations import Worth
from app.reports.content import Entry
from app.reports.sheet import Cell, Column, Kind, Listing, Row, Sum, Tell
from app.services import documents, list_files
from app.services.desk import Actor
from app.strings import paper
from app.strings import receipt_list as words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """A receipt as its panel shows it; identifiers are masked.

    *request* is the last one that asked for its void; *worths* are goods that came on a minute.
    """

    document: ReceiptDocument
    void: VoidNote | None
    successor: str
    request: ApprovalRow | None
    prints: tuple[PrintRow, ...]
    worths: tuple[Worth, ...] = ()

    @property
    def status(self) -> str:
        """Whether it stands now: issued, void_pending, void or replaced."""
        if self.void is None:
            waits = self.request is not None and self.request.state == State.PENDING
            return "void_pending" if waits else "issued"
        return "replaced" if self.successor else "void"


def show(connection: Connection, who: Actor, number: ReceiptNumber) -> ReceiptView:
    """Return one receipt; raises AppError `not_allowed`, `receipt_unknown`."""
    roles.demand(who.role, roles.Action.SEE_RECEIPTS)
    found = receipt_detail.history(connection, number)
    void = documents.document(found.void.snapshot, found.void.qr).void if found.void else None
    return ReceiptView(
        document=documents.document(found.paper.snapshot, found.paper.qr),
        void=void
        and VoidNote(number=found.paper.voided_by, reason=void.reason, approver=void.approver),
        successor=found.successor,
        request=found.requests[0] if found.requests else None,
        prints=found.prints,
        worths=valuations.of_receipt(connection, number),
    )


def export(connection: Connection, who: Actor, asked: ReceiptFilter, out: Path, tell: Tell) -> int:
    """Write the list to *out* as its ending says; returns the number of rows, 0 where stopped.

    Raises AppError `not_allowed`, `list_format`, `file_unwritable`.
    """
    roles.demand(who.role, roles.Action.SEE_RECEIPTS)
    list_files.kind_of(out)
    return list_files.write(_listing(connection, asked), _rows(connection, asked), out, tell)


def draw(connection: Connection, who: Actor, asked: ReceiptFilter, tell: Tell) -> bytes:
    """Return the list as PDF, nothing where stopped; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.SEE_RECEIPTS)
    return list_files.draw(_listing(connection, asked), _rows(connection, asked), tell)


def _rows(connection: Connection, asked: ReceiptFilter) -> Iterator[Row]:
    return (_row(one) for one in receipt_list.every(connection, asked))


def _listing(connection: Connection, asked: ReceiptFilter) -> Listing:
    found = receipt_list.totals(connection, asked)
    names = {code: one.name for code, one in lists.designations(connection).items()}
    return Listing(
        title=words.TITLE,
        office=lists.the_office(connection).name,
        made_on=clock.today(),
        asked=tuple(conditions(asked, names)),
        columns=_COLUMNS,
        sums=(
            Sum(words.COUNT, found.count),
            Sum(words.MONEY, found.sums[MONEY]),
            Sum(words.KIND, found.sums[KIND]),
            *([Sum(words.WAITING, found.sums[WAITING])] if found.sums[WAITING] else ()),
        ),
    )


def conditions(asked: ReceiptFilter, designations: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what was asked, in words."""
    for label, value in (
        (words.TEXT, asked.text),
        (words.FIRST_DAY, _day(asked.first_day)),
        (words.LAST_DAY, _day(asked.last_day)),
        (words.REGISTER, asked.register),
        (words.PURPOSE, designations.get(asked.niyyat, asked.niyyat)),
        (words.METHOD, paper.METHODS.get(asked.method, "")),
        (words.FORM, words.FORMS.get(asked.form, "")),
        (words.STATUS, words.STATUSES.get(asked.status, "")),
        (words.LEAST, "" if asked.least is None else digits.group(asked.least)),
        (words.MOST, "" if asked.most is None else digits.group(asked.most)),
    ):
        if value:
            yield Entry(label, value)


def _day(iso: str) -> str:
    return jalali.short(date.fromisoformat(iso)) if iso else ""


_COLUMNS: Final = (
    Column(words.WHOLE_NUMBER, 0.18, Kind.CODE),
    Column(words.DAY, 0.08, Kind.DAY),
    Column(words.DONOR, 0.18),
    Column(words.FORM, 0.07),
    Column(words.PURPOSE, 0.15),
    Column(words.METHOD, 0.09),
    Column(words.REFERENCE, 0.10, Kind.CODE),
    Column(words.AMOUNT, 0.10, Kind.NUMBER),
    Column(words.STATUS, 0.08),
)


def _row(listed: ListedReceipt) -> tuple[Cell, ...]:
    row = listed.row
    return (
        str(row.number),
        date.fromisoformat(row.issued_on),
        row.donor or words.ANONYMOUS,
        words.FORMS[listed.form],
        words.joined(dict.fromkeys(part.name for part in row.parts)),
        paper.METHODS.get(listed.method, ""),
        listed.reference,
        row.amount,
        words.STATUSES[row.state],
    )
