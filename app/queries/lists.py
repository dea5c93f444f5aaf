"""The office's lists and settings, as values."""

import uuid
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, func, select

from app.db.types import AnyRow
from app.domain import clock
from app.domain.money import Unit
from app.domain.niyyat import Kind, Niyyat
from app.models import (
    campaign,
    campaign_choice,
    niyyat,
    niyyat_choice,
    niyyat_permit,
    office,
    setting,
    unit,
)
from app.queries.published import counting


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
    """Return every designation by code, in the order of the desk, as this office chose it.

    One whose permit is missing or over is not active, whatever was chosen.
    """
    chosen, today = niyyat_choice.c, clock.today()
    active = func.coalesce(chosen.active, niyyat.c.active)
    position = func.coalesce(chosen.position, niyyat.c.position)
    asked = select(niyyat, active.label("switched"), position.label("place")).outerjoin(
        niyyat_choice, chosen.niyyat_uid == niyyat.c.uid
    )
    rows = connection.execute(asked.order_by(position, niyyat.c.code)).all()
    permits = latest_permits(connection)
    found: dict[str, Niyyat] = {}
    for row in rows:
        one = _designation(row, permits.get(row.uid))
        found[one.code] = replace(one, active=one.active and not one.lapsed(today))
    return found


def _designation(row: AnyRow, permit: AnyRow | None) -> Niyyat:
    until = permit.valid_until if permit is not None else ""
    return Niyyat(
        code=row.code,
        name=row.name,
        kind=Kind(row.kind),
        channel=tuple(row.channel.split("/")),
        allowed_use=row.allowed_use,
        needs_sayyid=bool(row.needs_sayyid),
        restriction=row.restriction,
        active=bool(row.switched),
        position=row.place,
        permit=permit.number if permit is not None else "",
        valid_until=date.fromisoformat(until) if until else None,
    )


def latest_permits(connection: Connection) -> dict[uuid.UUID, AnyRow]:
    """Return the permit entered last for each designation that has one."""
    asked = select(niyyat_permit).order_by(niyyat_permit.c.uid)
    return {row.niyyat_uid: row for row in connection.execute(asked)}


def units(connection: Connection) -> dict[str, Unit]:
    """Return the currency units by code."""
    c = unit.c
    rows = connection.execute(select(c.code, c.name, c.minor, c.words))
    return {
        r.code: Unit(code=r.code, name_fa=r.name, minor=r.minor, words=tuple(r.words.split("|")))
        for r in rows
    }


def campaigns(connection: Connection) -> dict[str, CampaignRow]:
    """Return the running campaigns by code, but those that this office switched off."""
    c, chosen = campaign.c, campaign_choice.c
    asked = select(c.code, c.name, c.starts_on, c.ends_on).outerjoin(
        campaign_choice, chosen.campaign_uid == c.uid
    )
    running = asked.where(counting(campaign) == 1)
    rows = connection.execute(running.order_by(c.code))
    return {row.code: CampaignRow(*row) for row in rows}


def settings(connection: Connection) -> dict[str, str]:
    """Return the office's settings; a key that is absent has its default."""
    return {
        row.key: row.value for row in connection.execute(select(setting.c.key, setting.c.value))
    }
