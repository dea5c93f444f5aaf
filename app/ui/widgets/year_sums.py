"""A donor's years: a line each, a column for each form, and what is usual above them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import digits
from app.domain.niyyat import short
from app.queries.donor_habits import Usual, YearSum
from app.strings import donors, paper
from app.strings import dossier as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Card

_FORMS: Final = ("cash", "kind", "service")
_SHOWN: Final = 4
_ROW: Final = 26
_RLM: Final = "\u200f"
"""Figures alone would make their line run from the left, away from their heading."""


class YearSums(Card):
    """Shows at most a few years at once; older ones are scrolled to."""

    def __init__(self) -> None:
        super().__init__(margin=16)
        self.usual = basics.label(size=basics.SMALL, tone="primary", wrap=True)
        inside = QWidget()
        inside.setProperty("clear", True)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        for at, share in enumerate((1, 3, 3, 2)):
            self._grid.setColumnStretch(at, share)
        self._scroll = basics.top(inside)
        self.body.addWidget(basics.section(words.YEARS))
        self.body.addWidget(self._scroll)
        self.body.addWidget(self.usual)

    def show_sums(self, years: Sequence[YearSum], usual: Usual | None) -> None:
        """Show *years*, the newest first."""
        basics.clear(self._grid)
        names = (words.YEAR, *(donors.FORMS[form] for form in _FORMS))
        for at, heading in enumerate(names):
            self._grid.addWidget(basics.hint(heading), 0, at)
        told = dict.fromkeys(one.year for one in years)
        found = {(one.year, one.form): one for one in years}
        for row, year in enumerate(told, start=1):
            title = basics.label(f"{_RLM}{digits.to_persian(year)}", weight=QFont.Weight.Medium)
            self._grid.addWidget(title, row, 0)
            for at, form in enumerate(_FORMS, start=1):
                one = found.get((year, form))
                said = words.count_and_sum(one.count, one.amount) if one else "—"
                cell = basics.label(f"{_RLM}{said}", tone="" if one else "muted")
                self._grid.addWidget(cell, row, at)
        self._scroll.setFixedHeight(_ROW * (1 + min(_SHOWN, max(1, len(told)))))
        self.usual.setText(_said(usual) if usual is not None else "")
        self.usual.setVisible(usual is not None and usual.count > 1)


def _said(usual: Usual) -> str:
    named = "، ".join(words.purpose(short(name), count) for name, count in usual.purposes)
    method = paper.METHODS.get(usual.method, "")
    amount = words.about(donors.rials_as_tomans(usual.amount)) if usual.amount else ""
    return words.usual(named, method, amount, usual.count)
