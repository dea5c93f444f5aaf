"""Void a receipt with a manager's signature; its number stays, and the right one may follow."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import chain, roles, text
from app.domain.changes import Change
from app.domain.donation import IssueReceipt
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import ON_PAPER, ReceiptNumber, RecordType, is_training
from app.keys.approval import VoidStatement, sign_void
from app.models import donation, receipt
from app.queries import receipts as places
from app.services import clocks, donor_links, lookup, receipts, snapshots
from app.services.desk import Approver, Desk
from app.services.receipts import Issued
from app.services.records import Chain, Entry

VOIDABLE = ON_PAPER | {RecordType.TRAINING}
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidReceipt:
    """Which receipt, why, and what is issued in its place (if anything)."""

    number: ReceiptNumber
    reason: str
    replacement: IssueReceipt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voided:
    """The void record, and the receipts issued in place of the voided one."""

    record: Issued
    replacements: tuple[Issued, ...]


def void(uow: Uow, desk: Desk, command: VoidReceipt, approver: Approver) -> Voided:
    """Append the void (and its replacement) as one act; the approver's signature is in it.

    Raises AppError `receipt_unknown`, `receipt_voided`, `receipt_not_voidable`, `approver_role`,
    `register_differs`, InvalidInputError for a missing reason or a wrong replacement
    (``replacement.lines`` …).
    """
    clerk = lookup.actor(uow)
    roles.demand(clerk.role, roles.Action.ASK_VOID)
    if not roles.may(approver.person.role, roles.Action.APPROVE_VOID):
        raise AppError("approver_role", name=approver.person.name)
    clocks.check(uow)
    if is_training(desk.register) != is_training(command.number.register):
        raise AppError("register_differs", register=desk.register)
    old = _find(uow, command.number)
    reason = _reason(command.reason)
    command = _completed(uow, command)
    facts = lookup.facts(uow, clerk)
    _check_replacement(uow, desk, facts, command)
    open_end = Chain.open(uow, desk)
    body = snapshots.head(facts, open_end.number(), RecordType.VOID)
    body |= {"amount": -old.amount, "unit": old.unit}
    follows = str(open_end.number(2)) if command.replacement else ""
    approval = _approval(old, reason, approver, uow.now())
    body["void"] = {"number": str(command.number), **approval, "replacement": follows}
    row = open_end.append(_entry(old, body))
    uow.add("receipt.voided", receipt, row["uid"], {receipt: [row]})
    issued = _replace(uow, open_end, facts, command, old.n, old.uid)
    open_end.finish()
    uow.changed(Change.RECEIPTS)
    number = ReceiptNumber(desk.office, desk.register, open_end.year, row["n"])
    record = Issued(number=number, uid=row["uid"], qr=row["qr"], snapshot=row["snapshot"])
    return Voided(record=record, replacements=issued)


def _approval(old: AnyRow, reason: str, approver: Approver, moment: datetime) -> dict[str, object]:
    """Return what the snapshot says of who approved, with the signature over the very receipt."""
    statement = VoidStatement(
        office=old.office,
        register=old.register,
        year=old.year,
        n=old.n,
        rec=old.rec,
        reason=reason,
        approver=approver.person.uid.hex,
        time=moment,
    )
    return {
        "uid": old.uid.hex,
        "rec": chain.b32(old.rec),
        "reason": reason,
        "approver": {
            "uid": approver.person.uid.hex,
            "name": approver.person.name,
            "title": approver.person.title,
            "kid": approver.signing.kid,
        },
        "signature": chain.b32(sign_void(approver.signing, statement)),
    }


def _entry(old: AnyRow, body: dict[str, object]) -> Entry:
    return Entry(
        kind=RecordType.VOID,
        amount=-old.amount,
        unit=old.unit,
        snapshot=body,
        donor=old.donor,
        ref=old.n,
        ref_uid=old.uid,
        counts=receipts.is_money(old.type, old.form),
    )


def _find(uow: Uow, number: ReceiptNumber) -> AnyRow:
    c = receipt.c
    found = uow.connection.execute(
        select(receipt, donation.c.form)
        .outerjoin(donation, donation.c.uid == c.donation_uid)
        .where(
            c.register_uid == places.register_of(number),
            c.year == number.year,
            c.n == number.serial,
        )
    ).one_or_none()
    if found is None:
        raise AppError("receipt_unknown", number=str(number))
    if found.type not in VOIDABLE:
        raise AppError("receipt_not_voidable", number=str(number))
    twice = select(c.uid).where(c.ref_uid == found.uid, c.type == RecordType.VOID)
    if uow.connection.execute(twice).first() is not None:
        raise AppError("receipt_voided", number=str(number))
    return found


def _reason(typed: str) -> str:
    reason = text.clean(typed)
    if not reason:
        raise InvalidInputError({"reason": "required"})
    if len(reason) > LONGEST_REASON:
        raise InvalidInputError({"reason": "too_long"})
    return reason


def _completed(uow: Uow, command: VoidReceipt) -> VoidReceipt:
    if command.replacement is None:
        return command
    return replace(command, replacement=donor_links.completed(uow, command.replacement))


def _check_replacement(uow: Uow, desk: Desk, facts: snapshots.Facts, command: VoidReceipt) -> None:
    asked = command.replacement
    if asked is None:
        return
    if asked.training and sum(map(bool, (asked.lines, asked.items, asked.service))) > 1:
        raise InvalidInputError({"replacement.lines": "training_one_form"})
    if receipts.issued_before(uow, asked):
        raise AppError("client_id_reused", client_id=asked.client_id)
    try:
        receipts.check(uow, desk, facts, asked)
    except InvalidInputError as error:
        fields = {f"replacement.{field}": code for field, code in error.fields.items()}
        raise InvalidInputError(fields) from error


def _replace(
    uow: Uow,
    open_end: Chain,
    facts: snapshots.Facts,
    command: VoidReceipt,
    n: int,
    old: uuid.UUID,
) -> tuple[Issued, ...]:
    if command.replacement is None:
        return ()
    return receipts.append_visit(
        uow,
        open_end,
        facts,
        command.replacement,
        ref=n,
        ref_uid=old,
        replaces=str(command.number),
    )
