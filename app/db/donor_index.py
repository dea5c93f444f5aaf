"""The full-text index of donors on this PC: kept up with each write, rebuilt at will."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select, column, delete, func, insert, select, table

from app.domain import donor_terms
from app.models import donor, donor_doc

WORDS: Final = table("donor_words", column("rowid"), column("terms"))
PARTS: Final = table("donor_parts", column("rowid"), column("terms"))
_BATCH: Final = 2_000
_EMPTY: Final = "delete-all"
Row = Mapping[str, Any]


def put(connection: Connection, rows: Sequence[Row]) -> None:
    """Index donors that were just written; *rows* are whole rows of `donor`."""
    found = connection.execute(select(func.coalesce(func.max(donor_doc.c.doc), 0)))
    first = found.scalar_one() + 1
    numbered = list(enumerate(rows, start=first))
    if numbered:
        docs = [{"doc": doc, "donor_uid": row["uid"]} for doc, row in numbered]
        connection.execute(insert(donor_doc), docs)
        _write(connection, numbered)


def replace(connection: Connection, row: Row) -> None:
    """Index a donor anew whose name or identifiers were changed."""
    asked = select(donor_doc.c.doc).where(donor_doc.c.donor_uid == row["uid"])
    doc = connection.execute(asked).scalar_one()
    for index in (WORDS, PARTS):
        connection.execute(delete(index).where(index.c.rowid == doc))
    _write(connection, [(doc, row)])


def drop(connection: Connection, gone: Sequence[uuid.UUID]) -> None:
    """Let donors be found no more; one who is indexed anew is found again."""
    if not gone:
        return
    docs = list(
        connection.execute(select(donor_doc.c.doc).where(donor_doc.c.donor_uid.in_(gone))).scalars()
    )
    for index in (WORDS, PARTS):
        connection.execute(delete(index).where(index.c.rowid.in_(docs)))


def _write(connection: Connection, numbered: Iterable[tuple[int, Row]]) -> None:
    rows = list(numbered)
    words = [{"rowid": doc, "terms": donor_terms.words(row)} for doc, row in rows]
    connection.execute(insert(WORDS), words)
    parts = [{"rowid": doc, "terms": donor_terms.parts(row)} for doc, row in rows]
    connection.execute(insert(PARTS), parts)


def rebuild(connection: Connection) -> int:
    """Make the index from the donors as they stand, batch by batch; returns how many there are."""
    for index in (WORDS, PARTS):
        connection.execute(insert(table(index.name, column(index.name))), {index.name: _EMPTY})
    connection.execute(delete(donor_doc))
    count, after = 0, uuid.UUID(int=0)
    while rows := _batch(connection, after):
        put(connection, rows)
        count, after = count + len(rows), rows[-1]["uid"]
    return count


def _batch(connection: Connection, after: uuid.UUID) -> list[Row]:
    asked = select(donor).where(donor.c.uid > after).order_by(donor.c.uid).limit(_BATCH)
    return [dict(row) for row in connection.execute(asked).mappings()]


def matching(index: Any, asked: str, limit: int) -> Select[tuple[int]]:
    """Return the documents that answer an FTS5 expression, the oldest *limit* of them."""
    matches = column(index.name).op("MATCH")(asked)
    return select(index.c.rowid.label("doc")).where(matches).limit(limit)
