"""One line of the fund ledger beside the list: what came how, and what is not in the balance."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.strings import funds as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button
from app.ui.widgets.facts_card import FactsCard
from app.ui.widgets.fund_columns import FundLine

Line = tuple[str, str, str, int]
"""Its label, its value, the method of the receipts behind it, and how many they are."""


class FundCard(FactsCard):
    """Shows a `FundLine`; `behind_wanted` carries the method whose receipts are asked, or ""."""

    behind_wanted = Signal(str)

    def __init__(self) -> None:
        behind = Button(words.BEHIND, "files")
        super().__init__(words.CLOSE, (behind,))
        self.behind = behind
        self.line: FundLine | None = None
        self.behind.clicked.connect(lambda: self.behind_wanted.emit(""))

    def show_line(self, line: FundLine) -> None:
        """Fill the panel."""
        self.line = line
        fund = line.fund
        self.behind.setVisible(fund is not None)
        restricted = fund is not None and fund.restricted
        kind = (words.RESTRICTED if restricted else words.FREE) if fund is not None else ""
        self.begin(line.name, kind, "accent" if restricted else "plain")
        big = basics.label(words.amount(line.sums.closing), size=15, tone="primary")
        self._facts.addLayout(basics.column(basics.hint(words.CLOSING), big, gap=0))
        self._line((words.OPENING, words.amount(line.sums.opening), "", 0))
        self._lines(words.BY_METHOD, list(_received(line)))
        self._lines(words.BESIDE, list(_beside(line)))
        self._facts.addWidget(basics.hint(words.NOTE, wrap=True))

    def _lines(self, title: str, facts: list[Line]) -> None:
        if facts:
            self._facts.addSpacing(6)
            self._facts.addWidget(basics.section(title))
        for fact in facts:
            self._line(fact)

    def _line(self, fact: Line) -> None:
        label, value, method, count = fact
        name = basics.hint(label)
        shown = basics.label(value, weight=QFont.Weight.Medium)
        shown.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        parts: list[QWidget | None] = [name, None, shown]
        if method and self.line is not None and self.line.fund is not None:
            show = Button(words.receipts(count), kind="quiet")
            show.clicked.connect(lambda _on: self.behind_wanted.emit(method))
            parts = [name, show, None, shown]
        self._facts.addLayout(basics.row(*parts))


def _received(line: FundLine) -> Iterator[Line]:
    for method, one in line.sums.received.items():
        if one.count or one.amount:
            asked = "cheque" if method == "collected" else method
            yield words.METHODS[method], words.amount(one.amount), asked, one.count


def _beside(line: FundLine) -> Iterator[Line]:
    sums = line.sums
    for label, one in (
        (words.WAITING, sums.waiting),
        (words.BOUNCED, sums.bounced),
        (words.PENDING, sums.pending),
        (words.KIND, sums.kind),
    ):
        if one.count or one.amount:
            yield label, words.amount(one.amount), "", one.count
    if sums.unvalued.amount:
        yield words.UNVALUED, words.items(sums.unvalued.amount), "", 0
    if sums.service.amount:
        yield words.HOURS, words.work(sums.service.amount), "", 0
    if sums.spent.amount:
        yield words.SPENT, words.amount(sums.spent.amount), "", sums.spent.count
