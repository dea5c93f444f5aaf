"""A county gets its data back: its copy as a backup, and the recovery paper that belongs to it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain import clock
from app.domain.errors import AppError, InvalidInputError
from app.keys.passphrase import weakness
from app.keys.recovery import qr_text
from app.province import rescue
from app.province.counties import Covered
from app.province.rescue import Rescued
from app.strings import coverage as words
from app.ui.context import Context
from app.ui.dialogs.paper_preview import PaperPreview
from app.ui.dialogs.person_dialog import PersonDialog
from app.ui.widgets.passphrase_field import PassphraseField

ENDING: Final = ".hyk"


class CountyRescue(QObject):
    """Asks for a passphrase and a place; `paper` shows the recovery key, which nobody keeps."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self.paper: PaperPreview | None = None

    def ask(self, one: Covered) -> PersonDialog:
        """Ask by which passphrase the county's manager opens the backup."""
        fields = {
            "passphrase": (words.RESCUE_WORD, PassphraseField()),
            "again": (words.FILE_AGAIN, PassphraseField()),
        }
        heading = words.asked_to(words.RESCUE, one.row.key.name)
        dialog = PersonDialog(heading, words.RESCUE_ADVICE, words.RESCUE, fields, self._window)
        dialog.asked.connect(lambda: self._place(dialog, one))
        dialog.open()
        return dialog

    def _place(self, dialog: PersonDialog, one: Covered) -> None:
        key = one.row.key
        if weak := weakness(dialog.typed("passphrase"), names=[key.code, key.name]):
            dialog.refuse(InvalidInputError({"passphrase": weak}))
            return
        name = f"{key.code}{ENDING}"
        chosen, _kind = QFileDialog.getSaveFileName(dialog, words.RESCUE, name, f"(*{ENDING})")
        if chosen:
            self.write(dialog, one, Path(chosen))
        else:
            dialog.mark({})

    def write(self, dialog: PersonDialog, one: Covered, place: Path) -> None:
        """Write the backup to *place*."""
        office, word = self._ctx.office, dialog.typed("passphrase")
        try:
            target = office.folder.apart(place)
        except AppError as error:
            dialog.refuse(error)
            return
        work = self._ctx.runner.work(rescue.rescue, office, one.row.key.code, target, word)

        def done(made: Rescued) -> None:
            dialog.accept()
            self._ctx.notices.say(words.rescued(made.file.name, made.receipts, made.login))
            drawn = self._ctx.runner.work(_page, made, one.row.key.name)
            self._ctx.jobs.then(self, drawn, lambda pdf: self._show(pdf, one.row.key.code))

        def refused(error: BaseException) -> None:
            if not dialog.refuse(error):
                dialog.reject()
                self._ctx.jobs.failed.emit(error)

        self._ctx.jobs.then(dialog, work, done, refused)

    def _show(self, pdf: bytes, code: str) -> None:
        name = f"{code}-recovery.pdf"
        self.paper = PaperPreview(self._ctx, self._window, pdf, words.RESCUE_PAPER, name)
        self.paper.open()


def _page(made: Rescued, county: str) -> bytes:
    from app.reports import recovery  # noqa: PLC0415 - reportlab loads when first drawn with

    code = made.recovery
    return recovery.render(code, qr_text(code), county, made.login, clock.today())
