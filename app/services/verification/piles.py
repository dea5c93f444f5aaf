"""A closed pile of the evening: its receipts come to what was expected, or to what was signed."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from app.db.types import AnyRow
from app.domain.batch import State, Totals
from app.domain.clock import TEHRAN
from app.domain.findings import Finding, Notes
from app.domain.roles import Role
from app.keys.approval import BatchStatement, signed_rows, verify_batch
from app.keys.roster import Roster
from app.models import batch, office
from app.queries import batches
from app.services import pile_rows


def check(connection: Connection, notes: Notes, roster: Roster) -> None:
    """Check every closed pile and every signature under one that differed."""
    code = connection.execute(select(office.c.code)).scalar_one()
    closed = connection.execute(select(batch).where(batch.c.state == State.CLOSED)).all()
    for row in closed:
        for finding in pile_findings(connection, roster, code, row):
            notes.find(finding.code, finding.entity, finding.key)
        notes.count("batches")


def pile_findings(
    connection: Connection, roster: Roster, office_code: str, row: AnyRow
) -> Iterator[Finding]:
    """Yield what is wrong with a closed pile of the office called *office_code*."""
    key = f"{row.paid_on} / {row.uid.hex[-6:]}"
    came_to = batches.reached(connection, row.uid)
    expected = Totals(count=row.expected_count, amount=row.expected_amount)
    accepted = Totals(count=row.accepted_count or 0, amount=row.accepted_amount or 0)
    if came_to not in (expected, accepted):
        yield Finding(code="batch_differs_from_receipts", entity="batch", key=key)
    elif came_to != expected and not (
        _signed(row, roster, office_code) and _same_rows(connection, row)
    ):
        yield Finding(code="batch_approval_forged", entity="batch", key=key)


def _signed(row: AnyRow, roster: Roster, code: str) -> bool:
    moment = datetime.fromisoformat(row.accepted_at).replace(tzinfo=TEHRAN)
    statement = BatchStatement(
        office=code,
        batch=row.uid.hex,
        expected=(row.expected_count, row.expected_amount),
        accepted=(row.accepted_count, row.accepted_amount),
        reason=row.accepted_reason,
        approver=row.accepted_by.hex,
        time=moment,
        rows=signed_rows(row.accepted_signature),
    )
    signer = roster.at(row.accepted_kid, moment)
    if signer is None or signer.role != Role.MANAGER or signer.person != statement.approver:
        return False
    return verify_batch(signer.public, row.accepted_signature, statement)


def _same_rows(connection: Connection, row: AnyRow) -> bool:
    """Tell whether the receipts are the rows that were signed; long ago only sums were."""
    signed = signed_rows(row.accepted_signature)
    return not signed or signed == pile_rows.of_receipts(connection, row.uid)
