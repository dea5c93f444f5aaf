"""A PC whose clock cannot be right: a manager says which day it is, and work goes on."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.domain import clock, digits, jalali, roles
from app.domain.errors import AppError
from app.services import clocks, opening
from app.services.desk import Approver
from app.strings import clock as words
from app.strings import errors
from app.ui.context import Context
from app.ui.dialogs import signers
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Note, PrimaryButton
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.passphrase_field import PassphraseField

CODES = frozenset({"clock_behind", "clock_ahead"})


class ClockDialog(QDialog):
    """Asks for the day and a manager's passphrase; `say` tells why not yet."""

    def __init__(
        self, last: str, managers: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.TITLE)
        self.day = JalaliDateField()
        self.approver = QComboBox()
        for login, name in managers:
            self.approver.addItem(name, login)
        self.passphrase = PassphraseField()
        self.message = Note("", "danger", "warning-circle")
        self.message.hide()
        self.confirm = PrimaryButton(words.CONFIRM, "check")
        self.cancel = Button(words.LATER)
        parts = (
            basics.title(words.TITLE),
            Note(words.last_entry(last), "accent", "clock"),
            FieldRow(words.TODAY, self.day),
            FieldRow(words.MANAGER, self.approver),
            FieldRow(words.ENTRY_WORD, self.passphrase),
            self.message,
            basics.row(self.confirm, self.cancel, None),
        )
        box = basics.column(*parts, gap=12)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.setFixedWidth(460)
        self.cancel.clicked.connect(self.reject)
        self.passphrase.entered.connect(self.confirm.click)

    def say(self, sentence: str) -> None:
        """Say why the day was not taken."""
        self.confirm.setEnabled(True)
        self.message.say(sentence)
        self.message.show()
        self.passphrase.clear()
        self.passphrase.setFocus()


class ClockGuard(QObject):
    """Opens the dialog where a use-case refused the clock, and tries again afterwards."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def ask(self, refusal: AppError, again: Callable[[], None]) -> ClockDialog:
        """Ask which day it is; *again* runs once a manager has confirmed it."""
        managers = signers.managers(self._ctx, roles.Action.CONFIRM_CLOCK)
        dialog = ClockDialog(_day_of(refusal), managers, self._window)
        dialog.confirm.clicked.connect(lambda: self._approve(dialog, again))
        dialog.open()
        return dialog

    def _approve(self, dialog: ClockDialog, again: Callable[[], None]) -> None:
        day = dialog.day.value()
        if day is None:
            dialog.say(errors.text(dialog.day.problem))
            return
        dialog.confirm.setEnabled(False)
        ctx, login = self._ctx, str(dialog.approver.currentData())
        work = ctx.runner.work(opening.approver, ctx.office, login, dialog.passphrase.text())
        refused = _refusal(ctx, dialog)
        ctx.jobs.then(dialog, work, lambda by: self._confirm(dialog, by, day, again), refused)

    def _confirm(
        self, dialog: ClockDialog, by: Approver, day: date, again: Callable[[], None]
    ) -> None:
        ctx = self._ctx

        def done(_nothing: None) -> None:
            dialog.accept()
            ctx.notices.say(words.confirmed(jalali.long(day)))
            again()

        confirmed = ctx.runner.write(clocks.confirm, by, day, ctx.office.folder)
        ctx.jobs.then(dialog, confirmed, done, _refusal(ctx, dialog))


def _refusal(ctx: Context, dialog: ClockDialog) -> Callable[[BaseException], None]:
    def refused(error: BaseException) -> None:
        if isinstance(error, AppError):
            dialog.say(errors.sentence(error))
        else:
            dialog.reject()
            ctx.jobs.failed.emit(error)

    return refused


def _day_of(refusal: AppError) -> str:
    """Return when the journal was last written, as people say it."""
    try:
        last = datetime.fromisoformat(str(refusal.params["last"])).astimezone(clock.TEHRAN)
    except (KeyError, ValueError):
        return ""
    return f"{jalali.long(last.date())}، {digits.to_persian(f'{last:%H:%M}')}"
