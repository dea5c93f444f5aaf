"""A file that was sent goes to a stick once more, byte for byte."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.queries.exchange import SentRow
from app.services import sending
from app.strings import exchange as words
from app.ui.context import Context
from app.ui.dialogs.long_work import Watch
from app.ui.dialogs.place_dialog import PlaceDialog
from app.ui.dialogs.place_list import Look
from app.ui.widgets import drives


class CopyDialog(PlaceDialog):
    """Asks for a place and closes when the copy was read back."""

    def __init__(
        self, ctx: Context, window: QWidget, row: SentRow, look: Look = drives.removable
    ) -> None:
        super().__init__(ctx, window, words.COPY, words.copies(row.name), look=look)
        self._row = row

    @override
    def make(self, folder: Path) -> None:
        office, row = self.ctx.office, self._row

        def task(watch: Watch) -> Path:
            return sending.again(office, row, folder, watch.reached)

        self.work.begin(words.WRITING, task, self._copied, self.refuse)

    def _copied(self, _path: Path) -> None:
        self.ctx.notices.say(words.copied(self._row.name))
        self.accept()
