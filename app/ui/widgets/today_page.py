"""The page of today as it is laid out and filled; where a press leads is the screen's matter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain import digits, jalali
from app.domain.funds import Sum
from app.domain.holidays import Holidays
from app.domain.receipt_filter import ReceiptFilter
from app.queries.dashboard import DaySum, Figures, Share
from app.queries.lists import CampaignRow
from app.queries.receipt_list import ListedReceipt
from app.services.dashboards import Night, Today, Waiting
from app.strings import dashboard as words
from app.strings import paper, receipt_list, search
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card
from app.ui.widgets.charts import Bar, BarFacts, ColumnFacts, DayColumns
from app.ui.widgets.tile import Tile

MOST_BARS: Final = 5
MORE_BARS: Final = 9
TALL: Final = 760
"""Pixels of height from which on the designations have room for more bars."""
LOWEST, TALLEST = 27, 40
"""Pixels of a line, and where the window is high: the cards fill, and nothing is torn apart."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a press leads: a screen's id, and what it is to show."""

    screen: str
    wanted: object = None


@dataclass(frozen=True, slots=True)
class Warn:
    """Something about the office itself that somebody has to see to."""

    text: str
    goal: Goal


class TodayPage(QWidget):
    """Emits `went` with a `Goal`."""

    went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._day = ""
        self.money = Tile(words.MONEY_TILE, "money")
        self.receipts = Tile(words.RECEIPTS_TILE, "receipt")
        self.kind = Tile(words.KIND_TILE, "package")
        self.service = Tile(words.SERVICE_TILE, "handshake")
        self.columns = DayColumns()
        self.niyyat, self.methods = QVBoxLayout(), QVBoxLayout()
        self.waiting, self.last = QVBoxLayout(), QVBoxLayout()
        self._days: tuple[DaySum, ...] = ()
        self._shares: tuple[Share, ...] = ()
        self._lay()
        for tile, form in ((self.money, "cash"), (self.kind, "kind"), (self.service, "service")):
            tile.clicked.connect(lambda _on=False, form=form: self._list(form=form))
        self.receipts.clicked.connect(lambda _on=False: self._list())
        self.columns.opened.connect(self._open_day)

    def _lay(self) -> None:
        tiles = basics.row(self.money, self.receipts, self.kind, self.service, gap=12)
        for at, part in enumerate((4, 3, 3, 3)):
            tiles.setStretch(at, part)
        chart = Card(margin=16)
        chart.body.addWidget(basics.section(words.COLUMNS))
        chart.body.addWidget(self.columns, 1)
        middle = basics.row(chart, _card(words.NIYYAT, self.niyyat), gap=12)
        lower = basics.row(
            _card(words.LAST, self.last),
            _card(words.METHODS, self.methods),
            _card(words.WAITING, self.waiting),
            gap=12,
        )
        for box, parts in ((middle, (11, 9)), (lower, (8, 7, 5))):
            for at, part in enumerate(parts):
                box.setStretch(at, part)
        page = basics.column(tiles, middle, lower, gap=12)
        page.setContentsMargins(0, 0, 0, 0)
        page.setStretch(1, 3)
        page.setStretch(2, 2)
        self.setLayout(page)

    def show_today(
        self, found: Today, holidays: Holidays, warnings: Sequence[Warn], last_year: int
    ) -> None:
        """Fill the page; *last_year* is the lunar year of the night that is compared with."""
        self._day, self._days = found.figures.day, found.columns
        self._shares = tuple(found.shares)
        self._tiles(found, last_year)
        self.columns.show_days(_columns(found.columns, holidays))
        self._show_shares()
        methods = list(self._method_bars(found.figures))
        methods = methods or [basics.hint(words.NONE_TODAY, wrap=True)]
        _fill(self.methods, [*methods, *_campaigns(found)], "")
        waiting = [*(self._warning(one) for one in warnings), *self._waiting(found.waiting)]
        _fill(self.waiting, waiting, words.NOTHING_WAITS)
        _fill(self.last, [self._receipt(one) for one in found.last], "")
        self._give_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().height() < TALL) != (event.oldSize().height() < TALL):
            self._show_shares()
            self._give_room()

    def _show_shares(self) -> None:
        if self._day:
            _fill(self.niyyat, self._niyyat_bars(self._shares), words.NONE_TODAY)

    def _give_room(self) -> None:
        """Let the lines of all cards stand as far apart as the height allows, and alike."""
        tallest = LOWEST if self.height() < TALL else TALLEST
        for line in (*self.findChildren(Bar), *self.findChildren(Button)):
            if not isinstance(line, Tile):
                line.setMaximumHeight(tallest)

    def _tiles(self, found: Today, last_year: int) -> None:
        now, before = found.figures, found.yesterday
        beside = [words.beside(words.YESTERDAY, before.money), *_night(found.night, last_year)]
        self.money.tell(words.rials(now.money), words.tomans(now.money), beside)
        count = [words.gone(now.voided, now.waiting)]
        count.append(words.beside(words.YESTERDAY, before.count))
        self.receipts.tell(words.receipts(now.count), "", count)
        for tile, form in ((self.kind, "kind"), (self.service, "service")):
            one, past = now.forms.get(form, Sum()), before.forms.get(form, Sum())
            figure = words.rials(one.amount) if form == "kind" else words.receipts(one.count)
            below = words.receipts(one.count) if form == "kind" else ""
            compared = past.amount if form == "kind" else past.count
            tile.tell(figure, below, [words.beside(words.YESTERDAY, compared)])

    def _niyyat_bars(self, shares: Sequence[Share]) -> Iterable[QWidget]:
        most = MOST_BARS if self.height() < TALL else MORE_BARS
        shown, rest = shares[:most], shares[most:]
        longest = max((one.amount for one in shares), default=1)
        for one in shown:
            bar = _bar(one.name.split(" (")[0], one.amount, longest)
            bar.clicked.connect(lambda _on=False, code=one.code: self._list(niyyat=code))
            yield bar
        if rest:
            bar = _bar(words.OTHERS, sum(one.amount for one in rest), longest)
            bar.clicked.connect(lambda: self._list(form="cash"))
            yield bar

    def _method_bars(self, now: Figures) -> Iterable[QWidget]:
        ordered = sorted(now.methods.items(), key=lambda item: -item[1].amount)
        longest = max((one.amount for one in now.methods.values()), default=1)
        for method, one in ordered:
            bar = _bar(paper.METHODS[method], one.amount, longest)
            bar.clicked.connect(lambda _on=False, m=method: self._list(method=m, form="cash"))
            yield bar

    def _waiting(self, some: Sequence[Waiting]) -> Iterable[QWidget]:
        for one in some:
            yield self._link(words.waits(one.kind, one.count), "clock", Goal(one.screen))

    def _warning(self, one: Warn) -> QWidget:
        return self._link(one.text, "warning", one.goal, ink="accent_text")

    def _receipt(self, one: ListedReceipt) -> QWidget:
        row = one.row
        serial = digits.to_persian(row.number.serial)
        name = search.receipt(serial, row.donor or receipt_list.ANONYMOUS)
        amount = digits.group(row.amount) if row.amount else words.FORMS[one.form]
        state = receipt_list.STATUSES[row.status] if row.status != "issued" else ""
        link = self._link(name, "receipt", Goal("receipts", row))
        beside = basics.label(amount, tone="muted" if state else "")
        beside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        struck = basics.label(state, size=basics.SMALL, tone="danger")
        box = basics.row(None, struck, beside, gap=8)
        box.setContentsMargins(8, 0, 8, 0)
        link.setLayout(box)
        return link

    def _link(self, text: str, icon: str, goal: Goal, ink: str = "muted") -> Button:
        link = Button(text, icon, kind="link", ink=ink)
        link.clicked.connect(lambda: self.went.emit(goal))
        return link

    def _list(self, *, form: str = "", niyyat: str = "", method: str = "") -> None:
        first = last = self._day
        wanted = ReceiptFilter(
            first_day=first, last_day=last, form=form, niyyat=niyyat, method=method
        )
        self.went.emit(Goal("receipts", wanted))

    def _open_day(self, place: int) -> None:
        day = self._days[place].day
        wanted = ReceiptFilter(first_day=day, last_day=day, form="cash")
        self.went.emit(Goal("receipts", wanted))


def _campaigns(found: Today) -> Iterable[QWidget]:
    """Yield the running campaigns: how far by their dates, what they were given today."""
    if found.campaigns:
        yield basics.section(words.CAMPAIGNS)
    for one in found.campaigns:
        today = found.figures.campaigns.get(one.name, Sum())
        progress = _progress(one, date.fromisoformat(found.figures.day))
        yield basics.hint(words.campaign_today(one.name, progress, today.amount), wrap=True)


def _card(title: str, body: QVBoxLayout) -> Card:
    card = Card(margin=16)
    body.setSpacing(2)
    card.body.addWidget(basics.section(title))
    card.body.addLayout(body, 1)
    return card


def _fill(box: QVBoxLayout, parts: Iterable[QWidget], empty: str) -> None:
    basics.clear(box)
    shown = list(parts)
    for part in shown:
        if isinstance(part, Bar | Button):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box.addWidget(part)
    if not shown and empty:
        box.addWidget(basics.hint(empty, wrap=True))
    box.addStretch()


def _bar(name: str, amount: int, longest: int) -> Bar:
    return Bar(BarFacts(name, digits.group(amount), amount / longest if longest else 0.0))


def _columns(days: Sequence[DaySum], holidays: Holidays) -> list[ColumnFacts]:
    highest = max((one.amount for one in days), default=0) or 1
    made = []
    for one in days:
        day = date.fromisoformat(one.day)
        number = digits.to_persian(jalali.to_jalali(day)[2])
        said = words.day_said(jalali.long(day), one.count, one.amount)
        made.append(ColumnFacts(number, said, one.amount / highest, holidays.closed(day)))
    return made


def _night(night: Night | None, year: int) -> list[str]:
    return [words.night(words.LAST_YEAR, year, night.paid.amount)] if night else []


def _progress(one: CampaignRow, day: date) -> str:
    """Return how far a campaign is by its dates: the office sets no target."""
    if not (one.starts_on and one.ends_on):
        first = date.fromisoformat(one.starts_on) if one.starts_on else None
        return words.open_end(jalali.short(first) if first else "")
    first, last = date.fromisoformat(one.starts_on), date.fromisoformat(one.ends_on)
    return words.campaign((day - first).days + 1, (last - first).days + 1)
