"""One cheque beside the list: whose it is, where it is, and every step of its way."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Final

from PySide6.QtCore import Signal

from app.domain import digits, jalali, text
from app.domain.cheques import ChequeState, Step, possible
from app.queries.cheques import ChequeRow, EventRow
from app.services import lists
from app.services.cheques import ChequeView
from app.services.fund_lists import state_shown
from app.strings import accounts
from app.strings import cheques as words
from app.ui.widgets.basics import Button
from app.ui.widgets.cheque_columns import overdue
from app.ui.widgets.facts_card import FactsCard

_TONES: Final = {"collected": "ok", "bounced": "danger", "void": "plain", "desk": "plain"}
_ICONS: Final = {
    Step.DEPOSIT: "bank",
    Step.COLLECT: "check",
    Step.BOUNCE: "arrow-u-up-left",
    Step.UNDO: "arrow-counter-clockwise",
}


class ChequeCard(FactsCard):
    """Shows a `ChequeView`; `step_wanted` carries what is to be done."""

    step_wanted = Signal(str)

    def __init__(self) -> None:
        self.steps = {
            step: Button(words.UNDO if step is Step.UNDO else words.STEPS[step], icon)
            for step, icon in _ICONS.items()
        }
        super().__init__(words.CLOSE, tuple(self.steps.values()))
        self.shown: uuid.UUID | None = None
        for step, button in self.steps.items():
            button.clicked.connect(lambda _on, one=step: self.step_wanted.emit(str(one)))

    def show_row(self, row: ChequeRow) -> None:
        """Show what the list knows already, while the rest is read."""
        self.shown = row.uid
        state = state_shown(row)
        tone = _TONES.get(state, "accent")
        self.begin(words.rials(digits.group(row.amount)), words.STATES[state], tone)
        moves = possible(row.state) if state in set(ChequeState) else ()
        for step, button in self.steps.items():
            button.setVisible(step in moves)

    def show_view(self, view: ChequeView) -> None:
        """Fill the panel."""
        row = view.row
        self.show_row(row)
        if row.state == ChequeState.BOUNCED and not row.void:
            self.note(words.BOUNCED_ADVICE, "danger", "info")
        elif overdue(row):
            self.note(words.OVERDUE, "accent", "clock")
        self.facts(_facts(row))
        self.section(words.HISTORY, [_told(event) for event in view.events] or [words.NO_HISTORY])


def _facts(row: ChequeRow) -> Iterator[tuple[str, str]]:
    for label, value in (
        (words.DUE, jalali.long(date.fromisoformat(row.due_on))),
        (words.DONOR, row.donor or words.ANONYMOUS),
        (words.DRAWER, row.drawer),
        (words.BANK, accounts.bank(lists.bank_name(row.bank))),
        (words.SAYAD, _code(row.sayad_id or row.reference)),
        (words.NIYYAT, "، ".join(row.niyyat)),
        (words.NUMBER, text.isolate_ltr(row.number) if row.number else words.IMPORTED),
    ):
        if value:
            yield label, value


def _code(value: str) -> str:
    return text.isolate_ltr(digits.to_persian(value)) if value else ""


def _told(event: EventRow) -> str:
    day = jalali.short(date.fromisoformat(event.day))
    return words.event(event.step, day, event.account, event.note, event.person)
