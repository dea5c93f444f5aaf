"""The hash chain of the journal: an entry's body may be erased and the chain still verifies."""

import hashlib
import uuid
from dataclasses import dataclass

from app.domain.chain import lp

GENESIS = b"\0" * 32


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """What an entry says apart from its body."""

    stream: uuid.UUID
    seq: int
    at: str
    person: uuid.UUID
    action: str
    entity: str
    entity_uid: uuid.UUID


def body_hash(salt: bytes, body: bytes) -> bytes:
    """Return the salted hash that stands for *body*, also after its erasure."""
    return hashlib.sha256(b"HY-JBODY\0" + lp(salt, body)).digest()


def link(facts: EntryFacts, previous: bytes, hashed_body: bytes) -> bytes:
    """Return the hash of the entry that follows *previous*."""
    parts = lp(
        previous,
        facts.stream.bytes,
        str(facts.seq).encode(),
        facts.at.encode(),
        facts.person.bytes,
        facts.action.encode(),
        facts.entity.encode(),
        facts.entity_uid.bytes,
        hashed_body,
    )
    return hashlib.sha256(b"HY-JRN1\0" + parts).digest()
