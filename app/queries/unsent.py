"""How much the province may not have yet, and since when: a few look-ups whatever the size."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.models import journal
from app.queries import exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """*count* journal entries that no acknowledgement covers; *since* is the day of the first."""

    count: int
    since: date | None

    def days(self, today: date) -> int:
        """Return for how many days the oldest of them has been waiting."""
        return 0 if self.since is None else max((today - self.since).days, 0)


def of(connection: Connection) -> Unsent | None:
    """Return what has not arrived, None for an office that is enrolled at no province."""
    if exchange.link(connection) is None:
        return None
    stretches = exchange.pending(connection)
    waiting = [one for one in stretches if one.last > one.arrived]
    if not waiting:
        return Unsent(count=0, since=None)
    first, c = waiting[0], journal.c
    asked = select(c.at).where(c.stream == first.stream, c.seq == first.arrived + 1)
    since = date.fromisoformat(connection.execute(asked).scalar_one()[:10])
    return Unsent(count=sum(one.last - one.arrived for one in waiting), since=since)
