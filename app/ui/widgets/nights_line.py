"""A quiet line under a known donor: what was given on these nights last year; one key takes it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain import digits
from app.domain.lunar import LunarTable
from app.queries.donor_nights import NightGift
from app.strings import donors as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Icon

HEIGHT: Final = 30


class NightsLine(QWidget):
    """Hidden until `tell` has a gift; `take` is its button, which only money has."""

    def __init__(self) -> None:
        super().__init__()
        self.said = basics.label(size=basics.SMALL, tone="primary", wrap=True)
        self.take = Button(words.TAKE_OVER, kind="quiet", key="F7")
        self.take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take.setFixedHeight(HEIGHT)
        box = basics.row(Icon("moon-stars", "primary_text", 16), self.said, self.take, gap=8)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.tell(None, None)

    def tell(self, gift: NightGift | None, table: LunarTable | None) -> None:
        """Say what *gift* was; None hides the line."""
        self.setVisible(gift is not None)
        self.take.setVisible(gift is not None and bool(gift.lines))
        if gift is not None and table is not None:
            given = words.rials_as_tomans(gift.amount) if gift.amount else words.FORMS[gift.form]
            others = digits.to_persian(gift.others) if gift.others else ""
            night = table.night_name(gift.evening)
            self.said.setText(words.last_night(night, given, gift.names, others))
