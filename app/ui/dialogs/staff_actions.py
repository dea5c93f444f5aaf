"""Adding, roles, leaving, one's own passphrase: from the question to the committed answer."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.errors import InvalidInputError
from app.keys.passphrase import weakness
from app.queries.people import StaffRow
from app.services import opening, people
from app.services.desk import Approver
from app.services.people import NewPerson
from app.strings import settings as words
from app.ui.context import Context
from app.ui.dialogs.person_dialog import Fields, PersonDialog
from app.ui.widgets.passphrase_field import PassphraseField

T = TypeVar("T")


class StaffActions(QObject):
    """Each action asks the manager's passphrase, since the change carries their signature."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def add(self) -> PersonDialog:
        """Take somebody in."""
        fields: Fields = {
            "name": (words.NAME, QLineEdit()),
            "login": (words.LOGIN, QLineEdit()),
            "title": (words.POST, QLineEdit()),
            "role": (words.ROLE, _roles("clerk")),
            "passphrase": (words.FIRST_WORD, PassphraseField()),
            "again": (words.AGAIN, PassphraseField()),
            "manager": (words.MANAGER_WORD, PassphraseField()),
        }
        dialog = self._open(words.ADD, words.ADD_ADVICE, words.ADD, fields)
        dialog.asked.connect(lambda: self._add(dialog))
        return dialog

    def role(self, row: StaffRow) -> PersonDialog:
        """Give somebody another role."""
        fields: Fields = {
            "role": (words.ROLE, _roles(row.role)),
            "manager": (words.MANAGER_WORD, PassphraseField()),
        }
        heading = words.about(words.CHANGE_ROLE, row.name)
        dialog = self._open(heading, words.ROLE_ADVICE, words.CHANGE_ROLE, fields)

        def asked() -> None:
            role = dialog.typed("role")
            self._signed(
                dialog,
                lambda by: self._write(people.change_role, by, row.login, role),
                words.role_changed(row.name, role),
            )

        dialog.asked.connect(asked)
        return dialog

    def deactivate(self, row: StaffRow) -> PersonDialog:
        """Take somebody's way in away."""
        fields: Fields = {"manager": (words.MANAGER_WORD, PassphraseField())}
        heading = words.about(words.DEACTIVATE, row.name)
        dialog = self._open(heading, words.DEACTIVATE_ADVICE, words.DEACTIVATE, fields)
        dialog.asked.connect(
            lambda: self._signed(
                dialog,
                lambda by: self._write(people.deactivate, by, row.login),
                words.deactivated(row.name),
            )
        )
        return dialog

    def own_passphrase(self) -> PersonDialog:
        """Change the passphrase of who works here now."""
        fields: Fields = {
            "old": (words.OLD_WORD, PassphraseField()),
            "passphrase": (words.NEW_WORD, PassphraseField()),
            "again": (words.AGAIN, PassphraseField()),
        }
        dialog = self._open(words.OWN_WORD, words.OWN_ADVICE, words.OWN_WORD, fields)

        def asked() -> None:
            old, new = dialog.typed("old"), dialog.typed("passphrase")
            vault = self._ctx.office.vault
            future = self._ctx.runner.write(people.change_passphrase, vault, old, new)
            self._end(dialog, future, words.WORD_CHANGED)

        dialog.asked.connect(asked)
        return dialog

    def _add(self, dialog: PersonDialog) -> None:
        new = NewPerson(
            login=dialog.typed("login"),
            name=dialog.typed("name"),
            title=dialog.typed("title"),
            role=dialog.typed("role"),
        )
        secret = dialog.typed("passphrase")
        wrong = people.problems(new)
        if weak := weakness(secret, names=[new.login, new.name]):
            wrong["passphrase"] = weak
        if wrong:
            dialog.refuse(InvalidInputError(wrong))
            return
        office = self._ctx.office
        self._signed(
            dialog,
            lambda by: self._ctx.runner.write(
                people.add_person, office.vault, office.unlocked.db_key, by, new, secret
            ),
            words.added(new.name),
        )

    def _open(self, heading: str, advice: str, does: str, fields: Fields) -> PersonDialog:
        dialog = PersonDialog(heading, advice, does, fields, self._window)
        dialog.open()
        return dialog

    def _write(self, use_case: Callable[..., None], by: Approver, *asked: str) -> "Future[None]":
        office = self._ctx.office
        return self._ctx.runner.write(use_case, office.vault, office.unlocked.db_key, by, *asked)

    def _signed(
        self, dialog: PersonDialog, write: Callable[[Approver], "Future[T]"], says: str
    ) -> None:
        office = self._ctx.office
        secret = dialog.typed("manager")
        work = self._ctx.runner.work(opening.approver, office, office.actor.login, secret)
        self._ctx.jobs.then(
            dialog, work, lambda by: self._end(dialog, write(by), says), self._refusal(dialog)
        )

    def _end(self, dialog: PersonDialog, future: "Future[T]", says: str) -> None:
        def done(_answer: object) -> None:
            dialog.accept()
            self._ctx.notices.say(says)

        self._ctx.jobs.then(dialog, future, done, self._refusal(dialog))

    def _refusal(self, dialog: PersonDialog) -> Callable[[BaseException], None]:
        def refused(error: BaseException) -> None:
            if not dialog.refuse(error):
                dialog.reject()
                self._ctx.jobs.failed.emit(error)

        return refused


def _roles(chosen: str) -> QComboBox:
    made = QComboBox()
    for code, name in words.ROLES.items():
        made.addItem(name, code)
    made.setCurrentIndex(made.findData(chosen))
    return made
