"""Approve, refuse, take back: from the question to the committed answer."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain import digits
from app.domain.errors import AppError
from app.domain.receipt import ReceiptNumber
from app.queries.approvals import ApprovalRow
from app.services import opening, void_requests
from app.services.approval_lists import ApprovalView
from app.services.desk import Approver, Desk
from app.services.void_requests import Refusal
from app.services.voiding import Voided
from app.strings import approvals as words
from app.strings import errors
from app.ui.context import Context
from app.ui.dialogs import signers
from app.ui.dialogs.decide_request import Decided, DecideDialog
from app.ui.widgets.approval_columns import serial


class ApprovalActions(QObject):
    """The list hears of every answer by `Change.APPROVALS`; `answered` tells of one given here."""

    answered = Signal()

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def approve(self, view: ApprovalView) -> DecideDialog:
        """Ask a manager's passphrase for a yes; returns the dialog, which is open."""
        dialog = self._open(view, refuse=False)
        dialog.asked.connect(
            lambda asked: self._signed(dialog, asked, lambda by: self._yes(dialog, view.row, by))
        )
        return dialog

    def refuse(self, view: ApprovalView) -> DecideDialog:
        """Ask for the reason of a no; a passphrase only where the second receipt goes too."""
        dialog = self._open(view, refuse=True)

        def asked(said: Decided) -> None:
            refusal = Refusal(uid=view.row.uid, answer=said.answer, void_second=said.void_second)
            if said.login:
                self._signed(dialog, said, lambda by: self._no(dialog, view.row, refusal, by))
            else:
                self._no(dialog, view.row, refusal, None)

        dialog.asked.connect(asked)
        return dialog

    def withdraw(self, view: ApprovalView) -> None:
        """Take one's own request back at once: the receipt stands as before."""
        future = self._ctx.runner.write(void_requests.withdraw, view.row.uid)
        self._ctx.jobs.then(self, future, lambda _none: self._tell(words.WITHDRAWN_NOW))

    def _open(self, view: ApprovalView, *, refuse: bool) -> DecideDialog:
        row = view.row
        told = words.told(serial(row.subject), digits.group(row.amount), row.asker)
        second = bool(view.after)
        dialog = DecideDialog(
            told, signers.managers(self._ctx), refuse=refuse, second=second, parent=self._window
        )
        dialog.open()
        return dialog

    def _signed(
        self, dialog: DecideDialog, asked: Decided, go_on: Callable[[Approver], None]
    ) -> None:
        ctx = self._ctx
        work = ctx.runner.work(opening.approver, ctx.office, asked.login, asked.passphrase)
        ctx.jobs.then(dialog, work, go_on, self._refusal(dialog))

    def _yes(self, dialog: DecideDialog, row: ApprovalRow, by: Approver) -> None:
        ctx = self._ctx
        future = ctx.runner.write(void_requests.approve, self._desk(row), row.uid, by)

        def done(made: Voided) -> None:
            dialog.accept()
            self._tell(words.approved(digits.to_persian(made.record.number.serial)))

        ctx.jobs.then(dialog, future, done, self._refusal(dialog))

    def _no(
        self, dialog: DecideDialog, row: ApprovalRow, refusal: Refusal, by: Approver | None
    ) -> None:
        ctx = self._ctx
        future = ctx.runner.write(void_requests.refuse, self._desk(row), refusal, by)

        def done(_made: Any) -> None:
            dialog.accept()
            self._tell(words.REFUSED_NOW)

        ctx.jobs.then(dialog, future, done, self._refusal(dialog))

    def _tell(self, says: str) -> None:
        self._ctx.notices.say(says)
        self.answered.emit()

    def _desk(self, row: ApprovalRow) -> Desk:
        return self._ctx.office.desk_of(ReceiptNumber.parse(row.subject))

    def _refusal(self, dialog: DecideDialog) -> Callable[[BaseException], None]:
        def refused(error: BaseException) -> None:
            if isinstance(error, AppError):
                dialog.refuse(errors.sentence(error))
            else:
                dialog.reject()
                self._ctx.jobs.failed.emit(error)

        return refused
