"""The moment of saving: one visit in, numbered receipts out, alone or in place of a voided one."""

import dataclasses
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain import digits
from app.domain.donation import IssueReceipt
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import ReceiptNumber
from app.services import receipts, void_requests, voiding
from app.services.receipts import Issued
from app.services.void_requests import Requested
from app.services.voiding import Voided, VoidReceipt
from app.strings import desk as words
from app.ui.context import Context
from app.ui.dialogs.clock_dialog import CODES, ClockGuard
from app.ui.dialogs.receipt_actions import Replacing


class Issuing(QObject):
    """Emits `issued` (command, numbers, sentence), or `refused` with problems by field."""

    issued = Signal(object, object, str)
    refused = Signal(object)

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx = ctx
        self.clock = ClockGuard(ctx, window)

    def save(self, command: IssueReceipt, replacing: Replacing | None) -> None:
        """Issue *command*; with *replacing* void that receipt in the same act."""
        ctx, desk = self._ctx, self._ctx.office.desk
        command = dataclasses.replace(command, training=ctx.office.in_training)
        failed = self._failing(lambda: self.save(command, replacing))
        if replacing is None:
            issue = ctx.runner.write(receipts.issue, desk, command)
            ctx.jobs.then(self, issue, lambda done: self._issued(command, done), failed)
            return
        asked = VoidReceipt(number=replacing.number, reason=replacing.reason, replacement=command)
        old = digits.to_persian(replacing.number.serial)
        desk = ctx.office.desk_of(replacing.number)
        if replacing.approver is None:
            wait = ctx.runner.write(void_requests.request, desk, asked)
            ctx.jobs.then(self, wait, lambda done: self._waits(command, old, done), failed)
            return
        void = ctx.runner.write(voiding.void, desk, asked, replacing.approver)
        ctx.jobs.then(self, void, lambda done: self._replaced(command, old, done), failed)

    def _issued(self, command: IssueReceipt, done: tuple[Issued, ...]) -> None:
        numbers = [one.number for one in done]
        self.issued.emit(command, numbers, words.issued(_serials(numbers)))

    def _replaced(self, command: IssueReceipt, old: str, done: Voided) -> None:
        numbers = [one.number for one in done.replacements]
        self.issued.emit(command, numbers, words.replaced(old, _serials(numbers)))

    def _waits(self, command: IssueReceipt, old: str, done: Requested) -> None:
        numbers = [one.number for one in done.replacements]
        self.issued.emit(command, numbers, words.asked_and_replaced(old, _serials(numbers)))

    def _failing(self, again: Callable[[], None]) -> Callable[[BaseException], None]:
        """Return what to do with a refusal; a wrong clock is mended and tried *again*."""

        def failed(error: BaseException) -> None:
            if isinstance(error, InvalidInputError):
                told = error.fields.items()
                self.refused.emit({key.removeprefix("replacement."): code for key, code in told})
                return
            self.refused.emit({})
            if isinstance(error, AppError) and error.code in CODES:
                self.clock.ask(error, again)
            else:
                self._ctx.jobs.failed.emit(error)

        return failed


def _serials(numbers: Iterable[ReceiptNumber]) -> str:
    return "، ".join(digits.to_persian(number.serial) for number in numbers)
