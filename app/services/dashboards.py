"""Today as the office sees it in the morning: figures, what they stand beside, what waits."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from app.domain import clock, jalali, roles
from app.domain.batch import State
from app.domain.funds import Sum
from app.domain.lunar import LunarTable
from app.domain.receipt_filter import ReceiptFilter
from app.domain.roles import Action
from app.queries import batches, cheques, dashboard, imports, lists, receipt_list, unsent
from app.queries.cheques import ChequeFilter
from app.queries.dashboard import DaySum, Figures, Share
from app.queries.lists import CampaignRow
from app.queries.receipt_list import ListedReceipt
from app.reports import sheet
from app.reports.content import Entry
from app.reports.sheet import Column, Kind, Listing, Row, Tell
from app.services import approval_lists, drafts, list_files
from app.services.desk import Actor
from app.strings import dashboard as words
from app.strings import paper

LAST: Final = 6
_DESK_DRAFT: Final = "desk"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody: *count* of them, on the screen of that id."""

    kind: str
    count: int
    screen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """The same lunar night a year ago: the *day* on whose evening it fell, what was paid on it."""

    day: str
    paid: Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """All that the page shows; *night* is None where the lunar table does not reach back."""

    figures: Figures
    shares: tuple[Share, ...]
    yesterday: Figures
    night: Night | None
    columns: tuple[DaySum, ...]
    last: tuple[ListedReceipt, ...]
    campaigns: tuple[CampaignRow, ...]
    waiting: tuple[Waiting, ...]
    is_new: bool


def today(connection: Connection, who: Actor, day: date, table: LunarTable) -> Today:
    """Return the page of *day*; raises AppError `not_allowed`."""
    roles.demand(who.role, Action.SEE_RECEIPTS)
    before = (day - timedelta(days=1)).isoformat()
    running = (one for one in lists.campaigns(connection).values() if _runs(one, day.isoformat()))
    return Today(
        figures=dashboard.figures(connection, day.isoformat()),
        shares=dashboard.shares(connection, day.isoformat()),
        yesterday=dashboard.figures(connection, before),
        night=_night(connection, day, table),
        columns=dashboard.columns(connection, day),
        last=receipt_list.page(connection, ReceiptFilter(), limit=LAST),
        campaigns=tuple(running),
        waiting=tuple(waiting(connection, who)),
        is_new=not dashboard.has_any(connection),
    )


def _runs(one: CampaignRow, day: str) -> bool:
    return (not one.starts_on or one.starts_on <= day) and (not one.ends_on or one.ends_on >= day)


def _night(connection: Connection, day: date, table: LunarTable) -> Night | None:
    night = table.night(day)
    then = night and table.evening_of(night.year - 1, night.month, night.day)
    if not then:
        return None
    return Night(day=then.isoformat(), paid=dashboard.received(connection, then.isoformat()))


def waiting(connection: Connection, who: Actor) -> Iterator[Waiting]:
    """Yield what waits for *who*; nothing of what the role may not do."""
    roles.demand(who.role, Action.SEE_RECEIPTS)
    if any(roles.may(who.role, one) for one in (Action.SEE_APPROVALS, Action.ASK_VOID)):
        yield from _some("approvals", approval_lists.waiting(connection, who), "approvals")
    if roles.may(who.role, Action.ISSUE):
        piles = [one for one in batches.recent(connection) if one.state == State.OPEN]
        yield from _some("batches", len(piles), "batches")
        yield from _some("draft", _drafts(connection, who.uid), "desk")
    if roles.may(who.role, Action.IMPORT):
        runs = [one for one in imports.runs(connection) if one.state in imports.UNFINISHED]
        yield from _some("imports", len(runs), "imports")
    if roles.may(who.role, Action.SEND_FILES):
        left = unsent.of(connection)
        days = left.days(clock.today()) if left is not None else 0
        yield from _some("unsent", days, "exchange")


def cheques_due(connection: Connection, who: Actor, day: date) -> tuple[Waiting, ...]:
    """Return how many cheques are due on *day* or soon, apart: it walks over all that wait.

    Raises AppError `not_allowed`.
    """
    roles.demand(who.role, Action.HANDLE_CHEQUES)
    due = cheques.page(connection, ChequeFilter(due="soon"), day)
    return tuple(_some("cheques", len(due), "cheques"))


def _some(kind: str, count: int, screen: str) -> Iterator[Waiting]:
    if count:
        yield Waiting(kind, count, screen)


def _drafts(connection: Connection, person: uuid.UUID) -> int:
    return int(drafts.of(connection, person, _DESK_DRAFT) is not None)


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which day a report is, and the table that tells its night."""

    day: date
    table: LunarTable


def export(connection: Connection, who: Actor, asked: Asked, out: Path, tell: Tell) -> int:
    """Write the day's figures to *out*, Excel or PDF as its ending says; returns the rows.

    Raises AppError `not_allowed`, `list_format`, `file_unwritable`.
    """
    return list_files.write(*_listing(connection, who, asked), out, tell)


def draw(connection: Connection, who: Actor, asked: Asked, tell: Tell) -> bytes:
    """Return the day's figures as PDF to be looked at; raises AppError `not_allowed`."""
    return list_files.draw(*_listing(connection, who, asked), tell)


def _listing(connection: Connection, who: Actor, asked: Asked) -> tuple[Listing, list[Row]]:
    found = today(connection, who, asked.day, asked.table)
    night = asked.table.night_name(asked.day)
    listing = Listing(
        title=words.REPORT_TITLE,
        office=lists.the_office(connection).name,
        made_on=clock.today(),
        asked=(Entry(words.DAY, jalali.long(asked.day)), Entry(words.LUNAR, night)),
        columns=_COLUMNS,
        sums=(
            sheet.Sum(words.COUNT, found.figures.count),
            sheet.Sum(words.MONEY, found.figures.money),
        ),
    )
    return listing, list(_rows(found))


_COLUMNS: Final = (
    Column(words.PART, 0.3),
    Column(words.NAME, 0.34),
    Column(words.COUNT, 0.14, Kind.NUMBER),
    Column(words.AMOUNT, 0.22, Kind.NUMBER),
)


def _rows(found: Today) -> Iterator[Row]:
    for form, one in found.figures.forms.items():
        yield words.BY_FORM, words.FORMS[form], one.count, one.amount
    for method, one in found.figures.methods.items():
        yield words.BY_METHOD, paper.METHODS[method], one.count, one.amount
    for share in found.shares:
        yield words.BY_NIYYAT, share.name, share.count, share.amount
    for name, one in found.figures.campaigns.items():
        yield words.BY_CAMPAIGN, name, one.count, one.amount
    before = found.yesterday
    yield words.BESIDE, words.YESTERDAY, before.count, before.money
    if found.night is not None:
        yield words.BESIDE, words.LAST_YEAR, found.night.paid.count, found.night.paid.amount
    for past in reversed(found.columns):
        yield words.DAYS, jalali.long(date.fromisoformat(past.day)), past.count, past.amount
