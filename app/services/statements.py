"""A donor's yearly statement: read as it stands, drawn as paper."""

import uuid
from collections.abc import Iterable

from sqlalchemy import Connection

from app.domain import clock, digits, jalali, roles, settings
from app.domain.document import Letterhead, Signatory
from app.domain.errors import AppError
from app.domain.statement import Statement, StatementLine
from app.queries import donor_statement, donors, lists, pictures
from app.queries.donor_statement import Part
from app.queries.donors import DonorPage
from app.services.desk import Actor
from app.strings import donors as names
from app.strings import paper
from app.strings import statement as words


def statement(connection: Connection, who: Actor, one: uuid.UUID, year: int) -> Statement:
    """Return what a donor gave in the fiscal *year*.

    Raises AppError `not_allowed`, `donor_unknown`, `date_impossible` for no year of ours.
    """
    roles.demand(who.role, roles.Action.SEE_DONORS)
    jalali.from_jalali(year, 1, 1)
    page = donors.show(connection, one)
    if page is not None and page.root != one:
        page = donors.show(connection, page.root)
    if page is None:
        raise AppError("donor_unknown")
    return _made(connection, page, year)


def draw(connection: Connection, who: Actor, one: uuid.UUID, year: int) -> bytes:
    """Return the PDF of `statement`, which see for what it raises."""
    return paper_of(statement(connection, who, one, year))


def paper_of(made: Statement) -> bytes:
    """Return a statement as PDF; the same values give the same bytes."""
    from app.reports import statement as report  # noqa: PLC0415 - reportlab loads with a paper

    return report.render(made)


def _made(connection: Connection, page: DonorPage, year: int) -> Statement:
    found = donor_statement.parts(connection, page.root, year)
    issued = [part for part in found if part.number is not None]
    money = [part for part in issued if part.form == "cash"]
    known = lists.settings(connection)
    office = lists.the_office(connection)
    titles = settings.value(known, settings.SIGNATORIES).split("|")
    return Statement(
        letterhead=Letterhead(
            organization=settings.value(known, settings.ORGANIZATION),
            office=office.name,
            department=settings.value(known, settings.DEPARTMENT),
            slogan=settings.value(known, settings.SLOGAN),
            emblem=pictures.of(connection, settings.value(known, settings.EMBLEM)),
        ),
        signatories=tuple(Signatory(title=title) for title in titles if title != words.GIVER),
        year=year,
        made_on=clock.today(),
        series=f"{office.code} / {year}",
        donor=names.titled(page.row.honorific, page.row.name),
        legal=page.row.kind == "legal",
        national_id=page.row.national_id,
        unit=settings.value(known, settings.UNIT),
        money=_lines(part for part in money if not part.article_172),
        article_172=_lines(part for part in money if part.article_172),
        goods=_lines(part for part in issued if part.form == "kind"),
        service=_lines(part for part in issued if part.form == "service"),
        earlier=_lines(part for part in found if part.number is None),
        waiting=donor_statement.waiting(connection, page.root, year),
    )


def _lines(parts: Iterable[Part]) -> tuple[StatementLine, ...]:
    return tuple(_line(part) for part in parts)


def _line(part: Part) -> StatementLine:
    number = part.number
    quantity = digits.to_persian(part.quantity.replace(".", digits.DECIMAL_MARK))
    item = words.item(part.what, quantity, part.unit)
    method = paper.METHODS.get(part.method, "")
    return StatementLine(
        number="" if number is None else f"{number.register} / {number.serial:06d}-{number.check}",
        day=part.day,
        niyyat=part.niyyat,
        what={"cash": method, "kind": item}.get(part.form, part.what),
        amount=part.value,
        basis=paper.BASES.get(part.basis, ""),
        hours=part.hours,
    )
