"""Keep what is computed from a piece's rows: the sums of the designations and the donors' index.

The triggers on the sums are lifted while a county's rows come in by thousands; what the touched
donations came to is taken off before, and added again after.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    MetaData,
    Select,
    Table,
    bindparam,
    delete,
    select,
)

from app.db import bulk, donor_index, fund_totals, triggers
from app.domain import donor_terms
from app.models import (
    Uid,
    approval,
    donation_item,
    donation_origin,
    donor,
    donor_origin,
    import_run,
    receipt,
)
from app.queries import donor_runs
from app.queries.imports import DONORS, TAKEN_BACK

_GIFT_OF: Final = {
    "donation": "uid",
    "receipt": "donation_uid",
    "donation_line": "donation_uid",
    "donation_item": "donation_uid",
    "donation_service": "donation_uid",
    "donation_origin": "donation_uid",
    "cheque_event": "donation_uid",
}
_TOUCHED: Final = Table(
    fund_totals.TOUCHED,
    MetaData(),
    Column("gift", Uid, primary_key=True),
    prefixes=["TEMPORARY"],
)
_AT_ONCE: Final = 500
_SOME: Final[BindParameter[Any]] = bindparam("some", expanding=True)
_BY_RECEIPT: Final = select(receipt.c.donation_uid).where(receipt.c.uid.in_(_SOME))
_BY_ITEM: Final = select(donation_item.c.donation_uid).where(donation_item.c.uid.in_(_SOME))
_BY_RUN: Final = select(donation_origin.c.donation_uid).where(donation_origin.c.run_uid.in_(_SOME))
_BY_REQUEST: Final = (
    select(receipt.c.donation_uid)
    .join(approval, approval.c.subject_uid == receipt.c.uid)
    .where(approval.c.uid.in_(_SOME))
)
_TAKEN_BACK: Final = (
    select(donor_origin.c.donor_uid)
    .join(import_run, import_run.c.uid == donor_origin.c.run_uid)
    .where(import_run.c.uid.in_(_SOME), import_run.c.state == TAKEN_BACK)
    .where(import_run.c.kind == DONORS)
)
Said = Mapping[str, Any]
Asked: TypeAlias = Select[tuple[Any]]


def begin(connection: Connection) -> None:
    """Lift the triggers on the sums and make the table of what is touched."""
    fund_totals.lift(connection)
    if connection.dialect.name == "postgresql":
        # what was just written lies in memory: a donation is looked up, not all of them read
        connection.exec_driver_sql("SET LOCAL random_page_cost = 1.1")
    _TOUCHED.create(connection, checkfirst=False)


def end(connection: Connection) -> None:
    """Let the triggers stand again."""
    _TOUCHED.drop(connection, checkfirst=False)
    triggers.install(connection)


@dataclass
class Touched:
    """What a piece touches, by how it is told: donations, receipts, items, runs, requests."""

    gifts: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    receipts: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    runs: set[str] = field(default_factory=set)
    requests: set[str] = field(default_factory=set)
    fresh: list[dict[str, Any]] = field(default_factory=list)
    renamed: set[str] = field(default_factory=set)

    def added(self, name: str, rows: Sequence[Said]) -> None:
        """Note rows that came to a table."""
        if name == "donation":
            self.new.update(row["uid"] for row in rows)
        if (column := _GIFT_OF.get(name)) is not None:
            self.gifts.update(row[column] for row in rows if row.get(column))
        if name == "receipt":
            self.receipts.update(row["ref_uid"] for row in rows if row.get("ref_uid"))
        elif name == "valuation":
            self.items.update(row["item_uid"] for row in rows)
        elif name == "approval":
            self.receipts.update(row["subject_uid"] for row in rows)
        elif name == "donor":
            self.fresh += [{**row, "uid": uuid.UUID(hex=row["uid"])} for row in rows]

    def changed(self, name: str, uid: str, columns: Said) -> None:
        """Note a row that was changed."""
        if name == "approval":
            self.requests.add(uid)
        elif name == "import_run" and "state" in columns:
            self.runs.add(uid)
        elif name == "donor" and not columns.keys().isdisjoint(donor_terms.READ):
            self.renamed.add(uid)

    def move(self, connection: Connection, sign: int) -> None:
        """Add what the touched donations come to, as they stand now, or take it off.

        A donation that the piece itself brings came to nothing before.
        """
        gifts = self.gifts if sign > 0 else self.gifts - self.new
        found = {bytes.fromhex(gift) for gift in gifts}
        ways = ((_BY_RECEIPT, self.receipts), (_BY_ITEM, self.items))
        for asked, told in (*ways, (_BY_RUN, self.runs), (_BY_REQUEST, self.requests)):
            found.update(one.bytes for one in _found(connection, asked, told))
        if found:
            connection.execute(delete(_TOUCHED))
            bulk.insert_values(connection, _TOUCHED, [(one,) for one in sorted(found)])
            fund_totals.move(connection, sign)

    def index(self, connection: Connection) -> None:
        """Bring the index of donors to what the piece wrote."""
        donor_index.put(connection, self.fresh)
        for one in self.renamed:
            asked = select(donor).where(donor.c.uid == uuid.UUID(hex=one))
            donor_index.replace(connection, dict(connection.execute(asked).mappings().one()))
        gone = list(_found(connection, _TAKEN_BACK, self.runs))
        for start in range(0, len(gone), _AT_ONCE):
            some = donor_runs.fallen(connection, gone[start : start + _AT_ONCE])
            donor_index.drop(connection, sorted(some))


def _found(connection: Connection, asked: Asked, told: set[str]) -> Iterator[uuid.UUID]:
    """Yield the uids that *asked* answers for those told, without the empty ones."""
    every = [uuid.UUID(hex=one) for one in sorted(told)]
    for start in range(0, len(every), _AT_ONCE):
        some = {"some": every[start : start + _AT_ONCE]}
        found: Sequence[Any] = connection.execute(asked, some).scalars().all()
        yield from (one for one in found if one is not None)
