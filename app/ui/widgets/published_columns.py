"""What a province publishes, whatever its kind, as lines of one table."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain import digits, jalali, text
from app.queries.published import InstructionRow
from app.strings import publishing as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST

WIDE: Final = (REST, REST, 110)
NARROW: Final = (REST, HIDDEN, 110)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A row as it is listed: *title* and what it *tells*; *row* as the query gave it."""

    uid: uuid.UUID
    kind: str
    title: str
    tells: str
    active: bool
    row: Mapping[str, Any]

    @property
    def state(self) -> str:
        """On or off."""
        return "on" if self.active else "off"


def _muted(one: Published, role: int) -> Any:
    muted = role == Qt.ItemDataRole.ForegroundRole and not one.active
    return theme.color("muted") if muted else None


COLUMNS: Final[tuple[Column[Published], ...]] = (
    Column(words.WHAT, lambda one: one.title, role=_muted),
    Column(words.TELLS, lambda one: one.tells, role=_muted),
    Column(words.STATE, lambda one: words.STATES[one.state], role=_muted),
)


def lines(kind: str, rows: Sequence[Any]) -> list[Published]:
    """Return the rows of a query of *kind* as lines."""
    found = [_of_instruction(one) if isinstance(one, InstructionRow) else one for one in rows]
    return [
        Published(
            uid=row["uid"],
            kind=kind,
            title=_TITLES[kind](row),
            tells="  ·  ".join(filter(None, _TELLS[kind](row))),
            active=bool(row["active"]),
            row=row,
        )
        for row in found
    ]


def _of_instruction(one: InstructionRow) -> Mapping[str, Any]:
    return {name: getattr(one, name) for name in InstructionRow.__slots__}


def _day(iso: str) -> str:
    return jalali.short(date.fromisoformat(iso)) if iso else ""


def _money(amount: int) -> str:
    return words.target(digits.group(amount)) if amount else ""


_Row = Mapping[str, Any]
_TITLES: Final[Mapping[str, Callable[[_Row], str]]] = {
    "campaign": lambda row: row["name"],
    "rate": lambda row: words.rate(row["due"], row["year"], row["staple"]),
    "month": lambda row: words.lunar(row["month"], row["year"]),
    "entry": lambda row: row["name"],
    "instruction": lambda row: row["title"],
}
_TELLS: Final[Mapping[str, Callable[[_Row], Sequence[str]]]] = {
    "campaign": lambda row: (
        words.days(_day(row["starts_on"]), _day(row["ends_on"])),
        _money(row["target"]),
    ),
    "rate": lambda row: (words.rials(row["amount"]), row["authority"]),
    "month": lambda row: (jalali.long(date.fromisoformat(row["first"])),),
    "entry": lambda row: (row["list"], text.isolate_ltr(row["code"])),
    "instruction": lambda row: (
        row["number"],
        _day(row["issued_on"]),
        words.PDF if row["file_name"] else "",
    ),
}
