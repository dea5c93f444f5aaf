"""Fill a new office with the shipped lists: units, designations."""

import functools
from pathlib import Path
from typing import Any

from app.db.uow import Uow
from app.domain import money, uid
from app.domain import niyyat as designations
from app.domain.banking import Banks
from app.models import campaign, niyyat, setting, unit
from app.queries import lists as known

RESOURCES = Path(__file__).parents[2] / "resources" / "lists"


def seed(uow: Uow) -> None:
    """Write the shipped rows; their uids are the same in every office."""
    units = money.units_from_csv((RESOURCES / "units.csv").read_text("utf-8"))
    rows: list[dict[str, Any]] = [
        {
            "uid": uid.of_list("unit", one.code),
            "code": one.code,
            "name": one.name_fa,
            "minor": one.minor,
            "words": "|".join(one.words),
        }
        for one in units.values()
    ]
    uow.write_many("list.seeded", unit, [(row["uid"], {unit: [row]}) for row in rows])
    shipped = designations.from_csv((RESOURCES / "donation_niyyat.csv").read_text("utf-8"))
    kinds: list[dict[str, Any]] = [
        {
            "uid": one.uid,
            "code": one.code,
            "name": one.name,
            "kind": str(one.kind),
            "channel": "/".join(one.channel),
            "allowed_use": one.allowed_use,
            "needs_sayyid": int(one.needs_sayyid),
            "restriction": one.restriction,
            "active": int(one.active),
            "position": one.position,
        }
        for one in shipped
    ]
    uow.write_many("list.seeded", niyyat, [(row["uid"], {niyyat: [row]}) for row in kinds])


@functools.cache
def banks() -> Banks:
    """Return the shipped banks."""
    return Banks.from_csv((RESOURCES / "banks.csv").read_text("utf-8"))


def bank_name(code: str) -> str:
    """Return the name of a bank's code; a list that knows it not shows the code."""
    return banks().names.get(code, code)


def add_campaign(uow: Uow, code: str, name: str, starts_on: str, ends_on: str) -> None:
    """Write a campaign of the office; *starts_on* and *ends_on* are ISO days."""
    key, owner = uid.of_list("campaign", code), known.the_office(uow.connection).code
    row = {"uid": key, "code": code, "name": name, "active": 1, "owner": owner}
    row |= {"starts_on": starts_on, "ends_on": ends_on}
    uow.add("campaign.added", campaign, key, {campaign: [row]})


def set_setting(uow: Uow, key: str, value: str) -> None:
    """Write one setting of the office, whether it stood before or not."""
    row_uid = uid.of_list("setting", key)
    if uow.has(setting, row_uid):
        uow.change("setting.changed", setting, row_uid, {"value": value})
    else:
        row = {"uid": row_uid, "key": key, "value": value}
        uow.add("setting.set", setting, row_uid, {setting: [row]})
