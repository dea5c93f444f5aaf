"""One donor beside the list: who it is, what stands of its gifts, the newest of them."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.domain import digits, jalali, roles, text
from app.queries.donor_gifts import Gift, Sum
from app.queries.donor_merges import Moment
from app.queries.donor_nights import LastYear
from app.queries.donor_view import DonorView
from app.queries.donors import DonorPage, DonorRow
from app.strings import donor_list as words
from app.strings import donors, dossier
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card, IconButton, Note, StatusChip
from app.ui.widgets.facts import fact

WIDTH: Final = 396
NOTHING: Final[Mapping[uuid.UUID, Moment]] = {}
_LABEL: Final = 112
_RLM: Final = "\u200f"
"""A code alone would make its line run from the left, and stand at the far edge."""


class DonorCard(Card):
    """Shows a `DonorView`; `reveal_wanted` names the field, `part_wanted` carries the alias."""

    reveal_wanted = Signal(str)
    part_wanted = Signal(object)

    def __init__(self, *, gifts: bool = True) -> None:
        super().__init__(margin=18)
        self._gifts = gifts
        self._may = frozenset(roles.Action)
        self.setFixedWidth(WIDTH)
        self.close_it = IconButton("x", words.CLOSE)
        self.change = Button(words.CHANGE, "pencil-simple", key="F5")
        self.merge = Button(words.MERGE, "git-merge", key="F6")
        self.full = Button(dossier.FULL, "folder-open", key="F7")
        self._name, self._kind = basics.section("", wrap=True), StatusChip("")
        self.shown: uuid.UUID | None = None
        self.codes: dict[str, tuple[QWidget, Callable[[str], None]]] = {}
        self._facts = basics.column(gap=7)
        inside = QWidget()
        inside.setLayout(self._facts)
        head = basics.row(self._name, self.close_it)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addLayout(basics.row(self._kind, None))
        self.body.addWidget(basics.line())
        self.body.addWidget(basics.top(inside), 1)
        if not gifts:
            self.full.hide()
            self._name.hide()
        self.body.addWidget(self.full)
        self.body.addLayout(basics.row(self.change, self.merge, None))

    @property
    def name(self) -> str:
        """The name it shows, with the honorific."""
        return self._name.text()

    def permit(self, role: str) -> None:
        """Offer only what *role* may do."""
        self._may = frozenset(one for one in roles.Action if roles.may(role, one))
        self.change.setVisible(roles.Action.EDIT_DONORS in self._may)
        self.merge.setVisible(roles.Action.MERGE_DONORS in self._may)

    def begin(self, row: DonorRow) -> None:
        """Show what the list knows already, while the rest is read."""
        self.shown = row.uid
        self._name.setText(donors.titled(row.honorific, row.name))
        self._kind.setText(donors.KINDS[row.kind])

    def show_view(self, view: DonorView, merges: Mapping[uuid.UUID, Moment] = NOTHING) -> None:
        """Fill the panel; *merges* tells when each alias was merged, and by whom."""
        basics.clear(self._facts)
        self.codes = {}
        self.begin(view.page.row)
        if view.last_year is not None:
            self._facts.addWidget(Note(_nights(view.last_year), "primary", "moon-stars"))
        self._code(words.IDENTITY, "national_id", view.page.row.national_id)
        row = view.page.row
        self._code(donors.MOBILES[row.kind], "mobile", row.mobile)
        for label, value in _facts(view.page):
            self._facts.addLayout(fact(label, value, _LABEL))
        self._aliases(view.page.aliases, merges)
        if self._gifts:
            self._history(view)

    def _history(self, view: DonorView) -> None:
        if view.sums:
            self._section(words.SUMS, [_sum(one) for one in view.sums])
        self._section(words.HISTORY, [])
        for gift in view.gifts:
            self._gift(gift)
        if not view.gifts:
            self._facts.addWidget(basics.hint(words.NO_GIFTS, wrap=True))
        if view.older:
            self._facts.addWidget(basics.hint(words.OLDER, wrap=True))

    def show_code(self, field: str, value: str) -> None:
        """Show an identifier in full, as its reveal was journalled."""
        button, say = self.codes[field]
        say(_isolated(value))
        button.hide()

    def _code(self, label: str, field: str, masked: str) -> None:
        if not masked:
            return
        shown = basics.label(_isolated(masked))
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        eye = IconButton("eye", words.REVEAL)
        eye.setFixedSize(30, 30)
        eye.clicked.connect(lambda: self.reveal_wanted.emit(field))
        if roles.Action.REVEAL_ID not in self._may:
            eye.hide()
        self.codes[field] = (eye, shown.setText)
        name = basics.hint(label)
        name.setFixedWidth(_LABEL)
        self._facts.addLayout(basics.row(name, shown, eye, None, gap=8))

    def _aliases(self, aliases: tuple[DonorRow, ...], merges: Mapping[uuid.UUID, Moment]) -> None:
        if aliases:
            self._section(words.ALIASES, [])
        for alias in aliases:
            part = Button(words.PART, kind="quiet")
            part.clicked.connect(lambda _on, one=alias: self.part_wanted.emit(one))
            if roles.Action.MERGE_DONORS not in self._may:
                part.hide()
            name = basics.label(donors.titled(alias.honorific, alias.name), wrap=True)
            box = basics.row(name, part)
            box.setStretch(0, 1)
            self._facts.addLayout(box)
            if alias.uid in merges:
                at, by = merges[alias.uid]
                day = jalali.short(date.fromisoformat(at[:10]))
                self._facts.addWidget(basics.hint(dossier.merged_by(by, day)))

    def _section(self, title: str, lines: list[str]) -> None:
        self._facts.addSpacing(6)
        self._facts.addWidget(basics.section(title))
        for line in lines:
            self._facts.addWidget(basics.label(line, wrap=True))

    def _gift(self, gift: Gift) -> None:
        what = donors.FORMS[gift.form]
        value = words.amount(digits.group(gift.amount)) if gift.amount else what
        first = basics.label(f"{_RLM}{value}", weight=QFont.Weight.Medium)
        day = jalali.short(date.fromisoformat(gift.paid_on))
        number = text.isolate_ltr(digits.to_persian(gift.number)) if gift.number else words.IMPORTED
        below = basics.hint(words.gift(day, what, number), wrap=True)
        voided = gift.status == "void"
        chip = StatusChip(
            donors.VOID if voided else donors.VOID_WAITS, "danger" if voided else "accent"
        )
        chip.setVisible(voided or gift.void_pending)
        self._facts.addLayout(basics.column(basics.row(first, chip, None), below, gap=0))


def _facts(page: DonorPage) -> Iterator[tuple[str, str]]:
    day = jalali.short(date.fromisoformat(page.created_at[:10]))
    for label, value in (
        (words.REGISTRATION, _isolated(page.registration_no)),
        (words.ECONOMIC, _isolated(page.economic_code)),
        (words.CONTACT, page.contact_name),
        (words.REPRESENTATIVE, page.representative),
        (words.PUBLISH, words.MAY if page.row.publish_name else words.MAY_NOT),
        (words.NOTE, page.note),
        (words.SINCE, day),
    ):
        if value:
            yield label, value


def _isolated(code: str) -> str:
    return text.isolate_ltr(digits.to_persian(code)) if code else ""


def _sum(one: Sum) -> str:
    return donors.sum_line(one.form, one.count, one.amount)


def _nights(found: LastYear) -> str:
    ends = (jalali.short(found.first), jalali.short(found.last))
    return donors.last_year(*ends, "؛ ".join(_sum(one) for one in found.sums))
