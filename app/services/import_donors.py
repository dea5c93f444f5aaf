"""Rows of an import that become registered donors, unless the desk knew them meanwhile."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import Connection, select

from app.db import donor_index
from app.db.journal import Rows
from app.db.uow import Uow
from app.domain import donor as rules
from app.domain import uid
from app.domain.changes import Change
from app.domain.donor import DonorDetails
from app.models import donor, donor_origin
from app.queries import donor_matches, donor_runs
from app.queries.imports import StagedRow
from app.services import donors

_AT_ONCE: Final = 500


def packed(details: DonorDetails) -> str:
    """Return a donor as a staged row keeps it."""
    return json.dumps(asdict(details), ensure_ascii=False)


def book(uow: Uow, run: uuid.UUID, some: Sequence[StagedRow]) -> int:
    """Register staged rows; return how many are known by now and were left out.

    Between the plan and this moment the desk may have registered the same donor.
    """
    wanted = [(row, DonorDetails(**json.loads(row.body))) for row in some]
    keys = [donor_matches.keys_of(details) for _row, details in wanted]
    register = donor_matches.registered(uow.connection, keys)
    made: list[tuple[uuid.UUID, Rows]] = []
    indexed: list[dict[str, Any]] = []
    for (row, details), key in zip(wanted, keys, strict=True):
        if register.match(key) is not None:
            continue
        own = uid.new()
        kept = donors.new_row(own, uow.now(), rules.stored(details))
        origin: dict[str, Any] = {"uid": uid.new(), "donor_uid": own, "run_uid": run}
        origin |= {"row": row.row, "digest": row.digest}
        made.append((own, {donor: [kept], donor_origin: [origin]}))
        indexed.append(kept)
    uow.write_many("donor.imported", donor, made)
    donor_index.put(uow.connection, indexed)
    uow.changed(Change.DONORS)
    return len(some) - len(made)


def forget(uow: Uow, run: uuid.UUID, after: int, limit: int) -> int:
    """Take donors who stand no more out of the search; return the last row that was looked at.

    *after* is the row of the file to go on behind; the answer is 0 where none was left.
    """
    c = donor_origin.c
    asked = select(c.donor_uid, c.row).where(c.run_uid == run, c.row > after)
    some = uow.connection.execute(asked.order_by(c.row).limit(limit)).all()
    gone = donor_runs.fallen(uow.connection, [one.donor_uid for one in some])
    donor_index.drop(uow.connection, sorted(gone))
    return int(some[-1].row) if some else 0


def still_standing(connection: Connection, run: uuid.UUID) -> int:
    """Return how many of a run's donors stand still after it was taken back."""
    c = donor_origin.c
    every = list(connection.execute(select(c.donor_uid).where(c.run_uid == run)).scalars())
    parts = (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))
    return len(every) - sum(len(donor_runs.fallen(connection, part)) for part in parts)
