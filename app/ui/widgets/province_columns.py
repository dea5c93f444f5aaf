"""What came from the province as lines of one table, and one of them beside it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain import clock, jalali, money, text
from app.domain.lunar import LunarTable
from app.strings import province_lists as words
from app.strings import publishing
from app.ui.tables.page_model import Column
from app.ui.widgets import icons, theme
from app.ui.widgets.published_columns import Published, lines
from app.ui.widgets.table_view import HIDDEN, REST

WIDE: Final = (REST, REST, 110, 190)
NARROW: Final = (REST, HIDDEN, 96, 170)
TONES: Final = {"on": "ok", "ahead": "accent", "unfit": "danger"}
_INKS: Final = {"ok": "ok", "accent": "accent_text", "danger": "danger", "plain": "muted"}
_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """A row as it is listed; *above* where it came from there, *state* as the list tells it."""

    one: Published
    above: bool
    state: str

    @property
    def tone(self) -> str:
        """The tone of its state."""
        return TONES.get(self.state, "plain")

    @property
    def state_word(self) -> str:
        """Its state in words; an own row is switched off in no other office."""
        return words.STATES[self.state] if self.above or self.state != "off" else words.OWN_OFF


def listed(
    kind: str, rows: Sequence[_Row], office: str, lunar: LunarTable, typed: str
) -> list[Listed]:
    """Return the rows of *kind* that *typed* finds, the newest year of the rates first."""
    today = clock.today().isoformat()
    ordered = sorted(rows, key=lambda row: -row["year"]) if kind == "rate" else rows
    places = ((one, one.row["owner"] not in {"", office}) for one in lines(kind, ordered))
    found = (Listed(one, above, _state(one, above, today, lunar)) for one, above in places)
    return [one for one in found if text.matches(typed, f"{one.one.title} {one.one.tells}")]


def _state(one: Published, above: bool, today: str, lunar: LunarTable) -> str:
    row = one.row
    if not one.active:
        return "withdrawn" if above and not row["said"] else "off"
    if one.kind == "month":
        stands = lunar.first(row["year"], row["month"])
        return "on" if stands == date.fromisoformat(row["first"]) else "unfit"
    if one.kind == "campaign" and row["ends_on"] and row["ends_on"] < today:
        return "over"
    return "ahead" if one.kind == "campaign" and row["starts_on"] > today else "on"


def _muted(one: Listed, role: int) -> Any:
    quiet = role == Qt.ItemDataRole.ForegroundRole and one.state in {"off", "withdrawn", "over"}
    return theme.color("muted") if quiet else None


def _source(one: Listed, role: int) -> Any:
    if role == Qt.ItemDataRole.DecorationRole and one.above:
        return icons.icon("map-trifold", "primary_text")
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color("primary_text" if one.above else "muted")
    return None


def _told(one: Listed, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color(_INKS[one.tone])
    return None


COLUMNS: Final[tuple[Column[Listed], ...]] = (
    Column(words.WHAT, lambda one: one.one.title, role=_muted),
    Column(words.TELLS, lambda one: one.one.tells, role=_muted),
    Column(words.SOURCE, lambda one: words.ABOVE if one.above else words.OWN, role=_source),
    Column(words.STATE, lambda one: one.state_word, role=_told),
)


def facts(one: Listed, shipped: LunarTable) -> Iterator[tuple[str, str]]:
    """Yield label and value of a row; an empty value is not shown."""
    row = one.one.row
    owner = f"{words.ABOVE} ({text.isolate_ltr(row['owner'])})"
    yield words.SOURCE, owner if one.above else words.OWN
    yield from _FACTS[one.one.kind](row, shipped)


def note(one: Listed) -> str:
    """Return what its state means here, or nothing."""
    return words.NOTES.get(f"{one.one.kind}-{one.state}") or words.NOTES.get(one.state, "")


def _campaign(row: _Row, _shipped: LunarTable) -> Iterator[tuple[str, str]]:
    yield words.CODE, text.isolate_ltr(row["code"])
    yield words.DAYS, publishing.days(_day(row["starts_on"]), _day(row["ends_on"]))
    yield from _money(words.TARGET, row["target"])


def _rate(row: _Row, _shipped: LunarTable) -> Iterator[tuple[str, str]]:
    yield from _money(words.AMOUNT, row["amount"])
    yield words.STAPLE, row["staple"]
    yield words.AUTHORITY, row["authority"]


def _month(row: _Row, shipped: LunarTable) -> Iterator[tuple[str, str]]:
    yield words.FIRST, jalali.long(date.fromisoformat(row["first"]))
    before = shipped.first(row["year"], row["month"])
    yield words.SHIPPED, jalali.long(before) if before is not None else ""


def _entry(row: _Row, _shipped: LunarTable) -> Iterator[tuple[str, str]]:
    yield words.LIST, row["list"]
    yield words.CODE, text.isolate_ltr(row["code"])


def _money(label: str, amount: int) -> Iterator[tuple[str, str]]:
    if amount:
        yield label, words.rials(amount)
        yield words.TOMANS, money.toman_helper(amount)


def _day(iso: str) -> str:
    return jalali.short(date.fromisoformat(iso)) if iso else ""


_FACTS: Final[Mapping[str, Callable[[_Row, LunarTable], Iterator[tuple[str, str]]]]] = {
    "campaign": _campaign,
    "rate": _rate,
    "month": _month,
    "entry": _entry,
}
