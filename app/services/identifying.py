"""Above the ceiling of the money-laundering rules a giver has to be known by an identifier."""

from collections.abc import Mapping

from app.domain import settings
from app.domain.donation import DonorKind, IssueReceipt
from app.domain.donation_rules import is_integer


def problems(held: Mapping[str, str], command: IssueReceipt) -> dict[str, str]:
    """Return what is missing of the giver of more money (rials) than the office's ceiling.

    An empty ceiling is none. A group has no identifier of its own, and a paper that is entered
    again was issued under the ceiling of its day.
    """
    found: dict[str, str] = {}
    ceiling = settings.value(held, settings.IDENTIFY_ABOVE)
    given = sum(line.amount for line in command.lines if is_integer(line.amount))
    if not ceiling or given <= int(ceiling) or command.original_qr:
        return found
    donor = command.donor
    if donor.kind == DonorKind.ANONYMOUS:
        found["donor.kind"] = "identify_above"
    elif donor.kind != DonorKind.GROUP and not donor.national_id.strip():
        found["donor.national_id"] = "identify_above"
    return found
