"""A donor's own page: who it is and the notes at the right, years and every gift at the left."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.queries.donor_gifts import Gift
from app.queries.donor_view import Dossier
from app.strings import dossier as words
from app.ui.tables.page_model import PageModel
from app.ui.widgets import basics, gift_columns
from app.ui.widgets.basics import Button, Card, EmptyState, IconButton
from app.ui.widgets.donor_card import DonorCard
from app.ui.widgets.note_list import NoteList
from app.ui.widgets.table_view import TableView
from app.ui.widgets.year_sums import YearSums


class DonorPage(QWidget):
    """Emits `left` to go back to the list, and `opened` with the gift whose receipt is wanted."""

    left = Signal()
    opened = Signal(object)

    def __init__(self, model: PageModel[Gift]) -> None:
        super().__init__()
        self.model = model
        self.card = DonorCard(gifts=False)
        self.notes, self.years, self.table = NoteList(), YearSums(), TableView()
        self.table.setModel(model)
        self.table.fit(*gift_columns.WIDTHS)
        self.back = IconButton("arrow-right", words.BACK)
        self.statement = Button(words.STATEMENT, "medal", key="F8")
        self._title = basics.title("")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("receipt", words.NO_GIFTS_TITLE, words.NO_GIFTS_ADVICE))
        self._lay()
        self.table.opened.connect(self._open)
        self.back.clicked.connect(self.left)
        self.card.close_it.clicked.connect(self.left)
        model.modelReset.connect(self._counted)
        model.rowsInserted.connect(lambda *_rows: self._counted())
        self.setFocusProxy(self.table)

    def _lay(self) -> None:
        self.card.close_it.hide()
        head = basics.row(self.back, self._title, None, self.statement, gap=10)
        gifts = Card(margin=16)
        hint = basics.hint(words.HISTORY_HINT)
        gifts.body.addLayout(basics.row(basics.section(words.HISTORY), None, hint))
        gifts.body.addWidget(self._stack, 1)
        who = basics.column(self.card, self.notes, gap=14)
        who.setStretch(0, 3)
        who.setStretch(1, 2)
        given = basics.column(self.years, gifts, gap=14)
        given.setStretch(1, 1)
        sides = basics.row(who, given, gap=16)
        sides.setStretch(1, 1)
        self.notes.setFixedWidth(self.card.width())
        box = basics.column(head, sides, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(22, 16, 22, 18)
        self.setLayout(box)

    def begin(self, name: str) -> None:
        """Show whose page it is, while the rest is read."""
        self._title.setText(name)

    def show_dossier(self, found: Dossier) -> None:
        """Fill the page; its history comes by itself."""
        self.card.show_view(found.view, found.merges)
        self.years.show_sums(found.years, found.usual)
        self.notes.show_notes(found.notes)

    def _counted(self) -> None:
        some = self.model.rowCount() > 0
        self._stack.setCurrentIndex(0 if some else 1)
        if some:
            # the view forgets its row after the model has told of its reset
            QTimer.singleShot(0, self._stand)

    def _stand(self) -> None:
        if not self.table.selectionModel().hasSelection():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _open(self) -> None:
        at = self.table.currentIndex()
        gift = self.model.row(at) if at.isValid() else None
        if gift is not None and gift.number:
            self.opened.emit(gift)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
