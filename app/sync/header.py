"""What stands outside an exchange file, readable and signed before anything is opened."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from app.domain import canonical
from app.domain.errors import AppError

VERSION: Final = 1
MOST_ENTRIES: Final = 50_000
_OFFICE: Final = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_HEX64: Final = re.compile(r"[0-9a-f]{64}")
_KID: Final = re.compile(r"[A-Z2-7]{8}")
_UNIT: Final = re.compile(r"[A-Z]{3}")
_TEXT: Final = re.compile(r"[0-9A-Za-z.+:T-]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The newest record of a series: what the receipts of a register and year came to."""

    register: str
    year: int
    n: int
    rec: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The stream that an honest restore left, and where it left it."""

    stream: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """One file of a stream: entries *first* to *last*, chained from *chain_before* on.

    *seq* counts the office's files; *plen* and *psha* are length and SHA-256 of the payload.
    """

    office: str
    stream: str
    seq: int
    first: int
    last: int
    rows: int
    chain_before: str
    chain_after: str
    heads: tuple[Head, ...]
    parent: Parent | None
    created: str
    app: str
    schema: str
    unit: str
    kid: str
    plen: int
    psha: str

    def to_bytes(self) -> bytes:
        """Return the canonical bytes that are signed."""
        said = asdict(self) | {"v": VERSION, "from": self.first, "to": self.last}
        del said["first"], said["last"]
        return canonical.encode(said)


def from_bytes(raw: bytes) -> Header:
    """Return the header of *raw*; raises AppError `bundle_header` for anything but its own form."""
    try:
        header = _header(canonical.decode(raw))
        _sensible(header)
    except (AppError, ValueError, TypeError, KeyError) as error:
        raise AppError("bundle_header") from error
    return header


def _header(said: Any) -> Header:
    if not isinstance(said, dict) or said.get("v") != VERSION:
        raise ValueError("another version")
    values = {name: value for name, value in said.items() if name not in {"v", "from", "to"}}
    values |= {"first": said["from"], "last": said["to"]}
    if values.keys() != {field.name for field in fields(Header)}:
        raise ValueError("other fields")
    values["heads"] = tuple(_part(Head, head) for head in values["heads"])
    if values["parent"] is not None:
        values["parent"] = _part(Parent, values["parent"])
    return Header(**values)


def _part(kind: type[Any], said: Mapping[str, Any]) -> Any:
    if said.keys() != {field.name for field in fields(kind)}:
        raise ValueError("other fields")
    return kind(**said)


def _sensible(header: Header) -> None:
    texts: dict[re.Pattern[str], tuple[Any, ...]] = {
        _OFFICE: (header.office,),
        _HEX64: (header.chain_before, header.chain_after, header.psha),
        _KID: (header.kid,),
        _UNIT: (header.unit,),
        _TEXT: (header.created, header.app, header.schema),
    }
    for pattern, found in texts.items():
        if not all(isinstance(text, str) and pattern.fullmatch(text) for text in found):
            raise ValueError("a text that does not belong here")
    uuid.UUID(hex=header.stream)
    counts = (header.seq, header.first, header.last, header.rows, header.plen)
    if min(counts) < 0 or bool in {type(count) for count in counts}:
        raise ValueError("a count that is none")
    if header.first < 1 or header.rows != header.last - header.first + 1:
        raise ValueError("places that do not add up")
    if not 0 < header.rows <= MOST_ENTRIES:
        raise ValueError("too many entries")
