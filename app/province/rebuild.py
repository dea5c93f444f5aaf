"""Build a county's copy anew from its own journal up to a place, and go on from there.

What stood after that place is not lost: the old copy stays beside, as evidence.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, select

from app.domain.errors import AppError
from app.domain.exchange import ORIGIN, Point
from app.models import journal
from app.province import held, merge
from app.province.merge import Merged, Tell, Trusted
from app.province.second import Second
from app.province.stores import Counties
from app.services.export_plans import entry_of
from app.sync.entry import Entry

_AT_ONCE: Final = 500
_HASH_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the copy's story: *end* of what is kept of a stream, and the stream before it."""

    end: Point
    parent: Point | None


def segments(connection: Connection, until: Point) -> tuple[Segment, ...]:
    """Return what leads to the entry *until*, the oldest stream first.

    Raises AppError `exchange_place` where no such entry is held.
    """
    found: list[Segment] = []
    for segment in held.story(connection):
        end, parent = segment
        if end.stream == until.stream:
            found.append(Segment(until, parent))
            break
        found.append(Segment(end, parent))
    stands = until.seq == 0 or held.hash_at(connection)(until.stream, until.seq) == until.hash
    if not found or found[-1].end != until or not stands:
        raise AppError("exchange_place", seq=until.seq)
    return tuple(found)


def rebuild(
    counties: Counties,
    until: Point | None,
    trusted: Trusted,
    then: Callable[[Connection], Merged],
    tell: Tell,
    second: Second,
) -> Merged:
    """Put a copy in place that holds the story up to *until*, if any, and what *then* adds.

    Everything is proved again, and in place only when all of it stands. Raises what `merge.play`
    and *then* raise.
    """
    code = trusted.office
    # what was taken in before a register was revoked stays genuine
    before = replace(trusted, revoked=frozenset())
    old, fresh = counties.open(code), counties.fresh(code)
    try:
        with old.reading() as source, fresh.writing() as uow:
            head = held.known(source).head
            for one in segments(source, until) if until is not None else ():
                start = Point(one.end.stream, 0, ORIGIN)
                entries = entries_of(source, one.end)
                beside = second if one.end.seq >= merge.BESIDE else None
                merge.play(uow.connection, entries, start, one.parent, before, tell, beside=beside)
            merged = then(uow.connection)
    finally:
        fresh.close()
        old.close()
    label = f"{head.hash[:_HASH_SHOWN]}-{head.seq}" if head is not None else "empty"
    counties.take_place(code, label)
    return merged


def entries_of(connection: Connection, end: Point) -> Iterator[Entry]:
    """Yield what is held of a stream up to *end*."""
    c = journal.c
    asked = select(journal).where(c.stream == held.uid_of(end.stream), c.seq <= end.seq)
    reader = connection.execution_options(yield_per=_AT_ONCE)
    for row in reader.execute(asked.order_by(c.seq)):
        yield entry_of(row)
