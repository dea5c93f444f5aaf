"""The whole form of one visit: donor, money, gifts, date; in as a command, out as a command."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain import clock, digits
from app.domain.donation import IssueReceipt
from app.domain.lunar import LunarTable
from app.strings import desk as words
from app.strings import errors
from app.ui.widgets import basics
from app.ui.widgets.choices import Choices
from app.ui.widgets.date_field import JalaliDateField
from app.ui.widgets.donor_box import DonorBox
from app.ui.widgets.field_row import FieldRow, Form
from app.ui.widgets.gift_part import ServicePart
from app.ui.widgets.kind_part import KindPart
from app.ui.widgets.money_part import MoneyPart
from app.ui.widgets.niyyat_picker import Designation

FIELD: Final = 38
"""Pixels of a field's frame, in whose middle the tick box stands."""

Mine: TypeAlias = Callable[[str], bool]
"""Tells whether the problem of a field of the command belongs here."""


class DonationForm(Form):
    """Holds no rules: `command` is what was typed, `show_problems` what was wrong with it."""

    changed = Signal()

    def __init__(self, lunar: LunarTable | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.donor, self.money = DonorBox(), MoneyPart()
        self.kind, self.service = KindPart(), ServicePart()
        self.forms = Choices(words.FORMS, kind="tab")
        self.date = JalaliDateField(lunar)
        self.campaign = QComboBox()
        self.campaign.addItem(words.NO_CAMPAIGN, "")
        self.article_172 = QCheckBox(words.ARTICLE_172)
        self.article_172.setToolTip(words.ARTICLE_172_TIP)
        self._own: Final = {
            "date": FieldRow(words.DATE, self.date),
            "campaign": FieldRow(words.CAMPAIGN, self.campaign),
        }
        self._lay()
        self._connect()

    def _lay(self) -> None:
        # beside the fields, in the line of their frames and not of their names
        self.article_172.setFixedHeight(FIELD)
        tax = basics.column(FieldRow("", self.article_172))
        visit = basics.row(*self._own.values(), tax, gap=12)
        for at, share in enumerate((4, 4, 3)):
            visit.setStretch(at, share)
        head = basics.column(self.forms, basics.line(), gap=0)
        parts = (self.donor, 2, head, *self._parts(), visit, None)
        self.setLayout(basics.column(*parts, gap=6))

    def _connect(self) -> None:
        self.forms.changed.connect(self._open_part)
        self.money.changed.connect(self.changed)
        self.kind.signals.changed.connect(self._count)
        self.service.signals.changed.connect(self._count)
        self._open_part("cash")

    def offer(self, designations: Sequence[Designation], campaigns: Mapping[str, str]) -> None:
        """Offer the office's designations, and campaigns by code."""
        for part in (self.money, self.kind, self.service):
            part.offer(designations)
        chosen = self.campaign.currentData()
        self.campaign.clear()
        self.campaign.addItem(words.NO_CAMPAIGN, "")
        for code, name in campaigns.items():
            self.campaign.addItem(name, code)
        self.campaign.setCurrentIndex(max(0, self.campaign.findData(chosen)))

    def command(self, client_id: str) -> IssueReceipt:
        """Return what was typed. An unreadable date is told by `day_problems`, not here."""
        method, reference, details = self.money.given()
        return IssueReceipt(
            donor=self.donor.value(),
            paid_on=self.date.value(),
            method=method,
            reference=reference,
            details=details,
            campaign=str(self.campaign.currentData() or ""),
            lines=self.money.lines(),
            items=self.kind.values(),
            service=self.service.values(),
            client_id=client_id,
            on_behalf=self.donor.on_behalf.text(),
            behalf=self.donor.on_behalf.kind(),
            article_172=self.article_172.isChecked(),
        )

    def show_command(self, command: IssueReceipt) -> None:
        """Show *command*, such as a draft that a power cut left."""
        self.donor.set_value(command.donor)
        self.donor.on_behalf.set_value(command.on_behalf, command.behalf)
        self.money.set_lines(command.lines)
        self.money.payment.set_value(command.method, command.reference, command.details)
        self.kind.set_values(command.items)
        self.service.set_values(command.service)
        self.campaign.setCurrentIndex(max(0, self.campaign.findData(command.campaign)))
        self.date.set_value(command.paid_on or clock.today())
        self.article_172.setChecked(command.article_172)

    def repeat(self, last: IssueReceipt) -> None:
        """Take designation, method and campaign of the *last* visit; who and how much stay."""
        self.money.picker.choose(*(line.niyyat for line in last.lines))
        payment = self.money.payment
        payment.method.setCurrentIndex(max(0, payment.method.findData(last.method)))
        self.campaign.setCurrentIndex(max(0, self.campaign.findData(last.campaign)))

    def clear(self, paid_on: date | None = None) -> None:
        """Empty the form; the method stays, since the next donor mostly pays the same way."""
        kept = str(self.money.method.currentData())
        empty = IssueReceipt(donor=replace(self.donor.value(), kind="person", **_NOBODY))
        self.kind.start_again()
        self.service.empty_strip()
        self.show_command(replace(empty, method=kept, paid_on=paid_on))
        self.show_problems({})
        self.forms.choose("cash")
        self.donor.name.setFocus()

    def day_problems(self) -> dict[str, str]:
        """Return the code of each date that cannot be read, by its field."""
        due = "" if self.money.is_empty() else self.money.payment.due_problem()
        found = {"date": self.date.problem, "details.due_on": due} | self.kind.day_problems()
        return {field: code for field, code in found.items() if code}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark every field of *problems* (field to code) and go to the first one."""
        first: FieldRow | None = None
        for row, mine in self._fields():
            codes = [code for field, code in problems.items() if mine(field)]
            row.set_problem(errors.text(codes[0]) if codes else "")
            first = row if codes and first is None else first
        if first is not None:
            self._open_part_of(first)
            first.field.setFocus()
            basics.reveal(first)
        share = self.money.unfilled()
        if share is not None and first is self.money.rows["lines"]:
            first.set_problem(words.SHARE_MISSING)
            share.setFocus()

    def _fields(self) -> list[tuple[FieldRow, Mine]]:
        """Return every field in the order of the Tab key, and which problems are its own."""
        donor, money = self.donor.rows, self.money.rows
        found = [(donor["donor.name"], _one_of("donor.name", "donor.kind"))]
        found += [(donor[key], _one_of(key)) for key in donor if key != "donor.name"]
        found += [
            (money["lines"], _is_amount),
            (money["niyyat"], _part("lines", "niyyat")),
        ]
        found += [(money[key], _one_of(key)) for key in self.money.payment.rows]
        found += [(row, _part("items", key)) for key, row in self.kind.rows.items()]
        found += [(row, _part("service", key)) for key, row in self.service.rows.items()]
        return found + [(row, _one_of(key)) for key, row in self._own.items()]

    def _open_part_of(self, row: FieldRow) -> None:
        for form, part in zip(dict(words.FORMS), self._parts(), strict=True):
            if part.isAncestorOf(row):
                self.forms.choose(form)

    def _parts(self) -> tuple[QWidget, QWidget, QWidget]:
        return self.money, self.kind, self.service

    def _open_part(self, form: str) -> None:
        for name, part in zip(dict(words.FORMS), self._parts(), strict=True):
            part.setVisible(name == form)

    def _count(self) -> None:
        counts = {"kind": len(self.kind.values()), "service": len(self.service.values())}
        for form, name in words.FORMS:
            count = counts.get(form, 0)
            self.forms.rename(form, words.tab(name, digits.to_persian(count) if count else ""))
        self.changed.emit()


_NOBODY: Final = {"name": "", "honorific": "", "national_id": "", "mobile": "", "uid": ""}


def _is_amount(field: str) -> bool:
    return field in ("lines", "total") or _part("lines", "amount")(field)


def _one_of(*names: str) -> Mine:
    return lambda field: field in names


def _part(part: str, key: str) -> Mine:
    return lambda field: field.startswith(f"{part}.") and field.endswith(f".{key}")
