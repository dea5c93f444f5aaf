"""Book what goods of unknown value turned out to be worth; the receipt itself is never edited."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import money, roles, uid
from app.domain import valuation as rules
from app.domain.changes import Change
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import ReceiptNumber, RecordType
from app.domain.valuation import Minute
from app.models import donation_item, receipt, valuation
from app.queries import receipts, standing, valuations
from app.queries.valuations import Worth
from app.services import clocks, lookup
from app.services.desk import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Valuation:
    """What experts found: *item* is its place on the receipt, from 1; *value* in rials."""

    number: ReceiptNumber
    item: int
    value: int
    minute: Minute


def record(uow: Uow, command: Valuation) -> uuid.UUID:
    """Book a value by its minute and return the uid of the act.

    A second value of the same item takes the place of the first and is a manager's to book.
    Raises InvalidInputError by field, AppError `not_allowed`, `receipt_unknown`,
    `receipt_voided`, `valuation_item`, `valuation_known`.
    """
    who = lookup.actor(uow)
    roles.demand(who.role, roles.Action.ISSUE)
    clocks.check(uow)
    if found := problems(uow, command):
        raise InvalidInputError(found)
    item = _item(uow, command)
    before = _count(uow, item.uid)
    if before:
        roles.demand(who.role, roles.Action.APPROVE_VOID)
    act = uid.new()
    row = {"uid": act, "item_uid": item.uid, "n": before + 1, "value": command.value}
    row |= {**rules.kept(command.minute), "person_uid": who.uid}
    row |= {"recorded_at": uow.now().strftime("%Y-%m-%dT%H:%M:%S")}
    uow.add("item.valued", valuation, act, {valuation: [row]})
    uow.changed(Change.RECEIPTS)
    return act


def show(connection: Connection, who: Actor, number: ReceiptNumber) -> tuple[Worth, ...]:
    """Return the items of *number* whose value was not known when it was issued."""
    roles.demand(who.role, roles.Action.SEE_RECEIPTS)
    return valuations.of_receipt(connection, number)


def waiting(connection: Connection, who: Actor) -> tuple[Worth, ...]:
    """Return every item that still waits for its value, the oldest first."""
    roles.demand(who.role, roles.Action.SEE_RECEIPTS)
    return valuations.waiting(connection)


def problems(uow: Uow, command: Valuation) -> dict[str, str]:
    """Return a code for every field that is wrong."""
    found = dict(rules.problems(command.minute, "minute", uow.today()))
    if command.value <= 0:
        found["value"] = "amount_not_positive"
    elif command.value > money.MAX_AMOUNT:
        found["value"] = "amount_too_large"
    return found


def _item(uow: Uow, command: Valuation) -> AnyRow:
    number, c, item = command.number, receipt.c, donation_item.c
    asked = select(c.uid, standing.voided().label("voided"), c.donation_uid)
    place = (c.register_uid == receipts.register_of(number)) & (c.year == number.year)
    place &= (c.n == number.serial) & (c.type != RecordType.VOID)
    held = uow.connection.execute(asked.where(place)).one_or_none()
    if held is None:
        raise AppError("receipt_unknown", number=str(number))
    if held.voided:
        raise AppError("receipt_voided", number=str(number))
    own = select(item.uid, item.value, item.n).where(item.donation_uid == held.donation_uid)
    places = {row.n + 1: row for row in uow.connection.execute(own)}
    found = places.get(command.item)
    if found is None:
        raise AppError("valuation_item", number=str(number), row=command.item)
    if found.value:
        raise AppError("valuation_known", number=str(number), row=command.item)
    return found


def _count(uow: Uow, item: uuid.UUID) -> int:
    asked = select(func.count()).where(valuation.c.item_uid == item)
    return int(uow.connection.execute(asked).scalar_one())
