"""One file that was sent, beside the list: the letters for the phone, and what it holds."""

from PySide6.QtGui import QFont

from app.domain import text
from app.queries.exchange import SentRow
from app.services.sending import state_of
from app.strings import exchange as words
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button
from app.ui.widgets.facts_card import FactsCard
from app.ui.widgets.sent_columns import facts


class SentCard(FactsCard):
    """Shows a file; `letter` and `copy` are wired by the screen."""

    def __init__(self) -> None:
        self.letter = Button(words.LETTER, "envelope-simple")
        self.copy = Button(words.COPY, "hard-drive")
        super().__init__(words.CLOSE, (self.letter, self.copy))
        self._name.setFont(theme.latin_font(basics.SECTION, QFont.Weight.DemiBold))

    def show_file(self, row: SentRow, *, kept: bool) -> None:
        """Fill the panel; *kept* tells whether this PC has a copy to write again."""
        tone = "ok" if row.arrived else "accent"
        self.begin(row.name, words.STATES[state_of(row)], tone)
        code = basics.label(text.latin_line(row.code), tone="primary")
        code.setFont(theme.latin_font(basics.TITLE, QFont.Weight.Bold))
        self._facts.addLayout(basics.column(basics.hint(words.CODE), code, gap=0))
        self.facts(facts(row, kept=kept))
        self.copy.setEnabled(kept)
