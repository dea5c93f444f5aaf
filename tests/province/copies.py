"""What the tests of the province share: an office's entries as they travel, and a copy of it."""

from sqlalchemy import select

from app.db import codec, migrate
from app.db.engine import open_engine
from app.db.uow import Store
from app.models import journal, journal_stream, metadata
from app.services.export_plans import entry_of


def entries_of(connection, stream=None, first=1, last=None):
    """Return the entries of the office's own stream, or of the one that is named."""
    own = select(journal_stream.c.uid).where(journal_stream.c.own == 1)
    stream = stream or connection.execute(own).scalar_one()
    asked = select(journal).where(journal.c.stream == stream, journal.c.seq >= first)
    rows = connection.execute(asked.order_by(journal.c.seq)).all()
    return [entry_of(row) for row in rows if last is None or row.seq <= last]


def tables_of(connection):
    """Return every row that travels, as JSON, by table."""
    found = {}
    for table in metadata.sorted_tables:
        if table.info["journal"]:
            rows = connection.execute(select(table).order_by(table.c.uid)).mappings()
            found[table.name] = [codec.to_json(table, row) for row in rows]
    return found


def empty_store(file):
    engine = open_engine(file, bytes(32), "write")
    migrate.upgrade(engine)
    return Store(engine, engine)
