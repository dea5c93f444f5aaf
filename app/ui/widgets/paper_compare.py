"""Two papers side by side: what stood there, what stands in its place, and what differs."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain import digits, jalali, text
from app.domain.document import ReceiptDocument
from app.strings import approvals as words
from app.ui.widgets import basics

_RLM: Final = "\u200f"
NAME: Final = 86
_GAP: Final = 8


class PaperCompare(QWidget):
    """A line for each field; where both papers say the same, the second says «همان»."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def show_papers(self, before: ReceiptDocument, after: Sequence[ReceiptDocument]) -> None:
        """Show *before* and what is to stand in its place, nothing there while there is none."""
        basics.clear(self._grid)
        self._head(0, words.BEFORE, words.AFTER if after else "")
        for at, (name, read) in enumerate(_FIELDS.items(), 1):
            old = read(before)
            new = "\n".join(dict.fromkeys(filter(None, (read(one) for one in after))))
            if old or new:
                self._line(at, words.PAPER[name], old, new, told=bool(after))

    def _head(self, at: int, before: str, after: str) -> None:
        for column, title in ((1, before), (2, after)):
            self._grid.addWidget(basics.label(title, weight=QFont.Weight.DemiBold), at, column)

    def _line(self, at: int, name: str, old: str, new: str, *, told: bool) -> None:
        label = basics.hint(name)
        label.setFixedWidth(NAME)
        self._put(label, at, 0)
        self._put(basics.label(f"{_RLM}{old or '—'}", wrap=True), at, 1)
        if not told:
            return
        if old == new:
            self._put(basics.hint(words.SAME), at, 2)
        else:
            shown = f"{_RLM}{new or '—'}"
            weight = QFont.Weight.Medium
            self._put(basics.label(shown, tone="primary", weight=weight, wrap=True), at, 2)

    def _put(self, label: QLabel, at: int, column: int) -> None:
        self._grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignTop)


def _number(paper: ReceiptDocument) -> str:
    return digits.to_persian(paper.number.serial)


def _donor(paper: ReceiptDocument) -> str:
    return words.ANONYMOUS if paper.anonymous else paper.donor


def _amount(paper: ReceiptDocument) -> str:
    return digits.group(paper.amount) if paper.amount else ""


def _parts(paper: ReceiptDocument) -> str:
    names = [line.niyyat for line in paper.lines]
    names += [f"{item.name}، {item.niyyat}" for item in paper.items]
    names += [f"{one.skill}، {one.niyyat}" for one in paper.service]
    return "\n".join(dict.fromkeys(names))


def _method(paper: ReceiptDocument) -> str:
    reference = text.isolate_ltr(digits.to_persian(paper.reference)) if paper.reference else ""
    return " ".join(part for part in (paper.method, reference) if part)


_FIELDS: Final[dict[str, Callable[[ReceiptDocument], str]]] = {
    "number": _number,
    "donor": _donor,
    "amount": _amount,
    "parts": _parts,
    "method": _method,
    "paid_on": lambda paper: jalali.short(paper.paid_on),
}
