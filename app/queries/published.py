"""Published rows as lists show them, the office's own and those from above."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from app.models import (
    campaign,
    campaign_choice,
    instruction,
    instruction_read,
    list_entry,
    lunar_month,
    rate,
)

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
    """Return every campaign by code, *active* as this office chose it."""
    c, active = campaign.c, func.coalesce(campaign_choice.c.active, campaign.c.active)
    asked = (
        select(
            *(c.uid, c.code, c.name, c.starts_on, c.ends_on, active.label("active")),
            func.coalesce(c.target, 0).label("target"),
            func.coalesce(c.owner, "").label("owner"),
        )
        .outerjoin(campaign_choice, campaign_choice.c.campaign_uid == c.uid)
        .order_by(c.code)
    )
    return [dict(row) for row in connection.execute(asked).mappings()]


def rates(connection: Connection) -> list[Mapping[str, Any]]:
    """Return every rate, by year and due."""
    return _every(connection, rate)


def months(connection: Connection) -> list[Mapping[str, Any]]:
    """Return every announced lunar month, in order."""
    return _every(connection, lunar_month)


def entries(connection: Connection) -> list[Mapping[str, Any]]:
    """Return every row of the reference lists, list by list."""
    return _every(connection, list_entry)


def _every(connection: Connection, table: Any) -> list[Mapping[str, Any]]:
    order = [table.c[name] for name in _ORDERS[table]]
    return [dict(row) for row in connection.execute(select(table).order_by(*order)).mappings()]


def lunar_firsts(connection: Connection) -> dict[tuple[int, int], date]:
    """Return the announced first days, as `LunarTable.corrected` takes them."""
    c = lunar_month.c
    asked = select(c.year, c.month, c.first).where(c.active == 1)
    return {(row[0], row[1]): date.fromisoformat(row[2]) for row in connection.execute(asked)}


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
