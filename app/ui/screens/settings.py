"""The settings of the office and its people."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain import roles
from app.domain.changes import Change
from app.domain.errors import InvalidInputError
from app.queries import people
from app.services import settings
from app.strings import settings as words
from app.ui.context import Context
from app.ui.dialogs.staff_actions import StaffActions
from app.ui.widgets import basics
from app.ui.widgets.basics import Card, Note, PrimaryButton
from app.ui.widgets.settings_form import SettingsForm
from app.ui.widgets.staff_card import StaffCard


class SettingsScreen(QWidget):
    """Wires the form to the settings and the list to the people; who may not change, sees."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        role = ctx.office.actor.role
        self._may = roles.may(role, roles.Action.CHANGE_SETTINGS)
        self.form = SettingsForm()
        managed = roles.may(role, roles.Action.MANAGE_PEOPLE)
        self.staff = StaffCard(ctx.jobs, managed=managed)
        self.actions_of_staff = StaffActions(ctx, self)
        self.save = PrimaryButton(words.SAVE, "floppy-disk", key="F9")
        # a row of commits asks for the list once
        self._soon = QTimer(self, singleShot=True, interval=40)
        self._lay()
        self._connect()
        ctx.jobs.then(self, ctx.runner.read(settings.of), self.form.show_values)
        self._load_people()

    def _lay(self) -> None:
        card = Card()
        if not self._may:
            card.body.addWidget(Note(words.READ_ONLY, "primary", "info"))
        card.body.addWidget(basics.top(self.form), 1)
        self.form.setEnabled(self._may)
        self.save.setVisible(self._may)
        cards = basics.row(card, self.staff, gap=16)
        for at, share in enumerate((29, 24)):
            cards.setStretch(at, share)
        head = basics.row(basics.title(words.TITLE), None, self.save, gap=12)
        box = basics.column(head, cards, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)
        self.setFocusProxy(self.form if self._may else self.staff.own)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.staff.own.clicked.connect(self.actions_of_staff.own_passphrase)
        self.staff.add.clicked.connect(self.actions_of_staff.add)
        self.staff.role.clicked.connect(self._change_role)
        self.staff.deactivate.clicked.connect(self._deactivate)
        self._ctx.jobs.changed.connect(self._changed)
        self._soon.timeout.connect(self._load_people)

    def _save(self) -> None:
        self.form.show_problems({})
        future = self._ctx.runner.write(settings.change, self.form.values())
        self._ctx.jobs.then(self, future, self._saved, self._refused)

    def _saved(self, changed: tuple[str, ...]) -> None:
        self._ctx.notices.say(words.SAVED if changed else words.UNCHANGED)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, InvalidInputError):
            self.form.show_problems(error.fields)
        self._ctx.jobs.failed.emit(error)

    def _change_role(self) -> None:
        if (row := self.staff.current()) is not None:
            self.actions_of_staff.role(row)

    def _deactivate(self) -> None:
        if (row := self.staff.current()) is not None:
            self.actions_of_staff.deactivate(row)

    def _changed(self, what: Change) -> None:
        if what & Change.PEOPLE:
            self._soon.start()

    def _load_people(self) -> None:
        self._ctx.jobs.then(self, self._ctx.runner.read(people.staff), self.staff.show_people)
