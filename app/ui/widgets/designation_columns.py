"""The columns of the list of designations, and what one of them says of itself beside it."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain import clock, digits, jalali
from app.queries.designation_list import DesignationRow
from app.strings import designations as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST

WIDE: Final = (52, REST, 70, REST, 190, 112)
NARROW: Final = (52, REST, 70, HIDDEN, HIDDEN, 112)


def state_of(row: DesignationRow) -> str:
    """Return whether it is on, off, or waits for a permit."""
    return row.state(clock.today())


def _look(row: DesignationRow, role: int) -> Any:
    """Mute what the desk does not offer."""
    if role == Qt.ItemDataRole.ForegroundRole and not row.niyyat.active:
        return theme.color("muted")
    return None


def _told(row: DesignationRow, role: int) -> Any:
    if role == Qt.ItemDataRole.ToolTipRole:
        return row.niyyat.allowed_use
    return theme.color("muted") if role == Qt.ItemDataRole.ForegroundRole else None


def _state(row: DesignationRow, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        tones = {"on": "ok", "off": "muted", "permit": "accent_text"}
        return theme.color(tones[state_of(row)])
    return None


COLUMNS: Final[tuple[Column[DesignationRow], ...]] = (
    Column(
        words.KEY,
        lambda row: digits.to_persian(row.niyyat.key) if row.niyyat.key else words.NOTHING,
        role=_look,
    ),
    Column(words.NAME, lambda row: row.niyyat.name, role=_look),
    Column(words.KIND, lambda row: str(row.niyyat.kind), role=_look),
    Column(words.USE, lambda row: row.niyyat.allowed_use, role=_told),
    Column(words.ACCOUNT, lambda row: row.account or words.NOTHING, role=_told),
    Column(words.STATE, lambda row: words.STATES[state_of(row)], role=_state),
)


def facts(row: DesignationRow) -> Iterator[tuple[str, str]]:
    """Yield label and value of a designation."""
    one = row.niyyat
    yield words.KEY, digits.to_persian(one.key) if one.key else ""
    yield words.KIND, f"{one.kind}، {words.RESTRICTED if one.restricted else words.FREE}"
    yield words.USE, one.allowed_use
    yield words.RESTRICTION, one.restriction
    yield words.SAYYID, words.SAYYID_ASKED if one.needs_sayyid else ""
    yield words.CHANNEL, "، ".join(words.CHANNELS.get(name, name) for name in one.channel)
    yield words.ACCOUNT, row.account
    yield words.STATE, words.OWN if row.own else words.SHIPPED


def permits(row: DesignationRow) -> Iterator[str]:
    """Yield each permit in a line."""
    for one in row.permits:
        first, last = (
            jalali.short(date.fromisoformat(iso)) if iso else ""
            for iso in (one.issued_on, one.valid_until)
        )
        yield words.permit(one.number, one.authority, first, last)
