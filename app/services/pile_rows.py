"""Which rows a manager signed: one digest of a pile, before and after its receipts."""

import hashlib
import uuid
from collections.abc import Mapping

from sqlalchemy import Connection, select

from app.db.uow import Uow
from app.domain import batch as rules
from app.models import batch_receipt, donation, receipt
from app.queries import batches as listed
from app.queries.batches import BatchRow
from app.services import donor_links, receipts


def digest(uow: Uow, pile: BatchRow) -> bytes:
    """Return the digest of a pile as it stands: receipts and rows that wait together."""
    found = _issued(uow.connection, pile.uid)
    for one in listed.typed(uow.connection, pile.uid):
        command = rules.command_of(pile.heading, one.row, str(one.client_uid))
        found[one.n] = receipts.content_digest(donor_links.completed(uow, command))
    return _of(found)


def of_receipts(connection: Connection, pile: uuid.UUID) -> bytes:
    """Return the same digest of a pile whose every row has its receipt."""
    return _of(_issued(connection, pile))


def _issued(connection: Connection, pile: uuid.UUID) -> dict[int, bytes]:
    c = batch_receipt.c
    asked = (
        select(c.n, donation.c.client_digest)
        .join(receipt, receipt.c.uid == c.receipt_uid)
        .join(donation, donation.c.uid == receipt.c.donation_uid)
        .where(c.batch_uid == pile)
    )
    return {row.n: row.client_digest for row in connection.execute(asked)}


def _of(rows: Mapping[int, bytes]) -> bytes:
    said = b"".join(n.to_bytes(4, "big") + rows[n] for n in sorted(rows))
    return hashlib.sha256(said).digest()
