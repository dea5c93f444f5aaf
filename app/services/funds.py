"""The fund ledger for whoever may see it."""

from sqlalchemy import Connection

from app.domain import roles
from app.domain.funds import Ledger
from app.queries import funds
from app.queries.funds import FormTotal
from app.services.desk import Actor


def ledger(connection: Connection, who: Actor, first: str = "", last: str = "") -> Ledger:
    """Return the ledger of the ISO days *first* to *last*; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.SEE_FUNDS)
    return funds.ledger(connection, first, last)


def totals(connection: Connection, who: Actor) -> tuple[FormTotal, ...]:
    """Return what stands by designation and form; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.SEE_FUNDS)
    return tuple(funds.totals(connection))
