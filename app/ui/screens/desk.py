"""The receipt desk: the form, and today's receipts beside it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.changes import Change
from app.domain.document import CopyMark
from app.domain.donation import IssueReceipt
from app.domain.receipt import ReceiptNumber
from app.strings import desk as words
from app.strings import reentry as reentry_words
from app.ui.context import Context
from app.ui.dialogs import donor_nights
from app.ui.dialogs.desk_facts import DeskFacts
from app.ui.dialogs.desk_questions import DeskQuestions
from app.ui.dialogs.draft_keeper import DraftKeeper
from app.ui.dialogs.issuing import Issuing
from app.ui.dialogs.paper_out import PaperOut
from app.ui.dialogs.receipt_actions import ReceiptActions, Replacing
from app.ui.dialogs.reentry import Reentry
from app.ui.dialogs.row_buttons import RowButtons
from app.ui.widgets import basics, page_head, snug_ground
from app.ui.widgets.basics import Button, Note, PrimaryButton
from app.ui.widgets.donation_form import DonationForm
from app.ui.widgets.receipts_panel import ReceiptsPanel


class DeskScreen(QWidget):
    """Wires the form to the use-cases and the list to its actions; no rule stands here."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._last: IssueReceipt | None = None
        self._replacing: Replacing | None = None
        self.form, self.panel = DonationForm(ctx.lunar), ReceiptsPanel(ctx.jobs)
        self.facts, self.paper = DeskFacts(ctx, self), PaperOut(ctx, parent=self)
        self.issuing, self.row_actions = Issuing(ctx, self), ReceiptActions(ctx, self)
        self.reentry = Reentry(ctx, self.form, self)
        self.draft = DraftKeeper(ctx, self.form, "training" if ctx.office.in_training else "desk")
        self.finder = donor_nights.finder(ctx, self.form)
        self.asking = DeskQuestions(ctx, self.form, self.facts, self)
        self.banner, self.question = Note("", "primary", "info"), self.asking.note
        self.save = PrimaryButton(words.SAVE, "printer", key="F9")
        self.new, self.as_last = Button(words.NEW, key="F2"), Button(words.AS_LAST, key="F6")
        self.rows = RowButtons(self.row_actions, self.panel)
        self.void, self.reprint = self.rows.void, self.rows.reprint
        self.again = Button(reentry_words.ACTION, "qr-code")
        self._soon = QTimer(self, singleShot=True, interval=40)  # a row of commits asks once
        self._lay()
        self._connect()
        self.facts.load()
        self._reload()

    def _lay(self) -> None:
        card = snug_ground.FormCard(self.form)
        card.body.addLayout(basics.row(self.save, self.new, self.as_last, None, gap=10))
        self.again.setVisible(self.reentry.offered())
        basics.hide(self.banner, self.question)
        self.as_last.setEnabled(False)
        # beside the form, so that nothing in it moves or is cut when something is said
        side = basics.column(self.banner, self.panel, self.question, gap=10)
        side.setStretch(1, 1)
        cards = basics.row(card, side, gap=16)
        cards.setStretch(0, 29)
        cards.setStretch(1, 21)
        acts = (self.again, self.reprint, self.void)
        head = page_head.heading(words.TITLE, *acts)
        box = basics.column(head, cards, gap=10)
        box.setStretch(1, 1)
        box.setContentsMargins(22, 12, 22, 12)
        self.setLayout(box)
        self.setFocusProxy(self.form.donor.name)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.new.clicked.connect(self.draft.set_aside)
        self.new.clicked.connect(self._start_again)
        self.draft.put_back.connect(self._start_again)
        self.draft.put_back.connect(self.form.show_command)
        self.as_last.clicked.connect(self._repeat)
        self.issuing.issued.connect(self._issued)
        self.issuing.refused.connect(self._refused)
        self.row_actions.replace_wanted.connect(self.show_wanted)
        self.row_actions.print_wanted.connect(lambda one, mark: self.paper.print([one], mark))
        self.facts.loaded.connect(lambda: self.form.offer(self.facts.usual, self.facts.campaigns))
        self.again.clicked.connect(self.reentry.ask)
        self.reentry.begun.connect(self._announce)
        self.draft.came_back.connect(lambda: self._announce(words.DRAFT_IS_BACK))
        self.finder.chosen.connect(self.form.money.amount.enter)
        self.asking.passed.connect(self._send)
        self.asking.refused.connect(self._refused)
        self._ctx.jobs.changed.connect(self._changed)
        self._soon.timeout.connect(self._reload)

    def _reload(self) -> None:
        self.panel.show_day(self.facts.today())

    def _changed(self, what: Change) -> None:
        if what & Change.RECEIPTS:
            self._soon.start()

    def _save(self) -> None:
        if problems := self.form.day_problems():
            self.form.show_problems(problems)
            return
        self.asking.ask(self.reentry.complete(self.form.command(self.draft.client_id)))

    def _send(self, command: IssueReceipt) -> None:
        self.save.setEnabled(False)
        self.issuing.save(command, self._replacing)

    def _issued(self, command: IssueReceipt, numbers: list[ReceiptNumber], says: str) -> None:
        self._last = command
        self._ctx.notices.say(says)
        self.paper.print(numbers, CopyMark.ORIGINAL)
        self._start_again()

    def _refused(self, problems: dict[str, str]) -> None:
        self.save.setEnabled(True)
        self.form.show_problems(problems)

    def _start_again(self, *_said: object) -> None:
        self._replacing = None
        self.save.setEnabled(True)
        self.as_last.setEnabled(self._last is not None)
        self.draft.renew()
        self.reentry.forget()
        self.form.clear()
        self.asking.forget()
        basics.hide(self.banner, self.question)

    def _repeat(self) -> None:
        if self._last is not None:
            self.form.repeat(self._last)

    def show_wanted(self, wanted: object) -> None:
        """Let the clerk correct the receipt of a `Replacing`."""
        if isinstance(wanted, Replacing):
            self.draft.set_aside()
            self._start_again()
            self._replacing = wanted
            self.asking.forget(wanted.number)
            self.form.show_command(wanted.before)
            self._announce(wanted.told)

    def _announce(self, sentence: str) -> None:
        self.banner.say(sentence)
        self.banner.show()
