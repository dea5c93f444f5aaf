"""What a manager does with a designation: from the question to the committed answer."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from typing import Any, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.designations import Details, Permit
from app.domain.niyyat import Kind, Niyyat
from app.services import designations
from app.strings import designations as words
from app.ui.context import Context
from app.ui.dialogs.person_dialog import Fields, PersonDialog
from app.ui.widgets.date_field import JalaliDateField

Write: TypeAlias = Callable[[dict[str, Any]], Future[Any]]


class DesignationActs(QObject):
    """Asks with a dialog where there is something to ask, and says what was done."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def add(self) -> PersonDialog:
        """Ask for a designation of the office's own."""
        return self._details(words.NEW, words.NEW_ADVICE, Details(), self._added)

    def change(self, one: Niyyat) -> PersonDialog:
        """Ask for other details of one of the office's own."""
        before = Details(
            name=one.name,
            kind=one.kind,
            allowed_use=one.allowed_use,
            restriction=one.restriction,
            needs_sayyid=one.needs_sayyid,
        )

        def write(given: dict[str, Any]) -> Future[Any]:
            return self._ctx.runner.write(designations.change, one.code, given)

        return self._details(words.CHANGE, words.CHANGE_ADVICE, before, write)

    def _added(self, given: dict[str, Any]) -> Future[Any]:
        return self._ctx.runner.write(designations.add, Details(**given))

    def _details(
        self,
        title: str,
        advice: str,
        before: Details,
        write: Callable[[dict[str, Any]], Future[Any]],
    ) -> PersonDialog:
        fields: Fields = {
            "name": (words.NAME, QLineEdit(before.name)),
            "kind": (words.KIND, _choice([(one, one) for one in Kind], before.kind)),
            "allowed_use": (words.USE, QLineEdit(before.allowed_use)),
            "restriction": (words.RESTRICTION, QLineEdit(before.restriction)),
            "needs_sayyid": (words.SAYYID, _choice(_SAYYID, "1" if before.needs_sayyid else "")),
        }
        dialog = PersonDialog(title, advice, words.SAVE, fields, self._window)

        def asked() -> None:
            given: dict[str, Any] = {name: dialog.typed(name) for name in fields}
            given["needs_sayyid"] = bool(given["needs_sayyid"])
            self._end(dialog, write(given), words.SAVED)

        dialog.asked.connect(asked)
        dialog.open()
        return dialog

    def permit(self, one: Niyyat) -> PersonDialog:
        """Ask for the permit of a religious due."""
        until = JalaliDateField(self._ctx.lunar)
        until.set_day(None)
        fields: Fields = {
            "number": (words.NUMBER, QLineEdit()),
            "authority": (words.AUTHORITY, QLineEdit()),
            "issued_on": (words.ISSUED_ON, JalaliDateField(self._ctx.lunar)),
            "valid_until": (words.VALID_UNTIL, until),
        }
        dialog = PersonDialog(
            f"{words.PERMIT} — {one.name}", words.PERMIT_ADVICE, words.SAVE, fields, self._window
        )

        def asked() -> None:
            permit = Permit(
                number=dialog.typed("number"),
                authority=dialog.typed("authority"),
                issued_on=_day(dialog.typed("issued_on")),
                valid_until=_day(dialog.typed("valid_until")),
            )
            future = self._ctx.runner.write(designations.permit, one.code, permit)
            self._end(dialog, future, words.switched(one.name, active=True))

        dialog.asked.connect(asked)
        dialog.open()
        return dialog

    def switch(self, one: Niyyat, *, active: bool) -> None:
        """Switch it on or off; the toast takes it back."""
        future = self._ctx.runner.write(designations.switch, one.code, active=active)
        back = (words.UNDO, lambda: self.switch(one, active=not active))
        said = words.switched(one.name, active=active)
        say = self._ctx.notices.say
        self._ctx.jobs.then(self, future, lambda _done: say(said, action=back))

    def set_key(self, one: Niyyat, key: int) -> None:
        """Give it a number key, or take it away with 0; the toast takes it back."""
        future = self._ctx.runner.write(designations.set_key, one.code, key)
        back = (words.UNDO, lambda: self.set_key(one, one.key))
        said = words.keyed(one.name, key)
        say = self._ctx.notices.say
        self._ctx.jobs.then(self, future, lambda _done: say(said, action=back))

    def _end(self, dialog: PersonDialog, future: Future[Any], said: str) -> None:
        def done(_answer: object) -> None:
            dialog.accept()
            self._ctx.notices.say(said)

        def refused(error: BaseException) -> None:
            if not dialog.refuse(error):
                dialog.reject()
                self._ctx.jobs.failed.emit(error)

        self._ctx.jobs.then(dialog, future, done, refused)


_SAYYID = [("", words.NOT_ASKED), ("1", words.SAYYID_ASKED)]


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _choice(options: list[tuple[Any, str]], chosen: str) -> QComboBox:
    made = QComboBox()
    for value, name in options:
        made.addItem(str(name), str(value))
    made.setCurrentIndex(max(0, made.findData(str(chosen))))
    return made
