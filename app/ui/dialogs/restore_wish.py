"""The question before a restore: what it brings, what it costs, and the manager's passphrase."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services import keeping
from app.strings import keeping as words
from app.ui.context import Context
from app.ui.dialogs.person_dialog import Fields, PersonDialog
from app.ui.widgets.passphrase_field import PassphraseField


class RestoreWish(QObject):
    """Proves copy and passphrase while the office is open, then asks the program to go back."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def ask(self, backup: Path, when: str) -> PersonDialog:
        """Ask whether *backup*, made at *when*, is to come back; returns the open dialog."""
        field = PassphraseField()
        fields: Fields = {"manager": (words.WORD, field)}
        dialog = PersonDialog(
            words.restore_of(when), words.RESTORE_ADVICE, words.RESTORE_NOW, fields, self._window
        )
        dialog.asked.connect(lambda: self._prove(dialog, backup))
        dialog.open()
        return dialog

    def _prove(self, dialog: PersonDialog, backup: Path) -> None:
        office, secret = self._ctx.office, dialog.typed("manager")
        work = self._ctx.runner.work(keeping.check, office, backup, secret)

        def proved(_records: int) -> None:
            dialog.accept()
            self._ctx.passage.restore_wanted.emit(backup, office.actor.login, secret)

        def refused(error: BaseException) -> None:
            if not dialog.refuse(error):
                dialog.reject()
                self._ctx.jobs.failed.emit(error)

        self._ctx.jobs.then(dialog, work, proved, refused)
