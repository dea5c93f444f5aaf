"""The full-text index of donors of this database: kept up with each write, rebuilt at will.

SQLite has FTS5 for it. On PostgreSQL the same two tables hold lexemes that are made here, under
GIN, so that no extension and no dictionary of a server is needed; see docs/decisions/0035.
"""

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
)
from sqlalchemy import text as sql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from app.db import bulk
from app.domain import donor_terms
from app.models import donor, donor_doc

WORDS: Final = table("donor_words", column("rowid"), column("terms"))
PARTS: Final = table("donor_parts", column("rowid"), column("terms"))
_BATCH: Final = 2_000
_EMPTY: Final = "delete-all"
_WORD: Final = re.compile(r'"([^"]*)"')
_NEXT: Final = sql(
    "SELECT nextval(pg_get_serial_sequence('donor_doc', 'doc')) FROM generate_series(1, :many)"
)
"""Two desks register donors at the same time; a highest number and one would be the same."""

_SPLIT: Final = func.string_to_array(bindparam("given"), " ")
_LEXEMES: Final = func.array_to_tsvector(func.array_remove(_SPLIT, ""))
Row = Mapping[str, Any]


class _Answers(FunctionElement[bool]):
    """Whether the terms of a row answer a question, spelt as FTS5 has it."""

    inherit_cache = True


@compiles(_Answers)
def _answers(element: _Answers, compiler: SQLCompiler, **more: Any) -> str:
    index, asked, _there = element.clauses
    return f"{compiler.process(index, **more)} MATCH {compiler.process(asked, **more)}"


@compiles(_Answers, "postgresql")
def _answers_there(element: _Answers, compiler: SQLCompiler, **more: Any) -> str:
    _index, _asked, there = element.clauses
    return f"terms @@ CAST({compiler.process(there, **more)} AS tsquery)"


def create(connection: Connection) -> None:
    """Make the index in an empty PostgreSQL; in SQLite a migration did."""
    for index in (WORDS, PARTS):
        connection.exec_driver_sql(
            f"CREATE TABLE {index.name} (rowid INTEGER PRIMARY KEY, terms TSVECTOR NOT NULL)"
        )
        connection.exec_driver_sql(
            f"CREATE INDEX ix_{index.name}_terms ON {index.name} USING GIN (terms)"
        )


def put(connection: Connection, rows: Sequence[Row]) -> None:
    """Index donors that were just written; *rows* are whole rows of `donor`."""
    if not rows:
        return
    numbered = list(zip(_numbers(connection, len(rows)), rows, strict=True))
    if _many(connection, rows):
        bulk.copy_rows(connection, donor_doc, ((doc, row["uid"]) for doc, row in numbered))
    else:
        docs = [{"doc": doc, "donor_uid": row["uid"]} for doc, row in numbered]
        connection.execute(insert(donor_doc), docs)
    _write(connection, numbered)


def _many(connection: Connection, rows: Sequence[Any]) -> bool:
    """Tell whether COPY is there for *rows*, and worth it."""
    return connection.dialect.name == "postgresql" and len(rows) >= bulk.COPIED


def _numbers(connection: Connection, many: int) -> Sequence[int]:
    if connection.dialect.name == "postgresql":
        return connection.execute(_NEXT, {"many": many}).scalars().all()
    found = connection.execute(select(func.coalesce(func.max(donor_doc.c.doc), 0)))
    first: int = found.scalar_one() + 1
    return range(first, first + many)


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
    there = connection.dialect.name == "postgresql"
    words = [(doc, donor_terms.words(row)) for doc, row in rows]
    parts = [(doc, _parts(row, there=there)) for doc, row in rows]
    for index, many in ((WORDS, words), (PARTS, parts)):
        if _many(connection, many):
            copied = f"COPY {index.name} (rowid, terms) FROM STDIN"
            bulk.copy(connection, copied, [(doc, _vector(terms)) for doc, terms in many])
        elif there:
            made = insert(index).values(rowid=bindparam("doc"), terms=_LEXEMES)
            connection.execute(made, [{"doc": doc, "given": terms} for doc, terms in many])
        else:
            connection.execute(insert(index), [{"rowid": doc, "terms": t} for doc, t in many])


def _vector(terms: str) -> str:
    """Return *terms* as PostgreSQL reads a tsvector: each lexeme quoted, so that none is cut."""
    quoted = terms.replace("\\", "\\\\").replace("'", "''").split(" ")
    return " ".join([f"'{word}'" for word in quoted if word])


def _parts(row: Row, *, there: bool) -> str:
    """Return the text that FTS5 cuts into threes, or the threes themselves."""
    text = donor_terms.parts(row)
    if not there:
        return text
    threes = (part for word in text.split() for part in donor_terms.trigrams(word))
    return " ".join(dict.fromkeys(threes))


def rebuild(connection: Connection) -> int:
    """Make the index from the donors as they stand, batch by batch; returns how many there are."""
    for index in (WORDS, PARTS):
        if connection.dialect.name == "postgresql":
            connection.execute(delete(index))
        else:
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
    return select(index.c.rowid.label("doc")).where(_question(index, asked)).limit(limit)


def _question(index: Any, asked: str) -> ColumnElement[bool]:
    there = _WORD.sub(r"'\1'", asked).replace("'*", "':*")
    there = there.replace(" AND ", " & ").replace(" OR ", " | ")
    given = (bindparam(None, asked, String), bindparam(None, there, String))
    return _Answers(column(index.name), *given)
