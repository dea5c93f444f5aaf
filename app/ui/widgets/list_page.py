"""The one way in which a long list is searched, counted, walked and opened."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from app.strings import lists as words
from app.ui.tables.survey_model import SurveyModel
from app.ui.widgets import basics, page_head
from app.ui.widgets.basics import Button, Card, EmptyState
from app.ui.widgets.filter_chips import Chip
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.progress import ProgressStrip
from app.ui.widgets.table_view import TableView
from app.ui.widgets.toast import SIDE

WAIT_MS = 120
SOON_MS = 80
SEARCH = 560
"""Pixels of the search line at most: a name is short, however wide the list."""


class ListPage(QWidget):
    """Title and actions, search line, chips, table, count and sums; a panel beside the list.

    Emits `asked` when another question stands, `opened` when a row is to be shown, `closed` when
    the panel is to go, and `renewed` when the list is read again. Arrow down leads from the
    search line into the table.
    """

    asked = Signal()
    opened = Signal()
    closed = Signal()
    renewed = Signal()

    def __init__(
        self,
        title: str,
        hint: str,
        model: SurveyModel[Any],
        chips: Sequence[Chip],
        empty: EmptyState,
        panel: QWidget,
        actions: Sequence[QWidget],
        *,
        above: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.model, self.chips, self.panel = model, tuple(chips), panel
        self.search = QLineEdit(placeholderText=hint, clearButtonEnabled=True)
        self.clear = Button(words.CLEAR, "x", kind="quiet")
        self.table, self.progress = TableView(), ProgressStrip()
        self.table.setModel(model)
        self.footer = basics.label(size=basics.SMALL, tone="muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        # a row of commits asks for the list once
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._due = False
        # where the cursor stood, and of how many rows, before one was dealt with
        self._left: tuple[int, int] | None = None
        self._opens = False
        self._renews = False
        # the row of the cursor, where it stood and of how many, before a list that was read again
        self._stood: tuple[Any, int, int] | None = None
        self._lay(title, actions, above)
        self._connect()

    def _lay(self, title: str, actions: Sequence[QWidget], above: QWidget | None) -> None:
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in (*self.chips, self.clear):
            flow.addWidget(chip)
        card = Card(margin=16)
        if above is not None:
            card.body.addWidget(above, 0, Qt.AlignmentFlag.AlignLeading)
        self.search.setMaximumWidth(SEARCH)
        line = basics.row(self.search, None)
        line.setStretch(0, 1)
        line.setStretch(1, 0)
        card.body.addLayout(line)
        card.body.addWidget(chips)
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(basics.line())
        card.body.addWidget(self.footer)
        head = page_head.heading(title, *actions)
        sides = basics.row(card, self.panel, gap=16)
        sides.setStretch(0, 1)
        box = basics.column(head, self.progress, sides, gap=14)
        box.setStretch(2, 1)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)
        self.panel.setProperty(SIDE, True)
        self.panel.hide()
        self.clear.hide()
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _text: self._wait.start())
        self.search.textChanged.connect(lambda text: None if text else self._wait.start())
        self.search.installEventFilter(self)
        self._wait.timeout.connect(self._ask)
        self._soon.timeout.connect(self._again)
        for chip in self.chips:
            chip.changed.connect(self._ask)
        self.clear.clicked.connect(self._clear)
        self.table.opened.connect(lambda _at: self.opened.emit())
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.surveyed.connect(self._surveyed)
        self.model.dataChanged.connect(lambda *_cells: self._open_next())

    def current(self) -> Any:
        """Return the row under the cursor; None where there is none, or it is on its way."""
        at = self.table.currentIndex()
        return self.model.row(at) if at.isValid() else None

    def stand_on(self, place: int) -> None:
        """Put the cursor on the row at *place*, where there is one."""
        at: QModelIndex = self.model.index(place, 0)
        if at.isValid():
            self.table.setCurrentIndex(at)

    def go_on(self) -> None:
        """Go to the next row once the list is read again: this one was dealt with."""
        self._left = (self.table.currentIndex().row(), self.model.rowCount())
        self.table.setFocus()

    def renew(self) -> None:
        """Read the list again soon; one that nobody sees waits until somebody does."""
        self._due = True
        if self.isVisible():
            self._soon.start()

    def _again(self) -> None:
        self._due = False
        self._renews = True
        self.model.reload()
        self.renewed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._soon.start()

    def ask_for(self, line: str) -> None:
        """Ask with *line* in the search line and the chips as they are set."""
        self.search.blockSignals(True)
        self.search.setText(line)
        self.search.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        self.clear.setVisible(any(chip.isChecked() for chip in self.chips))
        self.asked.emit()

    def _clear(self) -> None:
        for chip in self.chips:
            chip.blockSignals(True)
            chip.clear()
            chip.blockSignals(False)
        self._ask()
        self.search.setFocus()

    def _surveyed(self, count: int, _sums: object, more: bool) -> None:
        self._stack.setCurrentIndex(1 if not count and not more else 0)
        if self._left is not None:
            place, before = self._left
            self._left, self._opens = None, True
            # a row that stays in the list is stepped over
            self._stand_next(count, place if count < before else place + 1)
        elif self._stood is not None:
            (row, place, before), self._stood = self._stood, None
            same = self.model.place_of(row)
            self._stand_again(place if same is None and count == before else same)

    def _remember(self) -> None:
        """Note where the cursor stands, up to the moment at which the rows are changed."""
        at = self.table.currentIndex()
        here = self._renews and at.isValid()
        self._stood = (self.current(), at.row(), self.model.rowCount()) if here else None
        self._renews = False

    def _stand_again(self, place: int | None) -> None:
        """Put the cursor back, unheard: whoever reads the panel is not disturbed."""
        if place is not None:
            self.table.blockSignals(True)
            self.stand_on(place)
            self.table.blockSignals(False)

    def _stand_next(self, count: int, place: int) -> None:
        if count:
            self.table.setFocus()
            self.stand_on(max(0, min(place, count - 1)))
            self._open_next()
        else:
            self._opens = False
            self.closed.emit()
            self.search.setFocus()

    def _open_next(self) -> None:
        """Show the next row in the panel as soon as it is there."""
        if self._opens and self.current() is not None:
            self._opens = False
            self.opened.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if down and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.table.setFocus()
            self.stand_on(max(0, self.table.currentIndex().row()))
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.panel.isHidden():
            self.closed.emit()
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
