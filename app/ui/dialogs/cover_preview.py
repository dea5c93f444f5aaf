"""The letter that goes with a file, seen before it is printed or saved."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services import sending
from app.strings import exchange as words
from app.strings import sending as sending_words
from app.ui.context import Context
from app.ui.dialogs.paper_preview import PaperPreview


class CoverPreview(QObject):
    """Draws beside the windows; `paper` is the preview that is open."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self.paper: PaperPreview | None = None

    def show_letter(self, n: int) -> None:
        """Show the letter of file *n*."""
        work = self._ctx.runner.read(sending.letter, self._ctx.office, n)
        self._ctx.jobs.then(self, work, lambda pdf: self._drawn(pdf, n))

    def _drawn(self, pdf: bytes, n: int) -> None:
        name = f"{words.LETTER_FILE} {n}.pdf"
        self.paper = PaperPreview(self._ctx, self._window, pdf, sending_words.COVER_TITLE, name)
        self.paper.open()
