"""What is asked of a payment before it is booked."""

from sqlalchemy import Connection

from app.domain import roles
from app.domain.donation import IssueReceipt
from app.domain.receipt import ReceiptNumber
from app.queries import references
from app.queries.references import Payment, Used
from app.services.desk import Actor


def used(
    connection: Connection, who: Actor, command: IssueReceipt, apart: ReceiptNumber | None = None
) -> Used | None:
    """Return the standing gift that has this payment's reference already, but for *apart*.

    It is no refusal: two gifts may come in one transfer. Raises AppError `not_allowed`.
    """
    roles.demand(who.role, roles.Action.ISSUE)
    return references.used(connection, Payment.of(command), apart)


def alike(connection: Connection, who: Actor, command: IssueReceipt) -> ReceiptNumber | None:
    """Return the standing receipt that a restore may make this one the second of.

    It is no refusal: who holds the papers knows. Raises AppError `not_allowed`.
    """
    roles.demand(who.role, roles.Action.ISSUE)
    return references.alike(connection, command)
