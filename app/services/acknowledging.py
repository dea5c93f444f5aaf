"""Take in what the province acknowledges: only what is ours, and only what goes further."""

import uuid
from dataclasses import dataclass

from sqlalchemy import insert

from app.db.uow import Uow
from app.domain import roles
from app.domain.changes import Change
from app.domain.errors import AppError
from app.domain.journal import GENESIS
from app.models import acknowledgement
from app.queries import exchange
from app.queries.exchange import Link
from app.services import exchange_keys, lookup
from app.services.opening import OpenOffice
from app.sync import ack
from app.sync.ack import Ack


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the province says: entries to *upto* have arrived; *fresh* where we knew of fewer."""

    upto: int
    rows: int
    refused: str | None
    fresh: bool


def take(uow: Uow, office: OpenOffice, raw: bytes) -> Taken:
    """Note what has arrived; an older acknowledgement changes nothing.

    Raises AppError `not_allowed`, `not_enrolled`, `ack_other_office`, `ack_other_chain` and those
    of the file.
    """
    roles.demand(lookup.actor(uow).role, roles.Action.TAKE_FILES)
    link = exchange.link(uow.connection)
    if link is None:
        raise AppError("not_enrolled")
    known = exchange.province_keys(uow.connection).values()
    found = exchange_keys.by_any(ack.read, raw, known, "ack_forged")
    _refuse(uow, found, link)
    stream = uuid.UUID(hex=found.stream)
    before = next((s for s in exchange.pending(uow.connection) if s.stream == stream), None)
    fresh = before is not None and found.upto > before.arrived
    if fresh:
        _note(uow, found, stream)
        if (
            before is not None
            and before.own
            and found.upto >= exchange.joined_at(uow.connection, link)
        ):
            vault, key = office.vault, office.unlocked.db_key
            uow.after_commit.append(lambda: exchange_keys.forget_told(vault, key))
    return Taken(upto=found.upto, rows=found.rows, refused=found.refused, fresh=fresh)


def _refuse(uow: Uow, found: Ack, link: Link) -> None:
    if (found.province, found.office) != (link.province, link.office):
        raise AppError("ack_other_office", office=found.office)
    stream = uuid.UUID(hex=found.stream)
    ours = exchange.hash_at(uow.connection, stream, found.upto) if found.upto else GENESIS
    if ours is None or ours.hex() != found.chain:
        raise AppError("ack_other_chain", upto=found.upto)


def _note(uow: Uow, found: Ack, stream: uuid.UUID) -> None:
    row = {
        "stream": stream,
        "upto": found.upto,
        "chain": bytes.fromhex(found.chain),
        "n": found.n,
        "rows": found.rows,
        "refused": found.refused or "",
        "created": found.created,
        "taken_at": f"{uow.now():%Y-%m-%dT%H:%M:%S}",
    }
    uow.local(insert(acknowledgement), row)
    uow.changed(Change.EXCHANGE)
