"""What waits for a manager and how it was decided: the newest first, by keyset pages."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, select

from app.db.types import AnyRow, AnySelect
from app.domain import digits, text
from app.domain.approvals import Kind, State
from app.domain.listing import PAGE, Place, Span, Stretch
from app.models import approval, person
from app.queries import spans

_WAITS: Final[ColumnElement[str]] = literal_column("'pending'")
"""Written out, so that SQLite uses the partial index of what waits."""
_ASKER: Final = person.alias("asker")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalFilter:
    """What is asked of the list; *asked_by* keeps a clerk to their own requests."""

    state: str = ""
    text: str = ""
    asked_by: uuid.UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    """A request; moments are local ISO times, *payload* and *outcome* are the kind's own."""

    uid: uuid.UUID
    kind: str
    subject_uid: uuid.UUID
    subject: str
    amount: int
    reason: str
    payload: dict[str, Any]
    asked_by: uuid.UUID
    asker: str
    asked_at: str
    state: str
    decider: str
    decided_at: str
    answer: str
    outcome: dict[str, Any]


def row(connection: Connection, one: uuid.UUID) -> AnyRow | None:
    """Return the whole row of a request."""
    return connection.execute(select(approval).where(approval.c.uid == one)).one_or_none()


def waiting(connection: Connection, kind: Kind, subject: uuid.UUID) -> AnyRow | None:
    """Return the request about *subject* that waits, if any."""
    return connection.execute(
        select(approval).where(
            approval.c.subject_uid == subject,
            approval.c.kind == str(kind),
            approval.c.state == _WAITS,
        )
    ).one_or_none()


def count_waiting(connection: Connection, asked_by: uuid.UUID | None = None) -> int:
    """Return how many requests wait; those of one person where named."""
    c = approval.c
    asked = select(func.count()).where(c.state == _WAITS)
    if asked_by is not None:
        asked = asked.where(c.asked_by == asked_by)
    return connection.execute(asked).scalar_one()


def about(connection: Connection, subject: uuid.UUID) -> tuple[ApprovalRow, ...]:
    """Return every request about *subject*, the newest first."""
    c = approval.c
    asked = _columns().where(c.subject_uid == subject).order_by(c.uid.desc())
    return tuple(_row(one) for one in connection.execute(asked))


def one(connection: Connection, which: uuid.UUID) -> ApprovalRow | None:
    """Return one request with the names of who asked and who decided."""
    found = connection.execute(_columns().where(approval.c.uid == which)).one_or_none()
    return None if found is None else _row(found)


def page(
    connection: Connection, asked: ApprovalFilter, after: Place = None, limit: int = PAGE
) -> tuple[ApprovalRow, ...]:
    """Return at most *limit* requests behind the key *after*."""
    wanted = _columns().where(_asked(asked)).order_by(approval.c.uid.desc()).limit(limit)
    if after is not None:
        wanted = wanted.where(approval.c.uid < after[0])
    return tuple(_row(one) for one in connection.execute(wanted))


def span(connection: Connection, asked: ApprovalFilter, one: Span) -> tuple[ApprovalRow, ...]:
    """Return the requests of a page that `stretch` has told of."""
    return page(connection, asked, one.after, one.count)


def stretch(connection: Connection, asked: ApprovalFilter, after: Place, scan: int) -> Stretch:
    """Look through the next *scan* requests behind *after*."""
    c = approval.c
    walked = select(c.uid).join(_ASKER, _ASKER.c.uid == c.asked_by).where(_asked(asked))
    walked = walked.order_by(c.uid.desc()).limit(scan)
    if after is not None:
        walked = walked.where(c.uid < after[0])
    found = [tuple(row) for row in connection.execute(walked)]
    more = found[-1] if len(found) == scan else None
    cut = tuple(spans.of_places(found, after))
    return Stretch(count=len(found), sums={}, spans=cut, next=more)


def every(connection: Connection, asked: ApprovalFilter) -> Iterator[ApprovalRow]:
    """Yield the whole list, a page in memory at a time."""
    after: Place = None
    while rows := page(connection, asked, after):
        yield from rows
        after = (rows[-1].uid,)


def _asked(asked: ApprovalFilter) -> ColumnElement[bool]:
    c = approval.c
    parts: list[ColumnElement[bool]] = [c.uid.is_not(None)]
    parts += [c.state == asked.state] if asked.state else []
    parts += [c.asked_by == asked.asked_by] if asked.asked_by is not None else []
    said = c.subject + " " + c.reason + " " + _ASKER.c.name
    parts += [said.contains(word, autoescape=True) for word in _words(asked.text)]
    return and_(*parts)


def _words(typed: str) -> list[str]:
    return text.clean(digits.to_ascii(typed)).split()


def _columns() -> AnySelect:
    decider = person.alias("decider")
    return (
        select(approval, _ASKER.c.name.label("asker"), decider.c.name.label("decider"))
        .join(_ASKER, _ASKER.c.uid == approval.c.asked_by)
        .outerjoin(decider, decider.c.uid == approval.c.decided_by)
    )


def _row(found: AnyRow) -> ApprovalRow:
    return ApprovalRow(
        uid=found.uid,
        kind=found.kind,
        subject_uid=found.subject_uid,
        subject=found.subject,
        amount=found.amount,
        reason=found.reason,
        payload=json.loads(found.payload),
        asked_by=found.asked_by,
        asker=found.asker,
        asked_at=found.asked_at,
        state=State(found.state),
        decider=found.decider or "",
        decided_at=found.decided_at,
        answer=found.answer,
        outcome=json.loads(found.outcome) if found.outcome else {},
    )
