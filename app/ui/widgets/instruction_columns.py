"""The columns of the instructions, unread ones bold, and one of them beside the list."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from app.domain import jalali
from app.queries.published import InstructionRow
from app.strings import instructions as words
from app.ui.tables.page_model import Column
from app.ui.widgets import theme
from app.ui.widgets.basics import Button
from app.ui.widgets.facts_card import FactsCard
from app.ui.widgets.table_view import HIDDEN, REST

WIDE: Final = (120, REST, 120, 80, 130)
NARROW: Final = (110, REST, 110, HIDDEN, HIDDEN)


def _look(row: InstructionRow, role: int) -> Any:
    unread = role == Qt.ItemDataRole.FontRole and not row.read
    return theme.font(weight=QFont.Weight.Bold) if unread else None


def state_of(row: InstructionRow) -> str:
    """Return read or unread."""
    return "read" if row.read else "unread"


def day(row: InstructionRow) -> str:
    """Return when it was issued."""
    return jalali.short(date.fromisoformat(row.issued_on)) if row.issued_on else ""


COLUMNS: Final[tuple[Column[InstructionRow], ...]] = (
    Column(words.NUMBER, lambda row: row.number, role=_look),
    Column(words.NAME, lambda row: row.title, role=_look),
    Column(words.DAY, day, role=_look),
    Column(words.PAPER, lambda row: words.HAS_PAPER if row.file_name else "", role=_look),
    Column(words.STATE, lambda row: words.STATES[state_of(row)], role=_look),
)


class InstructionCard(FactsCard):
    """Shows an instruction whole; `paper` is there where it has a PDF."""

    def __init__(self) -> None:
        self.paper = Button(words.OPEN, "file-pdf", key="F9")
        super().__init__(words.CLOSE, (self.paper,))

    def show_instruction(self, row: InstructionRow) -> None:
        """Fill the panel."""
        self.begin(row.title, words.PROVINCE, "plain")
        sender = words.sender(row.owner)
        self.facts(((words.NUMBER, row.number), (words.DAY, day(row)), (words.FROM, sender)))
        self.section(words.TEXT, row.body.splitlines())
        self.paper.setVisible(bool(row.file_name))
