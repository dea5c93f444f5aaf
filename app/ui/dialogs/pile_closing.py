"""From a typed pile to its papers: compare, ask a manager where it differs, issue, print."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.document import CopyMark
from app.domain.errors import AppError, InvalidInputError
from app.domain.receipt import ReceiptNumber
from app.queries.batches import Whole
from app.services import batches, opening
from app.services.desk import Approver
from app.strings import batch as words
from app.strings import errors
from app.ui.context import Context
from app.ui.dialogs import signers
from app.ui.dialogs.long_work import LongWork, Watch
from app.ui.dialogs.paper_out import PaperOut
from app.ui.dialogs.pile_differs import AcceptAsked, PileDiffersDialog
from app.ui.widgets.progress import ProgressStrip


class PileClosing(QObject):
    """Emits `begun`, `refused` with the problems of rows, and `ended`, well or not."""

    begun = Signal()
    refused = Signal(object)
    ended = Signal()

    def __init__(self, ctx: Context, strip: ProgressStrip, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self.paper = PaperOut(ctx, parent=self)
        self.work = LongWork(ctx, strip, self)
        self.dialog: PileDiffersDialog | None = None

    def close_pile(self, whole: Whole) -> None:
        """Issue a pile; ask a manager first where its rows differ from what was expected."""
        if whole.reached in (whole.pile.expected, whole.pile.accepted):
            self._issue(whole)
        else:
            self._ask(whole)

    def _ask(self, whole: Whole) -> None:
        left = whole.pile.expected.minus(whole.reached)
        told = words.difference(left.count, left.amount)
        self.dialog = PileDiffersDialog(told, signers.managers(self._ctx), self._window)
        self.dialog.asked.connect(lambda asked: self._approve(whole, asked))
        self.dialog.open()

    def _approve(self, whole: Whole, asked: AcceptAsked) -> None:
        ctx = self._ctx
        work = ctx.runner.work(opening.approver, ctx.office, asked.login, asked.passphrase)
        ctx.jobs.then(self, work, lambda by: self._accept(whole, asked, by), self._not_accepted)

    def _accept(self, whole: Whole, asked: AcceptAsked, by: Approver) -> None:
        ctx = self._ctx
        office = ctx.office.desk.office
        taken = ctx.runner.write(batches.accept, office, whole.pile.uid, asked.reason, by)

        def accepted(_done: None) -> None:
            if self.dialog is not None:
                self.dialog.accept()
            self._issue(whole)

        ctx.jobs.then(self, taken, accepted, self._not_accepted)

    def _not_accepted(self, error: BaseException) -> None:
        rows = isinstance(error, InvalidInputError) and any("." in key for key in error.fields)
        if rows and self.dialog is not None and isinstance(error, InvalidInputError):
            self.dialog.reject()
            self.refused.emit(error.fields)
        elif self.dialog is not None and isinstance(error, AppError):
            self.dialog.refuse(errors.sentence(error))
        else:
            self._ctx.jobs.failed.emit(error)

    def _issue(self, whole: Whole) -> None:
        desk, numbers = self._ctx.office.desk, list[ReceiptNumber]()

        def write(use_case: Callable[..., Any], *given: object) -> Any:
            return self._ctx.runner.write(use_case, *given).result()

        def task(watch: Watch) -> None:
            for issued, left in batches.close(write, desk, whole.pile.uid):
                numbers.extend(one.number for one in issued)
                watch.reached(len(numbers), len(numbers) + left)

        self.begun.emit()
        self.work.begin(
            words.CLOSING,
            task,
            lambda _done: self._over(numbers),
            lambda error: self._failed(error, numbers, whole),
        )

    def _over(self, numbers: list[ReceiptNumber]) -> None:
        self._ctx.notices.say(words.closed(len(numbers)))
        self.paper.print(numbers, CopyMark.ORIGINAL)
        self.ended.emit()

    def _failed(self, error: BaseException, numbers: list[ReceiptNumber], whole: Whole) -> None:
        if numbers:
            self.paper.print(numbers, CopyMark.ORIGINAL)
        if isinstance(error, InvalidInputError):
            self.refused.emit(error.fields)
        elif isinstance(error, AppError) and error.code == "stopped":
            self._ctx.notices.say(words.STOPPED, tone="plain")
        else:
            self._ctx.jobs.failed.emit(error)
            if isinstance(error, AppError) and error.code == "batch_rows_changed":
                self._ask(whole)
        self.ended.emit()
