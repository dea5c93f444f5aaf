"""The journal as people read it: newest first, what an entry is about, what stood there before."""

import json
import uuid
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Connection,
    and_,
    bindparam,
    false,
    or_,
    select,
    tuple_,
    union_all,
)

from app.db.types import AnyRow, AnySelect
from app.domain import text
from app.domain.paging import Cursor, Page
from app.domain.receipt import ReceiptNumber
from app.models import (
    campaign,
    donor,
    journal,
    journal_stream,
    niyyat,
    person,
    receipt,
    receipt_print,
    setting,
)
from app.queries.receipts import register_of

LIMIT: Final = 30
_NIYYAT: Final = "niyyat_uid"
_AMONG: Final[BindParameter[uuid.UUID]] = bindparam("keys", expanding=True)
_NUMBERS: Final = select(*(receipt.c[name] for name in ("uid", "office", "register", "year", "n")))
_NAMED: Final = union_all(
    *(
        select(t.c.uid, t.c[column].label("name")).where(t.c.uid.in_(_AMONG))
        for t, column in (
            *((t, "name") for t in (person, donor, niyyat, campaign)),
            (setting, "key"),
        )
    )
)
"""The rows that a reader knows by one of their columns."""
_MOMENT: Final = select(journal.c.at).where(
    journal.c.stream == bindparam("stream"), journal.c.seq == bindparam("seq")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries: *day* a day, *record* the key of a row; empty and None ask for all."""

    person: uuid.UUID | None = None
    action: str = ""
    day: date | None = None
    record: uuid.UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row that an entry wrote; *before* is empty where it was added."""

    table: str
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One entry; *about* is what it speaks of, as people call it. *steps* None: it was erased."""

    stream: uuid.UUID
    seq: int
    at: str
    person: str
    action: str
    entity: str
    record: uuid.UUID
    about: str
    steps: tuple[Step, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person whose entries can be asked for."""

    uid: uuid.UUID
    name: str


def people(connection: Connection) -> list[Someone]:
    """Return everybody who ever worked here, by name."""
    rows = connection.execute(select(person.c.uid, person.c.name))
    found = [Someone(uid=row.uid, name=row.name) for row in rows]
    return sorted(found, key=lambda one: text.sort_key(one.name))


def record_of(connection: Connection, number: ReceiptNumber) -> uuid.UUID | None:
    """Return the key of a receipt, None where there is no such number."""
    c = receipt.c
    place = (c.register_uid == register_of(number)) & (c.year == number.year)
    found = select(c.uid).where(place & (c.n == number.serial))
    return connection.execute(found).scalar_one_or_none()


def page(
    connection: Connection, wanted: Wanted, after: Cursor = None, limit: int = LIMIT
) -> Page[EventRow]:
    """Return the entries that follow *after*, the newest first."""
    c = journal.c
    place = tuple_(c.stream, c.seq)
    asked = _asked(connection, wanted).order_by(c.stream.desc(), c.seq.desc())
    if after is not None:
        asked = asked.where(place < after)
    rows = connection.execute(asked.limit(limit)).all()
    bodies = [None if row.body is None else _body(row.body) for row in rows]
    keys = [_record(row, body) for row, body in zip(rows, bodies, strict=True)]
    shared = [uuid.UUID(hex=one) for body in bodies if body for one in _niyyat_keys(body)]
    titles = _titles(connection, [*keys, *shared])
    found = [
        _event(row, body, key, titles) for row, body, key in zip(rows, bodies, keys, strict=True)
    ]
    more = (rows[-1].stream, rows[-1].seq) if len(rows) == limit else None
    return Page(tuple(found), more)


def _asked(connection: Connection, wanted: Wanted) -> AnySelect:
    c = journal.c
    columns = (c.stream, c.seq, c.at, c.action, c.entity, c.entity_uid, c.body, person.c.name)
    asked = select(*columns).outerjoin(person, person.c.uid == c.person_uid)
    if wanted.person is not None:
        asked = asked.where(c.person_uid == wanted.person)
    if wanted.action:
        asked = asked.where(c.action == wanted.action)
    if wanted.day is not None:
        asked = asked.where(_of_day(connection, wanted.day))
    if wanted.record is not None:
        prints = select(receipt_print.c.uid).where(receipt_print.c.receipt_uid == wanted.record)
        voids = select(receipt.c.uid).where(receipt.c.ref_uid == wanted.record)
        ours = (c.entity_uid == wanted.record) | c.entity_uid.in_(prints)
        asked = asked.where(ours | c.entity_uid.in_(voids))
    return asked


def _of_day(connection: Connection, day: date) -> Any:
    """Return the span of each stream that holds *day*: time only grows along a stream."""
    c = journal.c
    streams = connection.execute(select(journal_stream.c.uid, journal_stream.c.seq)).all()
    spans = []
    for stream in streams:
        places = range(1, stream.seq + 1)

        @cache
        def at(seq: int, of: uuid.UUID = stream.uid) -> str:
            found = connection.execute(_MOMENT, {"stream": of, "seq": seq})
            return str(found.scalar_one())

        first, last = (
            1 + bisect_left(places, one.isoformat(), key=at)
            for one in (day, day + timedelta(days=1))
        )
        if first < last:
            spans.append(and_(c.stream == stream.uid, c.seq.between(first, last - 1)))
    return or_(*spans) if spans else false()


def _body(raw: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(raw)  # to judge what is written is the work of verify
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _record(row: AnyRow, body: Mapping[str, Any] | None) -> uuid.UUID:
    """Return what an entry is about: a print is about its receipt."""
    printed = (body or {}).get("add", {}).get(receipt_print.name)
    if printed:
        return uuid.UUID(hex=printed[0]["receipt_uid"])
    return uuid.UUID(int=row.entity_uid.int)


def _titles(connection: Connection, keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    wanted = {"keys": list(set(keys))}
    numbers = connection.execute(_NUMBERS.where(receipt.c.uid.in_(_AMONG)), wanted)
    found = {key: str(ReceiptNumber(*number)) for key, *number in numbers}
    return found | {row.uid: row.name for row in connection.execute(_NAMED, wanted)}


def _event(
    row: AnyRow,
    body: Mapping[str, Any] | None,
    key: uuid.UUID,
    titles: Mapping[uuid.UUID, str],
) -> EventRow:
    return EventRow(
        stream=row.stream,
        seq=row.seq,
        at=row.at,
        person=row.name or "",
        action=row.action,
        entity=row.entity,
        record=key,
        about=titles.get(key, ""),
        steps=None if body is None else tuple(_steps(body, row.entity, titles)),
    )


def _niyyat_keys(body: Mapping[str, Any]) -> Iterable[str]:
    for rows in body.get("add", {}).values():
        yield from (row[_NIYYAT] for row in rows if row.get(_NIYYAT))


def _steps(body: Mapping[str, Any], entity: str, titles: Mapping[uuid.UUID, str]) -> Iterable[Step]:
    for table, rows in body.get("add", {}).items():
        for values in rows:
            named = dict(values)
            if key := values.get(_NIYYAT):
                named[_NIYYAT] = titles.get(uuid.UUID(hex=key), "")
            yield Step(table=table, before={}, after=named)
    for change in body.get("change", ()):
        yield Step(table=change["table"], before=change["before"], after=change["after"])
    if told := body.get("note"):
        yield Step(table=entity, before={}, after=told)
