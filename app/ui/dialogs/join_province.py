"""An office joins its province: the file, its passphrase, the manager's own, and the answer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.domain.errors import InvalidInputError
from app.keys import files
from app.services import enrolling, exporting, opening
from app.services.desk import Approver
from app.services.enrolling import Joined
from app.services.opening import OpenOffice
from app.strings import exchange as words
from app.sync import enrolment
from app.sync.enrolment import Enrolment
from app.ui.context import Context
from app.ui.dialogs.joined_page import JoinedDialog
from app.ui.dialogs.person_dialog import Fields, PersonDialog
from app.ui.widgets.passphrase_field import PassphraseField


class JoinProvince(QObject):
    """Emits `wanted` when the first file is to be made; `dialog` is the question that stands."""

    wanted = Signal()

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self.dialog: PersonDialog | None = None
        self.welcome: JoinedDialog | None = None

    def choose(self) -> None:
        """Ask for the file, then for what opens it."""
        chosen, _kind = QFileDialog.getOpenFileName(self._window, words.JOIN, "", words.HYO)
        if chosen:
            self.ask(Path(chosen))

    def ask(self, file: Path) -> PersonDialog:
        """Ask for the passphrases; the recovery key is for registers that stand already."""
        paper = QLineEdit()
        paper.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        fields: Fields = {
            "file_word": (words.FILE_WORD, PassphraseField()),
            "word": (words.OWN_WORD, PassphraseField()),
            "paper": (words.PAPER_WORD, paper),
        }
        heading = words.join_with(file.name)
        dialog = PersonDialog(heading, words.JOIN_ADVICE, words.JOIN_GO, fields, self._window)
        dialog.asked.connect(lambda: self._open(dialog, file))
        dialog.open()
        self.dialog = dialog
        return dialog

    def _open(self, dialog: PersonDialog, file: Path) -> None:
        """Open the file and prove the manager, away from the windows: both are slow by intent."""
        given = dialog.typed("file_word"), dialog.typed("word")
        missing = [name for name in ("file_word", "word") if not dialog.typed(name)]
        if missing:
            dialog.refuse(InvalidInputError(dict.fromkeys(missing, "required")))
            return
        work = self._ctx.runner.work(_opened, self._ctx.office, file, *given)
        failed = partial(self._fail, dialog)
        self._ctx.jobs.then(dialog, work, lambda found: self._join(dialog, *found), failed)

    def _join(self, dialog: PersonDialog, found: Enrolment, by: Approver) -> None:
        ctx, paper = self._ctx, dialog.typed("paper")
        future = ctx.runner.write(enrolling.join, ctx.office, by, found, paper)
        ctx.jobs.then(dialog, future, partial(self._done, dialog), partial(self._fail, dialog))

    def _done(self, dialog: PersonDialog, done: Joined) -> None:
        dialog.accept()
        if not done.fresh:
            self._ctx.notices.say(words.joined(done.name))
            return
        asked = self._ctx.runner.read(exporting.fingerprint, self._ctx.office)
        self._ctx.jobs.then(self, asked, lambda digits: self.show_joined(done.name, digits))

    def show_joined(self, province: str, fingerprint: str) -> None:
        """Show the digits that the province will ask for, and what comes next."""
        self.welcome = JoinedDialog(province, fingerprint, self._window)
        self.welcome.accepted.connect(self.wanted)
        self.welcome.open()

    def _fail(self, dialog: PersonDialog, error: BaseException) -> None:
        """Say why not where the passphrases are typed."""
        if not dialog.refuse(error):
            dialog.reject()
            self._ctx.jobs.failed.emit(error)


def _opened(office: OpenOffice, file: Path, word: str, own: str) -> tuple[Enrolment, Approver]:
    raw = files.read(file, limit=enrolment.MOST_BYTES)
    found = enrolment.unwrap(raw, word)
    return found, opening.approver(office, office.actor.login, own)
