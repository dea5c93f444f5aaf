"""What the search field finds, whoever asks: donors and receipts, each with why."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection

from app.domain import roles, search_line
from app.domain.lunar import LunarTable
from app.domain.search_line import Sought
from app.queries import donor_search, donors, receipt_search
from app.queries.donor_search import Hit
from app.queries.receipt_search import ReceiptHit
from app.services.desk import Actor

GIVERS: Final = 5
MOST: Final = 12
_ROUND: Final = "0000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    """What answers, in groups; *sought* is how the line was understood."""

    sought: Sought
    donors: tuple[Hit, ...]
    receipts: tuple[ReceiptHit, ...]


def find(
    connection: Connection, who: Actor, typed: str, today: date, table: LunarTable, limit: int
) -> Everything:
    """Return at most *limit* donors and receipts that *who* may see.

    Raises AppError `not_allowed` for one who may see neither.
    """
    sees_donors = roles.may(who.role, roles.Action.SEE_DONORS)
    if not sees_donors:
        roles.demand(who.role, roles.Action.SEE_RECEIPTS)
    sought = search_line.read(typed, today, table)
    people = _donors(connection, sought, limit) if sees_donors else ()
    found: tuple[ReceiptHit, ...] = ()
    if roles.may(who.role, roles.Action.SEE_RECEIPTS):
        givers = _givers(connection, people, sought)
        found = receipt_search.search(connection, sought, givers, limit=limit)
    return Everything(sought=sought, donors=people[:limit], receipts=found)


def _donors(connection: Connection, sought: Sought, limit: int) -> tuple[Hit, ...]:
    """Find by the whole line, and where nobody answers it, by the names that stand in it."""
    if sought.number is not None:
        return ()
    lines = (sought.names,) if _tells_of_a_gift(sought) else (sought.typed, sought.names)
    for line in dict.fromkeys(filter(None, lines)):
        if found := donor_search.likeliest(connection, line, max(limit, GIVERS)):
            return found
    return ()


def _tells_of_a_gift(sought: Sought) -> bool:
    """Tell whether the whole line is nobody's name or code: a round amount, a day in figures."""
    rounded = any(one.figures.endswith(_ROUND) and one.figures[0] != "0" for one in sought.figures)
    return rounded or sought.dated


def _givers(connection: Connection, found: tuple[Hit, ...], sought: Sought) -> list[uuid.UUID]:
    """Return the likeliest donors and all who were merged into them."""
    if not sought.names or not found:
        return []
    likely = [hit.row.uid for hit in found[:GIVERS]]
    return list(donors.family(connection, likely))[:MOST]
