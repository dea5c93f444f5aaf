"""The fund ledger and the cheques as Excel and as paper."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from app.domain import clock, digits, jalali
from app.domain.cheques import ChequeState
from app.domain.funds import Columns, Ledger
from app.domain.listing import Place
from app.queries import cheques as cheque_list
from app.queries import lists
from app.queries.cheques import ChequeFilter, ChequeRow
from app.reports.content import Entry
from app.reports.sheet import Column, Kind, Listing, Row, Sum, Tell
from app.services import cheques, funds, list_files
from app.services import lists as shipped
from app.services.desk import Actor
from app.strings import cheques as cheque_words
from app.strings import funds as words

Days = tuple[str, str]


def export_ledger(connection: Connection, who: Actor, days: Days, out: Path, tell: Tell) -> int:
    """Write the ledger of *days* to *out*; returns its lines.

    Raises AppError `not_allowed`, `list_format`, `file_unwritable`.
    """
    found = funds.ledger(connection, who, *days)
    return list_files.write(_ledger(connection, found), _funds(found), out, tell)


def draw_ledger(connection: Connection, who: Actor, days: Days, tell: Tell) -> bytes:
    """Return the ledger of *days* as PDF; raises AppError `not_allowed`."""
    found = funds.ledger(connection, who, *days)
    return list_files.draw(_ledger(connection, found), _funds(found), tell)


def _ledger(connection: Connection, found: Ledger) -> Listing:
    total = found.total()
    free, bound = found.total(restricted=False), found.total(restricted=True)
    days = ((words.FIRST_DAY, found.first), (words.LAST_DAY, found.last))
    asked = [Entry(label, jalali.short(date.fromisoformat(day))) for label, day in days if day]
    return Listing(
        title=words.TITLE,
        office=lists.the_office(connection).name,
        made_on=clock.today(),
        asked=(*(asked or [Entry(words.FIRST_DAY, words.EVER)]), Entry(words.BESIDE, words.NOTE)),
        columns=_COLUMNS,
        sums=(
            Sum(f"{words.CLOSING} — {words.FREE}", free.closing),
            Sum(f"{words.CLOSING} — {words.RESTRICTED}", bound.closing),
            Sum(f"{words.OPENING} — {words.ALL}", total.opening),
            Sum(f"{words.RECEIVED} — {words.ALL}", total.money),
            Sum(f"{words.CLOSING} — {words.ALL}", total.closing),
            Sum(f"{words.WAITING} — {words.ALL}", total.waiting.amount),
            Sum(f"{words.BOUNCED} — {words.ALL}", total.bounced.amount),
            Sum(f"{words.PENDING} — {words.ALL}", total.pending.amount),
            Sum(f"{words.KIND} — {words.ALL}", total.kind.amount),
        ),
    )


_MONEY: Final = (
    *(words.OPENING, *words.METHODS.values(), words.RECEIVED, words.CLOSING),
    *(words.WAITING_SHORT, words.KIND),
)
_COLUMNS: Final = (
    Column(words.NIYYAT, 0.14),
    *(Column(name, 0.081, Kind.NUMBER) for name in _MONEY),
    Column(words.HOURS, 0.05, Kind.CODE),
)


def _funds(found: Ledger) -> Iterator[Row]:
    for one in found.funds:
        name = f"{one.name} — {words.BOUND}" if one.restricted else one.name
        yield (name, *_figures(one.sums))


def _figures(sums: Columns) -> Row:
    received = [sums.received[name].amount for name in words.METHODS]
    money = (sums.opening, *received, sums.money, sums.closing)
    return (*money, sums.waiting.amount, sums.kind.amount, words.hours(sums.service.amount))


def export_cheques(
    connection: Connection, who: Actor, asked: ChequeFilter, out: Path, tell: Tell
) -> int:
    """Write the cheques that answer *asked* to *out*; returns how many.

    Raises AppError `not_allowed`, `list_format`, `file_unwritable`.
    """
    listing = _cheques(connection, who, asked)
    return list_files.write(listing, _cheque_rows(connection, asked), out, tell)


def draw_cheques(connection: Connection, who: Actor, asked: ChequeFilter, tell: Tell) -> bytes:
    """Return the cheques that answer *asked* as PDF; raises AppError `not_allowed`."""
    listing = _cheques(connection, who, asked)
    return list_files.draw(listing, _cheque_rows(connection, asked), tell)


def _cheques(connection: Connection, who: Actor, asked: ChequeFilter) -> Listing:
    sums = cheques.sums(connection, who, asked)
    conditions = (
        (cheque_words.STATE, cheque_words.FILTERS.get(asked.state, "")),
        (cheque_words.DUE, cheque_words.DUES.get(asked.due, "")),
        (cheque_words.DONOR, asked.text),
    )
    return Listing(
        title=cheque_words.TITLE,
        office=lists.the_office(connection).name,
        made_on=clock.today(),
        asked=tuple(Entry(label, value) for label, value in conditions if value),
        columns=_CHEQUE_COLUMNS,
        sums=tuple(
            Sum(f"{cheque_words.STATES[one.state]} ({digits.group(one.count)})", one.amount)
            for one in sums
        ),
    )


_CHEQUE_COLUMNS: Final = (
    Column(cheque_words.DUE, 0.08, Kind.DAY),
    Column(cheque_words.SAYAD, 0.14, Kind.CODE),
    Column(cheque_words.BANK, 0.1),
    Column(cheque_words.DONOR, 0.18),
    Column(cheque_words.NIYYAT, 0.16),
    Column(cheque_words.NUMBER, 0.17, Kind.CODE),
    Column(cheque_words.AMOUNT, 0.1, Kind.NUMBER),
    Column(cheque_words.STATE, 0.1),
)


def _cheque_rows(connection: Connection, asked: ChequeFilter) -> Iterator[Row]:
    after: Place = None
    while rows := cheque_list.page(connection, asked, clock.today(), after):
        yield from (_cheque(row) for row in rows)
        after = cheque_list.key(rows[-1])


def _cheque(row: ChequeRow) -> Row:
    return (
        date.fromisoformat(row.due_on),
        row.sayad_id or row.reference,
        shipped.bank_name(row.bank),
        row.donor or cheque_words.ANONYMOUS,
        "، ".join(row.niyyat),
        row.number or cheque_words.IMPORTED,
        row.amount,
        cheque_words.STATES[state_shown(row)],
    )


def state_shown(row: ChequeRow) -> str:
    """Return where a cheque is, or that its receipt is void or about to be."""
    if row.void:
        return "void"
    return "pending" if row.pending else str(ChequeState(row.state))
