"""The list of receipts: newest first, by stretches and keyset pages, whatever is asked of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql import FromClause

from app.db.types import AnySelect
from app.domain.listing import PAGE, Place, Span, Stretch
from app.domain.receipt import ON_PAPER, RecordType, is_training
from app.domain.receipt_filter import TAIL, ReceiptFilter, number_of
from app.models import (
    donation,
    donation_item,
    donation_line,
    donation_service,
    niyyat,
    receipt,
    register,
)
from app.models.functions import within
from app.models.receipt import DONOR_FOLDED
from app.queries import receipts, spans, standing
from app.queries.receipts import ReceiptRow

MONEY: Final = "money"
KIND: Final = "kind"
WAITING: Final = "waiting"
"""The sum of what waits to be voided: it stands beside the others, in none of them."""
_ORDER: Final = (receipt.c.issued_on, receipt.c.uid)
_DOWN: Final = tuple(column.desc() for column in _ORDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReceipt:
    """A receipt of the list, with how it was paid."""

    row: ReceiptRow
    form: str
    method: str
    reference: str


def page(
    connection: Connection, asked: ReceiptFilter, after: Place = None, limit: int = PAGE
) -> tuple[ListedReceipt, ...]:
    """Return at most *limit* receipts behind the key *after*."""
    wanted = _listed().where(_asked(asked), *_behind(after))
    return _rows(connection, _newest_first(wanted).limit(limit))


def span(connection: Connection, asked: ReceiptFilter, one: Span) -> tuple[ListedReceipt, ...]:
    """Return the receipts of a page that `stretch` has told of."""
    if one.keys:
        among = receipt.c.uid.in_(spans.uids(one))
        return _rows(connection, _newest_first(_listed().where(among)))
    inside = (*_behind(one.after), *_until(one.until))
    wanted = _newest_first(_listed().where(_asked(asked), *inside))
    return _rows(connection, wanted.limit(one.count))


@cache
def _listed() -> AnySelect:
    d = donation.c
    columns = receipts.columns().add_columns(d.form, d.method, d.reference)
    return columns.join(donation, d.uid == receipt.c.donation_uid)


def _rows(connection: Connection, wanted: AnySelect) -> tuple[ListedReceipt, ...]:
    found = connection.execute(wanted).all()
    rows = receipts.filled(connection, found)
    return tuple(
        ListedReceipt(row=row, form=one.form, method=one.method, reference=one.reference)
        for row, one in zip(rows, found, strict=True)
    )


def every(
    connection: Connection, asked: ReceiptFilter, batch: int = 500
) -> Iterator[ListedReceipt]:
    """Yield the whole list, a batch in memory at a time."""
    after: Place = None
    while rows := page(connection, asked, after, batch):
        yield from rows
        after = key(rows[-1])


def registers(connection: Connection) -> tuple[str, ...]:
    """Return the codes of the registers whose receipts go to donors."""
    codes = connection.execute(select(register.c.code).distinct().order_by(register.c.code))
    return tuple(code for code in codes.scalars() if not is_training(code))


def key(listed: ListedReceipt) -> Place:
    """Return where a receipt stands in the order of the list."""
    return (listed.row.issued_on, listed.row.uid)


def stretch(connection: Connection, asked: ReceiptFilter, after: Place, scan: int) -> Stretch:
    """Look through the next *scan* records behind *after*.

    A stretch is short work whatever is asked, so that an outdated question ends by itself.
    """
    end = _end(connection, asked, after, scan)
    inside = and_(_asked(asked), *_behind(after), *_until(end))
    sums = _sums(connection, inside, asked)
    keys = select(*_ORDER).select_from(_source(asked)).where(inside)
    counts = (sums[""], scan)
    return Stretch(
        count=sums[""],
        sums=_named(sums),
        spans=spans.cut(connection, keys, _DOWN, (after, end), counts),
        next=end,
    )


def totals(connection: Connection, asked: ReceiptFilter) -> Stretch:
    """Return count and sums of everything that answers *asked*."""
    sums = _sums(connection, _asked(asked), asked)
    return Stretch(count=sums[""], sums=_named(sums), spans=(), next=None)


def _named(sums: Mapping[str, int]) -> dict[str, int]:
    return {name: sums[name] for name in (MONEY, KIND, WAITING)}


def _newest_first(wanted: AnySelect) -> AnySelect:
    return wanted.order_by(*_DOWN)


def _behind(after: Place) -> Iterator[ColumnElement[bool]]:
    if after is not None:
        yield receipt.c.issued_on <= after[0]  # the index begins its search here
        yield tuple_(*_ORDER) < after


def _until(end: Place) -> Iterator[ColumnElement[bool]]:
    if end is not None:
        yield receipt.c.issued_on >= end[0]
        yield tuple_(*_ORDER) >= end


def _end(connection: Connection, asked: ReceiptFilter, after: Place, scan: int) -> Place:
    """Return the key of the last record of a stretch, None where the list ends in it."""
    walked = _newest_first(select(*_ORDER).where(*_days(asked), *_behind(after)))
    found = connection.execute(walked.offset(scan - 1).limit(1)).one_or_none()
    return tuple(found) if found is not None else None


def _source(asked: ReceiptFilter) -> FromClause:
    """Join the donations only where a condition needs them: most stretches do without."""
    references = any(number_of(word) is not None for word in asked.words)
    if not (references or asked.method or asked.form):
        return receipt
    return receipt.join(donation, donation.c.uid == receipt.c.donation_uid)


def _sums(
    connection: Connection, inside: ColumnElement[bool], asked: ReceiptFilter
) -> dict[str, int]:
    """Count all of them; add up what stands, money and goods apart, what waits beside them."""
    kinds = case((is_money(), MONEY), else_=KIND).label("kind")
    stands = case((standing.voided(), 0), else_=receipt.c.amount)
    grouped = (
        select(kinds, func.count(), func.sum(stands))
        .select_from(_source(asked))
        .where(inside)
        .group_by(kinds)
    )
    sums = {"": 0, MONEY: 0, KIND: 0, WAITING: 0}
    for kind, count, amount in connection.execute(grouped):
        sums[""] += count
        sums[kind] += amount
    # few wait at a time: they are looked up by themselves, not asked of every row
    for kind, amount in connection.execute(_waiting(kinds, inside, asked)):
        sums[kind] -= amount
        sums[WAITING] += amount
    return sums


def _waiting(
    kinds: ColumnElement[str], inside: ColumnElement[bool], asked: ReceiptFilter
) -> AnySelect:
    some = receipt.c.uid.in_(standing.all_waiting())
    summed = select(kinds, func.sum(receipt.c.amount)).select_from(_source(asked))
    return summed.where(inside, some).group_by(kinds)


def is_money() -> ColumnElement[bool]:
    """Tell by the record's type; a paper entered again is what its donation is."""
    of_paper = select(donation.c.form).where(donation.c.uid == receipt.c.donation_uid)
    of_paper = of_paper.correlate(receipt)
    entered = and_(receipt.c.type == RecordType.PAPER, of_paper.scalar_subquery() == "cash")
    return or_(receipt.c.type.in_((RecordType.CASH, RecordType.BANK)), entered)


def _asked(asked: ReceiptFilter) -> ColumnElement[bool]:
    c, d = receipt.c, donation.c
    parts: list[ColumnElement[bool]] = [c.type.in_(ON_PAPER), *_days(asked)]
    parts += [c.register == asked.register] if asked.register else []
    parts += [c.amount >= asked.least] if asked.least is not None else []
    parts += [c.amount <= asked.most] if asked.most is not None else []
    parts += [d.method == asked.method] if asked.method else []
    parts += [d.form == asked.form] if asked.form else []
    parts += [_designated(asked.niyyat)] if asked.niyyat else []
    parts += [_in_state(asked.status)] if asked.status else []
    return and_(*parts, *(_has(word) for word in asked.words))


def _days(asked: ReceiptFilter) -> Iterator[ColumnElement[bool]]:
    if asked.first_day:
        yield receipt.c.issued_on >= asked.first_day
    if asked.last_day:
        yield receipt.c.issued_on <= asked.last_day


def _in_state(status: str) -> ColumnElement[bool]:
    voided, replaced = standing.voided(), standing.replaced()
    return {
        "issued": ~voided,
        "void_pending": receipt.c.uid.in_(standing.all_waiting()),
        "void": and_(voided, ~replaced),
        "replaced": replaced,
    }[status]


def _designated(code: str) -> ColumnElement[bool]:
    chosen = select(niyyat.c.uid).where(niyyat.c.code == code).scalar_subquery()
    return or_(
        *(
            select(1)
            .where(t.c.donation_uid == receipt.c.donation_uid, t.c.niyyat_uid == chosen)
            .correlate(receipt)
            .exists()
            for t in (donation_line, donation_item, donation_service)
        )
    )


def _has(word: str) -> ColumnElement[bool]:
    """Find a word in the donor's name; a number also as serial, amount or end of a reference."""
    c, d = receipt.c, donation.c
    ways: list[ColumnElement[bool]] = [within(DONOR_FOLDED, word) > 0]
    if (number := number_of(word)) is not None:
        ways += [c.n == number, c.amount == number, c.amount == number * 10]
        if len(word) >= TAIL:
            ways.append(d.reference.endswith(word, autoescape=True))
    return or_(*ways)
