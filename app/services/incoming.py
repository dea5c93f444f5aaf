"""What the province sent back, found on a stick by its names alone and taken in file by file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.db.uow import Uow
from app.domain.errors import AppError
from app.services import acknowledging, updating
from app.services.opening import OpenOffice
from app.sync import stick
from app.sync.names import Kind
from app.sync.stick import Found

KINDS: Final = (Kind.ACK, Kind.UPDATE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: an acknowledgement or an update taken in, or why it was not."""

    name: str
    taken: acknowledging.Taken | updating.Taken | None = None
    refused: AppError | None = None


def find(folders: Iterable[Path]) -> tuple[Found, ...]:
    """Return the answers that lie in *folders*, older ones first; a folder that is gone has none.

    Nothing but our names is looked at.
    """
    found: list[Found] = []
    for folder in folders:
        try:
            found += (one for one in stick.find(folder) if one.name.kind in KINDS)
        except AppError:
            continue
    return tuple(sorted(found))


def read(found: Iterable[Found]) -> Mapping[Found, bytes | AppError]:
    """Return the bytes of each, or why it cannot be read."""
    return {one: _read(one) for one in found}


def _read(one: Found) -> bytes | AppError:
    try:
        return stick.read(one)
    except AppError as error:
        return error


def take(uow: Uow, office: OpenOffice, one: Found, raw: bytes) -> Outcome:
    """Take one file in; raises what `acknowledging.take` and `updating.take` raise."""
    if one.name.kind is Kind.ACK:
        return Outcome(str(one.name), acknowledging.take(uow, office, raw))
    return Outcome(str(one.name), updating.take(uow, raw))
