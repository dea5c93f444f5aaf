"""The one way in which a list looks: 36-pixel rows, numbers under their header's edge."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from app.ui.widgets import basics, theme

ROW: Final = 36
REST: Final = 0
WHOLE: Final = -1
HIDDEN: Final = -2
_WHOLE_ROW: Final = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)


class TableView(QTableView):
    """Whole rows, moved by arrows, opened by Enter or a double click."""

    opened = Signal(QModelIndex)
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFont(theme.font(basics.SMALL))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # else Qt measures a thousand rows, and the pages that are shown make room for unseen ones
        head.setResizeContentsPrecision(0)
        self.doubleClicked.connect(self.opened)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def _moved(self, at: QModelIndex, _before: QModelIndex) -> None:
        # a table that is entered gets its cursor from Qt, on a cell whose row is not chosen
        if at.isValid() and not self.selectionModel().isSelected(at):
            self.selectionModel().select(at, _WHOLE_ROW)
        self.picked.emit()

    def fit(self, *widths: int) -> None:
        """Give columns their widths in pixels; `REST` takes what is left, `WHOLE` cuts nothing.

        A column whose width is `HIDDEN` is not shown.
        """
        modes = {
            REST: QHeaderView.ResizeMode.Stretch,
            WHOLE: QHeaderView.ResizeMode.ResizeToContents,
        }
        for at, width in enumerate(widths):
            self.setColumnHidden(at, width == HIDDEN)
            mode = modes.get(width, QHeaderView.ResizeMode.Fixed)
            self.horizontalHeader().setSectionResizeMode(at, mode)
            if width > 0:
                self.setColumnWidth(at, width)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self.opened.emit(at)
        else:
            super().keyPressEvent(event)
