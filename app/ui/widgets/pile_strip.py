"""What was expected, what is typed, and the difference: always in sight while a pile is typed."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.domain import digits
from app.domain.batch import Totals
from app.strings import batch as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Card


class PileStrip(Card):
    """Three pairs of figures; the last one says in a word and a colour whether the pile agrees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self._figures = [_Figure(name) for name in (words.EXPECTED, words.TYPED, words.LEFT)]
        self.body.addLayout(basics.row(*self._figures, gap=18))

    def show_totals(self, expected: Totals, typed: Totals) -> None:
        """Show both and their difference."""
        left = expected.minus(typed)
        for figure, totals in zip(self._figures, (expected, typed, left), strict=True):
            figure.show_totals(totals)
        last, over = self._figures[2], left.count < 0 or left.amount < 0
        last.judge(words.AGREES if left.nothing else words.TOO_MANY if over else words.LEFT)
        if left.nothing:
            last.say(words.NO_DIFFERENCE)
        last.tone("ok" if left.nothing else "danger" if over else "accent")


class _Figure(QWidget):
    """A name, a count and a sum of rials."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = basics.hint(name)
        self._sum = basics.label(size=13, weight=QFont.Weight.Bold)
        self.setLayout(basics.column(self._name, self._sum, gap=2))

    def show_totals(self, totals: Totals) -> None:
        count, amount = (digits.group(abs(each)) for each in (totals.count, totals.amount))
        self._sum.setText(words.shown(count, amount))

    def say(self, word: str) -> None:
        self._sum.setText(word)

    def judge(self, word: str) -> None:
        self._name.setText(word)

    def tone(self, tone: str) -> None:
        for part in (self._name, self._sum):
            basics.restyle(part, "tone", tone)
