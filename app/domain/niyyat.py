"""Designations: what a donation was given for, read from the province's list.

Each code is a pot of its own: فطریه of عام and of سادات, کفاره of عمد and غیرعمد never mix.
"""

import csv
import enum
import io
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain import uid
from app.domain.errors import AppError

LIST: Final = "niyyat"
ORDER: Final = (
    *("MAISHAT", "JAHIZIEH", "MASKAN", "AYTAM", "SADAQEH", "DARMAN"),
    *("NAZR", "TAVANBAKHSHI", "MARKAZ"),
)
"""The desk's number keys 1-9. Religious dues are left out: their full name has to be read."""

NEEDS_PERMIT: Final = frozenset({"KHOMS", "RADD_MAZALEM", "ZAKAT_MAL"})
"""Inactive until the office has entered a permit number (DOMAIN 3)."""

_CODE: Final = re.compile(r"[A-Z][A-Z0-9_]{0,31}")
_FIELDS: Final = (
    *("code", "name_fa", "kind_fa", "channel", "allowed_use_fa", "needs_sayyid_flag"),
    "restriction_note_fa",
)


class Kind(enum.StrEnum):
    """How a designation binds, with the list's own words."""

    GENERAL = "عام"
    SPECIAL = "خاص"
    RELIGIOUS = "شرعی"
    SERVICE = "خدمات"


@dataclass(frozen=True, slots=True, kw_only=True)
class Niyyat:
    """One designation; *needs_sayyid* means that a spend asks for the breadwinner's lineage.

    *permit* is the number under which the office may take it, for those that need one.
    """

    code: str
    name: str
    kind: Kind
    channel: tuple[str, ...] = ()
    allowed_use: str = ""
    needs_sayyid: bool = False
    restriction: str = ""
    active: bool = True
    permit: str = ""

    @property
    def restricted(self) -> bool:
        """Tell whether its money is «دارای مصرف معین»: all but the general ones (and services)."""
        return self.kind in (Kind.SPECIAL, Kind.RELIGIOUS)

    @property
    def short(self) -> str:
        """The name without brackets and second names, for pills and table cells."""
        return short(self.name)

    @property
    def uid(self) -> uuid.UUID:
        """The key of its row, the same in every office."""
        return uid.of_list(LIST, self.code)


def short(name: str) -> str:
    """Return *name* without brackets and second names."""
    return re.split(r"\s*[(/]", name, maxsplit=1)[0]


def from_csv(content: str) -> tuple[Niyyat, ...]:
    """Return the designations of the list; raises AppError `list_malformed` with list and row."""
    rows = csv.DictReader(io.StringIO(content, newline=""))
    return tuple(_read(row, number) for number, row in enumerate(rows, start=2))


def desk_order(designations: Iterable[Niyyat]) -> tuple[Niyyat, ...]:
    """Return the active ones, those of the number keys first."""
    place = {code: n for n, code in enumerate(ORDER)}
    return tuple(
        sorted((one for one in designations if one.active), key=lambda one: place.get(one.code, 9))
    )


def _read(row: dict[str, str], number: int) -> Niyyat:
    # DictReader files surplus cells (an unquoted comma) under None and missing ones as None
    if None in row or None in row.values() or not row.keys() >= set(_FIELDS):
        raise AppError("list_malformed", list=LIST, row=number)
    code, name, kind, channel, use, sayyid, restriction = (row[field].strip() for field in _FIELDS)
    if not _CODE.fullmatch(code) or not name or kind not in list(Kind):
        raise AppError("list_malformed", list=LIST, row=number)
    return Niyyat(
        code=code,
        name=name,
        kind=Kind(kind),
        channel=tuple(channel.split("/")),
        allowed_use=use,
        needs_sayyid=sayyid == "1",
        restriction=restriction,
        active=code not in NEEDS_PERMIT,
    )
