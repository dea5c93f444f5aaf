"""Find donors while their name is typed: a few hundred candidates, the likeliest first.

A million names are never sorted. The indexes give at most `MOST` candidates, those that begin
as typed before all others, and only these are put in Persian order.
"""

import enum
import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from app.db import donor_index
from app.db.types import AnyRow, AnySelect
from app.domain import donor_terms, text
from app.models import donor, donor_doc
from app.models.functions import uid_bytes
from app.queries import donor_runs
from app.queries.donors import DonorRow, row_of

MOST: Final = 500
SHOWN: Final = 50
_BEGINNING: Final = 100
_NEAR: Final = 150
_END: Final = chr(0x10FFFF)
_BY_UID: Final = select(donor).where(donor.c.uid.in_(bindparam("some", expanding=True)))
_KNOWN: Final = re.compile("[0-9a-z\u00df-\u024f\u0370-\u04ff\u0620-\u06ff]+")
"""Letters that SQLite's tokenizer takes for letters; it knows Unicode 6.1 only."""


class Why(enum.StrEnum):
    """What of a donor answered."""

    NAME = "name"
    IDENTIFIER = "identifier"
    MOBILE = "mobile"
    CONTACT = "contact"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A donor that answers, why, and the merged name that did when it was not its own.

    *own* is the key of who answered, which is another's than the row's for a merged name.
    """

    own: uuid.UUID
    row: DonorRow
    why: Why
    alias: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The likeliest hits, and how many there are; *more* than `MOST` are not counted.

    *slip* tells that nobody answered what was typed, only what was meant.
    """

    hits: tuple[Hit, ...]
    total: int
    more: bool
    slip: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed, folded: its words, and all of it without spaces."""

    words: tuple[str, ...]
    squeezed: str


def search(connection: Connection, typed: str, *, limit: int = SHOWN) -> Found:
    """Return the donors that answer *typed*, at most *limit*; nothing for an empty text."""
    asked = _read(typed)
    if not asked.words:
        return Found(hits=(), total=0, more=False, slip=False)
    begin = _beginning(connection, asked)
    if limit <= SHOWN and (crowd := _crowd(connection, asked, begin, limit)):
        return crowd
    return _ranked(connection, asked, begin, limit)


def _ranked(connection: Connection, asked: _Asked, begin: Sequence[AnyRow], limit: int) -> Found:
    """Return the likeliest of all candidates, of whom *begin* are as typed."""
    rows, unread, slip = _candidates(connection, asked, begin), 0, False
    if not rows and (near := _near(connection, asked)):
        rows, unread = _slipped(connection, near, _NEAR if limit <= SHOWN else MOST + 1)
        slip = True
    rows = _standing(connection, rows)
    more = len(rows) + unread > MOST
    families = _families(rows[:MOST], asked)
    hits = _hits(connection, _shown(connection, families[:limit]), asked, slip=slip)
    total = len(families) + unread
    return Found(hits=hits, total=min(total, MOST), more=more, slip=slip)


def likeliest(connection: Connection, typed: str, limit: int) -> tuple[Hit, ...]:
    """Return the first *limit* of `search`, without counting how many answer.

    Who begins as typed stands before all others: where these are enough, no other is read.
    """
    asked = _read(typed)
    if not asked.words:
        return ()
    begin = _beginning(connection, asked)
    first = _families(_standing(connection, begin), asked) if len(begin) >= limit else ()
    if len(first) < limit:
        return _ranked(connection, asked, begin, limit).hits
    return _hits(connection, _shown(connection, first[:limit]), asked, slip=False)


def _families(rows: Sequence[AnyRow], asked: _Asked) -> list[AnyRow]:
    """Return the likeliest first, of merged donors the likeliest only."""
    families: dict[bytes, AnyRow] = {}
    for row in sorted(rows, key=lambda row: _rank(row, asked)):
        families.setdefault(row.root, row)
    return list(families.values())


def _slipped(connection: Connection, near: str, most: int) -> tuple[list[AnyRow], int]:
    """Return *most* of those who answer what was meant, and how many more there are."""
    matching = donor_index.matching(donor_index.WORDS, near, MOST + 1)
    docs = list(connection.execute(matching).scalars())
    joined = donor_doc.join(donor, donor.c.uid == donor_doc.c.donor_uid)
    some = _columns().select_from(joined).where(donor_doc.c.doc.in_(docs[:most]))
    return list(connection.execute(some).all()), len(docs[most:])


def _crowd(connection: Connection, asked: _Asked, begin: list[AnyRow], limit: int) -> Found | None:
    """Return a screenful where more than `MOST` answer, None where all of them can be ranked.

    Of so many only those are looked at that begin as typed; the reader types on anyway.
    """
    if len(begin) < _BEGINNING or len(begin := _standing(connection, begin)) < _BEGINNING:
        return None
    matching = donor_index.matching(donor_index.WORDS, _all(asked.words), MOST + 1)
    if len(connection.execute(matching).all()) <= MOST:
        return None
    shown = _shown(connection, _families(begin, asked)[:limit])
    hits = _hits(connection, shown, asked, slip=False)
    return Found(hits=hits, total=MOST, more=True, slip=False)


def of(
    connection: Connection, typed: str, some: Sequence[uuid.UUID], *, slip: bool
) -> tuple[Hit, ...]:
    """Return the hits of a search of *typed* whose keys, `Hit.own`, are already known."""
    return _hits(connection, _by_uid(connection, some), _read(typed), slip=slip)


def _read(typed: str) -> _Asked:
    words = tuple(part for word in text.query_words(typed) for part in _KNOWN.findall(word))
    return _Asked(words, "".join(words))


def _standing(connection: Connection, rows: list[AnyRow]) -> list[AnyRow]:
    if not rows or not donor_runs.hides(connection):
        return rows
    fallen = donor_runs.fallen(connection, [uuid.UUID(bytes=row.own) for row in rows])
    gone = {one.bytes for one in fallen}
    return [row for row in rows if row.own not in gone] if gone else rows


def _shown(connection: Connection, candidates: Sequence[AnyRow]) -> list[AnyRow]:
    """Return the whole rows of a few candidates, in their order."""
    return _by_uid(connection, [uuid.UUID(bytes=row.own) for row in candidates])


def _by_uid(connection: Connection, some: Sequence[uuid.UUID]) -> list[AnyRow]:
    found = connection.execute(_BY_UID, {"some": some}) if some else ()
    rows = {row.uid: row for row in found}
    return [rows[one] for one in some]


def _rank(row: AnyRow, asked: _Asked) -> tuple[int, Any]:
    if row.search_key.startswith(asked.squeezed):
        return (0 if row.search_key == asked.squeezed else 1), row.sort_key
    return 2, row.sort_key


def _candidates(connection: Connection, asked: _Asked, begin: Sequence[AnyRow]) -> list[AnyRow]:
    """Return the candidates, one more than `MOST` where there are more."""
    found: dict[bytes, AnyRow] = {}
    for rows in _stages(connection, asked, begin):
        for row in rows:
            found.setdefault(row.own, row)
        if len(found) > MOST:
            break
    return list(found.values())[: MOST + 1]


def _stages(
    connection: Connection, asked: _Asked, begin: Sequence[AnyRow]
) -> Iterator[Sequence[AnyRow]]:
    """Yield candidates from the likeliest source to the least."""
    yield begin
    loose = _rows(connection, donor_index.WORDS, _all(asked.words))
    *before, last = asked.words
    if before and len(loose) > MOST:  # the likelier ones may be among those left out
        exact = " AND ".join([*(f'"{word}"' for word in before), f'"{last}"*'])
        yield _rows(connection, donor_index.WORDS, exact)
    yield loose
    parts = [part for word in asked.words for part in donor_terms.trigrams(word)]
    if len(loose) < SHOWN and parts:
        inside = " AND ".join(f'"{part}"' for part in dict.fromkeys(parts))
        rows = _rows(connection, donor_index.PARTS, inside)
        inside_of = _shown(connection, rows)
        answer = {row.uid.bytes for row in inside_of if _answers(row, asked)}
        yield [row for row in rows if row.own in answer]


def _beginning(connection: Connection, asked: _Asked) -> list[AnyRow]:
    """Return the first `_BEGINNING` of those whose name begins as typed."""
    between = {"first": asked.squeezed, "end": asked.squeezed + _END}
    return list(connection.execute(_begins(), between).all())


@cache
def _begins() -> AnySelect:
    key = donor.c.search_key
    between = (key >= bindparam("first"), key < bindparam("end"))
    return _columns().where(*between).order_by(key).limit(_BEGINNING)


def _all(words: Sequence[str]) -> str:
    return " AND ".join(f'"{word}"*' for word in words)


def _answers(row: AnyRow, asked: _Asked) -> bool:
    """Tell whether the letters that were found in a row stand there in a row."""
    terms = donor_terms.parts({name: getattr(row, name) for name in donor_terms.READ})
    return all(word in terms for word in asked.words)


def _near(connection: Connection, asked: _Asked) -> str:
    """Return the question with the words that nobody has as they may have been meant."""
    near, slips = [], 0
    for word in asked.words:
        known = donor_index.matching(donor_index.WORDS, _all([word]), 1)
        if connection.execute(known).first() is not None:
            near.append(f'"{word}"*')
            continue
        others = donor_terms.misspellings(word)
        if not others or word.isdigit():  # another number is another's
            return ""
        meant = " OR ".join(f'"{one}"' for one in others)
        near.append(f"({meant})")
        slips += 1
    return " AND ".join(near) if slips else ""


def _rows(connection: Connection, index: Any, asked: str) -> list[AnyRow]:
    docs = donor_index.matching(index, asked, MOST + 1).subquery()
    joined = docs.join(donor_doc, donor_doc.c.doc == docs.c.doc)
    rows = _columns().select_from(joined.join(donor, donor.c.uid == donor_doc.c.donor_uid))
    return list(connection.execute(rows).all())


@cache
def _columns() -> AnySelect:
    """Return what candidates are told apart and ranked by; a UUID for each would cost more."""
    c = donor.c
    own, root = uid_bytes(c.uid), uid_bytes(c.root_uid)
    return select(own.label("own"), root.label("root"), c.search_key, c.sort_key)


def _hits(
    connection: Connection, rows: Sequence[AnyRow], asked: _Asked, *, slip: bool
) -> tuple[Hit, ...]:
    merged = [row.root_uid for row in rows if row.root_uid != row.uid]
    standing = connection.execute(select(donor).where(donor.c.uid.in_(merged))) if merged else ()
    roots = {row.uid: row for row in standing}
    return tuple(
        Hit(
            own=row.uid,
            row=row_of(roots.get(row.root_uid, row)),
            why=Why.SIMILAR if slip else _why(row, asked),
            alias=row.name if row.root_uid in roots else "",
        )
        for row in rows
    )


def _why(row: AnyRow, asked: _Asked) -> Why:
    name = text.squeezed(row.name)
    if all(word in name for word in asked.words):
        return Why.NAME
    codes = (row.national_id, row.registration_no, row.economic_code)
    if any(word in code for word in asked.words for code in codes):
        return Why.IDENTIFIER
    if any(word in row.mobile for word in asked.words):
        return Why.MOBILE
    return Why.CONTACT
