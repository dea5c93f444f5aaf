"""One line of the fund ledger beside the list: what came how, and what is not in the balance."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.strings import funds as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card, IconButton, StatusChip
from app.ui.widgets.fund_columns import FundLine

WIDTH: Final = 372
Fact = tuple[str, str, str, int]
"""Its label, its value, the method of the receipts behind it, and how many they are."""


class FundCard(Card):
    """Shows a `FundLine`; `behind_wanted` carries the method whose receipts are asked, or ""."""

    behind_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=18)
        self.setFixedWidth(WIDTH)
        self.close_it = IconButton("x", words.CLOSE)
        self.behind = Button(words.BEHIND, "files")
        self.line: FundLine | None = None
        self._name, self._kind = basics.section(""), StatusChip("")
        self._name.setWordWrap(True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(7)
        inside = QWidget()
        inside.setLayout(self._facts)
        head = basics.row(self._name, self.close_it)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addLayout(basics.row(self._kind, None))
        self.body.addWidget(basics.line())
        self.body.addWidget(basics.top(inside), 1)
        self.body.addLayout(basics.row(self.behind, None))
        self.behind.clicked.connect(lambda: self.behind_wanted.emit(""))

    def show_line(self, line: FundLine) -> None:
        """Fill the panel."""
        self.line = line
        self._name.setText(line.name)
        fund = line.fund
        self._kind.setVisible(fund is not None)
        self.behind.setVisible(fund is not None)
        if fund is not None:
            self._kind.setText(words.RESTRICTED if fund.restricted else words.FREE)
            basics.restyle(self._kind, "chip", "accent" if fund.restricted else "plain")
        basics.clear(self._facts)
        big = basics.label(words.amount(line.sums.closing), size=15, tone="primary")
        self._facts.addLayout(basics.column(basics.hint(words.CLOSING), big, gap=0))
        self._fact((words.OPENING, words.amount(line.sums.opening), "", 0))
        self._section(words.BY_METHOD, list(_received(line)))
        self._section(words.BESIDE, list(_beside(line)))
        self._facts.addWidget(basics.hint(words.NOTE, wrap=True))

    def _section(self, title: str, facts: list[Fact]) -> None:
        if facts:
            self._facts.addSpacing(6)
            self._facts.addWidget(basics.section(title))
        for fact in facts:
            self._fact(fact)

    def _fact(self, fact: Fact) -> None:
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


def _received(line: FundLine) -> Iterator[Fact]:
    for method, one in line.sums.received.items():
        if one.count or one.amount:
            asked = "cheque" if method == "collected" else method
            yield words.METHODS[method], words.amount(one.amount), asked, one.count


def _beside(line: FundLine) -> Iterator[Fact]:
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
