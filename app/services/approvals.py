"""Ask a manager who is not there, and decide it once; what follows is each kind's own."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import canonical, roles, text, uid
from app.domain.approvals import ASKS, DECIDES, LONGEST_ANSWER, Kind, State
from app.domain.changes import Change
from app.domain.errors import AppError, InvalidInputError
from app.keys.approval import ConsentStatement
from app.models import approval
from app.queries import approvals as listed
from app.services import lookup
from app.services.desk import Approver

_ASKED = ("kind", "subject", "amount", "reason", "payload", "asked_at")
ISO = "%Y-%m-%dT%H:%M:%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: of what *kind*, about which row, in which words; *amount* is rials."""

    kind: Kind
    subject_uid: uuid.UUID
    subject: str
    reason: str
    amount: int = 0
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How a request ends: *answer* are the words of who decided, *outcome* what came of it."""

    state: State
    answer: str = ""
    outcome: Mapping[str, Any] = field(default_factory=dict)


def ask(uow: Uow, asked: Asked) -> uuid.UUID:
    """Put a request before the managers; AppError `not_allowed`, `request_waits`."""
    who = lookup.actor(uow)
    roles.demand(who.role, ASKS[asked.kind])
    if listed.waiting(uow.connection, asked.kind, asked.subject_uid) is not None:
        raise AppError("request_waits", subject=asked.subject)
    own = uid.new()
    row: dict[str, Any] = {
        "uid": own,
        "kind": str(asked.kind),
        "subject_uid": asked.subject_uid,
        "subject": asked.subject,
        "amount": asked.amount,
        "reason": asked.reason,
        "payload": canonical.encode(dict(asked.payload)).decode(),
        "asked_by": who.uid,
        "asked_at": uow.now().strftime(ISO),
        "state": str(State.PENDING),
        **dict.fromkeys(("decided_at", "answer", "outcome", "kid"), ""),
        "decided_by": None,
        "signature": b"",
    }
    uow.add("approval.asked", approval, own, {approval: [row]})
    uow.changed(Change.APPROVALS)
    return own


def read(uow: Uow, one: uuid.UUID) -> AnyRow:
    """Return a request that still waits; AppError `request_unknown`, `request_decided`."""
    row = listed.row(uow.connection, one)
    if row is None:
        raise AppError("request_unknown")
    if row.state != State.PENDING:
        raise AppError("request_decided", subject=row.subject)
    return row


def decide(uow: Uow, row: AnyRow, decision: Decision, approver: Approver | None = None) -> None:
    """End a request that waits; who approves signs for the whole of it.

    Only who asked takes it back. AppError `not_allowed`, `approver_role`, InvalidInputError
    `answer` for a refusal without a word.
    """
    who = approver.person if approver is not None else lookup.actor(uow)
    if decision.state is State.WITHDRAWN:
        roles.demand(who.role, ASKS[Kind(row.kind)])
        if who.uid != row.asked_by:
            raise AppError("request_of_another")
    else:
        roles.demand(who.role, DECIDES[Kind(row.kind)])
    values: dict[str, Any] = {
        "state": str(decision.state),
        "decided_by": who.uid,
        "decided_at": uow.now().strftime(ISO),
        "answer": _answer(decision),
        "outcome": canonical.encode(dict(decision.outcome)).decode(),
    }
    if decision.state is State.APPROVED:
        values |= _signed(row, approver, uow.now())
    uow.change(f"approval.{decision.state}", approval, row.uid, values)
    uow.changed(Change.APPROVALS)


def digest(row: AnyRow) -> bytes:
    """Return the hash of everything a request asked for."""
    said = {name: getattr(row, name) for name in _ASKED}
    said |= {"subject_uid": row.subject_uid.hex, "asked_by": row.asked_by.hex}
    return hashlib.sha256(canonical.encode(said)).digest()


def statement(row: AnyRow, approver: str, moment: datetime) -> ConsentStatement:
    """Return what *approver* (uid as hex) signs for the request of *row* at *moment*."""
    return ConsentStatement(request=row.uid.hex, digest=digest(row), approver=approver, time=moment)


def _signed(row: AnyRow, approver: Approver | None, moment: datetime) -> dict[str, Any]:
    if approver is None:
        raise AppError("approver_missing")
    said = statement(row, approver.person.uid.hex, moment).to_bytes()
    return {"kid": approver.signing.kid, "signature": approver.signing.sign(said)}


def _answer(decision: Decision) -> str:
    said = text.clean(decision.answer)
    if decision.state is State.REFUSED and not said:
        raise InvalidInputError({"answer": "required"})
    if len(said) > LONGEST_ANSWER:
        raise InvalidInputError({"answer": "too_long"})
    return said
