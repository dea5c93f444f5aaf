"""The first page of the piles: a new one on one side, those of these days on the other."""

from PySide6.QtWidgets import QWidget

from app.domain.lunar import LunarTable
from app.strings import batch as words
from app.ui.jobs import Jobs
from app.ui.widgets import basics, snug_ground
from app.ui.widgets.basics import Card
from app.ui.widgets.pile_list import PileList
from app.ui.widgets.pile_opening import PileOpening


class PileFront(QWidget):
    """Holds `opening` and `list`."""

    def __init__(
        self, jobs: Jobs, lunar: LunarTable | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.opening, self.list = PileOpening(lunar), PileList(jobs)
        card = Card()
        card.setMaximumWidth(snug_ground.WIDEST)
        card.body.addWidget(basics.section(words.BEGIN_TITLE))
        card.body.addWidget(self.opening)
        card.body.addStretch(1)
        box = basics.row(card, self.list, gap=16)
        box.setStretch(0, 1)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.setFocusProxy(self.opening)
