"""Count every fund anew from what was booked, and walk the steps of every cheque."""

import uuid
from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.db import fund_totals
from app.domain import cheques as rules
from app.domain.findings import Notes
from app.domain.funds import Sum
from app.models import cheque_event, niyyat
from app.queries import cheques, funds

Sums = dict[tuple[str, uuid.UUID, str], Sum]


def check(connection: Connection, notes: Notes) -> None:
    """Compare the running sums with what they are sums of; bookings are proved elsewhere."""
    names = dict(connection.execute(select(niyyat.c.uid, niyyat.c.code)).all())
    counted, kept = dict(_counted(connection)), funds.stored(connection)
    for place in sorted(counted.keys() | kept.keys(), key=str):
        notes.count("balances")
        if counted.get(place) != kept.get(place):
            period, one, bucket = place
            notes.find("fund_differs", "fund", f"{names.get(one, one)} / {period[1:]} / {bucket}")
    for gift in connection.execute(select(cheque_event.c.donation_uid).distinct()).scalars():
        notes.count("cheques")
        if rules.wrong(cheques.events(connection, gift)):
            row = cheques.one(connection, gift)
            named = row.number if row is not None and row.number else gift.hex
            notes.find("cheque_steps", "cheque", named)


def _counted(connection: Connection) -> Iterator[tuple[tuple[str, uuid.UUID, str], Sum]]:
    for period, one, bucket, times, amount in connection.execute(fund_totals.counted()):
        if times or amount:
            yield (period, one, bucket), Sum(times, amount)
