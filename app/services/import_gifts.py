"""Rows of an import that become donations of the past, each with its origin."""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.db.journal import Rows
from app.db.uow import Uow
from app.domain import uid
from app.domain.niyyat import LIST
from app.intake.rows import Gift
from app.models import donation, donation_line, donation_origin, donor
from app.queries import donor_runs
from app.queries.imports import StagedRow


def packed(gift: Gift) -> str:
    """Return a gift as a staged row keeps it."""
    who = gift.who
    said = {"kind": who.kind, "name": who.name, "national_id": who.national_id}
    said |= {"mobile": who.mobile, "note": who.note, "paid_on": gift.paid_on.isoformat()}
    said |= {"niyyat": gift.niyyat, "method": gift.method, "reference": gift.reference}
    return json.dumps({**said, "amount": gift.amount}, ensure_ascii=False)


def book(uow: Uow, run: uuid.UUID, some: Sequence[StagedRow]) -> int:
    """Book staged rows; return how many were not booked after all, which is none."""
    gifts = [json.loads(row.body) for row in some]
    known = _donors(uow.connection, [gift["national_id"] for gift in gifts])
    made = [
        _booked(uow, run, row, gift, known.get(gift["national_id"]))
        for row, gift in zip(some, gifts, strict=True)
    ]
    uow.write_many("donation.imported", donation, made)
    return 0


def _donors(connection: Connection, identifiers: Sequence[str]) -> dict[str, uuid.UUID]:
    """Return the donor of each identifier that exactly one donor has."""
    c = donor.c
    asked = select(c.national_id, c.uid).where(c.merged_into.is_(None))
    asked = asked.where(c.national_id.in_({one for one in identifiers if one}))
    found: dict[str, list[uuid.UUID]] = {}
    for key, one in connection.execute(asked.where(donor_runs.standing(connection))):
        found.setdefault(key, []).append(one)
    return {key: some[0] for key, some in found.items() if len(some) == 1}


def _booked(
    uow: Uow, run: uuid.UUID, row: StagedRow, gift: dict[str, Any], donor_uid: uuid.UUID | None
) -> tuple[uuid.UUID, Rows]:
    """Return a donation of the past with its line and its origin."""
    own = uid.new()
    head = {name: gift[name] for name in ("national_id", "mobile", "note", "paid_on", "amount")}
    head |= {"uid": own, "form": "cash", "donor_kind": gift["kind"], "donor_name": gift["name"]}
    head |= {"method": gift["method"], "reference": gift["reference"], "unit": "IRR"}
    head |= dict.fromkeys(("honorific", "campaign_name", "on_behalf"), "")
    head |= {"article_172": 0, "client_digest": b"", "donor_uid": donor_uid}
    head |= {"recorded_at": uow.now().strftime("%Y-%m-%dT%H:%M:%S")}
    line = {"uid": uid.new(), "donation_uid": own, "n": 0, "amount": gift["amount"]}
    line |= {"niyyat_uid": uid.of_list(LIST, gift["niyyat"])}
    origin: dict[str, Any] = {"uid": uid.new(), "donation_uid": own, "run_uid": run}
    origin |= {"row": row.row, "digest": row.digest}
    return own, {donation: [head], donation_line: [line], donation_origin: [origin]}
