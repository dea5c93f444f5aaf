"""The clock never goes below the journal's last time; a manager confirms what looks wrong."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import Connection, select

from app.db.uow import Uow
from app.domain import clock, roles
from app.domain.errors import AppError
from app.domain.folder import OfficeFolder
from app.models import journal, journal_stream, office
from app.services import condition
from app.services.desk import Approver

JITTER = timedelta(minutes=2)
LONGEST_GAP = timedelta(days=7)
_NEWEST: Final = (
    select(journal.c.at)
    .join(journal_stream, journal_stream.c.uid == journal.c.stream)
    .where(journal_stream.c.own == 1, journal.c.seq == journal_stream.c.seq)
)


def last_entry(connection: Connection) -> datetime | None:
    """Return when the journal of this database was last written, None in an empty one."""
    found = connection.execute(_NEWEST).scalar_one_or_none()
    return datetime.fromisoformat(found).replace(tzinfo=clock.TEHRAN) if found else None


def check(uow: Uow) -> None:
    """Hold a small jitter; raise AppError `clock_behind` or `clock_ahead` for a wrong clock."""
    last = last_entry(uow.connection)
    if last is None:
        return
    gap = uow.now() - last
    if gap < -JITTER:
        raise AppError("clock_behind", last=last.isoformat())
    if gap > LONGEST_GAP:
        raise AppError("clock_ahead", last=last.isoformat())
    if gap < timedelta(0):
        uow.hold_clock(last)


def confirm(uow: Uow, approver: Approver, today: date, folder: OfficeFolder | None = None) -> None:
    """Set the program's clock to the manager's *today*, and journal the act.

    With *folder* the correction outlives the program: see `recall`.

    Raises AppError `clock_before_journal` for a day before the last entry.
    """
    roles.demand(approver.person.role, roles.Action.CONFIRM_CLOCK)
    last, pc = last_entry(uow.connection), uow.now()
    wanted = datetime.combine(today, pc.timetz())
    if last is not None and wanted < last:
        wanted = max(last, datetime.combine(today, time(0, tzinfo=clock.TEHRAN)))
        if wanted.date() != today:
            raise AppError("clock_before_journal", last=last.isoformat())
    uow.hold_clock(wanted)
    ours = uow.connection.execute(select(office.c.uid)).scalar_one()
    uow.note("clock.confirmed", office, ours, pc=pc.isoformat(), by=approver.person.uid.hex)
    uow.after_commit.append(lambda: _keep(wanted - pc, folder))


def recall(connection: Connection, folder: OfficeFolder) -> None:
    """Correct a PC's clock as a manager once did, as long as it is still behind the journal."""
    last, kept = last_entry(connection), condition.of(folder).clock_shift
    if kept and last is not None and clock.now() < last - JITTER:
        clock.shift(timedelta(seconds=float(kept)))


def _keep(by: timedelta, folder: OfficeFolder | None) -> None:
    clock.shift(by)
    if folder is not None:
        seconds = str(clock.correction().total_seconds())
        condition.note(folder, replace(condition.of(folder), clock_shift=seconds))
