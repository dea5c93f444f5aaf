"""Check the journal's chain, and that the tables hold what the journal says and nothing else."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, func, select

from app.db import codec
from app.db.types import AnyRow
from app.domain import canonical
from app.domain.errors import AppError
from app.domain.findings import Notes
from app.domain.journal import GENESIS, EntryFacts, body_hash, link
from app.domain.receipt import ReceiptNumber
from app.models import journal, journal_stream, metadata, receipt
from app.services.verification.entities import Entities
from app.services.verification.tally import Tally, bucket_of

_BATCH = 500


@dataclass
class _Said:
    """What the journal says so far: rows per table, and what became of those that may change."""

    entities: Entities
    rows: dict[str, int] = field(default_factory=dict)
    erased: bool = False


def check(connection: Connection, notes: Notes) -> None:
    """Check every stream, then every journalled table against them."""
    said = _Said(Entities(connection))
    for stream in connection.execute(select(journal_stream).order_by(journal_stream.c.uid)).all():
        _stream(connection, notes, said, stream)
    said.entities.compare(notes, lambda: _bodies(connection))
    if not said.erased:
        _counts(connection, notes, said)


def _stream(connection: Connection, notes: Notes, said: _Said, stream: AnyRow) -> None:
    seq, head = 0, GENESIS
    asked = select(journal).where(journal.c.stream == stream.uid).order_by(journal.c.seq)
    for rows in connection.execution_options(yield_per=_BATCH).execute(asked).partitions():
        for row in rows:
            if row.seq != seq + 1:
                notes.find("journal_gap", "journal", f"{stream.uid.hex}/{seq + 1}")
            for code in _wrong(row, head):
                notes.find(code, "journal", f"{stream.uid.hex}/{row.seq}")
            seq, head = row.seq, row.hash
            notes.count("journal")
        _facts(connection, notes, said, rows)
    if (stream.seq, stream.head) != (seq, head):
        notes.find("journal_head_differs", "journal", f"{stream.uid.hex}/{stream.seq}")


def _wrong(row: AnyRow, head: bytes) -> Iterator[str]:
    facts = EntryFacts(
        stream=row.stream,
        seq=row.seq,
        at=row.at,
        person=row.person_uid,
        action=row.action,
        entity=row.entity,
        entity_uid=row.entity_uid,
    )
    linked = row.previous == head and link(facts, row.previous, row.body_hash) == row.hash
    whole = row.body is None or body_hash(row.salt, row.body) == row.body_hash
    if not (linked and whole):
        yield "journal_altered"


def _facts(connection: Connection, notes: Notes, said: _Said, entries: Sequence[AnyRow]) -> None:
    """Compare the facts that these entries added with the rows that stand."""
    wanted: dict[str, list[Mapping[str, Any]]] = {}
    for entry in entries:
        if entry.body is None:
            said.erased = True
            continue
        _collect(_decoded(entry.body), said, wanted)
    for name, rows in wanted.items():
        _compare(connection, notes, metadata.tables[name], rows)


def _decoded(body: bytes) -> Mapping[str, Any]:
    try:
        value = canonical.decode(body)
    except AppError:
        return {}
    return value if isinstance(value, dict) else {}


def _bodies(connection: Connection) -> Iterator[Mapping[str, Any]]:
    """Yield what every entry says, in the order of the streams."""
    c = journal.c
    asked = select(c.body).where(c.body.is_not(None)).order_by(c.stream, c.seq)
    reader = connection.execution_options(yield_per=_BATCH)
    return map(_decoded, reader.execute(asked).scalars())


def _collect(
    body: Mapping[str, Any], said: _Said, wanted: dict[str, list[Mapping[str, Any]]]
) -> None:
    said.entities.said(body)
    for name, rows in body.get("add", {}).items():
        said.rows[name] = said.rows.get(name, 0) + len(rows)
        if metadata.tables[name].info["fact"]:
            wanted.setdefault(name, []).extend(rows)


def _compare(
    connection: Connection, notes: Notes, table: Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    uids = [uuid.UUID(hex=row["uid"]) for row in rows]
    for start in range(0, len(rows), _BATCH):
        part = slice(start, start + _BATCH)
        asked = select(table).where(table.c.uid.in_(uids[part]))
        found = {row["uid"].hex: row for row in connection.execute(asked).mappings()}
        for said in rows[part]:
            stands = found.get(said["uid"])
            if stands is None:
                notes.find("row_missing", table.name, name_of(connection, table, said))
            elif codec.to_json(table, stands) != codec.whole(table, said):
                notes.find("row_differs", table.name, name_of(connection, table, said))


def name_of(connection: Connection, table: Table, row: Mapping[str, Any]) -> str:
    """Return the printed number that a row belongs to, or its uid where there is none."""
    if table is receipt:
        return str(ReceiptNumber(row["office"], row["register"], row["year"], row["n"]))
    gift = row["uid"] if table.name == "donation" else row.get("donation_uid")
    if gift is None:
        return str(row["uid"])
    c = receipt.c
    asked = select(c.office, c.register, c.year, c.n)
    found = connection.execute(asked.where(c.donation_uid == uuid.UUID(hex=gift))).first()
    return str(ReceiptNumber(*found)) if found else str(row["uid"])


def _counts(connection: Connection, notes: Notes, said: _Said) -> None:
    for table in _journalled():
        many = connection.execute(select(func.count()).select_from(table)).scalar_one()
        notes.count("rows", many)
        if table.info["fact"] and many > said.rows.get(table.name, 0):
            for key in _strangers(connection, table):
                notes.find("row_unjournalled", table.name, key)


def _strangers(connection: Connection, table: Table) -> Iterator[str]:
    """Yield the rows of *table* that no entry of the journal added."""
    tally, reader = Tally(), connection.execution_options(yield_per=_BATCH)
    for one in _said_of(connection, table):
        tally.add(1, one, ())
    for uid in reader.execute(select(table.c.uid)).scalars():
        tally.add(-1, uid.hex, ())
    wrong = tally.differing()
    known = {one for one in _said_of(connection, table) if bucket_of(one) in wrong}
    for row in reader.execute(select(table)).mappings():
        if bucket_of(row["uid"].hex) in wrong and row["uid"].hex not in known:
            yield name_of(connection, table, codec.to_json(table, row))


def _said_of(connection: Connection, table: Table) -> Iterator[str]:
    for body in _bodies(connection):
        yield from (row["uid"] for row in body.get("add", {}).get(table.name, ()))


def _journalled() -> Iterator[Table]:
    return (table for table in metadata.sorted_tables if table.info["journal"])
