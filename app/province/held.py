"""What a county's copy holds already: its streams, its registers, and hashes to compare with."""

import uuid
from collections.abc import Callable

from sqlalchemy import Connection, bindparam, delete, insert, select

from app.domain import chain
from app.domain.errors import AppError
from app.domain.exchange import Known, Point
from app.keys.public import KeyEntry, PublicKeys
from app.keys.seal import seal
from app.models import (
    journal,
    journal_stream,
    niyyat,
    office,
    receipt,
    register,
    register_end,
    series,
)
from app.province.examining import End, Held

_HASH = select(journal.c.hash).where(
    journal.c.stream == bindparam("ours"), journal.c.seq == bindparam("place")
)


def uid_of(stream: str) -> uuid.UUID:
    """Return the uid of a stream that a header tells as hex."""
    return uuid.UUID(hex=stream)


def story(connection: Connection) -> list[tuple[Point, Point | None]]:
    """Return the streams in the order in which they followed each other, each with its parent."""
    rows = {row.uid: row for row in connection.execute(select(journal_stream))}
    parents = {row.parent_uid for row in rows.values()}
    at = next((row for row in rows.values() if row.uid not in parents), None)
    found: list[tuple[Point, Point | None]] = []
    while at is not None:
        end = Point(at.uid.hex, at.seq, at.head.hex())
        parent = None
        if at.parent_uid is not None:
            parent = Point(at.parent_uid.hex, at.parent_seq, at.parent_hash.hex())
        found.insert(0, (end, parent))
        at = rows.get(at.parent_uid)
    return found


def known(connection: Connection) -> Known:
    """Return where each stream ends that is held."""
    return Known(tuple(end for end, _parent in story(connection)))


def hash_at(connection: Connection) -> Callable[[str, int], str | None]:
    """Return what tells the hash of an entry that is held."""

    def ask(stream: str, seq: int) -> str | None:
        place = {"ours": uid_of(stream), "place": seq}
        found = connection.execute(_HASH, place).scalar_one_or_none()
        return found.hex() if found is not None else None

    return ask


def registers(connection: Connection) -> dict[str, Held]:
    """Return where each register stands."""
    c = series.c
    asked = select(register.c.uid, register.c.code, series).outerjoin(
        series, c.register_uid == register.c.uid
    )
    found: dict[str, Held] = {}
    for row in connection.execute(asked.order_by(register.c.code, c.year)):
        if row.year is None:
            found[row.code] = Held(uid=row.uid.hex)
            continue
        found[row.code] = Held(
            uid=row.uid.hex,
            year=row.year,
            last=row.last,
            rec=row.rec,
            qr=row.qr,
            life=row.life,
            total=row.total,
        )
    return found


def fits(connection: Connection, code: str, first: bytes) -> bool:
    """Tell whether *first* is K1 of the register: its first record was sealed by it."""
    c = receipt.c
    asked = select(c.rec, c.seal).join(register, register.c.uid == c.register_uid)
    oldest = asked.where(register.c.code == code, c.n == 1).order_by(c.year).limit(1)
    found = connection.execute(oldest).one_or_none()
    return found is not None and seal(first, found.rec) == found.seal


def keys(connection: Connection, office: str, revoked: frozenset[str]) -> PublicKeys:
    """Return the registers' public keys as the office booked them."""
    ends = dict(connection.execute(select(register_end.c.register_uid, register_end.c.at)).all())
    made = PublicKeys(office=office, name="")
    for row in connection.execute(select(register).order_by(register.c.code)):
        until = ends.get(row.uid)
        entry = KeyEntry(
            office=row.office,
            register=row.code,
            public=row.public_key,
            valid_from=chain.read_time(row.opened_at),
            valid_to=chain.read_time(until) if until else None,
            revoked=row.code in revoked,
        )
        made = made.with_entry(entry)
    return made


def own_office(connection: Connection, code: str) -> None:
    """Refuse a copy that says it is another office, or more than one; AppError `merge_conflict`."""
    found = set(connection.execute(select(office.c.code)).scalars())
    if not found <= {code}:
        raise AppError("merge_conflict", table=office.name)


def designations(connection: Connection) -> dict[str, str]:
    """Return uid -> code of the designations."""
    rows = connection.execute(select(niyyat.c.uid, niyyat.c.code))
    return {row.uid.hex: row.code for row in rows}


def keep_heads(connection: Connection, ends: tuple[End, ...]) -> None:
    """Put down where the series came to."""
    for one in ends:
        own = uuid.UUID(hex=one.register_uid)
        place = (series.c.register_uid == own) & (series.c.year == one.year)
        connection.execute(delete(series).where(place))
        row = {"register_uid": own, "year": one.year, "last": one.last, "rec": one.rec}
        row |= {"qr": one.qr, "life": one.life, "total": one.total}
        connection.execute(insert(series).values(row))


def keep_stream(connection: Connection, end: Point, parent: Point | None) -> None:
    """Move the head of the stream that is written on; a new one is the copy's own from now on."""
    c, own = journal_stream.c, uuid.UUID(hex=end.stream)
    moved = {"seq": end.seq, "head": bytes.fromhex(end.hash)}
    done = connection.execute(journal_stream.update().where(c.uid == own).values(moved))
    if done.rowcount:
        return
    connection.execute(journal_stream.update().values(own=0))
    row = {"uid": own, "own": 1, **moved, "parent_uid": None, "parent_seq": 0, "parent_hash": b""}
    if parent is not None:
        row |= {"parent_uid": uuid.UUID(hex=parent.stream), "parent_seq": parent.seq}
        row["parent_hash"] = bytes.fromhex(parent.hash)
    connection.execute(insert(journal_stream).values(row))


def heads(connection: Connection) -> frozenset[tuple[str, int, int, str]]:
    """Return register, year, number and hash of the newest record of every series."""
    c = series.c
    asked = select(register.c.code, c.year, c.last, c.rec).join(
        register, register.c.uid == c.register_uid
    )
    rows = connection.execute(asked.where(c.last > 0))
    return frozenset((row.code, row.year, row.last, row.rec.hex()) for row in rows)
