"""After a restore: a donor's paper, proved by its own QR, is entered again."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from app.domain.chain import ParsedQr
from app.domain.donation import IssueReceipt, MoneyLine
from app.domain.errors import AppError
from app.domain.receipt import FIRST_REGISTER, RecordType, is_training
from app.keys.record import verify_text
from app.reports import eye
from app.strings import errors
from app.strings import reentry as words
from app.ui.context import Context
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note, PrimaryButton
from app.ui.widgets.donation_form import DonationForm
from app.ui.widgets.field_row import FieldRow


class ReentryDialog(QDialog):
    """Takes the text of a receipt's code, typed, pasted, scanned, or read from a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.TITLE)
        self.code = QLineEdit()
        self.code.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.picture = Button(words.PICTURE, "image")
        self.go_on = PrimaryButton(words.GO_ON, "check")
        self.cancel = Button(words.CANCEL)
        self.message = Note("", "danger", "warning-circle")
        self.message.hide()
        parts = (
            basics.title(words.TITLE),
            basics.label(words.ADVICE, wrap=True),
            FieldRow(words.CODE, self.code),
            self.message,
            basics.row(self.go_on, self.picture, self.cancel, None),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(520)
        self.picture.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)

    def read_picture(self, path: Path) -> None:
        """Take the first code on a picture or scan; say so where there is none."""
        try:
            found = next(iter(eye.read(path)), "")
        except AppError as error:
            self.refuse(errors.sentence(error))
            return
        self.code.setText(found)
        if not found:
            self.refuse(words.NO_CODE)

    def refuse(self, sentence: str) -> None:
        """Say why this paper cannot be entered again."""
        self.message.say(sentence)
        self.message.show()
        self.code.setFocus()

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, words.PICTURE, "", words.PICTURES)
        if chosen:
            self.read_picture(Path(chosen))


class Reentry(QObject):
    """Holds the code of the paper that the form is filled for; `begun` carries what to say."""

    begun = Signal(str)

    def __init__(self, ctx: Context, form: DonationForm, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._form, self._window = ctx, form, window
        self._code = ""

    def offered(self) -> bool:
        """Tell whether this desk was restored, so that papers may be missing."""
        register = self._ctx.office.desk.register
        return register != FIRST_REGISTER and not is_training(register)

    def ask(self) -> ReentryDialog:
        """Ask for a paper's code; returns the dialog, which is open."""
        dialog = ReentryDialog(self._window)
        dialog.go_on.clicked.connect(lambda: self._take(dialog))
        dialog.open()
        return dialog

    def complete(self, command: IssueReceipt) -> IssueReceipt:
        """Return *command* as the re-entry it is, if one is under way."""
        return replace(command, original_qr=self._code) if self._code else command

    def forget(self) -> None:
        """End the re-entry: it was issued, or given up."""
        self._code = ""

    def _take(self, dialog: ReentryDialog) -> None:
        text = dialog.code.text().strip()
        verdict = verify_text(text, self._ctx.office.keys)
        if verdict.reason is not None or verdict.fields is None:
            dialog.refuse(errors.text(f"original_{verdict.reason}"))
            return
        dialog.accept()
        self._fill(verdict.fields)
        self._code = text
        self.begun.emit(words.begun(str(verdict.fields.number)))

    def _fill(self, paper: ParsedQr) -> None:
        """Show what the code tells; the donor and the designation stand on the paper."""
        self._form.clear(paid_on=paper.time.date())
        if paper.kind in {RecordType.CASH, RecordType.BANK, RecordType.PAPER}:
            self._form.money.set_lines((MoneyLine(niyyat="", amount=paper.amount),))
