"""The page that proves receipts, of a province: with the keys of every county it has heard of."""

import json
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, select

from app.domain import roles
from app.domain.folder import OfficeFolder
from app.keys.public import PublicKeys
from app.models import county, county_key
from app.province import held
from app.province.stores import Counties
from app.services import verifier_page
from app.services.opening import OpenOffice
from app.services.verifier_page import Made


def make(office: OpenOffice, target: Path) -> Made:
    """Write the page of an office, of a province with its counties' keys, to *target*.

    AppError `not_allowed`, `target_is_office`, `file_unwritable`, `keys_damaged`.
    """
    roles.demand(office.actor.role, roles.Action.VERIFY)
    if not has_counties(office.folder.root):
        return verifier_page.make(office, target)
    keys, names = _every(office)
    return verifier_page.write(keys, names, office.folder.apart(target))


def has_counties(root: Path) -> bool:
    """Tell whether a county's rows lie in this folder, so that their keys are asked for."""
    return OfficeFolder(root).counties.is_dir()


def _every(office: OpenOffice) -> tuple[PublicKeys, dict[str, str]]:
    """Return the keys of all registers, as each county booked them, and the counties' names."""
    found, counties = office.keys, Counties(office.folder.root, office.unlocked.db_key)
    with office.store.reading() as connection:
        named = connection.execute(select(county.c.code, county.c.name)).all()
        revoked = {code: _revoked(connection, code) for code in (row.code for row in named)}
    for code in counties.codes():
        store = counties.open(code)
        try:
            with store.reading() as connection:
                of_county = held.keys(connection, code, revoked.get(code, frozenset()))
        finally:
            store.close()
        found = replace(found, entries=(*found.entries, *of_county.entries))
    return found, {row.code: row.name for row in named}


def _revoked(connection: Connection, code: str) -> frozenset[str]:
    """Return the registers of the county's enrolments that were revoked, as after a theft."""
    asked = (
        select(county_key.c.registers)
        .join(county, county.c.uid == county_key.c.county_uid)
        .where(county.c.code == code, county_key.c.revoked_at != "")
    )
    said = (one for text in connection.execute(asked).scalars() for one in json.loads(text))
    return frozenset(one["code"] if isinstance(one, dict) else str(one) for one in said)
