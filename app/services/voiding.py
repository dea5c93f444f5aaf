"""Void a receipt with a manager's signature; its number stays, and the right one may follow."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, select

from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import chain, roles, text
from app.domain.approvals import Kind, State
from app.domain.changes import Change
from app.domain.donation import IssueReceipt
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import ON_PAPER, ReceiptNumber, RecordType, is_training
from app.keys.approval import VoidStatement, sign_void
from app.models import donation, receipt
from app.queries import approvals as approval_list
from app.queries import receipts as places
from app.queries import standing
from app.services import approvals, clocks, donor_links, lookup, receipts, snapshots
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

    A request about the receipt that waits is approved by it. Raises AppError `receipt_unknown`,
    `receipt_voided`, `receipt_not_voidable`, `approver_role`, `register_differs`,
    `replacement_stands`, `decide_first`, InvalidInputError for a missing reason or a wrong
    replacement (``replacement.lines`` …).
    """
    clerk = lookup.actor(uow)
    roles.demand(clerk.role, roles.Action.ASK_VOID)
    _demand_manager(approver)
    clocks.check(uow)
    old, reason = find(uow, desk, command.number), read_reason(command.reason)
    facts = lookup.facts(uow, clerk)
    command = ready(uow, desk, facts, command, old)
    chain_end = Chain.open(uow, desk)
    follows = named(uow, old.uid)
    if command.replacement:
        follows = str(chain_end.number(2))
    record = append(uow, chain_end, facts, Approved(old, reason, approver, follows))
    issued = issue_instead(uow, chain_end, facts, command, old)
    chain_end.finish()
    uow.changed(Change.RECEIPTS)
    return Voided(record=record, replacements=issued)


@dataclass(frozen=True, slots=True)
class Approved:
    """A void that a manager signs now; *follows* is the number of what takes its place."""

    old: AnyRow
    reason: str
    approver: Approver
    follows: str


def append(uow: Uow, end: Chain, facts: snapshots.Facts, void_: Approved) -> Issued:
    """Append the void record of an approved void to an open chain."""
    old, number = void_.old, end.number()
    _refuse_disorder(uow, old)
    body = snapshots.head(facts, number, RecordType.VOID)
    body |= {"amount": -old.amount, "unit": old.unit}
    approval = _approval(old, void_.reason, void_.approver, uow.now())
    body["void"] = {"number": str(_number(old)), **approval, "replacement": void_.follows}
    row = end.append(_entry(old, body))
    uow.add("receipt.voided", receipt, row["uid"], {receipt: [row]})
    waits = approval_list.waiting(uow.connection, Kind.VOID_RECEIPT, old.uid)
    if waits is not None:
        outcome = {"record": str(number), "record_uid": row["uid"].hex}
        decision = approvals.Decision(state=State.APPROVED, outcome=outcome)
        approvals.decide(uow, waits, decision, void_.approver)
    return Issued(number=number, uid=row["uid"], qr=row["qr"], snapshot=row["snapshot"])


def ready(
    uow: Uow, desk: Desk, facts: snapshots.Facts, command: VoidReceipt, old: AnyRow
) -> VoidReceipt:
    """Return *command* with its replacement completed and checked, if it has one.

    Raises AppError `replacement_stands` where another took the place of *old* before.
    """
    if command.replacement is None:
        return command
    if stands := named(uow, old.uid):
        raise AppError("replacement_stands", number=stands)
    asked = donor_links.completed(uow, command.replacement)
    _check_replacement(uow, desk, facts, asked)
    return replace(command, replacement=asked)


def named(uow: Uow, old: uuid.UUID) -> str:
    """Return the number of what stands in place of a receipt already, empty where nothing does."""
    found = standing.successors(uow.connection, old)
    return str(_number(_row(uow, found[0]))) if found else ""


def _demand_manager(approver: Approver) -> None:
    if not roles.may(approver.person.role, roles.Action.APPROVE_VOID):
        raise AppError("approver_role", name=approver.person.name)


def _refuse_disorder(uow: Uow, old: AnyRow) -> None:
    """Keep what was issued in place of another while the fate of that one is open."""
    if old.ref_uid is None:
        return
    if approval_list.waiting(uow.connection, Kind.VOID_RECEIPT, old.ref_uid) is not None:
        raise AppError("decide_first", number=str(_number(_row(uow, old.ref_uid))))


def _row(uow: Uow, one: uuid.UUID) -> AnyRow:
    return uow.connection.execute(select(receipt).where(receipt.c.uid == one)).one()


def _number(row: AnyRow) -> ReceiptNumber:
    return ReceiptNumber(row.office, row.register, row.year, row.n)


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


def find(uow: Uow, desk: Desk, number: ReceiptNumber) -> AnyRow:
    """Return a receipt that may still be voided at *desk*.

    Raises AppError `receipt_unknown`, `receipt_voided`, `receipt_not_voidable`,
    `register_differs`.
    """
    if is_training(desk.register) != is_training(number.register):
        raise AppError("register_differs", register=desk.register)
    c = receipt.c
    place = (c.register_uid == places.register_of(number)) & (c.year == number.year)
    found = _with_form(uow, place & (c.n == number.serial))
    if found is None:
        raise AppError("receipt_unknown", number=str(number))
    return _voidable(uow, found)


def by_uid(uow: Uow, one: uuid.UUID) -> AnyRow:
    """Return a receipt that may still be voided; AppError as `find`."""
    found = _with_form(uow, receipt.c.uid == one)
    if found is None:
        raise AppError("receipt_unknown", number=one.hex)
    return _voidable(uow, found)


def _with_form(uow: Uow, place: ColumnElement[bool]) -> AnyRow | None:
    asked = select(receipt, donation.c.form)
    asked = asked.outerjoin(donation, donation.c.uid == receipt.c.donation_uid)
    return uow.connection.execute(asked.where(place)).one_or_none()


def _voidable(uow: Uow, found: AnyRow) -> AnyRow:
    c, number = receipt.c, str(_number(found))
    if found.type not in VOIDABLE:
        raise AppError("receipt_not_voidable", number=number)
    twice = select(c.uid).where(c.ref_uid == found.uid, c.type == RecordType.VOID)
    if uow.connection.execute(twice).first() is not None:
        raise AppError("receipt_voided", number=number)
    return found


def read_reason(typed: str) -> str:
    """Return a reason as it is booked; InvalidInputError `reason`."""
    reason = text.clean(typed)
    if not reason:
        raise InvalidInputError({"reason": "required"})
    if len(reason) > LONGEST_REASON:
        raise InvalidInputError({"reason": "too_long"})
    return reason


def _check_replacement(uow: Uow, desk: Desk, facts: snapshots.Facts, asked: IssueReceipt) -> None:
    if asked.training and sum(map(bool, (asked.lines, asked.items, asked.service))) > 1:
        raise InvalidInputError({"replacement.lines": "training_one_form"})
    if receipts.issued_before(uow, asked):
        raise AppError("client_id_reused", client_id=asked.client_id)
    try:
        receipts.check(uow, desk, facts, asked)
    except InvalidInputError as error:
        fields = {f"replacement.{field}": code for field, code in error.fields.items()}
        raise InvalidInputError(fields) from error


def issue_instead(
    uow: Uow, end: Chain, facts: snapshots.Facts, command: VoidReceipt, old: AnyRow
) -> tuple[Issued, ...]:
    """Append the receipts of the replacement, which name *old*; nothing where there is none."""
    if command.replacement is None:
        return ()
    return receipts.append_visit(
        uow,
        end,
        facts,
        command.replacement,
        ref=old.n,
        ref_uid=old.uid,
        replaces=str(command.number),
    )
