"""Cheques on their way: handed to the bank, collected, bounced; each step can be taken back."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from app.db.uow import Uow
from app.domain import cheques as rules
from app.domain import clock, roles, text, uid
from app.domain.changes import Change
from app.domain.cheques import Act
from app.domain.errors import AppError, InvalidInputError
from app.domain.listing import PAGE, Place, Span, Stretch
from app.models import bank_account, cheque_event, donation
from app.queries import cheques
from app.queries.cheques import ChequeFilter, ChequeRow, EventRow, StateSum
from app.services import clocks, lookup
from app.services.desk import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ChequeView:
    """A cheque with all that was done with it."""

    row: ChequeRow
    events: tuple[EventRow, ...]


def page(
    connection: Connection, who: Actor, asked: ChequeFilter, after: Place = None, limit: int = PAGE
) -> tuple[ChequeRow, ...]:
    """Return the next cheques behind *after*; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.HANDLE_CHEQUES)
    return cheques.page(connection, asked, clock.today(), after, limit)


def span(connection: Connection, who: Actor, one: Span) -> tuple[ChequeRow, ...]:
    """Return the cheques of a page that `stretch` has told of; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.HANDLE_CHEQUES)
    return cheques.span(connection, one)


def stretch(
    connection: Connection, who: Actor, asked: ChequeFilter, after: Place, scan: int
) -> Stretch:
    """Look through the next *scan* cheques; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.HANDLE_CHEQUES)
    return cheques.stretch(connection, asked, clock.today(), after, scan)


def sums(connection: Connection, who: Actor, asked: ChequeFilter) -> tuple[StateSum, ...]:
    """Return count and rials by state; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.HANDLE_CHEQUES)
    return cheques.sums(connection, asked, clock.today())


def show(connection: Connection, who: Actor, gift: uuid.UUID) -> ChequeView:
    """Return one cheque; raises AppError `not_allowed`, `cheque_unknown`."""
    roles.demand(who.role, roles.Action.HANDLE_CHEQUES)
    row = cheques.one(connection, gift)
    if row is None:
        raise AppError("cheque_unknown")
    return ChequeView(row=row, events=cheques.history(connection, gift))


def act(uow: Uow, gift: uuid.UUID, asked: Act) -> str:
    """Do one step with the cheque of a donation and return where it is now.

    Raises InvalidInputError by field, AppError `cheque_unknown`, `cheque_void` where its receipt
    was voided, `cheque_pending` where its void waits, `cheque_state` for a step that does not
    follow, `account_unknown`, `not_allowed`, `clock_behind`, `clock_ahead`.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.HANDLE_CHEQUES)
    clocks.check(uow)
    row = cheques.one(uow.connection, gift)
    if row is None:
        raise AppError("cheque_unknown")
    if row.void:
        raise AppError("cheque_void", number=row.number)
    if row.pending:
        raise AppError("cheque_pending", number=row.number)
    before = cheques.events(uow.connection, gift)
    event = rules.follow(before, asked, uow.today())
    if wrong := rules.problems(asked, before, _received(uow, gift), uow.today()):
        raise InvalidInputError(wrong)
    made: dict[str, Any] = {"uid": uid.new(), "donation_uid": gift, "n": event.n}
    made |= {"step": event.step, "state": event.state, "day": event.day.isoformat()}
    made |= {"undoes": event.undoes, "account_uid": _account(uow, asked.account)}
    made |= {"note": text.clean(asked.note), "person_uid": uow.person}
    made |= {"at": uow.now().strftime("%Y-%m-%dT%H:%M:%S")}
    uow.add(f"cheque.{event.step}", cheque_event, gift, {cheque_event: [made]})
    uow.changed(Change.CHEQUES)
    return event.state


def _received(uow: Uow, gift: uuid.UUID) -> date:
    asked = select(donation.c.paid_on).where(donation.c.uid == gift)
    return date.fromisoformat(uow.connection.execute(asked).scalar_one())


def _account(uow: Uow, given: str) -> uuid.UUID | None:
    if not given:
        return None
    try:
        found = uuid.UUID(hex=given)
    except ValueError as error:
        raise AppError("account_unknown") from error
    if not uow.has(bank_account, found):
        raise AppError("account_unknown")
    return found
