"""An enrolment file was written: its code to compare by phone, and the page that goes with it."""

from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QWidget

from app.domain import text
from app.reports import enrolment_card
from app.reports.enrolment_card import Card
from app.strings import coverage as words
from app.ui.context import Context
from app.ui.dialogs.paper_preview import PaperPreview
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button, Note, PrimaryButton


class CountyMade(QDialog):
    """Shows the file of *card* at *place*; F9 shows the page before it is printed."""

    def __init__(self, ctx: Context, window: QWidget, card: Card, place: Path) -> None:
        super().__init__(window)
        self._ctx, self._card = ctx, card
        heading = words.made(card.county)
        self.setWindowTitle(heading)
        self.preview: PaperPreview | None = None
        # a code alone would stand at the far edge, as Latin text does
        self.code = basics.label(text.latin_line(card.code), tone="primary")
        self.code.setFont(theme.latin_font(28, QFont.Weight.Bold))
        self.paper = PrimaryButton(words.PRINT, "printer", key="F9")
        self.close_it = Button(words.DONE)
        parts = (
            basics.title(heading),
            Note(words.MADE_ADVICE, "primary", "info"),
            basics.hint(words.PLACE),
            basics.label(text.latin_line(str(place)), wrap=True),
            basics.hint(words.CARD_CODE),
            self.code,
            basics.row(self.paper, self.close_it, None),
        )
        box = basics.column(*parts, gap=10)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(500)
        self.paper.clicked.connect(self._print)
        self.close_it.clicked.connect(self.accept)

    def _print(self) -> None:
        work = self._ctx.runner.work(enrolment_card.render, self._card)
        self._ctx.jobs.then(self, work, self._drawn)

    def _drawn(self, pdf: bytes) -> None:
        name = f"{self._card.office}.pdf"
        self.preview = PaperPreview(self._ctx, self, pdf, words.CARD_TITLE, name)
        self.preview.open()
