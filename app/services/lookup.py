"""What a use-case must know before it decides, read inside its own transaction."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from app.db.uow import Uow
from app.domain import jalali, settings
from app.domain.donation_rules import Known
from app.models import (
    bank_account,
    campaign,
    campaign_choice,
    niyyat,
    niyyat_choice,
    niyyat_permit,
    office,
    person,
    setting,
    unit,
)
from app.queries import accounts, lists
from app.services import lists as shipped
from app.services.desk import Actor
from app.services.snapshots import Facts
from app.strings import accounts as words

_LISTS: Final[tuple[Table, ...]] = (
    *(office, setting, niyyat, niyyat_choice, niyyat_permit, bank_account, campaign),
    *(campaign_choice, unit),
)


def facts(uow: Uow, clerk: Actor) -> Facts:
    """Return what every snapshot of this transaction shares."""
    office_lists = uow.remembered("lists", _LISTS, lambda: _lists(uow.connection))
    return Facts(**office_lists, clerk=clerk, moment=uow.now())


def facts_of(
    connection: Connection, clerk: Actor, moment: datetime, values: Mapping[str, str]
) -> Facts:
    """Return what a snapshot would share had *values* been among the settings at *moment*."""
    known = _lists(connection)
    return Facts(
        **known | {"settings": {**known["settings"], **values}}, clerk=clerk, moment=moment
    )


def _lists(connection: Connection) -> dict[str, Any]:
    return {
        "office": lists.the_office(connection),
        "settings": lists.settings(connection),
        "niyyat": lists.designations(connection),
        "campaigns": lists.campaigns(connection),
        "units": lists.units(connection),
        "banks": shipped.banks().names,
        "accounts": {
            code: words.on_paper(one.title, one.bank, one.iban)
            for code, one in accounts.serving(connection).items()
        },
    }


def known(uow: Uow, found: Facts) -> Known:
    """Return what a command is checked against; the years before this one are closed."""
    opened = settings.value(found.settings, settings.FIRST_OPEN_DAY)
    first = date.fromisoformat(opened) if opened else jalali.first_day_of_year(uow.today())
    return Known(
        niyyat=found.niyyat,
        units=found.units.keys(),
        today=uow.today(),
        first_open_day=first,
        banks=found.banks,
    )


def actor(uow: Uow) -> Actor:
    """Return the person of this transaction as the database knows them."""
    return uow.remembered(("actor", uow.person), (person,), lambda: _actor(uow))


def _actor(uow: Uow) -> Actor:
    c = person.c
    row = uow.connection.execute(
        select(c.uid, c.login, c.name, c.title, c.role).where(c.uid == uow.person, c.active == 1)
    ).one()
    return Actor(uid=row.uid, login=row.login, name=row.name, title=row.title, role=row.role)
