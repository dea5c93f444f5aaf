"""Files for the province are made: where to, how far, and the code to quote when it is done."""

from concurrent.futures import Future
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from typing_extensions import override

from app.services import exporting
from app.services.exporting import Exported
from app.strings import exchange as words
from app.ui.context import Context
from app.ui.dialogs.long_work import Watch
from app.ui.dialogs.made_page import MadePage
from app.ui.dialogs.place_dialog import PlaceDialog
from app.ui.dialogs.place_list import Look
from app.ui.widgets import basics, drives
from app.ui.widgets.field_row import FieldRow

_MEGABYTE = 1024 * 1024


class SendDialog(PlaceDialog):
    """Asks for a place, writes, then shows the letters; *waits* tells what there is to send."""

    def __init__(
        self, ctx: Context, window: QWidget, waits: str, look: Look = drives.removable
    ) -> None:
        self.size_of_part = QComboBox()
        for most, name in words.SIZES.items():
            self.size_of_part.addItem(name, most)
        self.whole = QCheckBox(words.WHOLE)
        told = basics.column(self.whole, basics.hint(words.WHOLE_TIP, wrap=True), gap=4)
        whole, parts = QWidget(), FieldRow(words.PARTS, self.size_of_part)
        whole.setLayout(told)
        advice = f"{words.WAITING}: {waits}"
        super().__init__(ctx, window, words.SEND, advice, [parts, whole], look)
        self.made = MadePage(ctx, self)
        self.pages.addWidget(self.made)
        self.made.left.clicked.connect(self.accept)

    @override
    def make(self, folder: Path) -> None:
        office, most = self.ctx.office, int(self.size_of_part.currentData()) * _MEGABYTE
        whole = self.whole.isChecked()

        def start(watch: Watch) -> Future[Exported]:
            def tell(done: int, total: int) -> None:
                watch.step(words.SEALING)
                watch.reached(done, total if done else 0)

            return self.ctx.runner.read(
                exporting.export, office, folder, most_bytes=most, whole=whole, tell=tell
            )

        self.work.follow(words.READING, start, lambda made: self._book(made, folder), self.refuse)

    def _book(self, made: Exported, folder: Path) -> None:
        def booked(_done: object) -> None:
            self.busy(busy=False)
            self.made.show_made(made, folder)
            self.turn_over(self.made)
            self.made.first().setFocus()

        future = self.ctx.runner.write(exporting.book, made)
        self.ctx.jobs.then(self, future, booked, self.refuse)
