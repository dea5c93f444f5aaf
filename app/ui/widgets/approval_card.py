"""One request beside the list: what is asked, the papers before and after, what was decided."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from app.domain import text
from app.queries.approvals import ApprovalRow
from app.services.approval_lists import ApprovalView
from app.strings import approvals as words
from app.ui.widgets import basics
from app.ui.widgets.approval_columns import moment, serial
from app.ui.widgets.basics import Button, Card, IconButton, Note, PrimaryButton, StatusChip
from app.ui.widgets.facts import fact
from app.ui.widgets.paper_compare import NAME, PaperCompare

WIDTH: Final = 472
_TONES: Final = {"pending": "accent", "approved": "ok", "refused": "danger"}


class ApprovalCard(Card):
    """Shows one `ApprovalView`; its buttons are wired by the screen."""

    def __init__(self) -> None:
        super().__init__(margin=18)
        self.setFixedWidth(WIDTH)
        self.close_it = IconButton("x", words.CLOSE)
        self.approve = PrimaryButton(words.APPROVE, "check-circle")
        self.refuse = Button(words.REFUSE, "prohibit")
        self.withdraw = Button(words.WITHDRAW, "arrow-u-up-left")
        self._state, self._title = StatusChip(""), basics.section("")
        self._facts = basics.column(gap=7)
        self._papers = PaperCompare()
        self._alone = Note(words.NOTHING_AFTER, "primary", "info")
        inside = QWidget()
        inside.setLayout(
            basics.column(self._facts, basics.line(), self._papers, self._alone, None, gap=12)
        )
        self.body.addLayout(basics.row(self._title, self._state, None, self.close_it))
        self.body.addWidget(basics.line())
        self.body.addWidget(basics.top(inside), 1)
        self.body.addLayout(basics.row(self.approve, self.refuse, self.withdraw, None))

    def show_view(self, view: ApprovalView, *, decides: bool, own: bool) -> None:
        """Fill the panel; who *decides* sees those buttons, who asked may take it back."""
        row = view.row
        waits = row.state == "pending"
        self._title.setText(f"{words.KINDS[row.kind]} {serial(row.subject)}")
        self._state.setText(words.STATES[row.state])
        basics.restyle(self._state, "chip", _TONES.get(row.state, "plain"))
        self.approve.setVisible(waits and decides)
        self.refuse.setVisible(waits and decides)
        self.withdraw.setVisible(waits and own and not view.after)
        basics.clear(self._facts)
        for label, value in _facts(row):
            self._facts.addLayout(fact(label, value, NAME))
        self._papers.setVisible(view.before is not None)
        self._alone.setVisible(waits and view.before is not None and not view.after)
        if view.before is not None:
            self._papers.show_papers(view.before, view.after)


def _facts(row: ApprovalRow) -> Iterator[tuple[str, str]]:
    outcome = row.outcome
    for label, value in (
        (words.REASON, row.reason),
        (words.ASKER, words.decided(row.asker, moment(row.asked_at))),
        (words.DECIDER, words.decided(row.decider, moment(row.decided_at))),
        (words.ANSWER, row.answer),
        (words.RECORD, text.isolate_ltr(outcome["record"]) if "record" in outcome else ""),
        (words.OUTCOME, _second(row)),
    ):
        if value:
            yield label, value


def _second(row: ApprovalRow) -> str:
    given = row.payload.get("replacements")
    return words.SECOND[row.outcome["second"]] if given and "second" in row.outcome else ""
