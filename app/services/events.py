"""Who may read the journal: it names what everybody did."""

from sqlalchemy import Connection

from app.domain import roles
from app.domain.paging import Cursor, Page
from app.queries import journal
from app.queries.journal import EventRow, Wanted
from app.services.desk import Actor


def page(
    connection: Connection, reader: Actor, wanted: Wanted, after: Cursor = None
) -> Page[EventRow]:
    """Return a page of the journal, the newest first; AppError `not_allowed`."""
    roles.demand(reader.role, roles.Action.SEE_JOURNAL)
    return journal.page(connection, wanted, after)
