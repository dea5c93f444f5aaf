"""The office's lists and settings, as values."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain.money import Unit
from app.domain.niyyat import Kind, Niyyat
from app.models import campaign, niyyat, office, setting, unit


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """The office this database belongs to."""

    code: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign as the desk offers it; dates are ISO days, empty where open."""

    code: str
    name: str
    starts_on: str
    ends_on: str


def the_office(connection: Connection) -> OfficeRow:
    """Return the one office of this database."""
    c = office.c
    return OfficeRow(*connection.execute(select(c.code, c.name, c.level)).one())


def designations(connection: Connection) -> dict[str, Niyyat]:
    """Return every designation by code, in the order of the desk."""
    c = niyyat.c
    rows = connection.execute(
        select(
            c.code,
            c.name,
            c.kind,
            c.channel,
            c.allowed_use,
            c.needs_sayyid,
            c.restriction,
            c.active,
        ).order_by(c.position)
    )
    return {
        row.code: Niyyat(
            code=row.code,
            name=row.name,
            kind=Kind(row.kind),
            channel=tuple(row.channel.split("/")),
            allowed_use=row.allowed_use,
            needs_sayyid=bool(row.needs_sayyid),
            restriction=row.restriction,
            active=bool(row.active),
        )
        for row in rows
    }


def units(connection: Connection) -> dict[str, Unit]:
    """Return the currency units by code."""
    c = unit.c
    rows = connection.execute(select(c.code, c.name, c.minor, c.words))
    return {
        r.code: Unit(code=r.code, name_fa=r.name, minor=r.minor, words=tuple(r.words.split("|")))
        for r in rows
    }


def campaigns(connection: Connection) -> dict[str, CampaignRow]:
    """Return the running campaigns by code."""
    c = campaign.c
    rows = connection.execute(
        select(c.code, c.name, c.starts_on, c.ends_on).where(c.active == 1).order_by(c.code)
    )
    return {row.code: CampaignRow(*row) for row in rows}


def settings(connection: Connection) -> dict[str, str]:
    """Return the office's settings; a key that is absent has its default."""
    return {
        row.key: row.value for row in connection.execute(select(setting.c.key, setting.c.value))
    }
