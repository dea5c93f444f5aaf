"""The list of donors leaves the program as it is shown: identifiers masked, conditions told."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from app.domain import clock, digits, jalali, roles
from app.domain.donor_filter import DonorFilter
from app.queries import donor_list, lists
from app.queries.donor_list import ListedDonor
from app.reports.content import Entry
from app.reports.sheet import Cell, Column, Kind, Listing, Row, Sum, Tell
from app.services import list_files
from app.services.desk import Actor
from app.strings import donor_list as words
from app.strings import donors


def export(connection: Connection, who: Actor, asked: DonorFilter, out: Path, tell: Tell) -> int:
    """Write the list to *out* as its ending says; returns the number of rows, 0 where stopped.

    Raises AppError `not_allowed`, `list_format`, `file_unwritable`.
    """
    roles.demand(who.role, roles.Action.SEE_DONORS)
    list_files.kind_of(out)
    return list_files.write(_listing(connection, asked), _rows(connection, asked), out, tell)


def draw(connection: Connection, who: Actor, asked: DonorFilter, tell: Tell) -> bytes:
    """Return the list as PDF, nothing where stopped; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.SEE_DONORS)
    return list_files.draw(_listing(connection, asked), _rows(connection, asked), tell)


def conditions(asked: DonorFilter) -> Iterator[Entry]:
    """Yield what was asked, in words."""
    for label, value in (
        (words.TEXT, asked.text),
        (words.KIND, donors.KINDS.get(asked.kind, "")),
        (words.MOBILE, words.MOBILES.get(asked.mobile, "")),
        (words.PUBLISH, words.PUBLISHES.get(asked.publish, "")),
        (words.FIRST_DAY, _day(asked.first_day)),
        (words.LAST_DAY, _day(asked.last_day)),
        (words.LEAST, "" if asked.least is None else digits.group(asked.least)),
    ):
        if value:
            yield Entry(label, value)


def _listing(connection: Connection, asked: DonorFilter) -> Listing:
    return Listing(
        title=words.TITLE,
        office=lists.the_office(connection).name,
        made_on=clock.today(),
        asked=tuple(conditions(asked)),
        columns=_COLUMNS,
        sums=(Sum(words.COUNT, donor_list.count(connection, asked)),),
    )


_COLUMNS: Final = (
    Column(words.NAME, 0.36),
    Column(words.KIND, 0.16),
    Column(words.IDENTITY, 0.16, Kind.CODE),
    Column(words.MOBILE, 0.14, Kind.CODE),
    Column(words.PUBLISH, 0.18),
)


def _rows(connection: Connection, asked: DonorFilter) -> Iterator[Row]:
    return (_row(one) for one in donor_list.every(connection, asked))


def _row(one: ListedDonor) -> tuple[Cell, ...]:
    row = one.row
    return (
        donors.titled(row.honorific, row.name),
        donors.KINDS[row.kind],
        row.national_id,
        row.mobile,
        words.MAY if row.publish_name else words.MAY_NOT,
    )


def _day(iso: str) -> str:
    return jalali.short(date.fromisoformat(iso)) if iso else ""
