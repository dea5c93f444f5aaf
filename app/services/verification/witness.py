"""The witness: what an outsider keeps so that even who owns the PC cannot rewrite the past.

It holds where each chain stood on a day, and the first keys of counter and seal, which only the
province or the paper recovery key can give.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from app.domain import canonical
from app.domain.errors import AppError
from app.domain.findings import Notes
from app.domain.receipt import ReceiptNumber
from app.keys import files
from app.keys.vault import Vault
from app.models import journal, journal_stream, receipt, register, series

VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Witness:
    """*firsts*: register -> (CK, K₁); *heads*: (number, rec); *streams*: (uid, seq, hash)."""

    office: str
    firsts: Mapping[str, tuple[bytes, bytes]]
    heads: tuple[tuple[ReceiptNumber, bytes], ...]
    streams: tuple[tuple[str, int, bytes], ...]


def take(connection: Connection, vault: Vault, recovery: str) -> bytes:
    """Return the bytes of a witness of this moment; AppError `recovery_wrong`."""
    c = series.c
    rows = connection.execute(
        select(register.c.office, register.c.code, c.year, c.last, c.rec)
        .join(register, register.c.uid == c.register_uid)
        .where(c.last > 0)
        .order_by(register.c.code, c.year)
    ).all()
    heads = [
        {"register": row.code, "year": row.year, "n": row.last, "rec": row.rec.hex()}
        for row in rows
    ]
    firsts = {
        row.code: json.loads(vault.open_escrow(recovery, f"register/{row.code}")) for row in rows
    }
    streams = [
        {"stream": row.uid.hex, "seq": row.seq, "hash": row.head.hex()}
        for row in connection.execute(select(journal_stream).order_by(journal_stream.c.uid))
    ]
    facts: dict[str, object] = {"v": VERSION, "office": vault.office["code"], "firsts": firsts}
    return canonical.encode(facts | {"heads": heads, "streams": streams})


def load(path: Path) -> Witness:
    """Read a witness; AppError `witness_damaged`, `file_missing`."""
    raw = files.read(path)
    try:
        return _read(canonical.decode(raw))
    except (AppError, KeyError, TypeError, ValueError) as error:
        raise AppError("witness_damaged", name=path.name) from error


def _read(facts: Any) -> Witness:
    if facts["v"] != VERSION:
        raise ValueError("not a witness of this version")
    office = str(facts["office"])
    return Witness(
        office=office,
        firsts={
            code: (bytes.fromhex(one["counter"]), bytes.fromhex(one["first"]))
            for code, one in facts["firsts"].items()
        },
        heads=tuple(
            (
                ReceiptNumber(office, one["register"], one["year"], one["n"]),
                bytes.fromhex(one["rec"]),
            )
            for one in facts["heads"]
        ),
        streams=tuple(
            (one["stream"], one["seq"], bytes.fromhex(one["hash"])) for one in facts["streams"]
        ),
    )


def check(connection: Connection, notes: Notes, witness: Witness) -> None:
    """Compare the office with where its chains stood when the witness was taken."""
    c = receipt.c
    for number, rec in witness.heads:
        place = (c.register == number.register) & (c.year == number.year)
        newest = connection.execute(
            select(c.n, c.rec).where(place, c.n <= number.serial).order_by(c.n.desc()).limit(1)
        ).one_or_none()
        last = newest.n if newest is not None else 0
        if newest is None or last < number.serial:
            missing = ReceiptNumber(number.office, number.register, number.year, last + 1)
            notes.find("tail_cut", "receipt", str(missing))
        elif newest.rec != rec:
            notes.find("anchor_differs", "receipt", str(number))
        notes.count("anchors")
    for stream, seq, head in witness.streams:
        place = (journal.c.seq == seq) & (journal.c.stream == uuid.UUID(hex=stream))
        found = connection.execute(select(journal.c.hash).where(place)).scalar_one_or_none()
        if seq and found != head:
            notes.find("journal_anchor_differs", "journal", f"{stream}/{seq}")
