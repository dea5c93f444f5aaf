"""Compare each import's counts with what came from it: rows, rials, and what is left to do."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.domain.findings import Notes
from app.models import donation, donation_origin, donor_origin, import_row, import_run
from app.queries.imports import APPLYING, DONATIONS, DONE, STAGING


@dataclass(frozen=True)
class _Came:
    """What an import has written so far, and what waits."""

    rows: int
    amount: int
    left: int


def check(connection: Connection, notes: Notes) -> None:
    """Find `import_differs` for every import that does not add up to what came from it."""
    for run in connection.execute(select(import_run).order_by(import_run.c.uid)):
        came = _came(connection, run.uid, run.kind)
        if run.state == DONE:
            holds = (came.rows, came.left) == (run.imported, 0)
            holds = holds and came.amount == run.amount
        elif run.state == APPLYING:
            holds = came.rows + came.left == run.imported
        elif run.state == STAGING:
            holds = came.rows == 0
        else:
            holds = came.rows <= run.imported and came.left == 0
        if not holds:
            notes.find("import_differs", "import_run", run.file_name)
        notes.count("imports")


def _came(connection: Connection, run: uuid.UUID, kind: str) -> _Came:
    waiting = select(func.count()).where(import_row.c.run_uid == run)
    left = connection.execute(waiting).scalar_one()
    if kind == DONATIONS:
        c = donation_origin.c
        asked = select(func.count(), func.coalesce(func.sum(donation.c.amount), 0))
        asked = asked.select_from(donation_origin.join(donation, donation.c.uid == c.donation_uid))
        rows, amount = connection.execute(asked.where(c.run_uid == run)).one()
        return _Came(rows, amount, left)
    counted = select(func.count()).where(donor_origin.c.run_uid == run)
    return _Came(connection.execute(counted).scalar_one(), 0, left)
