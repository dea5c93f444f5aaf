"""A county that writes what it likes into its journal, and signs it with its own keys."""

import uuid
from dataclasses import replace

from app.db import migrate
from app.domain import canonical, uid
from app.domain.journal import EntryFacts, body_hash, link
from app.services import export_plans, exporting
from app.sync import bundle
from app.sync.entry import Entry, to_line
from app.sync.header import Header
from tests.province import copies


def entry_after(before, body, **facts):
    """Return the entry that says *body* and follows *before*."""
    said = {"stream": before.facts.stream, "seq": before.facts.seq + 1, "at": before.facts.at}
    said |= {"person": before.facts.person, "action": "donor.added", "entity": "donor"}
    said |= {"entity_uid": uuid.UUID(int=7)} | facts
    raw = body if isinstance(body, bytes) else canonical.encode(body)
    made, salt = EntryFacts(**said), bytes(16)
    hashed = body_hash(salt, raw)
    return Entry(
        facts=made,
        salt=salt,
        body=raw,
        body_hash=hashed,
        previous=before.hash,
        hash=link(made, before.hash, hashed),
    )


def sealed(pair, entries, **header):
    """Write *entries* into a file that the county signs, and return its path."""
    with pair.office.store.reading() as connection:
        there, keys = exporting.enrolled(connection, pair.office)
        heads = export_plans.heads(connection, ())
    facts = Header(
        office=there.office,
        stream=entries[0].facts.stream.hex,
        seq=900,
        first=entries[0].facts.seq,
        last=entries[-1].facts.seq,
        rows=len(entries),
        chain_before=entries[0].previous.hex(),
        chain_after=entries[-1].hash.hex(),
        heads=heads,
        parent=None,
        created="2026-04-25T08:00:00",
        app="0",
        schema=migrate.HEAD,
        unit="IRR",
        kid=keys.signing.kid,
        plen=0,
        psha="0" * 64,
    )
    raw = bundle.seal(
        replace(facts, **header),
        [to_line(one) for one in entries],
        keys.signing,
        (there.recipient, there.recovery),
    )
    path = pair.folder / "KHZDEZ-000900.hyb"
    path.write_bytes(raw)
    return path


def written(pair, *bodies, **facts):
    """Write entries that say *bodies* after all that the county has, as a file."""
    with pair.office.store.reading() as connection:
        at = copies.entries_of(connection)[-1]
    made = []
    for body in bodies:
        at = entry_after(at, body, **facts)
        made.append(at)
    return sealed(pair, made)


def row_like(pair, name, **other):
    """Return the newest row of a table as it travels, under a uid of its own."""
    with pair.office.store.reading() as connection:
        rows = copies.tables_of(connection)[name]
    return rows[-1] | {"uid": uid.new().hex} | other
