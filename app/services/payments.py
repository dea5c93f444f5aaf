"""What is asked of a payment before it is booked."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain import roles
from app.domain.donation import IssueReceipt
from app.domain.receipt import ReceiptNumber
from app.queries import references
from app.queries.references import Payment, Used
from app.services.desk import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """What stands already: this payment's reference, and a gift that a restore may double."""

    used: Used | None = None
    alike: ReceiptNumber | None = None


def doubts(
    connection: Connection, who: Actor, command: IssueReceipt, apart: ReceiptNumber | None = None
) -> Doubts:
    """Return what to ask before *command* is booked, but for the receipt *apart*.

    It is no refusal: two gifts may come in one transfer, and who holds the papers knows which
    are one gift. Raises AppError `not_allowed`.
    """
    roles.demand(who.role, roles.Action.ISSUE)
    return Doubts(
        used=references.used(connection, Payment.of(command), apart),
        alike=references.alike(connection, command, apart),
    )
