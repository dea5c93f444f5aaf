"""What an office does with its designations: own ones, switches, number keys, permits.

A row of the shipped list or of the province is never written here; what the office chose of it
stands in a row of its own that names it.
"""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from app.db.uow import Uow
from app.domain import designations as rules
from app.domain import niyyat as known
from app.domain import roles, text, uid
from app.domain.changes import Change
from app.domain.designations import Details, Permit
from app.domain.errors import AppError, InvalidInputError
from app.domain.niyyat import KEYS, LIST, NEEDS_PERMIT, Niyyat
from app.models import niyyat, niyyat_choice, niyyat_permit
from app.queries import designation_list, lists
from app.queries.designation_list import DesignationRow
from app.services import clocks, lookup
from app.services.desk import Actor

_UNKEYED = 1000
"""Where a designation stands that lost its number key: behind those that never had one."""


def every(connection: Connection, who: Actor) -> tuple[DesignationRow, ...]:
    """Return all designations; raises AppError `not_allowed`."""
    roles.demand(who.role, roles.Action.CHANGE_SETTINGS)
    return designation_list.every(connection)


def add(uow: Uow, details: Details) -> str:
    """Add a designation of the office and return its code.

    Raises InvalidInputError by field, AppError `not_allowed`, `clock_behind`, `clock_ahead`.
    """
    found = _asked(uow)
    _check(found, details)
    office = lists.the_office(uow.connection).code
    own = sum(1 for code in found if known.is_own(code, office))
    code = known.own_code(office, own + 1)
    row: dict[str, Any] = {"uid": uid.of_list(LIST, code), "code": code, "active": 1}
    row |= {"channel": rules.OWN_CHANNEL, "position": _last_place(uow) + 1}
    row |= rules.stored(details)
    uow.add("niyyat.added", niyyat, row["uid"], {niyyat: [row]})
    uow.changed(Change.LISTS)
    return code


def change(uow: Uow, code: str, given: Mapping[str, Any]) -> None:
    """Set the *given* details of a designation of the office's own.

    Raises InvalidInputError by field, AppError `niyyat_unknown`, `niyyat_shipped` for a row that
    is not the office's, `not_allowed`.
    """
    found = _asked(uow)
    one = _known(found, code)
    _own_only(uow, one)
    if unknown := given.keys() - {*rules.FIELDS}:
        raise InvalidInputError(dict.fromkeys(unknown, "unknown_field"))
    before = Details(
        name=one.name,
        kind=one.kind,
        allowed_use=one.allowed_use,
        restriction=one.restriction,
        needs_sayyid=one.needs_sayyid,
    )
    details = replace(before, **given)
    _check(found, details, code)
    old, new = rules.stored(before), rules.stored(details)
    if changed := {name: value for name, value in new.items() if old[name] != value}:
        uow.change("niyyat.changed", niyyat, one.uid, changed)
        uow.changed(Change.LISTS)


def switch(uow: Uow, code: str, *, active: bool) -> None:
    """Let the desk offer a designation, or not.

    Raises AppError `niyyat_unknown`, `permit_missing` for a due without a permit that holds,
    `not_allowed`.
    """
    one = _known(_asked(uow), code)
    if active and one.lapsed(uow.today()):
        raise AppError("permit_missing", name=one.name)
    if one.active != active:
        _choose(uow, one, "niyyat.switched", active=int(active))


def set_key(uow: Uow, code: str, key: int) -> None:
    """Give a designation a number key of the desk, 1 to 9, or take it away with 0.

    Who had the key loses it. Raises AppError `niyyat_unknown`, `not_allowed`,
    InvalidInputError for another key.
    """
    found = _asked(uow)
    one = _known(found, code)
    if not 0 <= key <= KEYS:
        raise InvalidInputError({"key": "key_unknown"})
    if one.key == key:
        return
    for other in found.values():
        if key and other.key == key:
            _choose(uow, other, "niyyat.keyed", position=_UNKEYED)
    _choose(uow, one, "niyyat.keyed", position=key - 1 if key else _UNKEYED)


def permit(uow: Uow, code: str, given: Permit) -> None:
    """Enter the permit of a religious due, and switch it on.

    Raises InvalidInputError by field, AppError `niyyat_unknown`, `permit_not_needed`,
    `not_allowed`.
    """
    one = _known(_asked(uow), code)
    if code not in NEEDS_PERMIT:
        raise AppError("permit_not_needed", name=one.name)
    if wrong := rules.permit_problems(given, uow.today()):
        raise InvalidInputError(wrong)
    days = {name: getattr(given, name) for name in ("issued_on", "valid_until")}
    row: dict[str, Any] = {"uid": uid.new(), "niyyat_uid": one.uid, "person_uid": uow.person}
    row |= {name: text.clean(getattr(given, name)) for name in ("number", "authority")}
    row |= {name: day.isoformat() if day else "" for name, day in days.items()}
    row |= {"at": uow.now().strftime("%Y-%m-%dT%H:%M:%S")}
    uow.add("niyyat.permitted", niyyat_permit, row["uid"], {niyyat_permit: [row]})
    _choose(uow, one, "niyyat.switched", active=1)


def _asked(uow: Uow) -> dict[str, Niyyat]:
    """Return the designations, after the role and the clock were asked."""
    roles.demand(lookup.actor(uow).role, roles.Action.CHANGE_SETTINGS)
    clocks.check(uow)
    return lists.designations(uow.connection)


def _known(found: Mapping[str, Niyyat], code: str) -> Niyyat:
    if code not in found:
        raise AppError("niyyat_unknown")
    return found[code]


def _own_only(uow: Uow, one: Niyyat) -> None:
    if not known.is_own(one.code, lists.the_office(uow.connection).code):
        raise AppError("niyyat_shipped", name=one.name)


def _check(found: Mapping[str, Niyyat], details: Details, code: str = "") -> None:
    taken = {each.code: each.name for each in found.values()}
    if wrong := rules.problems(details, taken, code):
        raise InvalidInputError(wrong)


def _last_place(uow: Uow) -> int:
    return int(uow.connection.execute(select(func.max(niyyat.c.position))).scalar_one())


def _choose(uow: Uow, one: Niyyat, action: str, **values: int) -> None:
    """Write what the office chose: into its own row, or into one that names a row not its own."""
    office = lists.the_office(uow.connection).code
    uow.changed(Change.LISTS)
    if known.is_own(one.code, office):
        uow.change(action, niyyat, one.uid, values)
        return
    row_uid = uid.of_list("niyyat_choice", f"{office}/{one.code}")
    if uow.has(niyyat_choice, row_uid):
        uow.change(action, niyyat_choice, row_uid, values)
        return
    row = _unchosen(uow.connection, one.uid) | {"uid": row_uid, "niyyat_uid": one.uid} | values
    uow.add(action, niyyat_choice, row_uid, {niyyat_choice: [row]})


def _unchosen(connection: Connection, one: uuid.UUID) -> dict[str, Any]:
    c = niyyat.c
    return dict(
        connection.execute(select(c.active, c.position).where(c.uid == one)).mappings().one()
    )
