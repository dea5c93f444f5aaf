"""The receipt desk: the form, and today's receipts beside it."""

import uuid
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import clock, digits, settings
from app.domain import niyyat as designations
from app.domain.changes import Change
from app.domain.donation import IssueReceipt
from app.domain.errors import InvalidInputError
from app.domain.niyyat import Niyyat
from app.queries import lists
from app.queries import receipts as listed
from app.queries.lists import CampaignRow
from app.services import receipts
from app.services.receipts import Issued
from app.strings import desk as words
from app.ui.context import Context
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card, Note, PrimaryButton
from app.ui.widgets.donation_form import DonationForm
from app.ui.widgets.money_field import reading
from app.ui.widgets.niyyat_picker import Designation
from app.ui.widgets.receipts_panel import ReceiptsPanel


class DeskScreen(QWidget):
    """Collects a command, hands it to the use-case, shows what came back."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._client_id = str(uuid.uuid4())
        self._last: IssueReceipt | None = None
        self._settings: dict[str, str] = {}
        self.form = DonationForm(self._lunar_day)
        self.panel = ReceiptsPanel(ctx.jobs)
        self.question = Note("", "accent", "warning")
        self.save = PrimaryButton(words.SAVE, "printer", key="F9")
        self.new = Button(words.NEW, key="F2")
        self.as_last = Button(words.AS_LAST, key="F6")
        self.void = Button(words.VOID, "prohibit")
        self.reprint = Button(words.REPRINT, "copy")
        # a row of commits asks for the list once
        self._soon = QTimer(self, singleShot=True, interval=40)
        self._lay()
        self._connect()
        self._load()

    def _lay(self) -> None:
        card = Card()
        card.body.addWidget(basics.top(self.form), 1)
        card.body.addWidget(self.question)
        card.body.addLayout(basics.row(self.save, self.new, self.as_last, None, gap=10))
        self.question.hide()
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(card, 11)
        cards.addWidget(self.panel, 9)
        head = basics.row(basics.title(words.TITLE), None, self.reprint, self.void, gap=12)
        box = basics.column(head, cards, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.new.clicked.connect(self._start_again)
        self.as_last.clicked.connect(self._repeat)
        self.panel.picked.connect(self._picked)
        self.form.changed.connect(self.question.hide)
        self._ctx.jobs.changed.connect(self._changed)
        self._soon.timeout.connect(self._reload)
        self._picked()

    def _load(self) -> None:
        run, then = self._ctx.runner, self._ctx.jobs.then
        then(self, run.read(lists.settings), self._settings.update)
        then(self, run.read(lists.designations), self._offer)
        self._reload()

    def _offer(self, found: dict[str, Niyyat]) -> None:
        usual = [Designation(n.code, n.short) for n in designations.desk_order(found.values())]
        self._ctx.jobs.then(
            self,
            self._ctx.runner.read(lists.campaigns),
            lambda running: self.form.offer(usual, _names(running)),
        )

    def _reload(self) -> None:
        self.panel.show_day(self._ctx.runner.read(listed.of_day, clock.today().isoformat()))

    def _changed(self, what: Change) -> None:
        if what & Change.RECEIPTS:
            self._soon.start()

    def _save(self) -> None:
        if code := self.form.date_problem():
            self.form.show_problems({"date": code})
            return
        command = self.form.command(self._client_id)
        if self._is_unusual(command):
            return
        self.save.setEnabled(False)
        future = self._ctx.runner.write(receipts.issue, self._ctx.office.desk, command)
        self._ctx.jobs.then(self, future, lambda done: self._issued(command, done), self._refused)

    def _is_unusual(self, command: IssueReceipt) -> bool:
        """Ask once about an amount outside the office's range; F9 again is the answer."""
        total = sum(line.amount for line in command.lines)
        below = int(settings.value(self._settings, settings.ASK_BELOW))
        above = int(settings.value(self._settings, settings.ASK_ABOVE))
        if total == 0 or below <= total <= above or self.question.isVisible():
            return False
        self.question.say(words.unusual(reading(total)))
        self.question.show()
        return True

    def _issued(self, command: IssueReceipt, done: tuple[Issued, ...]) -> None:
        self._last = command
        numbers = "، ".join(digits.to_persian(one.number.serial) for one in done)
        self._ctx.notices.say(words.issued(numbers))
        self._start_again()

    def _refused(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        if isinstance(error, InvalidInputError):
            self.form.show_problems(error.fields)
        else:
            self._ctx.jobs.failed.emit(error)

    def _start_again(self) -> None:
        self.save.setEnabled(True)
        self._client_id = str(uuid.uuid4())
        self.form.clear()
        self.question.hide()

    def _repeat(self) -> None:
        if self._last is not None:
            self.form.show_command(self._last)

    def _picked(self) -> None:
        row = self.panel.current()
        self.reprint.setEnabled(row is not None)
        self.void.setEnabled(row is not None and row.status == "issued")

    def _lunar_day(self, day: date) -> str:
        found = self._ctx.lunar.day(day)
        return digits.to_persian(found.day) if found else ""


def _names(running: dict[str, CampaignRow]) -> dict[str, str]:
    return {code: row.name for code, row in running.items()}
