"""The page by which anybody proves a receipt, handed out from here."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.province import proving
from app.services.verifier_page import Made
from app.strings import verifier as words
from app.ui.context import Context
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card


class VerifierCard(Card):
    """Says what the page is for, and writes it where it is asked to."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(margin=16)
        self._ctx = ctx
        self.make = Button(words.SAVE, "qr-code", key="F7")
        self.make.clicked.connect(self._ask)
        self.body.addWidget(basics.section(words.MAKE))
        self.body.addWidget(basics.hint(words.ADVICE, wrap=True))
        self.body.addLayout(basics.row(self.make, None))

    def save(self, target: Path) -> None:
        """Write the page to *target*."""
        self.make.setEnabled(False)
        work = self._ctx.runner.work(proving.make, self._ctx.office, target)
        self._ctx.jobs.then(self, work, self._saved, self._failed)

    def _ask(self) -> None:
        name = f"{words.FILE_NAME}.html"
        chosen, _kind = QFileDialog.getSaveFileName(self, words.MAKE, name, "(*.html)")
        if chosen:
            self.save(Path(chosen))

    def _saved(self, made: Made) -> None:
        self.make.setEnabled(True)
        self._ctx.notices.say(words.saved(made.file.name, made.registers))

    def _failed(self, error: BaseException) -> None:
        self.make.setEnabled(True)
        self._ctx.jobs.failed.emit(error)
