"""Designations: what a donation was given for, read from the province's list.

Each code is a pot of its own: فطریه of عام and of سادات, کفاره of عمد and غیرعمد never mix.
"""

import csv
import enum
import io
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain import uid
from app.domain.errors import AppError

LIST: Final = "niyyat"
ORDER: Final = (
    *("MAISHAT", "JAHIZIEH", "MASKAN", "AYTAM", "SADAQEH", "DARMAN"),
    *("NAZR", "TAVANBAKHSHI", "MARKAZ"),
)
"""The desk's number keys 1-9. Religious dues are left out: their full name has to be read."""

KEYS: Final = len(ORDER)
"""A position below it is a number key: it stays, whatever else is switched off."""

POTS: Final[Mapping[str, tuple[str, ...]]] = {
    "fitriyeh": ("FITR_AM", "FITR_SADAT"),
    "kaffareh": ("KAFF_GHAYR", "KAFF_AMD"),
}
"""Dues whose money never mixes: who says the common word must say which of them is meant."""

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
    position: int = KEYS
    permit: str = ""
    valid_until: date | None = None

    @property
    def key(self) -> int:
        """The number key of the desk, 0 for none."""
        return self.position + 1 if self.position < KEYS else 0

    def lapsed(self, today: date) -> bool:
        """Tell whether it needs a permit and has none that holds *today*."""
        if self.code not in NEEDS_PERMIT:
            return False
        ended = self.valid_until is not None and self.valid_until < today
        return ended or not self.permit

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


def pot_of(code: str) -> str:
    """Return the word that *code* shares with another pot, or nothing."""
    return next((word for word, codes in POTS.items() if code in codes), "")


def desk_order(designations: Iterable[Niyyat]) -> tuple[Niyyat, ...]:
    """Return the active ones, those of the number keys first."""
    return tuple(sorted((one for one in designations if one.active), key=lambda one: one.position))


def is_own(code: str, office: str) -> bool:
    """Tell whether a designation was added by the office, and not by the list or the province."""
    return code.startswith(f"{office}_")


def own_code(office: str, number: int) -> str:
    """Return the code of the office's designation *number*; no other office can make it."""
    return f"{office}_{number:02d}"


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
        position=ORDER.index(code) if code in ORDER else 100 + number - 2,
    )
