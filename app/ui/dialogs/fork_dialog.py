"""Two stories of one county side by side, and a manager's word for one of them."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.domain import digits, jalali, text
from app.domain.chain import read_time
from app.domain.errors import InvalidInputError
from app.province import stories
from app.province.inbox import Inbox
from app.province.stories import Stories, Story, Told
from app.queries.arrivals import CameRow
from app.strings import arrivals as words
from app.strings import errors
from app.ui.context import Context
from app.ui.jobs import Jobs
from app.ui.tables.held_model import HeldModel
from app.ui.tables.page_model import Column
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card, Note
from app.ui.widgets.code_edit import CodeEdit
from app.ui.widgets.field_row import FieldRow
from app.ui.widgets.table_view import REST, WHOLE, TableView

_SIZE: Final = (1060, 640)
_CODE: Final = 320
Asked: TypeAlias = Callable[[bool, str], None]


def _time(one: Told) -> str:
    at = read_time(one.time)
    return f"{jalali.short(at.date())} {digits.to_persian(f'{at:%H:%M}')}"


COLUMNS: Final[tuple[Column[Told], ...]] = (
    Column(words.NUMBER, lambda one: text.isolate_ltr(one.number)),
    Column(words.TIME, _time),
    Column(words.AMOUNT, lambda one: digits.group(one.amount), number=True),
)


class StoryCard(Card):
    """One story: how much it tells that the other does not, and its receipts."""

    def __init__(self, jobs: Jobs, title: str, story: Story) -> None:
        super().__init__(margin=16)
        self.model: HeldModel[Told] = HeldModel(jobs, COLUMNS, parent=self)
        self.table = TableView()
        self.table.setModel(self.model)
        self.table.fit(REST, 126, WHOLE)
        self.body.addWidget(basics.section(title))
        self.body.addWidget(basics.label(words.told(story.entries, len(story.receipts))))
        self.body.addWidget(basics.hint(words.lasted(story.began, story.ended)))
        self.body.addWidget(self.table, 1)
        self.model.show_rows(story.receipts)


class ForkDialog(QDialog):
    """Shows *found* of *county*; `asked` hears whether to adopt, and why, once both were typed."""

    def __init__(
        self, jobs: Jobs, found: Stories, county: str, asked: Asked, above: QWidget
    ) -> None:
        super().__init__(above)
        self.found, self._asked = found, asked
        self.setWindowTitle(words.FORK_TITLE)
        self.here = StoryCard(jobs, words.HERE, found.here)
        self.there = StoryCard(jobs, words.THERE, found.there)
        self.why = FieldRow(words.WHY, QLineEdit())
        self.sure = FieldRow(words.SURE, CodeEdit(), hint=text.isolate_ltr(found.office))
        self.adopt, self.reject_it = Button(words.ADOPT), Button(words.REJECT)
        self.later = Button(words.LATER)
        self.message = Note("", "danger", "warning-circle")
        self.message.hide()
        for button in (self.adopt, self.reject_it, self.later):
            button.setAutoDefault(False)
        fields = basics.row(self.why, self.sure, gap=16)
        fields.setStretch(0, 1)
        self.sure.setFixedWidth(_CODE)
        apart = found.parting
        head = f"{county} — {words.parts(apart.seq, found.first, sure=apart.sure)}"
        box = basics.column(
            basics.title(words.FORK_TITLE),
            basics.label(head),
            Note(words.FORK_ADVICE, "accent", "phone"),
            basics.row(self.here, self.there, gap=16),
            fields,
            self.message,
            basics.row(self.reject_it, self.adopt, None, self.later),
            gap=12,
        )
        box.setStretch(3, 1)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.resize(*_SIZE)
        self.adopt.clicked.connect(lambda: self._ask(adopt=True))
        self.reject_it.clicked.connect(lambda: self._ask(adopt=False))
        self.later.clicked.connect(self.reject)

    def _ask(self, *, adopt: bool) -> None:
        reason, code = _typed(self.why), _typed(self.sure).upper()
        problems = {
            self.why: "" if reason else "required",
            self.sure: "" if code == self.found.office else "code_differs",
        }
        for row, wrong in problems.items():
            row.set_problem(errors.text(wrong) if wrong else "")
        if first := next((row for row, wrong in problems.items() if wrong), None):
            first.field.setFocus()
        else:
            self._asked(adopt, reason)

    def refuse(self, error: BaseException) -> bool:
        """Say at the field why not; False for what is not the field's."""
        wrong = error.fields.get("reason", "") if isinstance(error, InvalidInputError) else ""
        if wrong:
            self.why.set_problem(errors.text(wrong))
            self.why.field.setFocus()
        return bool(wrong)

    def busy(self, *, busy: bool) -> None:
        """Hold the buttons while a story takes the other's place."""
        for button in (self.adopt, self.reject_it):
            button.setEnabled(not busy)


class ForkActs(QObject):
    """Reads both stories, shows them, and lets one stand; `dialog` is the one that is open."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self.dialog: ForkDialog | None = None

    def ask(self, row: CameRow) -> None:
        """Show the newest fork of the county that sent *row*."""
        work = self._ctx.runner.work(stories.of, self._ctx.office, row.code)
        self._ctx.jobs.then(self, work, lambda found: self.show(found, row.name))

    def show(self, found: Stories, county: str) -> None:
        """Show *found* and wait for a word."""
        jobs, window = self._ctx.jobs, self._window
        dialog = ForkDialog(jobs, found, county, partial(self._decide, county), window)
        self.dialog = dialog
        dialog.open()

    def _decide(self, county: str, adopt: bool, reason: str) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.busy(busy=True)
        task = partial(_decide, self._ctx, dialog.found.office, reason, adopt=adopt)

        def done(_answer: object) -> None:
            dialog.accept()
            self._ctx.notices.say(words.decided(county, adopted=adopt))

        def refused(error: BaseException) -> None:
            dialog.busy(busy=False)
            if not dialog.refuse(error):
                self._ctx.jobs.failed.emit(error)

        future: Future[None] = self._ctx.runner.work(task)
        self._ctx.jobs.then(dialog, future, done, refused)


def _typed(row: FieldRow) -> str:
    field = row.field
    return text.clean(field.text()) if isinstance(field, QLineEdit) else ""


def _decide(ctx: Context, code: str, reason: str, *, adopt: bool) -> None:
    def write(use_case: Callable[..., Any], *given: object) -> Any:
        return ctx.runner.write(use_case, *given).result()

    inbox = Inbox(ctx.office, write)
    if adopt:
        inbox.adopt(code, reason)
    else:
        inbox.reject(code, reason)
