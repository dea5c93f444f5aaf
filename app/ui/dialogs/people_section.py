"""Who works here, in which role."""

from PySide6.QtCore import QTimer

from app.domain import roles
from app.domain.changes import Change
from app.queries import people
from app.strings import settings as words
from app.ui.context import Context
from app.ui.dialogs.staff_actions import StaffActions
from app.ui.widgets import basics
from app.ui.widgets.section import Section
from app.ui.widgets.staff_card import StaffCard


class PeopleSection(Section):
    """Wires the list to its actions; who may not manage people changes their own passphrase."""

    title = words.PEOPLE
    icon = "users-three"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        managed = roles.may(ctx.office.actor.role, roles.Action.MANAGE_PEOPLE)
        self.staff = StaffCard(ctx.jobs, managed=managed)
        self.actions_of_staff = StaffActions(ctx, self)
        # a row of commits asks for the list once
        self._soon = QTimer(self, singleShot=True, interval=40)
        self.setLayout(basics.column(self.staff))
        self.staff.own.clicked.connect(self.actions_of_staff.own_passphrase)
        self.staff.add.clicked.connect(self.actions_of_staff.add)
        self.staff.role.clicked.connect(self._change_role)
        self.staff.deactivate.clicked.connect(self._deactivate)
        ctx.jobs.changed.connect(self._changed)
        self._soon.timeout.connect(self.reload)
        self.setFocusProxy(self.staff.table if managed else self.staff.own)

    def reload(self) -> None:
        """Show everybody."""
        self._ctx.jobs.then(self, self._ctx.runner.read(people.staff), self.staff.show_people)

    def _change_role(self) -> None:
        if (row := self.staff.current()) is not None:
            self.actions_of_staff.role(row)

    def _deactivate(self) -> None:
        if (row := self.staff.current()) is not None:
            self.actions_of_staff.deactivate(row)

    def _changed(self, what: Change) -> None:
        if what & Change.PEOPLE:
            self._soon.start()
