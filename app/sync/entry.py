"""One journal entry as a line of an exchange file; what can be computed does not travel."""

import base64
import binascii
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.domain import canonical
from app.domain.errors import AppError
from app.domain.journal import EntryFacts, body_hash, link

HASH_BYTES: Final = 32
SALT_BYTES: Final = 16
_KEYS: Final = frozenset({"a", "at", "b", "e", "h", "p", "q", "s", "u"})
_WORD: Final = re.compile(r"[a-z][a-z0-9_.]{0,63}")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}")
_UID: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry with its place in the chain; *body* None where a person had it erased."""

    facts: EntryFacts
    salt: bytes
    body: bytes | None
    body_hash: bytes
    previous: bytes
    hash: bytes


def to_line(entry: Entry) -> bytes:
    """Return the canonical line of *entry*; the chain's hashes are computed again on arrival."""
    facts = entry.facts
    erased = entry.body is None
    return canonical.encode(
        {
            "a": facts.action,
            "at": facts.at,
            "b": None if entry.body is None else entry.body.decode(),
            "e": facts.entity,
            "h": base64.b64encode(entry.body_hash).decode() if erased else None,
            "p": facts.person.hex,
            "q": facts.seq,
            "s": base64.b64encode(entry.salt).decode(),
            "u": facts.entity_uid.hex,
        }
    )


def from_lines(
    lines: Iterable[bytes], stream: uuid.UUID, first: int, before: bytes
) -> Iterator[Entry]:
    """Yield the entries of *lines*, linked on from the hash *before* the first.

    Raises AppError `bundle_entry` with the place of a line that is no entry.
    """
    previous = before
    for seq, raw in enumerate(lines, start=first):
        try:
            entry = _read(raw, stream, seq, previous)
        except (AppError, ValueError, binascii.Error) as error:
            raise AppError("bundle_entry", seq=seq) from error
        previous = entry.hash
        yield entry


def _read(raw: bytes, stream: uuid.UUID, seq: int, previous: bytes) -> Entry:
    said = canonical.decode_known(raw)
    if not isinstance(said, dict) or said.keys() != _KEYS:
        raise ValueError("not an entry")
    if type(said["q"]) is not int or said["q"] != seq:
        raise ValueError("not in its place")
    facts = EntryFacts(
        stream=stream,
        seq=seq,
        at=_matching(_MOMENT, said["at"]),
        person=_uid(said["p"]),
        action=_matching(_WORD, said["a"]),
        entity=_matching(_WORD, said["e"]),
        entity_uid=_uid(said["u"]),
    )
    salt, body = _bytes(said["s"], SALT_BYTES), _body(said["b"])
    if (body is None) != (said["h"] is not None):
        raise ValueError("a body or its hash")
    hashed = _bytes(said["h"], HASH_BYTES) if body is None else body_hash(salt, body)
    return Entry(
        facts=facts,
        salt=salt,
        body=body,
        body_hash=hashed,
        previous=previous,
        hash=link(facts, previous, hashed),
    )


def _matching(pattern: re.Pattern[str], said: Any) -> str:
    if not isinstance(said, str) or not pattern.fullmatch(said):
        raise ValueError("not what belongs here")
    return said


def _uid(said: Any) -> uuid.UUID:
    return uuid.UUID(hex=_matching(_UID, said))


def _bytes(said: Any, size: int) -> bytes:
    if not isinstance(said, str):
        raise ValueError("not text")  # noqa: TRY004 - one kind of refusal for what is no entry
    raw = base64.b64decode(said, validate=True)
    if len(raw) != size or base64.b64encode(raw).decode() != said:
        raise ValueError("not these bytes")
    return raw


def _body(said: Any) -> bytes | None:
    if said is None:
        return None
    if not isinstance(said, str):
        raise ValueError("not text")  # noqa: TRY004 - one kind of refusal for what is no entry
    return said.encode()
