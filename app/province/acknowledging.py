"""An answer for each county: how far its stream has arrived, and what was refused."""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.domain import clock, roles
from app.domain.journal import GENESIS
from app.keys.vault import Vault
from app.province import keyring
from app.province.keyring import Keyring
from app.queries import counties, lists
from app.queries.counties import CountyRow
from app.services.desk import Actor
from app.sync import ack
from app.sync.ack import Ack
from app.sync.names import Kind, Name

_TAKEN = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An acknowledgement file of one county."""

    name: Name
    office: str
    upto: int
    refused: str | None
    data: bytes = field(repr=False)


def answers(connection: Connection, who: Actor, vault: Vault, db_key: bytes) -> tuple[Answer, ...]:
    """Return an answer for each county from which something came, but none to a revoked key.

    Raises AppError `not_allowed`, `province_only`.
    """
    roles.demand(who.role, roles.Action.ENROL)
    ring = keyring.load(vault, db_key)
    office = lists.the_office(connection).code
    rows = (row for row in counties.board(connection) if row.newest and not row.key.revoked_at)
    return tuple(_answer(ring, office, row) for row in rows)


def _answer(ring: Keyring, province: str, row: CountyRow) -> Answer:
    last, newest, code = row.last, row.newest or row.last, row.key.code
    if newest is None:
        raise ValueError("nothing came from this county")
    refused = (newest.reason or newest.result) if newest.result in {"refused", "fork"} else None
    made = Ack(
        province=province,
        office=code,
        n=newest.seq,
        stream=last.stream if last else newest.stream,
        upto=last.last if last else 0,
        chain=last.chain if last else GENESIS.hex(),
        rows=newest.rows if newest.result == _TAKEN else 0,
        refused=refused,
        created=f"{clock.now():%Y-%m-%dT%H:%M:%S}",
    )
    name = Name(Kind.ACK, code, newest.seq)
    data = ack.seal(made, ring.signing)
    return Answer(name=name, office=code, upto=made.upto, refused=refused, data=data)
