"""Take in a list of the past: checked outside the writer, booked in pieces, hidden till done.

A run is staged, then applied; after a crash it is resumed or taken back. What it writes stands
once the run is done: donations without a receipt, or donors, each with its run and row as origin.
"""

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import delete, func, insert, select

from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import roles, uid
from app.domain.changes import Change
from app.domain.donor import DonorDetails
from app.domain.errors import AppError
from app.intake.rows import Gift, Row
from app.models import import_row, import_run
from app.queries import imports
from app.queries.imports import (
    APPLYING,
    DONATIONS,
    DONE,
    DONORS,
    STAGING,
    TAKEN_BACK,
    UNFINISHED,
)
from app.services import clocks, import_donors, import_gifts, lookup
from app.services.import_plans import Plan

PIECE: Final = 200
"""Rows to a transaction: a third of the 250 ms that a receipt at the desk may have to wait."""
_STAGED: Final = 500
_BOOKS: Final = {DONATIONS: import_gifts.book, DONORS: import_donors.book}
_SHOWS: Final = {DONATIONS: Change.RECEIPTS, DONORS: Change.DONORS}


def begin(uow: Uow, planned: Plan) -> uuid.UUID:
    """Open the run of a plan and return its uid; nothing is booked yet.

    Raises AppError `not_allowed`, `import_unfinished` while another run waits, `import_outdated`
    when a run came between the plan and now.
    """
    clerk = lookup.actor(uow)
    roles.demand(clerk.role, roles.Action.IMPORT)
    clocks.check(uow)
    standing = imports.runs(uow.connection)
    if any(run.state in UNFINISHED for run in standing):
        raise AppError("import_unfinished")
    if len(standing) != planned.runs_before:
        raise AppError("import_outdated")
    run = uid.new()
    row: dict[str, Any] = {"uid": run, "kind": planned.kind, "file_name": planned.file_name}
    row |= {"sheet": planned.columns.sheet, "headings": planned.columns.digest}
    row |= {"columns": json.dumps(planned.columns.shown(), ensure_ascii=False)}
    row |= {"state": STAGING, "person_uid": clerk.uid, **planned.counts()}
    row |= {"created_at": uow.now().strftime("%Y-%m-%dT%H:%M:%S")}
    uow.add("import.begun", import_run, run, {import_run: [row]})
    uow.changed(Change.IMPORTS)
    return run


def stage(uow: Uow, run: uuid.UUID, some: Sequence[Row], *, last: bool) -> None:
    """Lay some rows of a plan beside the ledger; with the *last* the run may be applied."""
    found = _run(uow, run, STAGING)
    values = [
        {"run_uid": run, "row": row.line.number, "digest": row.digest, "body": _pack(row.value)}
        for row in some
        if row.value is not None
    ]
    if values:
        uow.local(insert(import_row).values(values))
    if last:
        if _left(uow, run) != found.imported:
            raise AppError("import_outdated")
        uow.change("import.confirmed", import_run, run, {"state": APPLYING})


def apply(uow: Uow, run: uuid.UUID, limit: int = PIECE) -> int:
    """Book the next rows of a run and return how many are left; the last piece makes it stand.

    Raises AppError `not_allowed`, `import_state` for a run that is not being applied.
    """
    found = _run(uow, run, APPLYING)
    some = imports.staged(uow.connection, run, limit)
    known = _BOOKS[found.kind](uow, run, some)
    if known:
        counts = {"imported": found.imported - known, "duplicates": found.duplicates + known}
        uow.change("import.recounted", import_run, run, counts)
    if some:
        c = import_row.c
        uow.local(delete(import_row).where(c.run_uid == run, c.row <= some[-1].row))
    left = _left(uow, run)
    if not left:
        uow.change("import.done", import_run, run, {"state": DONE})
        uow.changed(Change.IMPORTS | _SHOWS[found.kind])
    return left


def take_back(uow: Uow, run: uuid.UUID) -> None:
    """Let nothing of a run stand, finished or not; its file may then be imported again.

    A donor whom a donation names by now, or whom another was merged into, stands still.
    Raises AppError `not_allowed`, `import_state` for one that is taken back already.
    """
    found = _run(uow, run, *UNFINISHED, DONE)
    uow.local(delete(import_row).where(import_row.c.run_uid == run))
    uow.change("import.taken_back", import_run, run, {"state": TAKEN_BACK})
    uow.changed(Change.IMPORTS | _SHOWS[found.kind])


def forget(uow: Uow, run: uuid.UUID, after: int = 0, limit: int = PIECE) -> int:
    """Take the next donors of a run that was taken back out of the search, behind row *after*.

    Returns the row to go on behind, 0 at the end.
    """
    found = _run(uow, run, TAKEN_BACK)
    return import_donors.forget(uow, run, after, limit) if found.kind == DONORS else 0


def carry_out(write: Callable[..., Any], planned: Plan) -> Iterator[tuple[uuid.UUID, int]]:
    """Stage and apply a plan; yield the run and how many rows are left after each piece.

    *write* runs a use-case in a transaction of its own and waits for it.
    """
    run = write(begin, planned)
    fresh = planned.fresh
    for start in range(0, max(len(fresh), 1), _STAGED):
        some = fresh[start : start + _STAGED]
        write(stage, run, some, last=start + _STAGED >= len(fresh))
    yield from resume(write, run)


def resume(write: Callable[..., Any], run: uuid.UUID) -> Iterator[tuple[uuid.UUID, int]]:
    """Apply what is left of a run; yields as `carry_out`."""
    left = 1
    while left:
        left = write(apply, run)
        yield run, left


def undo(write: Callable[..., Any], run: uuid.UUID) -> None:
    """Take a run back; *write* as for `carry_out`."""
    write(take_back, run)
    after = write(forget, run)
    while after:
        after = write(forget, run, after)


def _run(uow: Uow, run: uuid.UUID, *states: str) -> AnyRow:
    """Return a run in one of *states*, after the role and the clock were asked."""
    roles.demand(lookup.actor(uow).role, roles.Action.IMPORT)
    clocks.check(uow)
    asked = select(import_run).where(import_run.c.uid == run)
    found = uow.connection.execute(asked).one_or_none()
    if found is None or found.state not in states:
        raise AppError("import_state")
    return found


def _left(uow: Uow, run: uuid.UUID) -> int:
    asked = select(func.count()).where(import_row.c.run_uid == run)
    return int(uow.connection.execute(asked).scalar_one())


def _pack(value: Gift | DonorDetails) -> str:
    if isinstance(value, Gift):
        return import_gifts.packed(value)
    return import_donors.packed(value)
