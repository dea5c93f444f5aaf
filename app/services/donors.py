"""The register of donors: add, change, merge two who are one, undo it, read a masked ID."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.db import donor_index
from app.db.uow import Uow
from app.domain import donor as rules
from app.domain import merging, roles, uid
from app.domain.changes import Change
from app.domain.donor import DonorDetails
from app.domain.errors import AppError, InvalidInputError
from app.models import donor
from app.queries import donor_runs, donors
from app.services import clocks, lookup

REVEALED = ("national_id", "mobile")
_FOUND_BY = {*rules.FIELDS} - {"kind", "honorific", "publish_name", "note"}


def add(uow: Uow, details: DonorDetails, *, although_known: bool = False) -> uuid.UUID:
    """Register a donor and return its uid.

    Raises InvalidInputError by field, and AppError `donor_known` where somebody has this
    identifier already, unless *although_known* tells that the clerk has seen it.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.EDIT_DONORS)
    clocks.check(uow)
    values = _checked(details)
    if not although_known:
        _refuse_known(uow, str(values["national_id"]))
    own = uid.new()
    row = new_row(own, uow.now(), values)
    uow.add("donor.added", donor, own, {donor: [row]})
    donor_index.put(uow.connection, [row])
    uow.changed(Change.DONORS)
    return own


def new_row(own: uuid.UUID, moment: datetime, values: dict[str, object]) -> dict[str, Any]:
    """Return a whole row of `donor` from the columns of `rules.stored`."""
    made = {"uid": own, "merged_into": None, "root_uid": own}
    return {**values, **made, "created_at": moment.strftime("%Y-%m-%dT%H:%M:%S")}


def change(uow: Uow, one: uuid.UUID, given: Mapping[str, Any]) -> dict[str, Any]:
    """Set the *given* details of a donor; the others, such as an ID nobody reads, stay.

    Returns what stood in those that differ: given back, it undoes the change. Nothing is
    journalled of what was the same. Raises InvalidInputError by field, AppError
    `donor_unknown`, `donor_merged` for an alias.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.EDIT_DONORS)
    clocks.check(uow)
    row = _standing(uow, one)
    if unknown := given.keys() - {*rules.FIELDS}:
        raise InvalidInputError(dict.fromkeys(unknown, "unknown_field"))
    before = rules.details_of(row)
    details = replace(before, **given)
    values = {name: new for name, new in _checked(details).items() if row[name] != new}
    if not values:
        return {}
    uow.change("donor.changed", donor, one, values)
    if _FOUND_BY & values.keys():
        donor_index.replace(uow.connection, {**row, **values})
    uow.changed(Change.DONORS)
    return {name: getattr(before, name) for name in given if name in values}


def merge(uow: Uow, gone: uuid.UUID, kept: uuid.UUID) -> None:
    """Let *kept* stand for *gone* as well; *gone* stays an alias that the search finds.

    Raises AppError `donor_unknown`, `donor_merged`, `donor_same`, `donor_kinds_differ`,
    `donor_ids_differ` where two valid identifiers say that they are two.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.MERGE_DONORS)
    clocks.check(uow)
    if gone == kept:
        raise AppError("donor_same")
    one, other = _standing(uow, gone), _standing(uow, kept)
    if one["kind"] != other["kind"]:
        raise AppError("donor_kinds_differ")
    if one["national_id"] and other["national_id"] not in ("", one["national_id"]):
        raise AppError("donor_ids_differ")
    _move(uow, "donor.merged", gone, kept)


def unmerge(uow: Uow, gone: uuid.UUID) -> None:
    """Undo a merge: *gone* and those merged into it stand for themselves again.

    Raises AppError `donor_unknown`, `donor_not_merged`.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.MERGE_DONORS)
    clocks.check(uow)
    if _row(uow, gone)["merged_into"] is None:
        raise AppError("donor_not_merged")
    _move(uow, "donor.unmerged", gone, None)


def _move(uow: Uow, action: str, gone: uuid.UUID, into: uuid.UUID | None) -> None:
    before = donors.family(uow.connection, [gone] if into is None else [gone, into])
    after = {**before, gone: into}
    for one, root in merging.moved(before, after).items():
        above = {"merged_into": into} if one == gone else {}
        uow.change(action, donor, one, {**above, "root_uid": root})
    uow.changed(Change.DONORS)


def reveal(uow: Uow, one: uuid.UUID, field: str) -> str:
    """Return an identifier unmasked and journal who read it; *field* is one of `REVEALED`.

    Raises AppError `donor_unknown`, `not_allowed`, InvalidInputError for another field.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.REVEAL_ID)
    clocks.check(uow)
    if field not in REVEALED:
        raise InvalidInputError({"field": "unknown_field"})
    found = str(_row(uow, one)[field])
    uow.note("donor.revealed", donor, one, field=field)
    return found


def reindex(uow: Uow) -> int:
    """Make the search's index of this PC anew from the donors; returns how many there are."""
    roles.demand(lookup.actor(uow).role, roles.Action.EDIT_DONORS)
    return donor_index.rebuild(uow.connection)


def _checked(details: DonorDetails) -> dict[str, object]:
    if wrong := rules.problems(details):
        raise InvalidInputError(wrong)
    return rules.stored(details)


def _refuse_known(uow: Uow, identifier: str) -> None:
    if not identifier:
        return
    same = (donor.c.national_id == identifier) & donor_runs.standing(uow.connection)
    known = select(donor.c.name).where(same).limit(1)
    name = uow.connection.execute(known).scalar_one_or_none()
    if name is not None:
        raise AppError("donor_known", name=name)


def _row(uow: Uow, one: uuid.UUID) -> dict[str, Any]:
    asked = select(donor).where(donor.c.uid == one)
    found = uow.connection.execute(asked).mappings().one_or_none()
    if found is None:
        raise AppError("donor_unknown")
    return dict(found)


def _standing(uow: Uow, one: uuid.UUID) -> dict[str, Any]:
    row = _row(uow, one)
    if row["merged_into"] is not None:
        raise AppError("donor_merged", name=row["name"])
    return row
