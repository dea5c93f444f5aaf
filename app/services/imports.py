"""Take in a list of past donations: checked outside the writer, booked in pieces, hidden till done.

A run is staged, then applied; after a crash it is resumed or taken back. What it books are facts:
history without a receipt, each with its run and row as its origin, standing once the run is done.
"""

import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select

from app.db.journal import Rows
from app.db.types import AnyRow
from app.db.uow import Uow
from app.domain import clock, roles, uid
from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.niyyat import LIST
from app.intake import mapping, rows
from app.intake.cells import Sheet
from app.intake.mapping import Columns
from app.intake.rows import Gift, Row
from app.models import donation, donation_line, donation_origin, donor, import_row, import_run
from app.queries import imports, lists
from app.queries.imports import APPLYING, DONE, STAGING, TAKEN_BACK, UNFINISHED
from app.services import clocks, lookup

DONATIONS: Final = "donations"
PIECE: Final = 200
"""Rows to a transaction: a third of the 250 ms that a receipt at the desk may have to wait."""
_STAGED: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do: every row of the sheet is fresh, rejected or a duplicate."""

    file_name: str
    columns: Columns
    every: tuple[Row, ...]
    fresh: tuple[Row, ...]
    runs_before: int

    @property
    def rejected(self) -> int:
        """How many rows are not taken."""
        return sum(1 for row in self.every if row.problems)

    @property
    def duplicates(self) -> int:
        """How many rows the office holds already."""
        return len(self.every) - len(self.fresh) - self.rejected

    @property
    def amount(self) -> int:
        """The rials of the fresh rows."""
        return sum(row.value.amount for row in self.fresh if isinstance(row.value, Gift))

    @property
    def by_reason(self) -> dict[str, int]:
        """How many rows each code kept out; a row counts under its first."""
        return dict(Counter(row.problems[0][1] for row in self.every if row.problems))

    def counts(self) -> dict[str, int]:
        """Return read = imported + rejected + duplicates, and the amount in rials."""
        return {
            "read": len(self.every),
            "imported": len(self.fresh),
            "rejected": self.rejected,
            "duplicates": self.duplicates,
            "amount": self.amount,
        }


def plan(
    connection: Connection,
    role: str,
    file: Path,
    sheets: Sequence[Sheet],
    said: dict[str, Any] | None = None,
) -> Plan:
    """Return what importing the donations of *sheets* would do; nothing is written.

    The columns are those *said*, or those that served last under the same headings, or guessed.
    Raises AppError `not_allowed`, `headings_missing`, `map_malformed`.
    """
    roles.demand(role, roles.Action.IMPORT)
    columns = _columns(connection, sheets, said)
    every = rows.gifts(sheets, columns, lists.designations(connection), clock.today())
    held = imports.held(connection, sorted({row.digest for row in every if row.value}))
    fresh = tuple(row for row in every if row.value and row.occurrence >= held.get(row.digest, 0))
    before = len(imports.runs(connection))
    return Plan(file_name=file.name, columns=columns, every=every, fresh=fresh, runs_before=before)


def _columns(
    connection: Connection, sheets: Sequence[Sheet], said: dict[str, Any] | None
) -> Columns:
    if said is not None:
        return mapping.given(sheets, mapping.GIFTS, said)
    guessed = mapping.guess(sheets, mapping.GIFTS)
    served = imports.remembered(connection, DONATIONS, guessed.digest)
    if served is None:
        return guessed
    place = {"sheet": guessed.sheet, "header": guessed.header}
    return mapping.given(sheets, mapping.GIFTS, served | place)


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
    row: dict[str, Any] = {"uid": run, "kind": DONATIONS, "file_name": planned.file_name}
    row |= {"sheet": planned.columns.sheet, "headings": planned.columns.digest}
    row |= {"columns": json.dumps(planned.columns.shown(), ensure_ascii=False)}
    row |= {"state": STAGING, "person_uid": clerk.uid, **planned.counts()}
    row |= {"created_at": uow.now().strftime("%Y-%m-%dT%H:%M:%S")}
    uow.add("import.begun", import_run, run, {import_run: [row]})
    return run


def stage(uow: Uow, run: uuid.UUID, some: Sequence[Row], *, last: bool) -> None:
    """Lay some rows of a plan beside the ledger; with the *last* the run may be applied."""
    found = _run(uow, run, STAGING)
    values = [
        {"run_uid": run, "row": row.line.number, "digest": row.digest, "body": _pack(row.value)}
        for row in some
        if isinstance(row.value, Gift)
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
    _run(uow, run, APPLYING)
    c = import_row.c
    asked = select(c.row, c.digest, c.body).where(c.run_uid == run).order_by(c.row).limit(limit)
    some = [(row.row, row.digest, _unpack(row.body)) for row in uow.connection.execute(asked)]
    known = _donors(uow.connection, [gift["national_id"] for _, _, gift in some])
    made = [_booked(uow, run, *one, known) for one in some]
    uow.write_many("donation.imported", donation, made)
    if some:
        uow.local(delete(import_row).where(c.run_uid == run, c.row <= some[-1][0]))
    left = _left(uow, run)
    if not left:
        uow.change("import.done", import_run, run, {"state": DONE})
        uow.changed(Change.RECEIPTS)
    return left


def take_back(uow: Uow, run: uuid.UUID) -> None:
    """Let nothing of a run stand, finished or not; its file may then be imported again.

    Raises AppError `not_allowed`, `import_state` for one that is taken back already.
    """
    _run(uow, run, *UNFINISHED, DONE)
    uow.local(delete(import_row).where(import_row.c.run_uid == run))
    uow.change("import.taken_back", import_run, run, {"state": TAKEN_BACK})
    uow.changed(Change.RECEIPTS)


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


def _donors(connection: Connection, identifiers: Sequence[str]) -> dict[str, uuid.UUID]:
    """Return the donor of each identifier that exactly one donor has."""
    c = donor.c
    asked = select(c.national_id, func.min(c.uid), func.count()).group_by(c.national_id)
    asked = asked.where(c.national_id.in_({one for one in identifiers if one}))
    asked = asked.where(c.merged_into.is_(None))
    return {key: one for key, one, count in connection.execute(asked) if count == 1}


def _pack(gift: Gift) -> str:
    who = gift.who
    said = {"kind": who.kind, "name": who.name, "national_id": who.national_id}
    said |= {"mobile": who.mobile, "note": who.note, "paid_on": gift.paid_on.isoformat()}
    said |= {"niyyat": gift.niyyat, "method": gift.method, "reference": gift.reference}
    return json.dumps({**said, "amount": gift.amount}, ensure_ascii=False)


def _unpack(body: str) -> dict[str, Any]:
    return dict(json.loads(body))


def _booked(
    uow: Uow,
    run: uuid.UUID,
    row: int,
    digest: bytes,
    gift: dict[str, Any],
    known: dict[str, uuid.UUID],
) -> tuple[uuid.UUID, Rows]:
    """Return a donation of the past with its line and its origin."""
    own = uid.new()
    head = {name: gift[name] for name in ("national_id", "mobile", "note", "paid_on", "amount")}
    head |= {"uid": own, "form": "cash", "donor_kind": gift["kind"], "donor_name": gift["name"]}
    head |= {"method": gift["method"], "reference": gift["reference"], "unit": "IRR"}
    head |= dict.fromkeys(("honorific", "campaign_name", "on_behalf"), "")
    head |= {"article_172": 0, "client_digest": b"", "donor_uid": known.get(gift["national_id"])}
    head |= {"recorded_at": uow.now().strftime("%Y-%m-%dT%H:%M:%S")}
    line = {"uid": uid.new(), "donation_uid": own, "n": 0, "amount": gift["amount"]}
    line |= {"niyyat_uid": uid.of_list(LIST, gift["niyyat"])}
    origin = {"uid": uid.new(), "donation_uid": own, "run_uid": run, "row": row, "digest": digest}
    return own, {donation: [head], donation_line: [line], donation_origin: [origin]}
