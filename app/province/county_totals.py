"""What stands in all counties, by county, designation and form, of some days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from app.domain import clock, jalali, roles, text
from app.domain.funds import Sum as Both
from app.province import sums
from app.province.stores import Counties
from app.queries import counties, lists
from app.reports.content import Entry
from app.reports.sheet import Column, Kind, Listing, Row, Sum, Tell
from app.services import list_files
from app.services.desk import Actor
from app.services.opening import OpenOffice
from app.strings import totals as words

FORMS: Final = ("cash", "kind", "service")
COUNTY, NIYYAT, BOTH = "county", "niyyat", "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure: of a county, a designation, a form; *amount* in rials, 0 for service."""

    office: str
    county: str
    niyyat: str
    name: str
    form: str
    count: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the table, or the sum of all of them where *whole*."""

    county: str
    niyyat: str
    forms: dict[str, Both] = field(default_factory=dict)
    whole: bool = False

    def of(self, form: str) -> Both:
        """Return count and amount of one form."""
        return self.forms.get(form, Both())

    @property
    def total(self) -> Both:
        """Count and amount of all forms."""
        return sum(self.forms.values(), Both())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A table as it is on the screen, to be written as it is."""

    first: str
    last: str
    lines: tuple[Line, ...]


def cells(office: OpenOffice, first: str = "", last: str = "") -> tuple[Cell, ...]:
    """Return each county's own sums of the ISO days asked; AppError `not_allowed`."""
    roles.demand(office.actor.role, roles.Action.SEE_COUNTIES)
    with office.store.reading() as connection:
        names = {one.code: one.name for one in counties.keys(connection)}
    held = Counties(office.folder.root, office.unlocked.db_key)
    return tuple(
        Cell(
            office=code,
            county=names.get(code, code),
            niyyat=one.total.niyyat,
            name=one.name,
            form=one.total.form,
            count=one.total.count,
            amount=one.total.amount,
        )
        for code, one in sums.of_all(office.store, held, first, last)
    )


def lines(found: Iterable[Cell], by: str = COUNTY) -> tuple[Line, ...]:
    """Return a line for each county, each designation, or each of both, and the sum last."""
    kept: dict[tuple[str, str], dict[str, Both]] = {}
    whole: dict[str, Both] = {}
    for one in found:
        county = "" if by == NIYYAT else one.county
        name = "" if by == COUNTY else one.name
        figure = Both(one.count, one.amount)
        for forms in (kept.setdefault((county, name), {}), whole):
            forms[one.form] = forms.get(one.form, Both()) + figure
    made = [Line(county=county, niyyat=name, forms=forms) for (county, name), forms in kept.items()]
    if not made:
        return ()
    made.sort(key=lambda line: (text.sort_key(line.county), -line.total.amount))
    return (*made, Line(county="", niyyat="", forms=whole, whole=True))


def export(connection: Connection, who: Actor, shown: Shown, out: Path, tell: Tell) -> int:
    """Write the table to *out*; returns its lines.

    Raises AppError `not_allowed`, `list_format`, `file_unwritable`.
    """
    roles.demand(who.role, roles.Action.SEE_COUNTIES)
    return list_files.write(_listing(connection, shown), _rows(shown), out, tell)


def draw(connection: Connection, who: Actor, shown: Shown, tell: Tell) -> bytes:
    """Return the table as PDF; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.SEE_COUNTIES)
    return list_files.draw(_listing(connection, shown), _rows(shown), tell)


def _listing(connection: Connection, shown: Shown) -> Listing:
    whole = next((one for one in shown.lines if one.whole), Line(county="", niyyat=""))
    days = ((words.FIRST, shown.first), (words.LAST, shown.last))
    asked = tuple(Entry(label, jalali.short(date.fromisoformat(day))) for label, day in days if day)
    return Listing(
        title=words.TITLE,
        office=lists.the_office(connection).name,
        made_on=clock.today(),
        asked=asked or (Entry(words.FIRST, words.EVER),),
        columns=_COLUMNS,
        sums=(
            *(Sum(words.FORMS[form], whole.of(form).amount) for form in FORMS[:2]),
            Sum(words.AMOUNT, whole.total.amount),
        ),
    )


_COLUMNS: Final = (
    Column(words.COUNTY, 0.22),
    Column(words.NIYYAT, 0.2),
    Column(words.FORMS["cash"], 0.15, Kind.NUMBER),
    Column(words.FORMS["kind"], 0.13, Kind.NUMBER),
    Column(words.SERVICES, 0.08, Kind.NUMBER),
    Column(words.COUNT, 0.08, Kind.NUMBER),
    Column(words.AMOUNT, 0.14, Kind.NUMBER),
)


def _rows(shown: Shown) -> Iterator[Row]:
    for one in shown.lines:
        if not one.whole:
            money = (one.of("cash").amount, one.of("kind").amount)
            rest = (one.of("service").count, one.total.count, one.total.amount)
            yield (one.county or words.EVERY, one.niyyat or words.EVERY, *money, *rest)
