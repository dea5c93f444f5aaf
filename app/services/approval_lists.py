"""Who sees which requests: managers and auditors all of them, who asked their own."""

import uuid
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from app.domain import roles
from app.domain.approvals import Kind
from app.domain.document import ReceiptDocument
from app.domain.errors import AppError
from app.domain.listing import Place, Span, Stretch
from app.domain.receipt import ReceiptNumber
from app.domain.roles import Action
from app.queries import approvals, receipts
from app.queries.approvals import ApprovalFilter, ApprovalRow
from app.services import documents
from app.services.desk import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalView:
    """A request with the papers it speaks of, as issued; identifiers are masked."""

    row: ApprovalRow
    before: ReceiptDocument | None
    after: tuple[ReceiptDocument, ...]


def page(
    connection: Connection, who: Actor, asked: ApprovalFilter, after: Place = None
) -> tuple[ApprovalRow, ...]:
    """Return a page of the requests that *who* may see; AppError `not_allowed`."""
    return approvals.page(connection, _allowed(who, asked), after)


def span(
    connection: Connection, who: Actor, asked: ApprovalFilter, one: Span
) -> tuple[ApprovalRow, ...]:
    """Return a page that `stretch` has told of; AppError `not_allowed`."""
    return approvals.span(connection, _allowed(who, asked), one)


def stretch(
    connection: Connection, who: Actor, asked: ApprovalFilter, after: Place, scan: int
) -> Stretch:
    """Count on, as `approvals.stretch`; AppError `not_allowed`."""
    return approvals.stretch(connection, _allowed(who, asked), after, scan)


def waiting(connection: Connection, who: Actor) -> int:
    """Return how many wait for *who* to decide, or of their own; AppError `not_allowed`."""
    return approvals.count_waiting(connection, _allowed(who, ApprovalFilter()).asked_by)


def show(connection: Connection, who: Actor, which: uuid.UUID) -> ApprovalView:
    """Return a request with its papers; AppError `not_allowed`, `request_unknown`."""
    only = _allowed(who, ApprovalFilter()).asked_by
    row = approvals.one(connection, which)
    if row is None or only not in (None, row.asked_by):
        raise AppError("request_unknown")
    if row.kind != Kind.VOID_RECEIPT:
        return ApprovalView(row=row, before=None, after=())
    named = [one["number"] for one in row.payload["replacements"]]
    before, *after = _papers(connection, [row.subject, *named])
    return ApprovalView(row=row, before=before, after=tuple(after))


def _papers(connection: Connection, numbers: list[str]) -> list[ReceiptDocument]:
    wanted = [ReceiptNumber.parse(number) for number in numbers]
    found = receipts.papers(connection, wanted)
    return [documents.document(paper.snapshot, paper.qr) for paper in found]


def _allowed(who: Actor, asked: ApprovalFilter) -> ApprovalFilter:
    roles.demand(who.role, Action.SEE_APPROVALS)
    # who may read in the journal what everybody did, sees what everybody asked
    if roles.may(who.role, Action.SEE_JOURNAL):
        return asked
    return replace(asked, asked_by=who.uid)
