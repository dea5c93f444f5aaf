"""Check what managers were asked: who said yes, and that papers, voids and requests agree."""

import json
import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, select

from app.db.types import AnyRow
from app.domain import clock, roles
from app.domain.approvals import Kind, State
from app.domain.errors import AppError
from app.domain.findings import Finding, Notes
from app.domain.receipt import ReceiptNumber, RecordType
from app.keys.roster import Roster
from app.keys.signing import verify
from app.models import approval, receipt
from app.queries import standing
from app.services import approvals
from app.services.receipts import snapshot_of

_REF: Final = receipt.alias("named")


def check(connection: Connection, notes: Notes, roster: Roster) -> None:
    """Check every request, every void's successor, and every receipt that replaces another."""
    for row in connection.execute(select(approval).order_by(approval.c.uid)).all():
        for finding in request_findings(connection, roster, row):
            notes.find(finding.code, finding.entity, finding.key)
        notes.count("approvals")
    voids = select(receipt).where(receipt.c.type == RecordType.VOID)
    for row in connection.execute(voids).all():
        if _said(row) != _first(connection, row.ref_uid):
            notes.find("replacement_differs", "receipt", _name(row))
    for row in connection.execute(_replacing()).all():
        if not _asked_for(connection, row):
            notes.find("replacement_unasked", "receipt", _name(row))


def request_findings(connection: Connection, roster: Roster, row: AnyRow) -> Iterator[Finding]:
    """Yield what is wrong with a request by itself: who said yes, and what it was about."""
    for code in _wrong(connection, roster, row):
        yield Finding(code=code, entity="approval", key=row.subject)


def _wrong(connection: Connection, roster: Roster, row: AnyRow) -> Iterator[str]:
    try:
        given = json.loads(row.payload).get("replacements", ())
        outcome = json.loads(row.outcome) if row.outcome else {}
        if row.state == State.APPROVED and not _signed(roster, row):
            yield "consent_forged"
        if row.kind == Kind.VOID_RECEIPT and not _linked(connection, row, given, outcome):
            yield "request_link_differs"
    except (AttributeError, KeyError, TypeError, ValueError):
        yield "request_unreadable"


def _signed(roster: Roster, row: AnyRow) -> bool:
    moment = datetime.fromisoformat(row.decided_at).replace(tzinfo=clock.TEHRAN)
    signer = roster.at(row.kid, moment)
    if signer is None or row.decided_by is None or signer.person != row.decided_by.hex:
        return False
    said = approvals.statement(row, signer.person, moment).to_bytes()
    return signer.role == roles.Role.MANAGER and verify(signer.public, row.signature, said)


def _linked(
    connection: Connection, row: AnyRow, given: list[dict[str, str]], outcome: dict[str, Any]
) -> bool:
    """Tell whether the void stands exactly where it was approved, and what was issued names it."""
    c = receipt.c
    asked = select(c.uid).where(c.ref_uid == row.subject_uid, c.type == RecordType.VOID)
    void = connection.execute(asked).scalar_one_or_none()
    if row.state == State.APPROVED and (void is None or outcome["record_uid"] != void.hex):
        return False
    if row.state == State.PENDING and void is not None:
        return False
    named = (
        connection.execute(select(receipt).where(c.uid == uuid.UUID(hex=one["uid"])))
        for one in given
    )
    for one, found in zip(given, named, strict=True):
        paper = found.one_or_none()
        if paper is None or paper.ref_uid != row.subject_uid or _name(paper) != one["number"]:
            return False
    subject = connection.execute(select(receipt).where(c.uid == row.subject_uid)).one_or_none()
    return subject is not None and _name(subject) == row.subject


def _replacing() -> Any:
    """Ask for the receipts that name another as replaced, while that one was never voided."""
    c = receipt.c
    return (
        select(receipt)
        .join(_REF, _REF.c.uid == c.ref_uid)
        .where(c.type != RecordType.VOID, ~standing.voided(_REF))
    )


def _asked_for(connection: Connection, row: AnyRow) -> bool:
    asked = select(approval.c.payload).where(approval.c.subject_uid == row.ref_uid)
    return any(row.uid.hex in said for said in connection.execute(asked).scalars())


def _said(row: AnyRow) -> str:
    try:
        return str(snapshot_of(row.snapshot)["void"]["replacement"])
    except (AppError, KeyError, TypeError):
        return ""


def _first(connection: Connection, old: uuid.UUID | None) -> str:
    found = standing.successors(connection, old) if old is not None else ()
    if not found:
        return ""
    return _name(connection.execute(select(receipt).where(receipt.c.uid == found[0])).one())


def _name(row: AnyRow) -> str:
    return str(ReceiptNumber(row.office, row.register, row.year, row.n))
