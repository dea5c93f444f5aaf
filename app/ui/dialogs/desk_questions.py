"""What is asked before a visit is saved: an unusual amount, a reference or a gift that stands."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain import digits, jalali
from app.domain.donation import IssueReceipt
from app.domain.receipt import ReceiptNumber
from app.queries.references import Payment, Used
from app.services import lists, payments, receipts
from app.services.payments import Doubts
from app.strings import desk as words
from app.strings import payment as names
from app.ui.context import Context
from app.ui.dialogs.desk_facts import DeskFacts
from app.ui.dialogs.receipt_look import ReceiptLook
from app.ui.widgets.basics import Note
from app.ui.widgets.donation_form import DonationForm

SOON_MS: Final = 150


class DeskQuestions(QObject):
    """Tells a used reference beside its field while it is typed; `passed` once F9 has answered.

    What cannot be issued at all is `refused` by field before anything is asked about it.
    """

    passed = Signal(object)
    refused = Signal(object)

    def __init__(self, ctx: Context, form: DonationForm, facts: DeskFacts, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._form, self._facts, self._window = ctx, form, facts, window
        self.apart: ReceiptNumber | None = None
        self._payment: Payment | None = None
        self._used: Used | None = None
        self._busy = False
        self.note = Note("", "accent", "warning")
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look)
        form.money.payment.offer_banks(lists.banks().names)
        form.changed.connect(self._changed)
        form.money.payment.look.clicked.connect(self.show_used)

    def ask(self, command: IssueReceipt) -> None:
        """Ask once what may be a slip; asked again with nothing changed, it passes.

        A key that bounces is one question: while one is on its way, no other is taken.
        """
        if not self._busy:
            self._busy = True
            self._read(command, lambda found: self._decide(command, found), self._failed)

    def show_used(self) -> None:
        """Show the receipt that has this reference."""
        if self._used is not None and self._used.number is not None:
            ReceiptLook(self._ctx, self._used.number, self._window).open()

    def forget(self, apart: ReceiptNumber | None = None) -> None:
        """Begin with another visit; *apart* is the receipt that it takes the place of."""
        self.apart, self._payment, self._used = apart, None, None
        self._form.money.payment.say("")
        self.note.hide()

    def _changed(self) -> None:
        self.note.hide()
        self._soon.start()

    def _look(self) -> None:
        command = self._form.command("")
        payment = Payment.of(command)
        if payment == self._payment:
            return
        self._payment = payment
        if payment.tells:
            self._read(command, lambda found: self._tell(payment, found.used))
        else:
            self._tell(payment, None)

    def _read(
        self,
        command: IssueReceipt,
        then: Callable[[Doubts], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        ctx = self._ctx
        found = ctx.runner.read(payments.doubts, ctx.office.actor, command, self.apart)
        ctx.jobs.then(self, found, then, failed)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._ctx.jobs.failed.emit(error)

    def _tell(self, payment: Payment, used: Used | None) -> None:
        if payment == self._payment:
            self._used = used
            sentence = "" if used is None else told(used)
            self._form.money.payment.say(sentence, opens=bool(used and used.number))

    def _decide(self, command: IssueReceipt, found: Doubts) -> None:
        self._busy = False
        asked = self._facts.questions(command)
        asked += [told(found.used)] if found.used is not None else []
        if (alike := found.alike) is not None:
            asked.append(names.same_gift(digits.to_persian(alike.serial)))
        if not asked or not self.note.isHidden():
            # asked once: F9 again is the answer
            self.passed.emit(command)
            return
        self._busy = True
        wrong = self._ctx.runner.write(receipts.review, command)
        self._ctx.jobs.then(
            self, wrong, lambda found: self._ask_or_refuse(asked, found), self._failed
        )

    def _ask_or_refuse(self, asked: list[str], wrong: dict[str, str]) -> None:
        self._busy = False
        if wrong:
            self.refused.emit(wrong)
            return
        self.note.say(words.ask_again(asked))
        self.note.show()


def told(used: Used) -> str:
    """Return where a reference stands already."""
    day = jalali.short(date.fromisoformat(used.paid_on))
    donor, amount = used.donor or words.ANONYMOUS, digits.group(used.amount)
    if used.number is None:
        return names.used_in_list(donor, day, amount)
    return names.used(digits.to_persian(used.number.serial), donor, day, amount)
