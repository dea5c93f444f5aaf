"""One entry of the journal beside the list: each field it wrote, with what stood there before."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QStackedWidget, QWidget

from app.queries.journal import EventRow, Step
from app.strings import journal as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button, Card, EmptyState, Note

_NAMES: Final = 92
Line = tuple[str, str, str]


class EventPanel(Card):
    """Emits `record_asked` with the key of what the entry speaks of."""

    record_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=18)
        self._row: EventRow | None = None
        self._title = basics.section("")
        self._told = basics.hint("", wrap=True)
        self.same = Button(words.SAME_RECORD, "list-bullets")
        self._ground: QScrollArea | None = None
        self._box = basics.column(self._title, self._told, self.same, gap=8)
        self._box.setAlignment(self.same, Qt.AlignmentFlag.AlignLeading)
        page = QWidget()
        page.setLayout(self._box)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("clipboard-text", words.PICK_TITLE, words.PICK_ADVICE))
        self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.same.clicked.connect(self._ask)

    def show_event(self, row: EventRow | None) -> None:
        """Show *row*, or that none is chosen."""
        self._row = row
        self._stack.setCurrentIndex(0 if row is None else 1)
        if row is None:
            return
        about = f": \u2068{words.about(row.about)}\u2069" if row.about else ""
        self._title.setText(f"{words.action(row.action)}{about}")
        self._told.setText(words.told(row.at, row.person, row.seq))
        if self._ground is not None:
            self._box.removeWidget(self._ground)
            self._ground.deleteLater()
        self._ground = basics.top(_fields(row))
        self._box.insertWidget(2, self._ground, 1)

    def _ask(self) -> None:
        if self._row is not None:
            self.record_asked.emit(self._row.record)


def _fields(row: EventRow) -> QWidget:
    made = QWidget()
    if row.steps is None:
        made.setLayout(basics.column(Note(words.ERASED, "accent", "info")))
        return made
    parts = [_step(step) for step in row.steps]
    made.setLayout(basics.column(*(part for part in parts if part is not None), gap=14))
    return made


def _step(step: Step) -> QWidget | None:
    lines = list(lines_of(step))
    if not lines:
        return None
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, _NAMES)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1 if step.before else 0)
    if step.before:
        grid.addWidget(basics.hint(words.BEFORE), 0, 1)
        grid.addWidget(basics.hint(words.AFTER), 0, 2)
    for at, (name, before, after) in enumerate(lines, start=1):
        grid.addWidget(basics.hint(name), at, 0, Qt.AlignmentFlag.AlignTop)
        if step.before:
            grid.addWidget(_value(before, tone="muted"), at, 1)
        grid.addWidget(_value(after), at, 2 if step.before else 1)
    made = QWidget()
    made.setLayout(basics.column(basics.label(words.table(step.table), tone="primary"), grid))
    return made


def _value(text: str, *, tone: str = "") -> QLabel:
    made = basics.label(text, tone=tone, wrap=True)
    # a label of digits alone counts as left-to-right and would stand at the far edge
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def lines_of(step: Step) -> Iterator[Line]:
    """Yield the label, the value before and the value after of each field a reader knows."""
    for name, label in words.FIELDS.items():
        stored = step.after.get(name)
        if name not in step.after or (not step.before and stored in (None, "")):
            continue
        yield label, words.value(name, step.before.get(name)), words.value(name, stored)
