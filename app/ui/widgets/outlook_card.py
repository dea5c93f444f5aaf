"""Who is above, what they lack, when they answered last: the head of the exchange."""

from datetime import date

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.domain import jalali, text
from app.services.sending import Outlook
from app.strings import exchange as words
from app.ui.widgets import basics, theme
from app.ui.widgets.basics import Card, Note


class OutlookCard(Card):
    """Three facts side by side; below them the digits for the phone, until they are known."""

    def __init__(self) -> None:
        super().__init__(margin=18)
        self.waits, self.to, self.answer = (
            basics.label(size=basics.SECTION, weight=QFont.Weight.DemiBold, wrap=True),
            basics.label(wrap=True),
            basics.label(wrap=True),
        )
        self.since = basics.hint("")
        self.print = basics.label()
        self.print.setFont(theme.latin_font(basics.SECTION, QFont.Weight.Medium))
        parts = (
            basics.column(basics.hint(words.WAITING), self.waits, None, gap=2),
            basics.column(basics.hint(words.TO), self.to, self.since, None, gap=2),
            basics.column(basics.hint(words.LAST_ANSWER), self.answer, None, gap=2),
        )
        box = basics.row(*parts, gap=24)
        for at in range(len(parts)):
            box.setStretch(at, 1)
        self.body.addLayout(box)
        self.phone = QWidget()
        note = Note(words.PRINT_NOTE, "primary", "phone")
        label = basics.hint(words.PRINT_LABEL)
        lines = basics.column(note, basics.row(label, self.print, None, gap=12), gap=6)
        self.phone.setLayout(lines)
        self.body.addWidget(self.phone)
        self.phone.hide()
        self.lost = Note(words.LOST, "danger", "warning-circle")
        self.lost.hide()
        self.body.addWidget(self.lost)

    def show_outlook(self, found: Outlook, today: date) -> None:
        """Fill the card."""
        link, left, answer = found.link, found.unsent, found.answer
        if link is None or left is None:
            return
        self.waits.setText(words.unsent(left.count, left.since, left.days(today)))
        basics.restyle(self.waits, "tone", "accent" if left.count else "ok")
        self.to.setText(words.province(link.name, text.isolate_ltr(link.province)))
        self.since.setText(f"{words.SINCE}: {_day(link.enrolled_at)}")
        self.answer.setText(
            words.answer(_day(answer.taken_at), answer.upto) if answer else words.NO_ANSWER
        )
        self.print.setText(text.isolate_ltr(found.fingerprint))
        self.phone.setVisible(bool(found.fingerprint))
        self.lost.setVisible(found.lost)


def _day(moment: str) -> str:
    return jalali.long(date.fromisoformat(moment[:10]))
