"""Published rows as lists show them, the office's own and those from above."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Case, Connection, Select, Table, case, func, select

from app.models import (
    campaign,
    campaign_choice,
    instruction,
    instruction_read,
    list_entry,
    list_entry_choice,
    lunar_month,
    lunar_month_choice,
    rate,
    rate_choice,
)

CHOICES: Final[Mapping[Table, Table]] = {
    campaign: campaign_choice,
    rate: rate_choice,
    lunar_month: lunar_month_choice,
    list_entry: list_entry_choice,
}
"""What comes from above -> where an office says whether it counts for it."""
_ORDERS = {
    rate: ("year", "due", "authority", "staple"),
    lunar_month: ("year", "month"),
    list_entry: ("list", "position", "code"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionRow:
    """An instruction without its PDF; *read* by who asked."""

    uid: uuid.UUID
    owner: str
    number: str
    title: str
    body: str
    issued_on: str
    file_name: str
    active: bool
    read: bool


def campaigns(connection: Connection) -> list[Mapping[str, Any]]:
    """Return every campaign by code: *active* as it counts here, *said* by its owner."""
    c = campaign.c
    asked = _chosen(campaign).with_only_columns(
        *(c.uid, c.code, c.name, c.starts_on, c.ends_on, counting(campaign).label("active")),
        c.active.label("said"),
        func.coalesce(c.target, 0).label("target"),
        func.coalesce(c.owner, "").label("owner"),
    )
    return [dict(row) for row in connection.execute(asked.order_by(c.code)).mappings()]


def rates(connection: Connection) -> list[Mapping[str, Any]]:
    """Return every rate, by year and due."""
    return _every(connection, rate)


def months(connection: Connection) -> list[Mapping[str, Any]]:
    """Return every announced lunar month, in order."""
    return _every(connection, lunar_month)


def entries(connection: Connection) -> list[Mapping[str, Any]]:
    """Return every row of the reference lists, list by list."""
    return _every(connection, list_entry)


def _every(connection: Connection, table: Table) -> list[Mapping[str, Any]]:
    order = [table.c[name] for name in _ORDERS[table]]
    shown = [one for one in table.c if one.name != "active"]
    asked = _chosen(table).with_only_columns(
        *shown, counting(table).label("active"), table.c.active.label("said")
    )
    return [dict(row) for row in connection.execute(asked.order_by(*order)).mappings()]


def _chosen(table: Table) -> Select[Any]:
    """Return the rows of *table* with what this office chose about them."""
    chosen = CHOICES[table]
    return select(table).outerjoin(chosen, chosen.c[f"{table.name}_uid"] == table.c.uid)


def counting(table: Table) -> Case[int]:
    """Tell whether a row counts here: its owner lets it, and this office did not switch it off."""
    return case((CHOICES[table].c.active == 0, 0), else_=table.c.active)


def lunar_firsts(connection: Connection) -> dict[tuple[int, int], date]:
    """Return the announced first days that count here, as `LunarTable.heard` takes them."""
    c = lunar_month.c
    asked = _chosen(lunar_month).with_only_columns(c.year, c.month, c.first)
    found = asked.where(counting(lunar_month) == 1)
    return {(row[0], row[1]): date.fromisoformat(row[2]) for row in connection.execute(found)}


def instructions(connection: Connection, person: uuid.UUID) -> list[InstructionRow]:
    """Return the instructions, the newest first, with what *person* has read of them."""
    c, marks = instruction.c, instruction_read.c
    seen = select(marks.instruction_uid).where(marks.person_uid == person)
    read = {row[0] for row in connection.execute(seen)}
    names = ("uid", "owner", "number", "title", "body", "issued_on", "file_name", "active")
    asked = select(*(c[name] for name in names)).order_by(c.issued_on.desc(), c.uid.desc())
    return [
        InstructionRow(**dict(row) | {"active": bool(row["active"]), "read": row["uid"] in read})
        for row in connection.execute(asked).mappings()
    ]


def pdf(connection: Connection, key: uuid.UUID) -> bytes:
    """Return the PDF of an instruction, empty where it has none."""
    asked = select(instruction.c.pdf).where(instruction.c.uid == key)
    return bytes(connection.execute(asked).scalar_one_or_none() or b"")
