"""A panel beside a list: a heading with a chip, facts by label, sections, and buttons below."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.domain import text
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button, Card, IconButton, Note, StatusChip
from app.ui.widgets.facts import fact
from app.ui.widgets.flow_layout import FlowLayout

WIDTH: Final = 372
_LABEL: Final = 112
Fact = tuple[str, str]


class FactsCard(Card):
    """Holds what a record says of itself; *buttons* are wired by who makes it."""

    def __init__(self, closing: str, buttons: Sequence[Button]) -> None:
        super().__init__(margin=18)
        self.setFixedWidth(WIDTH)
        self.close_it = IconButton("x", closing)
        self._name, self._chip = basics.section("", wrap=True), StatusChip("")
        self._facts = basics.column(gap=7)
        inside = QWidget()
        inside.setLayout(self._facts)
        head = basics.row(self._name, self.close_it)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addLayout(basics.row(self._chip, None))
        self.body.addWidget(basics.line())
        self.body.addWidget(basics.top(inside), 1)
        below = QWidget()
        flow = FlowLayout(below)
        for button in buttons:
            flow.addWidget(button)
        self.body.addWidget(below)

    def begin(self, name: str, chip: str, tone: str) -> None:
        """Show another record's heading over an empty panel."""
        # the name of a file alone keeps its digits, and does not run to the far edge
        face = theme.latin_font if name.isascii() else theme.font
        self._name.setFont(face(basics.SECTION, QFont.Weight.DemiBold))
        self._name.setText(text.latin_line(name) if name.isascii() else name)
        self._chip.setText(chip)
        self._chip.setVisible(bool(chip))
        basics.restyle(self._chip, "chip", tone)
        basics.clear(self._facts)

    def note(self, says: str, tone: str, icon: str) -> None:
        """Add a sentence on a soft ground."""
        self._facts.addWidget(Note(says, tone, icon))

    def facts(self, found: Iterable[Fact], latin: Collection[str] = ()) -> None:
        """Add those of *found* that have a value; codes, labelled in *latin*, keep their digits."""
        for label, value in found:
            if value:
                self._facts.addLayout(fact(label, value, _LABEL, latin=label in latin))

    def section(self, title: str, lines: Iterable[str], *, latin: bool = False) -> None:
        """Add a heading with its lines, where there are any; *latin* for lines with codes."""
        every = list(lines)
        if every:
            self._facts.addSpacing(6)
            self._facts.addWidget(basics.section(title))
        for line in every:
            shown = basics.label(line, wrap=True)
            if latin:
                shown.setFont(theme.latin_font())
            self._facts.addWidget(shown)
