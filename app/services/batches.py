"""The evening pile: expected first, typed by hand, closed only when the two agree."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, insert, select

from app.db.uow import Uow
from app.domain import batch as rules
from app.domain import roles, text, uid
from app.domain.batch import Heading, Row, State, Totals
from app.domain.changes import Change
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import is_training
from app.keys.approval import BatchStatement, sign_batch, signed_rows
from app.models import batch, batch_receipt, batch_row
from app.queries import batches as listed
from app.queries.batches import BatchRow, Typed
from app.services import clocks, donor_links, identifying, lookup, pile_rows, receipts
from app.services.desk import Approver, Desk
from app.services.receipts import Issued
from app.services.records import Chain
from app.services.snapshots import Facts
from app.services.voiding import LONGEST_REASON

PIECE: Final = 50
"""Rows that one transaction issues: the window lives meanwhile, a kill costs one piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one transaction of a closing issued, and how many rows are left."""

    issued: tuple[Issued, ...]
    left: int


def begin(uow: Uow, heading: Heading, expected: Totals) -> uuid.UUID:
    """Open a pile of *expected* gifts; return its uid.

    Raises InvalidInputError by field, AppError `not_allowed`, `clock_behind`, `clock_ahead`.
    """
    clerk = lookup.actor(uow)
    roles.demand(clerk.role, roles.Action.ISSUE)
    clocks.check(uow)
    known = lookup.known(uow, lookup.facts(uow, clerk))
    if wrong := rules.heading_problems(heading, expected, known):
        raise InvalidInputError(wrong)
    own = uid.new()
    row = {"uid": own, "paid_on": heading.paid_on.isoformat(), "method": str(heading.method)}
    row |= {"campaign": text.clean(heading.campaign), "note": text.clean(heading.note)}
    row |= {"expected_count": expected.count, "expected_amount": expected.amount}
    row |= {"state": str(State.OPEN), "person_uid": uow.person, "created_at": _moment(uow)}
    row |= dict.fromkeys(("closed_at", "accepted_reason", "accepted_at", "accepted_kid"), "")
    row |= {"accepted_signature": b""}
    uow.add("batch.opened", batch, own, {batch: [row]})
    uow.changed(Change.BATCHES)
    return own


def put_row(uow: Uow, pile: uuid.UUID, n: int, row: Row) -> None:
    """Keep row *n* (from 1) as it is typed now; a blank one is forgotten.

    What is wrong with it is told when the pile is closed; raises AppError `batch_state`,
    `batch_row_issued`.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.ISSUE)
    _standing(uow, pile)
    if not 1 <= n <= rules.MOST_ROWS:
        raise AppError("batch_full", most=rules.MOST_ROWS)
    c = batch_receipt.c
    done = select(c.uid).where(c.batch_uid == pile, c.n == n)
    if uow.connection.execute(done).first() is not None:
        raise AppError("batch_row_issued", n=n)
    ours = (batch_row.c.batch_uid == pile) & (batch_row.c.n == n)
    before = uow.connection.execute(select(batch_row.c.client_uid).where(ours)).scalar()
    uow.local(delete(batch_row).where(ours))
    if not row.blank:
        kept = {"batch_uid": pile, "n": n, "client_uid": before or uuid.uuid4()}
        uow.local(insert(batch_row).values(kept | {"body": listed.to_body(row)}))


def put_rows(uow: Uow, pile: uuid.UUID, rows: Sequence[Row]) -> None:
    """Keep *rows* behind the last one of the pile, in their order."""
    start = listed.last_place(uow.connection, pile)
    for n, row in enumerate(rows, start=start + 1):
        put_row(uow, pile, n, row)


def problems(uow: Uow, pile: uuid.UUID) -> dict[str, str]:
    """Return a code for each wrong field of the rows that have no receipt yet."""
    found = _standing(uow, pile)
    facts = lookup.facts(uow, lookup.actor(uow))
    known = lookup.known(uow, facts)
    wrong: dict[int, dict[str, str]] = {}
    for one in listed.typed(uow.connection, pile):
        row = rules.problems(found.heading, one.row, known)
        visit = rules.command_of(found.heading, one.row, str(one.client_uid))
        row |= identifying.problems(facts.settings, donor_links.completed(uow, visit))
        row |= donor_links.problems(uow, one.row.donor)
        if row:
            wrong[one.n] = row
    return rules.by_row(wrong)


def accept(uow: Uow, office: str, pile: uuid.UUID, reason: str, approver: Approver) -> None:
    """Let a manager take the pile as it is typed, with a reason and a signature.

    Raises AppError `not_allowed`, `approver_role`, `batch_state`, `batch_empty`,
    InvalidInputError for a missing reason or for wrong rows: nobody signs what cannot be issued.
    """
    found = _open(uow, pile)
    if not roles.may(approver.person.role, roles.Action.APPROVE_VOID):
        raise AppError("approver_role", name=approver.person.name)
    told = text.clean(reason)
    if not told or len(told) > LONGEST_REASON:
        raise InvalidInputError({"reason": "too_long" if told else "required"})
    now = listed.reached(uow.connection, pile)
    if not now.count:
        raise AppError("batch_empty")
    if wrong := problems(uow, pile):
        raise InvalidInputError(wrong)
    statement = BatchStatement(
        office=office,
        batch=pile.hex,
        expected=(found.expected.count, found.expected.amount),
        accepted=(now.count, now.amount),
        reason=told,
        approver=approver.person.uid.hex,
        time=uow.now(),
        rows=pile_rows.digest(uow, found),
    )
    values: dict[str, Any] = {"accepted_count": now.count, "accepted_amount": now.amount}
    values |= {"accepted_reason": told, "accepted_by": approver.person.uid}
    values |= {"accepted_at": _moment(uow), "accepted_kid": approver.signing.kid}
    values["accepted_signature"] = sign_batch(approver.signing, statement)
    uow.change("batch.accepted", batch, pile, values)
    uow.changed(Change.BATCHES)


def issue(uow: Uow, desk: Desk, pile: uuid.UUID, limit: int = PIECE) -> Piece:
    """Issue the next rows of a pile that agrees with what was expected; the last closes it.

    Raises AppError `batch_differs`, `batch_rows_changed`, `batch_empty`, `batch_state`,
    InvalidInputError by ``rows.3.amount``, and what `receipts.issue` raises.
    """
    found = _open(uow, pile)
    _agree(uow, found)
    if wrong := problems(uow, pile):
        raise InvalidInputError(wrong)
    if is_training(desk.register):
        raise AppError("register_differs", register=desk.register)
    some = listed.typed(uow.connection, pile, limit)
    facts = lookup.facts(uow, lookup.actor(uow))
    chain = Chain.open(uow, desk)
    issued: list[Issued] = []
    for one in some:
        issued += _issue_row(uow, chain, facts, found, one)
    chain.finish()
    left = len(listed.typed(uow.connection, pile))
    if not left:
        closed = {"state": str(State.CLOSED), "closed_at": _moment(uow)}
        uow.change("batch.closed", batch, pile, closed)
    uow.changed(Change.RECEIPTS | Change.BATCHES)
    return Piece(issued=tuple(issued), left=left)


def drop(uow: Uow, pile: uuid.UUID) -> None:
    """Put a pile aside of which nothing was issued; raises AppError `batch_begun`.

    Its rows stay on this PC, so that it can be taken up again.
    """
    found = _open(uow, pile)
    if listed.issued_count(uow.connection, pile):
        raise AppError("batch_begun")
    uow.change("batch.dropped", batch, found.uid, {"state": str(State.DROPPED)})
    uow.changed(Change.BATCHES)


def take_up(uow: Uow, pile: uuid.UUID) -> None:
    """Go on with a pile that was put aside; raises AppError `batch_state` for any other."""
    roles.demand(lookup.actor(uow).role, roles.Action.ISSUE)
    clocks.check(uow)
    found = listed.of(uow.connection, pile)
    if found is None or found.state != State.DROPPED:
        raise AppError("batch_state")
    uow.change("batch.taken_up", batch, pile, {"state": str(State.OPEN)})
    uow.changed(Change.BATCHES)


def close(
    write: Callable[..., Any], desk: Desk, pile: uuid.UUID
) -> Iterator[tuple[tuple[Issued, ...], int]]:
    """Issue a whole pile; yield what each transaction issued and how many rows are left.

    *write* runs a use-case in a transaction of its own and waits for it.
    """
    left = 1
    while left:
        piece: Piece = write(issue, desk, pile)
        left = piece.left
        yield piece.issued, left


def _issue_row(
    uow: Uow, chain: Chain, facts: Facts, pile: BatchRow, one: Typed
) -> tuple[Issued, ...]:
    command = rules.command_of(pile.heading, one.row, str(one.client_uid))
    command = donor_links.completed(uow, command)
    issued = receipts.append_visit(uow, chain, facts, command)
    own = uid.new()
    link = {"uid": own, "batch_uid": pile.uid, "n": one.n, "receipt_uid": issued[0].uid}
    uow.add("batch.issued", batch_receipt, own, {batch_receipt: [link]})
    ours = (batch_row.c.batch_uid == pile.uid) & (batch_row.c.n == one.n)
    uow.local(delete(batch_row).where(ours))
    return issued


def _agree(uow: Uow, found: BatchRow) -> None:
    now = listed.reached(uow.connection, found.uid)
    if not now.count:
        raise AppError("batch_empty")
    if now not in (found.expected, found.accepted):
        missing = found.expected.minus(now)
        raise AppError("batch_differs", count=abs(missing.count), amount=abs(missing.amount))
    if now == found.expected:
        return
    c = batch.c
    kept = select(c.accepted_signature).where(c.uid == found.uid)
    signed = signed_rows(uow.connection.execute(kept).scalar_one())
    if signed and signed != pile_rows.digest(uow, found):
        raise AppError("batch_rows_changed")


def _open(uow: Uow, pile: uuid.UUID) -> BatchRow:
    """Return an open pile, after the role and the clock were asked."""
    roles.demand(lookup.actor(uow).role, roles.Action.ISSUE)
    clocks.check(uow)
    return _standing(uow, pile)


def _standing(uow: Uow, pile: uuid.UUID) -> BatchRow:
    found = listed.of(uow.connection, pile)
    if found is None or found.state != State.OPEN:
        raise AppError("batch_state")
    return found


def _moment(uow: Uow) -> str:
    return uow.now().strftime("%Y-%m-%dT%H:%M:%S")
