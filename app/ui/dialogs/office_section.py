"""The office and its letterhead: what is typed stands on the paper beside at once."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain import settings
from app.domain.document import Paper, Sheet
from app.domain.errors import AppError
from app.services import emblems, specimen
from app.strings import settings as words
from app.ui.context import Context
from app.ui.dialogs.settings_saver import SettingsSaver
from app.ui.widgets import basics
from app.ui.widgets.basics import Card
from app.ui.widgets.letterhead_form import LetterheadForm
from app.ui.widgets.paper_picture import PaperPicture
from app.ui.widgets.readable import FIELD, readable
from app.ui.widgets.section import Section

_PAUSE_MS = 250
_DPI = 200
_RATIO = 210 / 148
_CROP = (0.655, 0.02, 0.345, 0.18)
"""The corner of the paper where what was typed stands: x, y, width and height as parts of it."""


class OfficeSection(Section):
    """Wires the form to the settings and to the picture of a receipt that was never issued."""

    title = words.PAPERS
    icon = "buildings"
    saves = True

    def __init__(self, ctx: Context, saver: SettingsSaver) -> None:
        super().__init__()
        self._ctx, self._saver = ctx, saver
        self.form = LetterheadForm()
        self.picture, self.closer = PaperPicture(_RATIO), PaperPicture(_CROP[2] / _CROP[3] * _RATIO)
        self._asked = 0
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay()
        self.form.changed.connect(self._soon.start)
        self._soon.timeout.connect(self._draw)
        self.form.choose_emblem.clicked.connect(self._choose)
        self.form.drop_emblem.clicked.connect(lambda: saver.save({settings.EMBLEM: ""}))
        saver.loaded.connect(self._show)
        saver.refused.connect(self.form.show_problems)
        self.setFocusProxy(self.form)

    def _lay(self) -> None:
        card, paper = Card(), Card()
        card.body.addWidget(basics.top(readable(self.form, FIELD)), 1)
        paper.body.addWidget(basics.section(words.PREVIEW))
        paper.body.addWidget(basics.hint(words.PREVIEW_ADVICE, wrap=True))
        shown = (self.picture, basics.hint(words.CLOSER), self.closer)
        page = QWidget()
        page.setLayout(basics.column(*shown, gap=8))
        paper.body.addWidget(basics.top(page), 1)
        box = basics.row(card, paper, gap=16)
        box.setStretch(0, 11)
        box.setStretch(1, 10)
        self.setLayout(box)

    def save(self) -> None:
        """Keep what was typed."""
        self.form.show_problems({})
        self._saver.save(self.form.values())

    def reload(self) -> None:
        """Show what holds now."""
        self._saver.load()

    def use_emblem(self, file: Path) -> None:
        """Take the picture *file* as the emblem of the next receipts."""
        try:
            raw = file.read_bytes()
        except OSError as error:
            told = AppError("file_unreadable", name=file.name, reason=error.strerror)
            self._ctx.jobs.failed.emit(told)
            return
        before = {settings.EMBLEM: self._saver.held.get(settings.EMBLEM, "")}
        kept = (settings.EMBLEM,)
        self._ctx.jobs.then(
            self,
            self._ctx.runner.write(emblems.adopt, raw),
            lambda _hash: self._saver.kept(kept, before, words.EMBLEM_KEPT),
        )

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, words.CHOOSE_EMBLEM, "", words.EMBLEM_FILES
        )
        if chosen:
            self.use_emblem(Path(chosen))

    def _show(self, held: Mapping[str, str]) -> None:
        self.form.show_values(held)
        emblem = self._ctx.runner.read(emblems.current)
        self._ctx.jobs.then(self, emblem, self.form.show_emblem)
        self._draw()

    def _draw(self) -> None:
        """Draw what is typed; only the last of several pictures is shown."""
        office = self._ctx.office
        asked = self._ctx.runner.read(specimen.sheet, office.desk, office.actor, self.form.values())
        self._asked += 1
        turn = self._asked
        self._ctx.jobs.then(self, asked, lambda sheet: self._paint(sheet, turn))

    def _paint(self, sheet: Sheet, turn: int) -> None:
        if turn == self._asked:
            drawn = self._ctx.runner.work(_drawn, sheet)
            self._ctx.jobs.then(self, drawn, self._show_paper)

    def _show_paper(self, paper: QImage) -> None:
        self.picture.show_image(paper)
        x, y, wide, high = _CROP
        size = paper.size()
        part = (x * size.width(), y * size.height(), wide * size.width(), high * size.height())
        self.closer.show_image(paper.copy(*map(round, part)))


def _drawn(sheet: Sheet) -> QImage:
    from app.reports import receipt  # noqa: PLC0415 - reportlab loads with the first paper
    from app.ui.widgets import printer  # noqa: PLC0415

    return next(printer.pages(receipt.render([sheet], Paper.A5), _DPI, grey=False))
