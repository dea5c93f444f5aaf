"""What an office publishes to those below: campaigns, rates, lunar months, lists, instructions.

A row belongs to the office that wrote it. A county adds campaigns of its own, and switches off
for itself what the province wrote; an update leaves that as it is.
"""

import uuid
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.exc import IntegrityError

from app.db.uow import Uow
from app.domain import niyyat, published, roles, text, uid
from app.domain.changes import Change
from app.domain.errors import AppError, InvalidInputError
from app.domain.published import Campaign, Details, Instruction, ListEntry, LunarMonth, Rate
from app.models import (
    campaign,
    instruction,
    instruction_read,
    list_entry,
    lunar_month,
    rate,
)
from app.queries import lists
from app.queries import published as rows
from app.queries.published import CHOICES
from app.reports import pdfium
from app.services import clocks, lookup, lunar_months

TABLES: Final[Mapping[type, Table]] = {
    Campaign: campaign,
    Rate: rate,
    LunarMonth: lunar_month,
    ListEntry: list_entry,
    Instruction: instruction,
}
_PROVINCE: Final = "province"


def add(uow: Uow, details: Details) -> uuid.UUID:
    """Write one row and return its uid.

    Raises InvalidInputError by field, AppError `not_allowed`, `province_only` in a county for all
    but a campaign, `published_already` for a rate, month or entry that stands,
    `pdf_unreadable`, those of the clock.
    """
    table, office = TABLES[type(details)], _asked(uow)
    if office.level != _PROVINCE and table is not campaign:
        raise AppError("province_only")
    _check(uow, details)
    if isinstance(details, Instruction) and details.pdf:
        pdfium.count(details.pdf)
    key, row = uid.new(), {"owner": office.code, "active": 1} | _stored(details)
    if table is campaign:
        code = _own_code(uow, office.code)
        key, row = uid.of_list("campaign", code), row | {"code": code}
    try:
        uow.add(f"{table.name}.added", table, key, {table: [row | {"uid": key}]})
    except IntegrityError as error:
        raise AppError("published_already") from error
    _changed(uow)
    return key


def change(uow: Uow, kind: type, key: uuid.UUID, given: Mapping[str, Any]) -> None:
    """Set the *given* fields of an own row of *kind*, a class of `domain.published`.

    Raises InvalidInputError by field, AppError `owned_above`, `row_missing`, `published_already`,
    `not_allowed`, those of the clock.
    """
    table, office = TABLES[kind], _asked(uow)
    before = _own(uow, table, key, office.code)
    names = {one.name for one in fields(kind)}
    if unknown := given.keys() - names:
        raise InvalidInputError(dict.fromkeys(unknown, "unknown_field"))
    old = {name: _read(name, before[name]) for name in names}
    details = kind(**(old | dict(given)))
    _check(uow, details, old)
    changed = {name: value for name, value in _stored(details).items() if before[name] != value}
    if changed:
        try:
            uow.change(f"{table.name}.changed", table, key, changed)
        except IntegrityError as error:
            raise AppError("published_already") from error
        _changed(uow)


def read_in(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a *row* from above as this program itself would have written it, its texts cleaned.

    What no form takes must not stand in a list that screens read: raises ValueError.
    """
    kind = next((one for one, own in TABLES.items() if own is table), None)
    if row["active"] not in {0, 1}:
        raise ValueError("neither on nor off")
    if kind is None:
        return dict(row)
    details = kind(**{one.name: _read(one.name, row[one.name]) for one in fields(kind)})
    wrong = published.problems(details).keys()
    # an instruction that was withdrawn gave its paper up
    if wrong - ({"body"} if table is instruction and not row["active"] else set()):
        raise ValueError("no row of ours")
    texts = {name: one for name, one in _stored(details).items() if isinstance(row[name], str)}
    return {**row, **texts}


def switch(uow: Uow, kind: type, key: uuid.UUID, *, active: bool) -> None:
    """Let a row count, or not; what came from above is switched for this office alone.

    An instruction that is withdrawn gives its PDF up. Raises AppError `owned_above`,
    `row_missing`, `not_allowed`, those of the clock.
    """
    table, office = TABLES[kind], _asked(uow)
    row = _row(uow, table, key)
    if table in CHOICES and row["owner"] not in (None, office.code):
        _choose(uow, table, key, active=active)
    else:
        _own(uow, table, key, office.code)
        values: dict[str, Any] = {"active": int(active)}
        if table is instruction and not active:
            values |= {"pdf": b"", "file_name": ""}
        act = "withdrawn" if table is instruction and not active else "switched"
        uow.change(f"{table.name}.{act}", table, key, values)
    _changed(uow)


def read(uow: Uow, key: uuid.UUID) -> None:
    """Note that who acts has read an instruction; once is enough. AppError `row_missing`."""
    who = lookup.actor(uow)
    roles.demand(who.role, roles.Action.READ_INSTRUCTIONS)
    _row(uow, instruction, key)
    c = instruction_read.c
    asked = select(c.uid).where(c.instruction_uid == key, c.person_uid == uow.person)
    if uow.connection.execute(asked).first() is not None:
        return
    clocks.check(uow)
    mark, at = uid.new(), f"{uow.now():%Y-%m-%dT%H:%M:%S}"
    row = {"uid": mark, "instruction_uid": key, "person_uid": uow.person, "at": at}
    uow.add("instruction.read", instruction_read, mark, {instruction_read: [row]})
    uow.changed(Change.LISTS)


def _check(uow: Uow, details: Details, old: Mapping[str, Any] | None = None) -> None:
    """Raise InvalidInputError for every field that is wrong; *old* is what the row said before."""
    if wrong := published.problems(details):
        raise InvalidInputError(wrong)
    if not isinstance(details, LunarMonth) or details.first is None:
        return
    firsts = rows.lunar_firsts(uow.connection)
    if old is not None:
        firsts.pop((old["year"], old["month"]), None)
    shipped = lunar_months.shipped()
    heard = shipped.heard(firsts)
    taken = {month: first for month, first in firsts.items() if heard.first(*month) == first}
    try:
        shipped.corrected(taken | {(details.year, details.month): details.first})
    except AppError as error:
        raise InvalidInputError({"first": "lunar_first"}) from error


def _asked(uow: Uow) -> lists.OfficeRow:
    """Return the office, after the role and the clock were asked."""
    roles.demand(lookup.actor(uow).role, roles.Action.PUBLISH)
    clocks.check(uow)
    return lists.the_office(uow.connection)


def _row(uow: Uow, table: Table, key: uuid.UUID) -> Mapping[str, Any]:
    found = uow.connection.execute(select(table).where(table.c.uid == key)).mappings()
    row = found.one_or_none()
    if row is None:
        raise AppError("row_missing", table=table.name)
    return dict(row)


def _own(uow: Uow, table: Table, key: uuid.UUID, office: str) -> Mapping[str, Any]:
    found = _row(uow, table, key)
    if found["owner"] not in (None, office):
        raise AppError("owned_above", owner=found["owner"])
    return found


def _own_code(uow: Uow, office: str) -> str:
    """Return a code that no other office can make."""
    codes = uow.connection.execute(select(campaign.c.code)).scalars()
    own = sum(1 for code in codes if niyyat.is_own(code, office))
    return niyyat.own_code(office, own + 1)


def _choose(uow: Uow, table: Table, key: uuid.UUID, *, active: bool) -> None:
    choices, act = CHOICES[table], f"{table.name}.switched"
    own, values = uid.of_list(choices.name, key.hex), {"active": int(active)}
    if uow.has(choices, own):
        uow.change(act, choices, own, values)
        return
    row = {"uid": own, f"{table.name}_uid": key} | values
    uow.add(act, choices, own, {choices: [row]})


def _stored(details: Details) -> dict[str, Any]:
    kept = {one.name: _kept(getattr(details, one.name)) for one in fields(details)}
    if isinstance(details, Instruction):
        kept["body"] = "\n".join(map(text.clean, details.body.splitlines())).strip()
    return kept


def _kept(value: object) -> object:
    if isinstance(value, str):
        return text.clean(value)
    return value.isoformat() if isinstance(value, date) else ("" if value is None else value)


def _read(name: str, stored: Any) -> Any:
    if name in {"starts_on", "ends_on", "first", "issued_on"}:
        return date.fromisoformat(stored) if stored else None
    return 0 if stored is None else stored


def _changed(uow: Uow) -> None:
    uow.changed(Change.LISTS | Change.OFFICE)
