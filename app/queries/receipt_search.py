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


Way: TypeAlias = tuple[Why, ColumnElement[bool], bool]
"""Why a receipt answers, the condition that leads, and whether its name has to answer too."""


def search(
    connection: Connection, sought: Sought, givers: Sequence[uuid.UUID], *, limit: int
) -> tuple[ReceiptHit, ...]:
    """Return at most *limit* receipts, newest first for each reason.

    *givers* are the donors whom the names of *sought* mean, those merged into them among them.
    A name that was typed at the desk only is looked for among the newest that else answer.
    """
    found: dict[uuid.UUID, Why] = {}
    words, narrowed = text.query_words(sought.names), _narrowed(sought)
    of_givers = {_giver(place): giver for place, giver in enumerate(givers)}
    for why, leading, named in _ways(sought, givers):
        if len(found) >= limit:
            break
        asked = narrowed.where(leading)
        among = _named(asked, words) if named else asked
        for uid in connection.execute(among.limit(limit), of_givers).scalars():
            found.setdefault(uid, why)
    return _hits(connection, list(found.items())[:limit])


def _ways(sought: Sought, givers: Sequence[uuid.UUID]) -> Iterator[Way]:
    """Yield what may lead, the surest first."""
    c, named = receipt.c, bool(sought.names)
    if (number := sought.number) is not None:
        whole = (c.register_uid == receipts.register_of(number)) & (c.year == number.year)
        yield Why.NUMBER, whole & (c.n == number.serial), False
    if givers:
        most = _DEEP if sought.figures else _SHALLOW
        yield Why.DONOR, c.donation_uid.in_(_newest_of(len(givers), most)), False
    for why, leading in (*_sure(sought.figures), *_amounts(sought)):
        yield why, leading, named
    if sought.day and not sought.figures:
        yield Why.DAY, c.issued_on == sought.day, named
    elif named and not sought.figures:
        yield Why.DONOR, c.donor != "", True


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


def _sure(figures: Iterable[Figure]) -> Iterator[tuple[Why, ColumnElement[bool]]]:
    """Yield what of figures few receipts have: a serial, the end of a reference."""
    c = receipt.c
    for figure in figures:
        if figure.serial:
            numbered = c.register_uid.in_(select(register.c.uid))
            years = c.year.in_(select(series.c.year).distinct())
            yield Why.NUMBER, numbered & years & (c.n == int(figure.figures))
        if figure.tail:
            tail = REFERENCE_TAIL.in_((figure.figures[-TAIL:],))
            yield Why.REFERENCE, tail & donation.c.reference.endswith(figure.figures)
        if len(figure.figures) == TAIL:
            yield Why.CARD, c.donation_uid.in_(_paid_by_card(figure))


def _paid_by_card(figure: Figure) -> Select[tuple[uuid.UUID]]:
    card = CARD_TAIL.in_((figure.figures,)) & (donation_method.c.card != "")
    return select(donation_method.c.donation_uid).where(card)


def _amounts(sought: Sought) -> Iterator[tuple[Why, ColumnElement[bool]]]:
    """Yield the amounts that figures may be, where that is worth a walk.

    Of two figures without a name or a day one is no amount, and that one leads.
    """
    if len(sought.figures) > 1 and not (sought.names or sought.day):
        return
    for figure in sought.figures:
        for why, rials in zip((Why.AMOUNT, Why.TOMANS), figure.rials, strict=False):
            yield why, receipt.c.amount == rials


def _narrowed(sought: Sought) -> AnySelect:
    """Return the question that *sought* narrows, whatever leads.

    Donations are read only where a figure may be the end of a reference.
    """
    c = receipt.c
    parts = [c.type.in_(ON_PAPER), *map(_may_be, sought.figures)]
    parts += [c.issued_on == sought.day] if sought.day else []
    asked = select(c.uid).where(*parts).order_by(c.issued_on.desc(), c.uid.desc())
    if not any(figure.tail for figure in sought.figures):
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
