"""The columns of the board of counties, and what a county says of itself beside it."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from app.domain import digits, jalali, text
from app.province.counties import Covered
from app.strings import arrivals
from app.strings import coverage as words
from app.ui.tables.page_model import Column
from app.ui.widgets import icons, theme
from app.ui.widgets.table_view import HIDDEN, REST

WIDE: Final = (REST, 104, 210, 110, 130, 190)
NARROW: Final = (REST, HIDDEN, HIDDEN, HIDDEN, 110, 190)
TONES: Final = {
    "current": "ok",
    "waiting": "accent",
    "unconfirmed": "accent",
    "enrolled": "plain",
    "forked": "danger",
    "revoked": "danger",
}
_INKS: Final = {"ok": "ok", "accent": "accent_text", "plain": "muted", "danger": "danger"}
_ICONS: Final = {
    "current": "check-circle",
    "waiting": "clock",
    "unconfirmed": "phone",
    "enrolled": "hourglass",
    "forked": "git-branch",
    "revoked": "prohibit",
}


def _state(one: Covered, role: int) -> Any:
    ink = _INKS[TONES[one.state]]
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color(ink)
    return _icon(one.state, ink) if role == Qt.ItemDataRole.DecorationRole else None


def _icon(state: str, ink: str) -> QIcon:
    return icons.icon(_ICONS[state], ink)


def _muted(_one: Covered, role: int) -> Any:
    return theme.color("muted") if role == Qt.ItemDataRole.ForegroundRole else None


def _latin(one: Covered, role: int) -> Any:
    return theme.latin_font() if role == Qt.ItemDataRole.FontRole else _muted(one, role)


def _code(one: Covered) -> str:
    return text.isolate_ltr(one.row.key.code)


def _file(one: Covered) -> str:
    return text.isolate_ltr(one.row.last.file) if one.row.last else words.NOTHING


def _upto(one: Covered) -> str:
    return digits.group(one.row.last.last) if one.row.last else words.NOTHING


COLUMNS: Final[tuple[Column[Covered], ...]] = (
    Column(words.COUNTY, lambda one: one.row.key.name),
    Column(words.CODE, _code, role=_latin),
    Column(words.LAST_FILE, _file, role=_latin),
    Column(words.UPTO, _upto, number=True),
    Column(words.SILENT, lambda one: words.days(one.silent)),
    Column(words.STATE, lambda one: words.STATES[one.state], role=_state),
)


def facts(one: Covered) -> Iterator[tuple[str, str]]:
    """Yield label and value of a county; an empty value is not shown."""
    row, key = one.row, one.row.key
    yield words.CODE, _code(one)
    yield words.FINGERPRINT, text.isolate_ltr(key.fingerprint)
    yield words.CONFIRMED_AT, _day(key.confirmed_at)
    yield words.REVOKED_AT, _day(key.revoked_at)
    yield words.REVOKED_FOR, key.revoked_for
    yield words.ENROLLED_AT, _day(key.enrolled_at)
    yield words.LEARNT_AT, _day(key.learnt_at)
    yield words.ENROLMENT, digits.to_persian(key.n) if key.n > 1 else ""
    if row.last is not None:
        yield words.LAST_FILE, _file(one)
        yield words.UPTO, _upto(one)
        yield words.SILENT, words.days(one.silent)
    if row.newest is not None and row.newest != row.last:
        yield words.NEWEST, text.isolate_ltr(row.newest.file)
    yield words.WAITING, digits.to_persian(row.waiting) if row.waiting else ""
    yield words.FORKS, digits.to_persian(row.forks) if row.forks else ""
    if (last := row.decision) is not None:
        told = (arrivals.DECISIONS[last.state], _day(last.at), last.person)
        yield words.DECIDED, "، ".join(filter(None, told))
        yield words.DECIDED_FOR, last.reason


def refusals(one: Covered) -> Iterator[str]:
    """Yield why files were refused since the newest that was taken in."""
    for why in dict.fromkeys(one.row.refused):
        yield words.reason(one.row.key.code, why.code, why.told)


def _day(at: str) -> str:
    return jalali.long(date.fromisoformat(at[:10])) if at else ""
