"""One receipt beside the list: what was given, what became of it, where its papers went."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from app.domain import digits, jalali, roles, text
from app.domain.approvals import State
from app.domain.receipt import ReceiptNumber
from app.queries.receipts import ReceiptRow
from app.queries.valuations import Worth
from app.reports import content
from app.services.receipt_lists import ReceiptView
from app.strings import approvals, fields, paper, payment
from app.strings import receipt_list as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card, IconButton, StatusChip
from app.ui.widgets.facts import fact

WIDTH: Final = 372
_TONES: Final = {"issued": "ok", "void": "danger"}


class ReceiptCard(Card):
    """Shows one `ReceiptView`; its buttons are wired by the screen."""

    def __init__(self) -> None:
        super().__init__(margin=18)
        self.setFixedWidth(WIDTH)
        self.close_it = IconButton("x", words.CLOSE)
        self.void = Button(words.VOID, "prohibit")
        self.reprint = Button(words.REPRINT, "copy")
        self.value = Button(payment.VALUE_NOW, "scales")
        self.value.hide()
        self.worths: tuple[Worth, ...] = ()
        self._state = StatusChip("")
        self._number = basics.section("")
        self._facts = basics.column(gap=7)
        inside = QWidget()
        inside.setLayout(self._facts)
        self.body.addLayout(basics.row(self._number, self._state, None, self.close_it))
        self.body.addWidget(basics.line())
        self.body.addWidget(basics.top(inside), 1)
        self.body.addLayout(basics.row(self.reprint, self.void, self.value, None))

    def allow(self, role: str) -> None:
        """Offer what *role* may do with a receipt, and nothing else."""
        self.void.setVisible(roles.may(role, roles.Action.ASK_VOID))
        self.reprint.setVisible(roles.may(role, roles.Action.PRINT))

    def begin(self, row: ReceiptRow) -> None:
        """Show what the list knows already, while the rest is read."""
        self._name(row.number)
        self._stands(row.state)
        self.value.hide()

    def _name(self, number: ReceiptNumber) -> None:
        serial = f"{number.serial:06d}-{number.check}"
        self._number.setText(text.isolate_ltr(digits.to_persian(serial)))

    def _stands(self, status: str) -> None:
        self._state.setText(words.STATUSES[status])
        basics.restyle(self._state, "chip", _TONES.get(status, "accent"))
        self.void.setEnabled(status == "issued")

    def show_view(self, view: ReceiptView) -> None:
        """Fill the panel; the receipt may have been voided since the list was read."""
        self._empty()
        self._name(view.document.number)
        self._stands(view.status)
        self.worths = view.worths
        waits = any(not one.value for one in view.worths)
        self.value.setVisible(waits and view.status == "issued")
        self._facts.addWidget(_big(view))
        for label, value in _facts(view):
            self._facts.addLayout(fact(label, value))
        self._section(words.LINES, [*_lines(view), *_worths(view)])
        prints = [_print(one.mark, one.ordinal, one.at, one.person) for one in view.prints]
        self._section(words.PRINTS, prints or [words.NOT_PRINTED])

    def _section(self, title: str, lines: list[str]) -> None:
        self._facts.addSpacing(6)
        self._facts.addWidget(basics.section(title))
        for line in lines:
            self._facts.addWidget(basics.label(line, wrap=True))

    def _empty(self) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (inner := item.layout()) is not None:
                basics.clear(inner)
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()


def _big(view: ReceiptView) -> QWidget:
    found = view.document
    shown = fields.rials(digits.group(found.amount)) if found.amount else found.donor
    return basics.label(shown or words.ANONYMOUS, size=15, tone="primary")


def _facts(view: ReceiptView) -> Iterator[tuple[str, str]]:
    found, void = view.document, view.void
    when = f"{jalali.long(found.issued_on)}، {digits.to_persian(found.issued_at)}"
    reference = text.isolate_ltr(digits.to_persian(found.reference)) if found.reference else ""
    for label, value in (
        (words.WHOLE_NUMBER, text.isolate_ltr(str(found.number))),
        (words.DAY, when),
        (paper.PAID_ON, "" if found.paid_on == found.issued_on else jalali.long(found.paid_on)),
        (words.DONOR, words.ANONYMOUS if found.anonymous else found.donor),
        (words.IDENTITY, _code(found.national_id)),
        (words.MOBILE, _code(found.mobile)),
        (paper.BEHALVES.get(found.behalf, words.ON_BEHALF), found.on_behalf),
        (words.METHOD, found.method),
        (words.REFERENCE, reference),
        (paper.PAYMENT, content.payment(found.payment)),
        (paper.ACCOUNT, found.account),
        (paper.MINUTE, "؛ ".join(content.minutes(found))),
        (words.CAMPAIGN, found.campaign),
        (words.NOTE, found.note),
        (words.RELATED, found.related and _code(found.related)),
        (words.REPLACES, found.replaces and _code(found.replaces)),
        (words.VOIDED_BY, _code(void.number) if void else ""),
        (words.REASON, void.reason if void else ""),
        (words.APPROVER, void.approver if void else ""),
        *_request(view),
        (words.REPLACED_BY, _code(view.successor)),
        (words.CONTROL, _code(found.control)),
    ):
        if value:
            yield label, value


def _request(view: ReceiptView) -> Iterator[tuple[str, str]]:
    asked = view.request
    if asked is None:
        return
    yield words.REQUEST, words.request(asked.asker, _moment(asked.asked_at))
    yield words.REQUEST_REASON, asked.reason if view.void is None else ""
    if asked.state != State.PENDING:
        state = approvals.STATES[asked.state]
        yield words.REQUEST_STATE, words.answered(state, asked.decider, asked.answer)


def _moment(at: str) -> str:
    day = jalali.short(date.fromisoformat(at[:10]))
    return f"{day} {digits.to_persian(at[11:16])}"


def _code(value: str) -> str:
    """Keep a code in its own direction; Persian digits unless it has Latin letters."""
    if not value:
        return ""
    latin = any(letter.isascii() and letter.isalpha() for letter in value)
    return text.isolate_ltr(value if latin else digits.to_persian(value))


def _lines(view: ReceiptView) -> Iterator[str]:
    found = view.document
    for line in found.lines:
        yield words.part(line.niyyat, digits.group(line.amount))
    for item in found.items:
        name = words.item(item.name, digits.to_persian(item.quantity), item.unit)
        worth = words.part(name, digits.group(item.value))
        yield worth if item.value else f"{name}  ·  {payment.LATER}"
    for one in found.service:
        yield words.work(one.skill, digits.to_persian(one.hours))


def _worths(view: ReceiptView) -> Iterator[str]:
    for one in view.worths:
        if one.found is not None:
            day, value = jalali.short(one.found.held_on), digits.group(one.value)
            number = digits.to_persian(one.found.number)
            yield payment.valued(number, day, one.found.first, one.found.second, value)


def _print(mark: str, ordinal: int, at: str, person: str) -> str:
    shown = digits.to_persian(ordinal) if ordinal else ""
    return words.printed(mark, shown, _moment(at), person)
