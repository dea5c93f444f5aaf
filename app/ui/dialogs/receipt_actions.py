"""What can be done to a receipt of the list: print it again, void it, void it and replace it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.domain import digits
from app.domain.donation import IssueReceipt
from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber
from app.queries import receipts
from app.queries.receipts import PaperRow, ReceiptRow
from app.services import opening, void_requests, voiding
from app.services.desk import Approver
from app.services.receipts import snapshot_of
from app.services.void_requests import Requested
from app.services.voiding import Voided, VoidReceipt
from app.strings import desk as words
from app.strings import errors
from app.ui.context import Context
from app.ui.dialogs import signers
from app.ui.dialogs.reprint import ReprintDialog
from app.ui.dialogs.void_receipt import VoidAsked, VoidDialog
from app.ui.widgets.form_state import command_of


@dataclass(frozen=True, kw_only=True)
class Replacing:
    """A void that waits for its replacement: the clerk corrects, the manager signed or will."""

    number: ReceiptNumber
    reason: str
    approver: Approver | None
    before: IssueReceipt

    @property
    def told(self) -> str:
        """What the form is for."""
        number = digits.to_persian(self.number.serial)
        return words.replacing(number, later=self.approver is None)


class ReceiptActions(QObject):
    """Emits `replace_wanted` with a `Replacing`, and `print_wanted` with a number and a mark."""

    replace_wanted = Signal(object)
    print_wanted = Signal(object, object)

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def reprint(self, row: ReceiptRow) -> None:
        """Ask where the first copy is, and print another."""
        dialog = ReprintDialog(_told(row), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_wanted.emit(row.number, dialog.mark)

    def void(self, row: ReceiptRow) -> VoidDialog:
        """Ask for a reason and a manager; returns the dialog, which is open."""
        dialog = VoidDialog(_told(row), signers.managers(self._ctx), self._window)
        dialog.asked.connect(lambda asked: self._approve(dialog, row, asked))
        dialog.open()
        return dialog

    def _approve(self, dialog: VoidDialog, row: ReceiptRow, asked: VoidAsked) -> None:
        ctx = self._ctx
        if not asked.login:
            (self._read_old if asked.replace else self._request)(dialog, row, asked, None)
            return
        work = ctx.runner.work(opening.approver, ctx.office, asked.login, asked.passphrase)
        go_on = self._read_old if asked.replace else self._void
        refused = self._refusal(dialog)
        ctx.jobs.then(dialog, work, lambda by: go_on(dialog, row, asked, by), refused)

    def _request(
        self, dialog: VoidDialog, row: ReceiptRow, asked: VoidAsked, _nobody: None
    ) -> None:
        ctx, command = self._ctx, VoidReceipt(number=row.number, reason=asked.reason)
        desk = ctx.office.desk_of(row.number)
        future = ctx.runner.write(void_requests.request, desk, command)

        def done(_requested: Requested) -> None:
            dialog.accept()
            ctx.notices.say(words.asked(digits.to_persian(row.number.serial)))

        ctx.jobs.then(dialog, future, done, self._refusal(dialog))

    def _void(self, dialog: VoidDialog, row: ReceiptRow, asked: VoidAsked, by: Approver) -> None:
        ctx, command = self._ctx, VoidReceipt(number=row.number, reason=asked.reason)
        future = ctx.runner.write(voiding.void, ctx.office.desk_of(row.number), command, by)

        def done(_voided: Voided) -> None:
            dialog.accept()
            ctx.notices.say(words.voided(digits.to_persian(row.number.serial)))

        ctx.jobs.then(dialog, future, done, self._refusal(dialog))

    def _read_old(
        self, dialog: VoidDialog, row: ReceiptRow, asked: VoidAsked, by: Approver | None
    ) -> None:
        def found(papers: list[PaperRow]) -> None:
            dialog.accept()
            before = command_of(snapshot_of(papers[0].snapshot))
            self.replace_wanted.emit(
                Replacing(number=row.number, reason=asked.reason, approver=by, before=before)
            )

        ctx = self._ctx
        future = ctx.runner.read(receipts.papers, [row.number])
        ctx.jobs.then(dialog, future, found, self._refusal(dialog))

    def _refusal(self, dialog: VoidDialog) -> Callable[[BaseException], None]:
        def refused(error: BaseException) -> None:
            if isinstance(error, AppError):
                dialog.refuse(errors.sentence(error))
            else:
                dialog.reject()
                self._ctx.jobs.failed.emit(error)

        return refused


def _told(row: ReceiptRow) -> str:
    number = digits.to_persian(row.number.serial)
    return words.void_of(number, row.donor or words.ANONYMOUS, digits.group(row.amount))
