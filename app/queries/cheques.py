"""Cheques that were given: where each is, what was done with it, and when it is due."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, func, literal, or_, select
from sqlalchemy.sql import FromClause

from app.db.types import AnyRow, AnySelect
from app.domain import text
from app.domain.cheques import SOON, WAITING, ChequeState, Event
from app.domain.listing import PAGE, Place, Span, Stretch
from app.domain.receipt import ON_PAPER, ReceiptNumber
from app.models import (
    bank_account,
    cheque_event,
    donation,
    donation_line,
    donation_method,
    niyyat,
    person,
    receipt,
)
from app.queries import cheque_days, imports, spans, standing
from app.queries.cheque_days import CHEQUE

_LAST = cheque_event.alias("last")
_MOST: Final = 1_000
"""Cheques that are looked at for one answer: what is asked of each takes several look-ups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChequeFilter:
    """What is asked of the list; empty is every cheque. *state* may be `waiting`."""

    text: str = ""
    state: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChequeRow:
    """A cheque; *uid* is its donation's, days are ISO, *number* empty for imported history."""

    uid: uuid.UUID
    number: str
    donor: str
    reference: str
    sayad_id: str
    bank: str
    drawer: str
    amount: int
    due_on: str
    state: str
    moved_on: str
    void: bool
    pending: bool
    niyyat: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One act on a cheque as people read it."""

    n: int
    step: str
    state: str
    day: str
    undoes: int
    account: str
    note: str
    person: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateSum:
    """How many cheques are in a state, and their rials."""

    state: str
    count: int
    amount: int


def due_on() -> ColumnElement[str]:
    """Return when a cheque may be collected; the day it was given where nobody told."""
    return func.coalesce(func.nullif(donation_method.c.due_on, ""), donation.c.paid_on)


def _state() -> ColumnElement[str]:
    return func.coalesce(_LAST.c.state, literal(str(ChequeState.DESK)))


def _source() -> FromClause:
    newest = select(func.max(cheque_event.c.n)).where(cheque_event.c.donation_uid == donation.c.uid)
    ours = (_LAST.c.donation_uid == donation.c.uid) & (_LAST.c.n == newest.scalar_subquery())
    paper = (receipt.c.donation_uid == donation.c.uid) & receipt.c.type.in_(ON_PAPER)
    told = donation_method.c.donation_uid == donation.c.uid
    return (
        donation.outerjoin(receipt, paper).outerjoin(_LAST, ours).outerjoin(donation_method, told)
    )


def _given() -> ColumnElement[bool]:
    """Return the condition of a cheque of a receipt that goes to a donor, or of a done import."""
    of_desk = receipt.c.uid.is_not(None)
    return and_(donation.c.method == CHEQUE, or_(of_desk, _from_list()))


def _from_list() -> ColumnElement[bool]:
    return and_(imports.is_imported(), imports.stands())


def _asked(asked: ChequeFilter, today: date) -> ColumnElement[bool]:
    parts = [_given()]
    if asked.state == "void":
        parts.append(standing.voided())
    elif asked.state:
        states = WAITING if asked.state == "waiting" else (asked.state,)
        parts += [_state().in_(states), ~standing.voided()]
    if asked.due:
        ahead = due_on() <= _last(asked, today)
        parts += [_state().in_(WAITING), ~standing.voided(), ahead]
    parts += [_has(word) for word in text.query_words(asked.text)]
    return and_(*parts)


def _has(word: str) -> ColumnElement[bool]:
    names = (donation.c.donor_name, donation_method.c.drawer)
    ways = [name.contains(word, autoescape=True) for name in names]
    if word.isascii() and word.isdigit():
        ways.append(donation.c.reference.endswith(word, autoescape=True))
        ways.append(donation_method.c.sayad_id.endswith(word, autoescape=True))
        ways.append(donation.c.amount.in_((int(word), int(word) * 10)))
        ways.append(receipt.c.n == int(word))
    return or_(*ways)


def page(
    connection: Connection,
    asked: ChequeFilter,
    today: date,
    after: Place = None,
    limit: int = PAGE,
) -> tuple[ChequeRow, ...]:
    """Return at most *limit* cheques behind the key (day, uid), those due first at the top."""
    one = stretch(connection, asked, today, after, limit)
    found = _uids(one)
    while one.next is not None and len(found) < limit:
        one = stretch(connection, asked, today, one.next, _MOST)
        found += _uids(one)
    return _of(connection, found[:limit])


def _uids(one: Stretch) -> list[uuid.UUID]:
    return [own for some in one.spans for own in spans.uids(some)]


def span(connection: Connection, one: Span) -> tuple[ChequeRow, ...]:
    """Return the cheques of a page that `stretch` has told of."""
    return _of(connection, spans.uids(one))


def _of(connection: Connection, some: Sequence[uuid.UUID]) -> tuple[ChequeRow, ...]:
    among = connection.execute(_rows().where(donation.c.uid.in_(some))).all() if some else ()
    rows = {row.uid: row for row in among}
    return _filled(connection, [rows[one] for one in some if one in rows])


def stretch(
    connection: Connection, asked: ChequeFilter, today: date, after: Place, scan: int
) -> Stretch:
    """Look through the next *scan* cheques behind *after*, but never more than `_MOST`."""
    scan = min(scan, _MOST)
    walked = cheque_days.walked(connection, after, _last(asked, today), scan)
    found = _answering(connection, asked, today, [own for _day, own in walked])
    more = walked[-1] if len(walked) == scan else None
    cut = tuple(spans.of_keys([own.bytes for own in found]))
    return Stretch(count=len(found), sums={}, spans=cut, next=more)


def _last(asked: ChequeFilter, today: date) -> str:
    """Return the last day that answers."""
    soon = (today + timedelta(days=SOON)).isoformat()
    return {"": "9999", "overdue": today.isoformat()}.get(asked.due, soon)


def _answering(
    connection: Connection, asked: ChequeFilter, today: date, some: Sequence[uuid.UUID]
) -> list[uuid.UUID]:
    """Return those of *some* that answer, in their order."""
    which = select(donation.c.uid).select_from(_source()).where(_asked(asked, today))
    found = set(connection.execute(which.where(donation.c.uid.in_(some))).scalars())
    return [one for one in some if one in found]


def key(row: ChequeRow) -> Place:
    """Return where a cheque stands in the order of the list."""
    return (row.due_on, row.uid)


def one(connection: Connection, gift: uuid.UUID) -> ChequeRow | None:
    """Return the cheque of a donation, None where there is none."""
    wanted = _rows().where(_given(), donation.c.uid == gift)
    return next(iter(_filled(connection, connection.execute(wanted).all())), None)


def sums(connection: Connection, asked: ChequeFilter, today: date) -> tuple[StateSum, ...]:
    """Return count and rials by state of what answers *asked*; voided ones are a state apart."""
    void = standing.voided().label("void")
    grouped = select(_state(), void, func.count(), func.sum(donation.c.amount))
    grouped = grouped.select_from(_source()).where(_asked(asked, today)).group_by(_state(), void)
    found: dict[str, StateSum] = {}
    for state, is_void, count, amount in connection.execute(grouped):
        name = "void" if is_void else state
        before = found.get(name, StateSum(state=name, count=0, amount=0))
        found[name] = StateSum(
            state=name, count=before.count + count, amount=before.amount + amount
        )
    return tuple(found[name] for name in (*ChequeState, "void") if name in found)


def _rows() -> AnySelect:
    d, r = donation.c, receipt.c
    return select(
        d.uid,
        *(r.office, r.register, r.year, r.n),
        *(d.donor_name, d.reference, d.amount, due_on().label("due_on")),
        *(_told(name) for name in ("sayad_id", "bank", "drawer")),
        _state().label("state"),
        func.coalesce(_LAST.c.day, "").label("moved_on"),
        standing.voided().label("void"),
        standing.waits().label("pending"),
    ).select_from(_source())


def _told(name: str) -> ColumnElement[str]:
    return func.coalesce(donation_method.c[name], "").label(name)


def _filled(connection: Connection, rows: Sequence[AnyRow]) -> tuple[ChequeRow, ...]:
    names = _niyyat(connection, [row.uid for row in rows])
    return tuple(
        ChequeRow(
            uid=row.uid,
            number=str(ReceiptNumber(row.office, row.register, row.year, row.n)) if row.n else "",
            donor=row.donor_name,
            reference=row.reference,
            sayad_id=row.sayad_id,
            bank=row.bank,
            drawer=row.drawer,
            amount=row.amount,
            due_on=row.due_on,
            state=row.state,
            moved_on=row.moved_on,
            void=bool(row.void),
            pending=bool(row.pending),
            niyyat=tuple(names.get(row.uid, ())),
        )
        for row in rows
    )


def _niyyat(connection: Connection, gifts: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, list[str]]:
    c = donation_line.c
    asked = select(c.donation_uid, niyyat.c.name).join(niyyat, niyyat.c.uid == c.niyyat_uid)
    found: dict[uuid.UUID, list[str]] = {}
    for gift, name in connection.execute(asked.where(c.donation_uid.in_(gifts)).order_by(c.n)):
        found.setdefault(gift, []).append(name)
    return found


def events(connection: Connection, gift: uuid.UUID) -> tuple[Event, ...]:
    """Return what was done with a cheque, in order."""
    c = cheque_event.c
    asked = select(c.n, c.step, c.state, c.day, c.undoes).where(c.donation_uid == gift)
    return tuple(
        Event(n=n, step=step, state=state, day=date.fromisoformat(day), undoes=undoes)
        for n, step, state, day, undoes in connection.execute(asked.order_by(c.n))
    )


def history(connection: Connection, gift: uuid.UUID) -> tuple[EventRow, ...]:
    """Return what was done with a cheque as people read it."""
    c = cheque_event.c
    columns = (c.n, c.step, c.state, c.day, c.undoes, c.note, c.at)
    account = func.coalesce(bank_account.c.title, "").label("account")
    asked = select(*columns, account, person.c.name.label("person"))
    asked = asked.join(person, person.c.uid == c.person_uid)
    asked = asked.outerjoin(bank_account, bank_account.c.uid == c.account_uid)
    found = connection.execute(asked.where(c.donation_uid == gift).order_by(c.n)).mappings()
    return tuple(EventRow(**row) for row in found)
