"""A void whose manager is not there: the right receipt at once, the void when it is approved."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import roles
from app.domain.approvals import Kind, State
from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber
from app.queries import approvals as approval_list
from app.queries import standing
from app.services import approvals, clocks, donor_links, lookup, receipts, voiding
from app.services.desk import Approver, Desk
from app.services.receipts import Issued
from app.services.records import Chain
from app.services.voiding import Approved, Voided, VoidReceipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """The request that waits now, and the receipts issued meanwhile in place of the wrong one."""

    uid: uuid.UUID
    replacements: tuple[Issued, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A manager's no, and why; *void_second* takes back what was issued in its place as well."""

    uid: uuid.UUID
    answer: str
    void_second: bool = False


def request(uow: Uow, desk: Desk, command: VoidReceipt) -> Requested:
    """Ask a manager for a void; the replacement is issued now and names the old receipt.

    Until it is decided both receipts stand, and the old one is in no sum. A repeated
    `client_id` answers with the same request. Raises what `voiding.void` does but of an
    approver, and AppError `request_waits`.
    """
    clerk = lookup.actor(uow)
    roles.demand(clerk.role, roles.Action.ASK_VOID)
    clocks.check(uow)
    old, reason = voiding.find(uow, desk, command.number), voiding.read_reason(command.reason)
    if again := _asked_before(uow, command, old):
        return again
    facts = lookup.facts(uow, clerk)
    command = voiding.ready(uow, desk, facts, command, old)
    issued: tuple[Issued, ...] = ()
    if command.replacement is not None:
        end = Chain.open(uow, desk)
        issued = voiding.issue_instead(uow, end, facts, command, old)
        end.finish()
    asked = approvals.Asked(
        kind=Kind.VOID_RECEIPT,
        subject_uid=old.uid,
        subject=str(command.number),
        reason=reason,
        amount=old.amount,
        payload={"replacements": [{"number": str(i.number), "uid": i.uid.hex} for i in issued]},
    )
    uid = approvals.ask(uow, asked)
    uow.changed(Change.RECEIPTS)
    return Requested(uid=uid, replacements=issued)


def approve(uow: Uow, desk: Desk, which: uuid.UUID, approver: Approver) -> Voided:
    """Append the void that was asked for, signed by *approver*, naming what stands in its place.

    Raises what `voiding.void` does, and AppError `request_unknown`, `request_decided`.
    """
    row = approvals.read(uow, which)
    command = VoidReceipt(number=ReceiptNumber.parse(row.subject), reason=row.reason)
    return voiding.void(uow, desk, command, approver)


def refuse(
    uow: Uow, desk: Desk, refusal: Refusal, approver: Approver | None = None
) -> tuple[Issued, ...]:
    """Let the old receipt stand; return the void records of the second, where that goes.

    Only with an *approver* can the second receipt be voided. Raises AppError `not_allowed`,
    `request_unknown`, `request_decided`, `approver_missing`, InvalidInputError `answer`.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.ASK_VOID)
    clocks.check(uow)
    row = approvals.read(uow, refusal.uid)
    second = standing.successors(uow.connection, row.subject_uid)
    outcome = {"second": "voided" if refusal.void_second and second else "stands"}
    decision = approvals.Decision(state=State.REFUSED, answer=refusal.answer, outcome=outcome)
    approvals.decide(uow, row, decision, approver)
    uow.changed(Change.RECEIPTS)
    if not (refusal.void_second and second):
        return ()
    if approver is None:
        raise AppError("approver_missing")
    return _void_all(uow, desk, second, refusal.answer, approver)


def withdraw(uow: Uow, which: uuid.UUID) -> None:
    """Take back one's own request; AppError `replacement_stands` once another was issued for it.

    Also AppError `request_unknown`, `request_decided`, `request_of_another`.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.ASK_VOID)
    clocks.check(uow)
    row = approvals.read(uow, which)
    if stands := voiding.named(uow, row.subject_uid):
        raise AppError("replacement_stands", number=stands)
    approvals.decide(uow, row, approvals.Decision(state=State.WITHDRAWN))
    uow.changed(Change.RECEIPTS)


def _asked_before(uow: Uow, command: VoidReceipt, old: AnyRow) -> Requested | None:
    waits = approval_list.waiting(uow.connection, Kind.VOID_RECEIPT, old.uid)
    if waits is None:
        return None
    issued: tuple[Issued, ...] = ()
    if command.replacement is not None:
        issued = receipts.issued_before(uow, donor_links.completed(uow, command.replacement))
    if not issued or issued[0].uid not in standing.successors(uow.connection, old.uid):
        raise AppError("request_waits", subject=waits.subject)
    return Requested(uid=waits.uid, replacements=issued)


def _void_all(
    uow: Uow, desk: Desk, which: Sequence[uuid.UUID], answer: str, approver: Approver
) -> tuple[Issued, ...]:
    facts, reason = lookup.facts(uow, lookup.actor(uow)), voiding.read_reason(answer)
    end = Chain.open(uow, desk)
    made = tuple(
        voiding.append(uow, end, facts, Approved(voiding.by_uid(uow, one), reason, approver, ""))
        for one in which
    )
    end.finish()
    return made
