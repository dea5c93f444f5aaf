"""A step of a cheque: from the question to the committed answer."""

import uuid
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.accounts import Account
from app.domain.cheques import Act, Step
from app.queries import accounts
from app.services import cheques
from app.strings import cheques as words
from app.ui.context import Context
from app.ui.dialogs.person_dialog import Fields, PersonDialog
from app.ui.widgets.date_field import JalaliDateField


class ChequeActs(QObject):
    """Asks for the day of a step and what belongs to it, and does it."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def ask(self, gift: uuid.UUID, step: Step) -> PersonDialog:
        """Ask about *step* of the cheque of a donation."""
        dialog = PersonDialog(
            words.STEPS[step], words.ADVICE[step], words.SAVE, self._fields(step), self._window
        )
        dialog.asked.connect(lambda: self._act(dialog, gift, step))
        dialog.open()
        return dialog

    def _fields(self, step: Step) -> Fields:
        note: Fields = {"note": (words.WHY if step is Step.BOUNCE else words.NOTE, QLineEdit())}
        if step is Step.UNDO:
            return note
        day: Fields = {"day": (words.DAY, JalaliDateField(self._ctx.lunar))}
        if step is not Step.DEPOSIT:
            return {**day, **note}
        choice = QComboBox()
        choice.addItem(words.NO_ACCOUNT, "")
        asked = self._ctx.runner.read(accounts.every)
        self._ctx.jobs.then(choice, asked, lambda found: _offer(choice, found))
        return {**day, "account": (words.ACCOUNT, choice), **note}

    def _act(self, dialog: PersonDialog, gift: uuid.UUID, step: Step) -> None:
        day = dialog.typed("day") if "day" in dialog.rows else ""
        act = Act(
            step=step,
            day=date.fromisoformat(day) if day else None,
            account=dialog.typed("account") if "account" in dialog.rows else "",
            note=dialog.typed("note"),
        )

        def done(state: str) -> None:
            dialog.accept()
            back = None if step is Step.UNDO else (words.UNDO, lambda: self.ask(gift, Step.UNDO))
            self._ctx.notices.say(words.moved(state), action=back)

        def refused(error: BaseException) -> None:
            if not dialog.refuse(error):
                dialog.reject()
                self._ctx.jobs.failed.emit(error)

        self._ctx.jobs.then(dialog, self._ctx.runner.write(cheques.act, gift, act), done, refused)


def _offer(choice: QComboBox, found: tuple[Account, ...]) -> None:
    for one in found:
        if one.active:
            choice.addItem(one.title, one.uid)
            if one.standard:
                choice.setCurrentIndex(choice.count() - 1)
