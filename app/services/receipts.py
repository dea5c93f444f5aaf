"""Issue receipts: one visit in, numbered and signed papers out, all in one transaction."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Table, select

from app.db.journal import Rows
from app.db.uow import Uow
from app.domain import canonical, roles, uid
from app.domain.changes import Change
from app.domain.donation import IssueReceipt, Method
from app.domain.donation_rules import problems
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import ReceiptNumber, RecordType, is_training
from app.models import (
    donation,
    donation_item,
    donation_line,
    donation_method,
    donation_minute,
    donation_service,
    receipt,
)
from app.services import clocks, donor_links, identifying, lookup, reentry, snapshots
from app.services.desk import Desk
from app.services.records import Chain, Entry
from app.services.snapshots import Facts

FORMS = ("cash", "kind", "service")
_PARTS: Final[Mapping[str, tuple[Table, str, Mapping[str, str]]]] = {
    "cash": (donation_line, "lines", {"amount": "amount"}),
    "kind": (
        donation_item,
        "items",
        {name: name for name in ("name", "quantity", "value", "basis")} | {"unit_name": "unit"},
    ),
    "service": (donation_service, "service", {"hours": "hours", "skill": "skill"}),
}
"""The table of a form's parts, where they stand in a snapshot, and each column's name there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """One receipt as it was committed."""

    number: ReceiptNumber
    uid: uuid.UUID
    qr: str
    snapshot: bytes


def issue(uow: Uow, desk: Desk, command: IssueReceipt) -> tuple[Issued, ...]:
    """Book a visit and issue its receipts, one for each form of donation in it.

    The same `client_id` with the same content answers with the same receipts and issues nothing.
    Raises InvalidInputError by field, AppError `client_id_reused`, `clock_behind`, `seal_ahead`.
    """
    clerk = lookup.actor(uow)
    roles.demand(clerk.role, roles.Action.ISSUE)
    command = donor_links.completed(uow, command)
    if before := issued_before(uow, command):
        return before
    clocks.check(uow)
    facts = lookup.facts(uow, clerk)
    check(uow, desk, facts, command)
    chain = Chain.open(uow, desk)
    issued = append_visit(uow, chain, facts, command)
    chain.finish()
    uow.changed(Change.RECEIPTS)
    return issued


def review(uow: Uow, command: IssueReceipt) -> dict[str, str]:
    """Return a code for each wrong field of a visit, so that nobody is asked about it first."""
    clerk = lookup.actor(uow)
    roles.demand(clerk.role, roles.Action.ISSUE)
    return _wrong(uow, lookup.facts(uow, clerk), donor_links.completed(uow, command))


def _wrong(uow: Uow, facts: Facts, command: IssueReceipt) -> dict[str, str]:
    found = problems(command, lookup.known(uow, facts))
    found |= identifying.problems(facts.settings, command)
    return found | donor_links.problems(uow, command.donor)


def check(uow: Uow, desk: Desk, facts: Facts, command: IssueReceipt) -> None:
    """Refuse a visit that may not be issued at *desk*.

    Raises InvalidInputError by field, AppError `register_differs`, `receipt_known`.
    """
    if found := _wrong(uow, facts, command):
        raise InvalidInputError(found)
    if command.training != is_training(desk.register):
        raise AppError("register_differs", register=desk.register)
    if command.original_qr:
        reentry.check(uow, desk.keys(), command)


def append_visit(
    uow: Uow,
    chain: Chain,
    facts: Facts,
    command: IssueReceipt,
    *,
    ref: int = 0,
    ref_uid: uuid.UUID | None = None,
    replaces: str = "",
) -> tuple[Issued, ...]:
    """Append the receipts of a checked visit to an open chain; they name each other."""
    donor = donor_links.of_visit(uow, command.donor)
    made = rows_of_visit(
        chain, facts, command, donor=donor, ref=ref, ref_uid=ref_uid, replaces=replaces
    )
    for issued, rows in made:
        uow.add("receipt.issued", receipt, issued.uid, rows)
    return tuple(issued for issued, _ in made)


def rows_of_visit(
    chain: Chain,
    facts: Facts,
    command: IssueReceipt,
    *,
    donor: uuid.UUID | None = None,
    ref: int = 0,
    ref_uid: uuid.UUID | None = None,
    replaces: str = "",
) -> list[tuple[Issued, Rows]]:
    """Move the chain's end past a checked visit; the caller must write the rows it is given."""
    forms = [form for form in FORMS if _parts(command, form)]
    numbers = [chain.number(ahead) for ahead in range(1, len(forms) + 1)]
    made: list[tuple[Issued, Rows]] = []
    for number, form in zip(numbers, forms, strict=True):
        kind = record_type(command, form)
        body = snapshots.receipt(
            facts,
            command,
            number=number,
            kind=kind,
            form=form,
            related=[str(other) for other in numbers if other != number],
            replaces=replaces,
        )
        gift = _donation_row(facts, command, form, body, donor)
        entry = _entry(kind, gift, body)
        row = chain.append(replace(entry, ref=ref, ref_uid=ref_uid))
        rows = {donation: [gift], receipt: [row], **_part_rows(body, form, gift["uid"])}
        made.append((_issued(number, row), rows))
    return made


def _entry(kind: RecordType, gift: Mapping[str, Any], body: Mapping[str, object]) -> Entry:
    return Entry(
        kind=kind,
        amount=gift["amount"],
        unit=gift["unit"],
        snapshot=body,
        donor=gift["donor_name"],
        donation=gift["uid"],
        counts=is_money(kind, gift["form"]),
    )


def _issued(number: ReceiptNumber, row: Mapping[str, Any]) -> Issued:
    return Issued(number=number, uid=row["uid"], qr=row["qr"], snapshot=row["snapshot"])


def record_type(command: IssueReceipt, form: str) -> RecordType:
    """Return the record's type for one form of a visit."""
    if command.training:
        return RecordType.TRAINING
    if command.original_qr:
        return RecordType.PAPER
    if form == "cash":
        return RecordType.CASH if command.method == Method.CASH else RecordType.BANK
    return RecordType.KIND if form == "kind" else RecordType.SERVICE


def is_money(kind: str, form: str) -> bool:
    """Tell whether a record's amount is money of its register's running total."""
    return form == "cash" and kind != RecordType.TRAINING


def issued_before(uow: Uow, command: IssueReceipt) -> tuple[Issued, ...]:
    """Return what the command's `client_id` issued already; AppError `client_id_reused`."""
    if not command.client_id:
        return ()
    rows = uow.connection.execute(
        select(receipt, donation.c.client_digest)
        .join(donation, donation.c.uid == receipt.c.donation_uid)
        .where(donation.c.client_id == command.client_id)
        .order_by(receipt.c.n)
    ).all()
    if rows and rows[0].client_digest != content_digest(command):
        raise AppError("client_id_reused", client_id=command.client_id)
    return tuple(
        Issued(
            number=ReceiptNumber(row.office, row.register, row.year, row.n),
            uid=row.uid,
            qr=row.qr,
            snapshot=row.snapshot,
        )
        for row in rows
    )


def content_digest(command: IssueReceipt) -> bytes:
    """Return what a donation keeps of all that was asked for."""
    return hashlib.sha256(snapshots.content_digest_source(command)).digest()


def _parts(command: IssueReceipt, form: str) -> tuple[object, ...]:
    return {"cash": command.lines, "kind": command.items, "service": command.service}[form]


def _donation_row(
    facts: Facts, command: IssueReceipt, form: str, body: dict[str, Any], giver: uuid.UUID | None
) -> dict[str, Any]:
    donor = body["donor"]
    campaign = facts.campaigns.get(command.campaign)
    return {
        "uid": uid.new(),
        "form": form,
        "donor_kind": donor["kind"],
        "honorific": donor["honorific"],
        "donor_name": donor["name"],
        "national_id": donor["national_id"],
        "mobile": donor["mobile"],
        "paid_on": body["paid_on"],
        "method": body["method"],
        "reference": body["reference"],
        "campaign_uid": uid.of_list("campaign", campaign.code) if campaign else None,
        "campaign_name": body["campaign"]["name"],
        "on_behalf": body["on_behalf"],
        "behalf": body["behalf"],
        "article_172": int(command.article_172),
        "note": body["note"],
        "amount": body["amount"],
        "unit": command.unit,
        "client_id": command.client_id or None,
        "client_digest": content_digest(command) if command.client_id else b"",
        "original_qr": command.original_qr or None,
        "recorded_at": facts.moment.strftime("%Y-%m-%dT%H:%M:%S"),
        "donor_uid": giver,
    }


def _part_rows(
    body: Mapping[str, Any], form: str, gift: uuid.UUID
) -> dict[Table, list[dict[str, Any]]]:
    """Return the rows of a snapshot's parts: what is booked is what is printed."""
    table, field, columns = _PARTS[form]
    parts = [
        {"uid": uid.new(), "donation_uid": gift, "n": n}
        | {"niyyat_uid": uid.of_list("niyyat", part["niyyat"])}
        | {column: part[name] for column, name in columns.items()}
        for n, part in enumerate(body[field])
    ]
    minutes = [
        {"uid": uid.new(), "item_uid": row["uid"], **part["minute"]}
        for row, part in zip(parts, body[field], strict=True)
        if part.get("minute")
    ]
    details = {name: said for name, said in body["method_details"].items() if name != "bank_name"}
    payments = [{"uid": uid.new(), "donation_uid": gift, **details}] if details else []
    rows = {table: parts, donation_minute: minutes, donation_method: payments}
    return {one: some for one, some in rows.items() if some}


def snapshot_of(raw: bytes) -> dict[str, Any]:
    """Return a stored snapshot as a mapping; raises AppError `not_canonical`."""
    value = canonical.decode(raw)
    if not isinstance(value, dict):
        raise AppError("not_canonical")
    return value
