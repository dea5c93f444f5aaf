"""Who works here, in which role; and one's own passphrase."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt, Signal

from app.domain.paging import Cursor, Page
from app.queries.people import StaffRow
from app.strings import settings as words
from app.ui.jobs import Jobs
from app.ui.tables.page_model import Column, PageModel
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Button, Card
from app.ui.widgets.table_view import REST, TableView


def _look(row: StaffRow, role: int) -> Any:
    """Mute who has left."""
    muted = role == Qt.ItemDataRole.ForegroundRole and not row.active
    return theme.color("muted") if muted else None


def _role(row: StaffRow) -> str:
    return words.ROLES.get(row.role, row.role) if row.active else words.GONE


COLUMNS: tuple[Column[StaffRow], ...] = (
    Column(words.NAME, lambda row: row.name, role=_look),
    Column(words.LOGIN, lambda row: row.login, role=_look),
    Column(words.ROLE, _role, role=_look),
)


class StaffCard(Card):
    """The list with its actions; *managed* tells whether the list may be changed at all."""

    picked = Signal()

    def __init__(self, jobs: Jobs, *, managed: bool) -> None:
        super().__init__(margin=18)
        self._people: tuple[StaffRow, ...] = ()
        self.add = Button(words.ADD, "user-plus", key="F2")
        self.role = Button(words.CHANGE_ROLE, "user-gear")
        self.deactivate = Button(words.DEACTIVATE, "user-minus")
        self.own = Button(words.OWN_WORD, "key")
        self.table = TableView()
        self.model = PageModel(jobs, COLUMNS, self._load, self)
        self.table.setModel(self.model)
        self.table.fit(REST, 110, 84)
        self.table.picked.connect(self._choose)
        self.table.opened.connect(lambda _at: self.role.click())
        self.model.modelReset.connect(self._choose)
        self._managed = managed
        head = basics.row(basics.section(words.PEOPLE), None, self.own)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(basics.row(self.add, self.role, self.deactivate, None))
        for part in (self.add, self.role, self.deactivate):
            part.setVisible(managed)
        self._choose()

    def show_people(self, people: Sequence[StaffRow]) -> None:
        """Show everybody."""
        self._people = tuple(people)
        self.model.reload()

    def current(self) -> StaffRow | None:
        """Return the person on whom the cursor stands."""
        at = self.table.currentIndex()
        return self.model.row(at) if at.isValid() else None

    def _choose(self) -> None:
        row = self.current()
        works = self._managed and row is not None and row.active
        self.role.setEnabled(works)
        self.deactivate.setEnabled(works)

    def _load(self, _after: Cursor) -> Future[Page[StaffRow]]:
        answer: Future[Page[StaffRow]] = Future()
        answer.set_result(Page(self._people, None))
        return answer
