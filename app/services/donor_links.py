"""Which registered donor a receipt belongs to: the one chosen, or the one that is meant."""

import uuid
from dataclasses import replace

from sqlalchemy import select

from app.db.uow import Uow
from app.domain import identity
from app.domain.donation import DonorFacts, DonorKind, IssueReceipt
from app.models import donor
from app.queries import donor_runs


def problems(uow: Uow, facts: DonorFacts) -> dict[str, str]:
    """Return `donor_unknown` for a chosen donor that the register does not have."""
    if not facts.uid:
        return {}
    chosen = read_uid(facts.uid)
    if chosen is None or facts.kind == DonorKind.ANONYMOUS or not uow.has(donor, chosen):
        return {"donor.uid": "donor_unknown"}
    return {}


def completed(uow: Uow, command: IssueReceipt) -> IssueReceipt:
    """Return *command* with the identifiers of a chosen donor where none were typed.

    The desk shows them masked, so that it cannot give them.
    """
    facts = command.donor
    chosen = read_uid(facts.uid) if facts.uid else None
    if chosen is None or facts.kind == DonorKind.ANONYMOUS:
        return command
    c = donor.c
    asked = select(c.national_id, c.mobile).where(c.uid == chosen, c.kind == facts.kind)
    found = uow.connection.execute(asked).one_or_none()
    if found is None:
        return command
    known = {
        "national_id": facts.national_id.strip() or found.national_id,
        "mobile": facts.mobile.strip() or found.mobile,
    }
    return replace(command, donor=replace(facts, **known))


def of_visit(uow: Uow, facts: DonorFacts) -> uuid.UUID | None:
    """Return the donor of a checked visit: as chosen, or the only one with this identifier."""
    if facts.uid:
        return read_uid(facts.uid)
    if facts.kind == DonorKind.ANONYMOUS or not facts.national_id.strip():
        return None
    read = identity.legal_id if facts.kind == DonorKind.LEGAL else identity.national_id
    c = donor.c
    ours = (c.national_id == read(facts.national_id)) & donor_runs.standing(uow.connection)
    same = select(c.root_uid).where(ours).distinct().limit(2)
    roots = uow.connection.execute(same).scalars().all()
    return roots[0] if len(roots) == 1 else None


def read_uid(typed: str) -> uuid.UUID | None:
    """Return the uid of 32 hexadecimal figures, None for anything else."""
    try:
        return uuid.UUID(hex=typed)
    except ValueError:
        return None
