"""Prove what managers signed in a file: voids, requests and piles, by the roster after the file.

A file may end between two entries of one act. So only what is complete wherever it ends is proved
here: a void, a request that was approved (its void comes before), a pile that was closed (its
receipts come before). The rest `verify` proves in the copy.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from app.db.types import AnyRow
from app.domain import approvals
from app.domain import batch as piles_of
from app.domain.findings import Finding
from app.domain.receipt import ReceiptNumber
from app.keys.roster import Roster
from app.models import approval, batch, receipt
from app.services.verification import bookings, piles, requests

_AT_ONCE = 500
Said = Mapping[str, Any]


@dataclass
class Signed:
    """What a file touches that a manager signs."""

    voids: list[uuid.UUID] = field(default_factory=list)
    requests: set[str] = field(default_factory=set)
    piles: set[str] = field(default_factory=set)

    def added(self, name: str, rows: Sequence[Said]) -> None:
        """Note rows that came to a table."""
        for row in rows if name in {"approval", "batch"} else ():
            self.changed(name, row["uid"])

    def changed(self, name: str, uid: str) -> None:
        """Note a row that was changed."""
        if name == "approval":
            self.requests.add(uid)
        elif name == "batch":
            self.piles.add(uid)

    @property
    def empty(self) -> bool:
        """Whether nothing of the kind is in the file."""
        return not (self.voids or self.requests or self.piles)


def findings(
    connection: Connection, office: str, roster: Roster | None, signed: Signed
) -> Iterator[Finding]:
    """Yield what is wrong; nothing is proved without a *roster*."""
    if roster is None:
        return
    for row in _rows(connection, receipt, signed.voids):
        for code in bookings.void_findings(connection, roster, row):
            name = str(ReceiptNumber(row.office, row.register, row.year, row.n))
            yield Finding(code=code, entity="receipt", key=name)
    for row in _rows(connection, approval, _uids(signed.requests)):
        if row.state == approvals.State.APPROVED:
            yield from requests.request_findings(connection, roster, row)
    for row in _rows(connection, batch, _uids(signed.piles)):
        if row.state == piles_of.State.CLOSED:
            yield from piles.pile_findings(connection, roster, office, row)


def _rows(connection: Connection, table: Table, uids: Sequence[uuid.UUID]) -> Iterator[AnyRow]:
    for start in range(0, len(uids), _AT_ONCE):
        some = uids[start : start + _AT_ONCE]
        yield from connection.execute(select(table).where(table.c.uid.in_(some))).all()


def _uids(told: Iterable[str]) -> list[uuid.UUID]:
    return [uuid.UUID(hex=one) for one in sorted(told)]
