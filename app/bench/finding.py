"""What the search field finds over a million receipts, for each kind of question."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, select

from app.bench import measure
from app.domain import clock, jalali
from app.domain.folder import OfficeFolder
from app.domain.lunar import LIST, LunarTable
from app.domain.receipt import ReceiptNumber
from app.models import donation, receipt
from app.services import finding, lists, opening

_GOAL_MS: Final = 16.0
_LIMIT: Final = 8
"""Rows of each group that the field shows."""


def run(office: Path, *, quick: bool) -> dict[str, Any]:
    """Return the slowest kind of question: its 95th percentile warm, each one's beside it."""
    folder, rounds = OfficeFolder(office), 3 if quick else 40
    table = LunarTable.from_csv((lists.RESOURCES / f"{LIST}.csv").read_text("utf-8"))
    with opening.hold(folder):
        opened = opening.open_office(folder, opening.unlock(folder, "modir", measure.SECRET))
        with opened.store.reading() as connection:
            find = partial(finding.find, connection, opened.actor)
            parts = {}
            for what, typed in _mix(connection).items():
                ask = partial(find, typed, clock.today(), table, _LIMIT)
                cold = measure.timed(ask)[1]
                parts[what] = {**measure.repeated([ask] * rounds), "cold": round(cold, 3)}
            bare = measure.repeated([partial(_bare, connection)] * rounds)
        opened.close()
    slowest = max(parts.values(), key=lambda part: part["p95"])
    found = measure.figure(slowest["p95"], bare["p95"], "ms p95", _GOAL_MS)
    cpu = max(part["cpu_p95"] for part in parts.values())
    return {**found, "cpu_p95": cpu, "bare": bare, "parts": parts}


def _mix(connection: Connection) -> dict[str, str]:
    """Return a question of each kind about a receipt of the middle, which answers all of them."""
    c, d = receipt.c, donation.c
    asked = select(c.office, c.register, c.year, c.n, c.amount, c.issued_on, c.donor, d.reference)
    asked = asked.join(donation, d.uid == c.donation_uid).where(d.reference != "", c.donor != "")
    days = select(c.issued_on).distinct().order_by(c.issued_on)
    known = connection.execute(days).scalars().all()
    later = asked.where(c.issued_on >= known[len(known) // 2]).order_by(c.issued_on, c.uid)
    row = connection.execute(later.limit(1)).one()
    day = jalali.short(date.fromisoformat(row.issued_on))
    name = row.donor.split(" ")[-1]
    return {
        "whole_number": str(ReceiptNumber(row.office, row.register, row.year, row.n)),
        "serial": str(row.n),
        "amount": str(row.amount),
        "millions": "۵ میلیون",
        "reference": row.reference,
        "reference_tail": row.reference[-4:],
        "day": day,
        "amount_and_day": f"{row.amount} {day}",
        "name": name,
        "whole_name": row.donor,
        "name_and_amount": f"{name} {row.amount}",
        "name_and_day": f"{name} {day}",
        "amount_and_tail": f"{row.amount} {row.reference[-4:]}",
        "nobody": "ققنوسیان",
    }


def _bare(connection: Connection) -> object:
    """Read as many whole receipts as are shown, with no question at all."""
    return connection.execute(select(receipt).limit(_LIMIT)).all()
