"""Find a receipt by whatever is remembered of it: a figure of it, the giver, the day.

Each way leads through an index: whole number, serial, amount, end of the reference, giver, day.
Of what was typed together one part leads and the others narrow, and an amount that thousands
gave leads only where nothing better does.
"""

import enum
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    or_,
    select,
    union_all,
)

from app.db.types import AnySelect
from app.domain import text
from app.domain.receipt import ON_PAPER
from app.domain.search_line import TAIL, Figure, Sought
from app.models import donation, donation_method, receipt, register, series
from app.models.donation import CARD_TAIL, REFERENCE_TAIL
from app.models.functions import within
from app.models.receipt import DONOR_FOLDED
from app.queries import receipts
from app.queries.receipts import ReceiptRow

Led: TypeAlias = tuple["Why", ColumnElement[bool], Figure]
"""Why a receipt answers, the condition that leads, and the figure that gave it."""

_LOOKED_THROUGH: Final = 150
_SHALLOW: Final = 5
_DEEP: Final = 60
"""Donations of a giver that are looked through; one who gave oftener is found by the figures."""


class Why(enum.StrEnum):
    """What of a receipt answered."""

    NUMBER = "number"
    AMOUNT = "amount"
    TOMANS = "tomans"
    REFERENCE = "reference"
    CARD = "card"
    DONOR = "donor"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptHit:
    """A receipt that answers, how it was paid, and why."""

    row: ReceiptRow
    method: str
    reference: str
    why: Why


@dataclass(frozen=True, slots=True)
class _Way:
    """Why a receipt answers, the condition that leads, and the figure that gave it, if one did.

    *named* tells that the giver's name has to answer too.
    """

    why: Why
    leading: ColumnElement[bool]
    named: bool = False
    figure: Figure | None = None


def search(
    connection: Connection, sought: Sought, givers: Sequence[uuid.UUID], *, limit: int
) -> tuple[ReceiptHit, ...]:
    """Return at most *limit* receipts, newest first for each reason.

    *givers* are the donors whom the names of *sought* mean, those merged into them among them.
    A name that was typed at the desk only is looked for among the newest that else answer.
    """
    found: dict[uuid.UUID, Why] = {}
    words = text.query_words(sought.names)
    of_givers = {_giver(place): giver for place, giver in enumerate(givers)}
    for way in _ways(sought, givers):
        if len(found) >= limit:
            break
        asked = _asked(sought, way)
        among = _named(asked, words) if way.named else asked
        for uid in connection.execute(among.limit(limit), of_givers).scalars():
            found.setdefault(uid, way.why)
    return _hits(connection, list(found.items())[:limit])


def _ways(sought: Sought, givers: Sequence[uuid.UUID]) -> Iterator[_Way]:
    """Yield what may lead, the surest first."""
    c, named = receipt.c, bool(sought.names)
    if (number := sought.number) is not None:
        whole = (c.register_uid == receipts.register_of(number)) & (c.year == number.year)
        yield _Way(Why.NUMBER, whole & (c.n == number.serial))
    if givers:
        most = _DEEP if sought.figures else _SHALLOW
        yield _Way(Why.DONOR, c.donation_uid.in_(_newest_of(len(givers), most)))
    for why, leading, figure in (*_sure(sought.figures), *_amounts(sought)):
        yield _Way(why, leading, named, figure)
    if sought.day and not sought.figures:
        yield _Way(Why.DAY, c.issued_on == sought.day, named)
    elif named and not sought.figures:
        yield _Way(Why.DONOR, c.donor != "", named)


@cache
def _newest_of(givers: int, most: int) -> CompoundSelect[tuple[uuid.UUID]]:
    """Return the newest donations of each giver, *most* of each; a new one takes long to build."""
    d = donation.c
    each = (
        select(d.uid)
        .where(d.donor_uid == bindparam(_giver(place)))
        .order_by(d.paid_on.desc())
        .limit(most)
        .subquery()
        for place in range(givers)
    )
    return union_all(*(select(one.c.uid) for one in each))


def _giver(place: int) -> str:
    return f"giver{place}"


def _sure(figures: Iterable[Figure]) -> Iterator[Led]:
    """Yield what of figures few receipts have: a serial, the end of a reference."""
    c = receipt.c
    for figure in figures:
        if figure.serial:
            numbered = c.register_uid.in_(select(register.c.uid))
            years = c.year.in_(select(series.c.year).distinct())
            yield Why.NUMBER, numbered & years & (c.n == int(figure.figures)), figure
        if figure.tail:
            yield Why.REFERENCE, c.donation_uid.in_(_paid_under(figure)), figure
        if len(figure.figures) == TAIL:
            yield Why.CARD, c.donation_uid.in_(_paid_by_card(figure)), figure


def _paid_under(figure: Figure) -> Select[tuple[uuid.UUID]]:
    tail = REFERENCE_TAIL.in_((figure.figures[-TAIL:],))
    return select(donation.c.uid).where(tail, donation.c.reference.endswith(figure.figures))


def _paid_by_card(figure: Figure) -> Select[tuple[uuid.UUID]]:
    card = CARD_TAIL.in_((figure.figures,)) & (donation_method.c.card != "")
    return select(donation_method.c.donation_uid).where(card)


def _amounts(sought: Sought) -> Iterator[Led]:
    """Yield the amounts that figures may be, where that is worth a walk.

    Of two figures without a name or a day one is no amount, and that one leads.
    """
    if len(sought.figures) > 1 and not (sought.names or sought.day):
        return
    for figure in sought.figures:
        for why, rials in zip((Why.AMOUNT, Why.TOMANS), figure.rials, strict=False):
            yield why, receipt.c.amount == rials, figure


def _asked(sought: Sought, way: _Way) -> AnySelect:
    """Return the question for what leads and all else of *sought*.

    Donations are read only where a further figure may be the end of a reference.
    """
    c = receipt.c
    further = [figure for figure in sought.figures if figure is not way.figure]
    parts = [way.leading, c.type.in_(ON_PAPER), *map(_may_be, further)]
    parts += [c.issued_on == sought.day] if sought.day else []
    asked = select(c.uid).where(*parts).order_by(c.issued_on.desc(), c.uid.desc())
    if not any(figure.tail for figure in further):
        return asked
    return asked.join(donation, donation.c.uid == c.donation_uid)


def _named(asked: AnySelect, words: Iterable[str]) -> AnySelect:
    """Return those of the newest that *asked* finds whose giver's name has all *words*."""
    name = DONOR_FOLDED.label("name")
    newest = asked.add_columns(receipt.c.issued_on, name).limit(_LOOKED_THROUGH).subquery()
    found = select(newest.c.uid).where(*(within(newest.c.name, word) > 0 for word in words))
    return found.order_by(newest.c.issued_on.desc(), newest.c.uid.desc())


def _may_be(figure: Figure) -> ColumnElement[bool]:
    """Return the condition that *figure* stands somewhere in a receipt."""
    c = receipt.c
    ways: list[ColumnElement[bool]] = [c.amount.in_(figure.rials)]
    ways += [c.n == int(figure.figures)] if figure.serial else []
    ways += [donation.c.reference.endswith(figure.figures)] if figure.tail else []
    if len(figure.figures) == TAIL:
        ways.append(c.donation_uid.in_(_paid_by_card(figure)))
    return or_(*ways)


def _hits(connection: Connection, found: Iterable[tuple[uuid.UUID, Why]]) -> tuple[ReceiptHit, ...]:
    why = dict(found)
    d = donation.c
    asked = receipts.columns().add_columns(d.method, d.reference)
    asked = asked.join(donation, d.uid == receipt.c.donation_uid)
    rows = connection.execute(asked.where(receipt.c.uid.in_(list(why)))).all() if why else []
    shown = {
        row.uid: ReceiptHit(row=row, method=one.method, reference=one.reference, why=why[row.uid])
        for row, one in zip(receipts.filled(connection, rows), rows, strict=True)
    }
    return tuple(shown[uid] for uid in why)
