"""A bank account is added or changed: from the question to the committed answer."""

import uuid
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.accounts import Account, AccountDetails
from app.domain.niyyat import Niyyat
from app.services import accounts
from app.strings import accounts as words
from app.ui.context import Context
from app.ui.dialogs.person_dialog import Fields, PersonDialog

_ROW, _LIST = 30, 190


class AccountActs(QObject):
    """Asks for an account's details; *offered* are the designations it may be named for."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self.offered: Sequence[Niyyat] = ()

    def add(self) -> PersonDialog:
        """Ask for a new account."""
        return self.ask()

    def ask(self, before: Account | None = None) -> PersonDialog:
        """Ask for a new account, or for other details of one."""
        fields = self._fields(before)
        title = words.NEW if before is None else words.CHANGE
        dialog = PersonDialog(title, words.ADVICE, words.SAVE, fields, self._window)
        dialog.asked.connect(lambda: self._save(dialog, before))
        dialog.open()
        return dialog

    def _fields(self, before: Account | None) -> Fields:
        iban = QLineEdit(before.iban if before else "", maxLength=40)
        iban.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        standard = QComboBox()
        standard.addItem(words.NOT_STANDARD, "")
        standard.addItem(words.IS_STANDARD, "1")
        standard.setCurrentIndex(int(before is not None and before.standard))
        served = QListWidget()
        served.setFixedHeight(_LIST)
        served.setProperty("boxed", True)
        for one in self.offered:
            item = QListWidgetItem(one.name, served)
            item.setData(Qt.ItemDataRole.UserRole, one.code)
            item.setSizeHint(QSize(0, _ROW))
            chosen = before is not None and one.code in before.niyyat
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        return {
            "title": (words.NAME, QLineEdit(before.title if before else "")),
            "iban": (words.IBAN, iban),
            "standard": (words.STANDARD, standard),
            "niyyat": (words.NIYYAT, served),
        }

    def _save(self, dialog: PersonDialog, before: Account | None) -> None:
        given: dict[str, Any] = {name: dialog.typed(name) for name in ("title", "iban")}
        given["standard"] = bool(dialog.typed("standard"))
        given["niyyat"] = tuple(code for code in dialog.typed("niyyat").split("|") if code)
        run = self._ctx.runner
        future: Future[Any] = (
            run.write(accounts.add, AccountDetails(**given))
            if before is None
            else run.write(accounts.change, uuid.UUID(hex=before.uid), given)
        )

        def done(_answer: object) -> None:
            dialog.accept()
            self._ctx.notices.say(words.SAVED)

        def refused(error: BaseException) -> None:
            if not dialog.refuse(error):
                dialog.reject()
                self._ctx.jobs.failed.emit(error)

        self._ctx.jobs.then(dialog, future, done, refused)

    def set_details(self, one: Account, **given: object) -> None:
        """Switch an account on or off, or make it the standard one."""
        future = self._ctx.runner.write(accounts.change, uuid.UUID(hex=one.uid), given)
        self._ctx.jobs.then(self, future, lambda _done: self._ctx.notices.say(words.SAVED))
