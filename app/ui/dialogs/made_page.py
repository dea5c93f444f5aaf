"""Files were written: their letters, large, and what to do with them now."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QDialog, QWidget

from app.domain import text
from app.services.exporting import Exported
from app.strings import exchange as words
from app.ui.context import Context
from app.ui.dialogs.cover_preview import CoverPreview
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button, Note, PrimaryButton


class MadePage(QWidget):
    """`letter` shows the cover letter, `open` the folder, `left` ends the dialog."""

    def __init__(self, ctx: Context, window: QDialog) -> None:
        super().__init__()
        self._folder, self._newest = Path(), 0
        self.preview = CoverPreview(ctx, window)
        self.title, self.advice = basics.title(""), basics.hint("", wrap=True)
        self.code = basics.label(tone="primary")
        self.code.setFont(theme.latin_font(28, QFont.Weight.Bold))
        self.files, self.place = basics.label(wrap=True), basics.label(wrap=True)
        self.files.setFont(theme.latin_font())
        self.print = basics.label()
        self.print.setFont(theme.latin_font(15, QFont.Weight.Medium))
        self.letter = PrimaryButton(words.LETTER, "envelope-simple", key="F9")
        self.open = Button(words.OPEN_FOLDER, "folder-open")
        self.left = Button(words.DONE)
        code = basics.column(basics.hint(words.CODE), self.code, self.files, gap=2)
        note = Note(words.PRINT_NOTE, "primary", "phone")
        where = basics.column(basics.hint(words.PLACE), self.place, gap=2)
        self._written, self._printed = QWidget(), QWidget()
        self._printed.setLayout(basics.column(note, self.print, gap=6))
        self._written.setLayout(basics.column(code, self._printed, where, gap=14))
        buttons = basics.row(self.letter, self.open, self.left, None)
        parts = (self.title, self.advice, self._written, buttons, None)
        self.setLayout(basics.column(*parts, gap=12))
        for button in (self.letter, self.open, self.left):
            button.setAutoDefault(False)
        self.letter.clicked.connect(lambda: self.preview.show_letter(self._newest))
        self.open.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        )

    def first(self) -> Button:
        """Return the button on which the keyboard stands."""
        return self.letter if self.letter.isVisibleTo(self) else self.left

    def show_made(self, made: Exported, folder: Path) -> None:
        """Show what was written into *folder*, or that nothing waited."""
        sent, some = made.sent, bool(made.sent)
        self._folder, self._newest = folder, sent[-1].n if some else 0
        self.title.setText(words.MADE_TITLE if some else words.NOTHING_TITLE)
        self.advice.setText(words.MADE_ADVICE if some else words.NOTHING_ADVICE)
        alone = len(sent) == 1
        self.code.setText(_right(sent[0].code) if alone else "")
        self.code.setVisible(alone)
        names = [(one.path.name, "" if alone else one.code) for one in sent]
        self.files.setText("\n".join(_line(name, code) for name, code in names))
        self.place.setText(_right(str(folder)))
        self.print.setText(_right(made.fingerprint))
        self._printed.setVisible(bool(made.fingerprint))
        for part in (self._written, self.letter, self.open):
            part.setVisible(some)


def _line(name: str, code: str) -> str:
    """Return a file's name and, where there are several files, its letters."""
    return f"{_right(name)}   {text.isolate_ltr(code)}" if code else _right(name)


def _right(latin: str) -> str:
    """Return what reads from the left so that it stands at the right edge, as all else does."""
    return f"\u200f{text.isolate_ltr(latin)}"
