"""The columns of the inbox, and what a file says of itself beside it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain import digits, jalali, text
from app.domain.chain import b32
from app.queries.arrivals import AwayRow, CameRow
from app.queries.counties import Decision
from app.strings import arrivals as words
from app.ui.tables.page_model import Column
from app.ui.widgets import icons, theme
from app.ui.widgets.table_view import HIDDEN, REST

WIDE: Final = (REST, 190, 190, 90, 150, 200)
NARROW: Final = (REST, 180, HIDDEN, HIDDEN, HIDDEN, 170)
TONES: Final = {
    "accepted": "ok",
    "duplicate": "plain",
    "waiting": "accent",
    "refused": "danger",
    "fork": "danger",
}
_INKS: Final = {"ok": "ok", "plain": "muted", "accent": "accent_text", "danger": "danger"}
ICONS: Final = {
    "accepted": "check-circle",
    "duplicate": "copy",
    "waiting": "clock",
    "refused": "x-circle",
    "fork": "git-branch",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A file in the list: of a county as *row*, or *away* at the door; *sentence* tells why."""

    file: str
    result: str
    sentence: str = ""
    missing: int = 0
    row: CameRow | None = None
    away: AwayRow | None = None

    @property
    def uid(self) -> uuid.UUID | None:
        """Which file it is, when the list is read again."""
        return self.booked.uid if self.booked is not None else None

    @property
    def booked(self) -> CameRow | AwayRow | None:
        """What stands in the book of it."""
        return self.row or self.away


def _result(one: Line, role: int) -> Any:
    ink = _INKS[TONES[one.result]]
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color(ink)
    if role == Qt.ItemDataRole.ToolTipRole:
        return one.sentence or None
    return icons.icon(ICONS[one.result], ink) if role == Qt.ItemDataRole.DecorationRole else None


def _muted(_one: Line, role: int) -> Any:
    return theme.color("muted") if role == Qt.ItemDataRole.ForegroundRole else None


def _latin(one: Line, role: int) -> Any:
    return theme.latin_font() if role == Qt.ItemDataRole.FontRole else _muted(one, role)


def _span(one: Line) -> str:
    return words.span(one.row.first, one.row.last) if one.row else words.NOTHING


def _rows(one: Line) -> str:
    accepted = one.row is not None and one.result == "accepted"
    return digits.group(one.row.rows) if one.row is not None and accepted else words.NOTHING


def _at(one: Line) -> str:
    if one.booked is None:
        return words.NOTHING
    at = one.booked.at
    return f"{jalali.short(date.fromisoformat(at[:10]))} {_clock(at)}"


def _clock(at: str) -> str:
    return digits.to_persian(at[11:16])


COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column(words.COUNTY, lambda one: one.row.name if one.row else words.NOTHING),
    Column(words.FILE, lambda one: text.isolate_ltr(one.file), role=_latin),
    Column(words.SPAN, _span),
    Column(words.ROWS, _rows, number=True),
    Column(words.AT, _at, role=_muted),
    Column(words.RESULT, lambda one: words.result(one.result, one.missing), role=_result),
)


def decision(found: Decision) -> Iterator[str]:
    """Yield how a fork was decided, and why where it was said."""
    day = jalali.short(date.fromisoformat(found.at[:10]))
    yield words.decision(found.state, day, found.person)
    if found.reason:
        yield found.reason


def facts(one: Line) -> Iterator[tuple[str, str]]:
    """Yield label and value of a file; an empty value is not shown."""
    yield words.FILE, text.isolate_ltr(one.file)
    booked, row = one.booked, one.row
    if booked is None:
        return
    if one.away is not None and one.away.office:
        yield words.CLAIMED, text.isolate_ltr(one.away.office)
    letters = b32(booked.digest)
    yield words.CODE, text.isolate_ltr(f"{letters[:4]}-{letters[4:8]}") if letters else ""
    if row is not None:
        yield words.SEQ, digits.to_persian(row.seq)
        yield words.SPAN, words.span(row.first, row.last)
        yield words.ROWS, _rows(one) if one.result == "accepted" else ""
    yield words.AT, f"{jalali.long(date.fromisoformat(booked.at[:10]))} {_clock(booked.at)}"
    yield words.PERSON, booked.person
