"""The columns of the list of accounts, and what one of them says of itself beside it."""

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain.accounts import Account
from app.strings import accounts as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.table_view import HIDDEN, REST

WIDE: Final = (REST, 150, 280, 120, 84)
NARROW: Final = (REST, HIDDEN, 280, HIDDEN, 84)


def _look(one: Account, role: int) -> Any:
    muted = role == Qt.ItemDataRole.ForegroundRole and not one.active
    return theme.color("muted") if muted else None


def state_of(one: Account) -> str:
    """Return on or off."""
    return "on" if one.active else "off"


def _standard(one: Account) -> str:
    return words.STANDARD if one.standard else words.NOTHING


COLUMNS: Final[tuple[Column[Account], ...]] = (
    Column(words.NAME, lambda one: one.title, role=_look),
    Column(words.BANK, lambda one: words.bank(one.bank), role=_look),
    Column(words.IBAN, lambda one: words.grouped(one.iban), role=_look),
    Column(
        words.STANDARD, lambda one: words.STANDARD if one.standard else words.NOTHING, role=_look
    ),
    Column(words.STATE, lambda one: words.STATES[state_of(one)], role=_look),
)


def facts(one: Account) -> Iterator[tuple[str, str]]:
    """Yield label and value of an account."""
    yield words.BANK, words.bank(one.bank)
    yield words.IBAN, words.grouped(one.iban)
    yield words.STANDARD, words.IS_STANDARD if one.standard else words.NOT_STANDARD
