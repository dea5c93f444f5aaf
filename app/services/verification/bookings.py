"""Compare what was booked with what was printed, and voids with who approved them."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from app.db.types import AnyRow
from app.domain import chain
from app.domain.errors import AppError
from app.domain.findings import Notes
from app.domain.receipt import ReceiptNumber, RecordType
from app.keys.approval import VoidStatement, verify_void
from app.keys.roster import Roster
from app.models import (
    donation,
    donation_item,
    donation_line,
    donation_method,
    donation_minute,
    donation_service,
    niyyat,
    receipt,
)
from app.services.receipts import snapshot_of

_BATCH = 500
_HEAD = ("form", "paid_on", "method", "reference", "on_behalf", "note", "amount", "unit")
_PARTS: tuple[tuple[Table, str, Mapping[str, str]], ...] = (
    (donation_line, "lines", {"amount": "amount"}),
    (
        donation_item,
        "items",
        {"name": "name", "quantity": "quantity", "unit_name": "unit", "value": "value"}
        | {"basis": "basis"},
    ),
    (donation_service, "service", {"hours": "hours", "skill": "skill"}),
)


def check(connection: Connection, notes: Notes, roster: Roster) -> None:
    """Check every receipt's donation and every void's approval."""
    c = receipt.c
    asked = select(receipt).where(c.donation_uid.is_not(None)).order_by(c.uid)
    for rows in connection.execution_options(yield_per=_BATCH).execute(asked).partitions():
        _donations(connection, notes, rows)
    for row in connection.execute(select(receipt).where(c.type == RecordType.VOID)):
        for code in void_findings(connection, roster, row):
            notes.find(code, "receipt", _name(row))
        notes.count("voids")


def _name(row: AnyRow) -> str:
    return str(ReceiptNumber(row.office, row.register, row.year, row.n))


def _donations(connection: Connection, notes: Notes, rows: Sequence[AnyRow]) -> None:
    uids = [row.donation_uid for row in rows]
    gifts = {
        gift.uid: gift
        for gift in connection.execute(select(donation).where(donation.c.uid.in_(uids)))
    }
    parts = {name: _parts(connection, table, uids) for table, name, _columns in _PARTS}
    payments = _payments(connection, uids)
    minutes = _minutes(connection, uids)
    for row in rows:
        try:
            body = snapshot_of(row.snapshot)
        except AppError:
            continue
        gift = gifts.get(row.donation_uid)
        booked = {name: found.get(row.donation_uid, []) for name, found in parts.items()}
        paid = payments.get(row.donation_uid, {})
        held = minutes.get(row.donation_uid, {})
        if gift is None or differs(body, gift, booked) or differs_in_full(body, gift, paid, held):
            notes.find("donation_differs", "receipt", _name(row))
        notes.count("donations")


def differs(body: Mapping[str, Any], gift: AnyRow, booked: Mapping[str, list[AnyRow]]) -> bool:
    """Tell whether a snapshot says another donation than was booked with these parts."""
    if any(body.get(name) != getattr(gift, name) for name in _HEAD):
        return True
    donor = body["donor"]
    said = (donor["kind"], donor["honorific"], donor["name"], donor["national_id"])
    kept = (gift.donor_kind, gift.honorific, gift.donor_name, gift.national_id)
    if said != kept or donor["mobile"] != gift.mobile:
        return True
    return any(
        _part_values(body.get(name, ()), columns) != _row_values(booked[name], columns)
        for _table, name, columns in _PARTS
    )


def differs_in_full(
    body: Mapping[str, Any],
    gift: AnyRow,
    paid: Mapping[str, str],
    held: Mapping[int, Mapping[str, str]],
) -> bool:
    """Compare what layout 2 added; of a receipt of layout 1 there is nothing."""
    details = dict(body.get("method_details") or {})
    details.pop("bank_name", None)
    said = {n: item["minute"] for n, item in enumerate(body.get("items", ())) if item.get("minute")}
    return details != paid or said != held or body.get("behalf", "") != (gift.behalf or "")


def _part_values(parts: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> list[object]:
    return [(part["niyyat"], *(part[key] for key in columns.values())) for part in parts]


def _row_values(rows: Sequence[AnyRow], columns: Mapping[str, str]) -> list[object]:
    return [(row.code, *(getattr(row, name) for name in columns)) for row in rows]


def _parts(
    connection: Connection, table: Table, uids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[AnyRow]]:
    found: dict[uuid.UUID, list[AnyRow]] = {}
    asked = (
        select(table, niyyat.c.code)
        .join(niyyat, niyyat.c.uid == table.c.niyyat_uid)
        .where(table.c.donation_uid.in_(uids))
        .order_by(table.c.n)
    )
    for row in connection.execute(asked):
        found.setdefault(row.donation_uid, []).append(row)
    return found


def _payments(connection: Connection, uids: Sequence[uuid.UUID]) -> dict[uuid.UUID, dict[str, str]]:
    c = donation_method.c
    asked = select(donation_method).where(c.donation_uid.in_(uids))
    return {row.donation_uid: _texts(row) for row in connection.execute(asked)}


def _minutes(
    connection: Connection, uids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, dict[int, dict[str, str]]]:
    """Return the minutes of each donation by the place of their item."""
    item = donation_item.c
    asked = select(donation_minute, item.donation_uid, item.n).join_from(
        donation_minute, donation_item, item.uid == donation_minute.c.item_uid
    )
    found: dict[uuid.UUID, dict[int, dict[str, str]]] = {}
    for row in connection.execute(asked.where(item.donation_uid.in_(uids))):
        texts = _texts(row)
        found.setdefault(row.donation_uid, {})[row.n] = texts
    return found


def _texts(row: AnyRow) -> dict[str, str]:
    return {name: value for name, value in row._asdict().items() if isinstance(value, str)}


def void_findings(connection: Connection, roster: Roster, row: AnyRow) -> Iterator[str]:
    """Yield a code for everything that is wrong with a void and who approved it."""
    old = connection.execute(select(receipt).where(receipt.c.uid == row.ref_uid)).one_or_none()
    if old is None:
        yield "void_target_differs"
        return
    try:
        note = snapshot_of(row.snapshot)["void"]
        statement = VoidStatement(
            office=old.office,
            register=old.register,
            year=old.year,
            n=old.n,
            rec=chain.unb32(note["rec"]),
            reason=note["reason"],
            approver=note["approver"]["uid"],
            time=chain.read_time(row.time),
        )
        signature = chain.unb32(note["signature"])
    except (AppError, KeyError, TypeError, ValueError):
        yield "approval_unreadable"
        return
    if old.rec != statement.rec or old.n != row.ref or old.amount != -row.amount:
        yield "void_target_differs"
    signer = roster.at(note["approver"]["kid"], statement.time)
    if signer is None or signer.role != "manager" or signer.person != statement.approver:
        yield "approver_not_in_roster"
    elif not verify_void(signer.public, signature, statement):
        yield "approval_forged"
