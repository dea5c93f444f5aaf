"""A searchable list that pops up under the field that asked for it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from app.domain import text
from app.ui.widgets import basics


class ChoicePopup(QFrame):
    """Type to narrow, arrows to move, Enter to take; emits the value of the row."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], ask: str, parent: QWidget) -> None:
        super().__init__(parent, basics.POPUP)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self.search = QLineEdit(placeholderText=ask)
        self.list = QListWidget()
        for value, name in options:
            item = QListWidgetItem(name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
        self.list.setCurrentRow(0)
        box = basics.column(self.search, self.list)
        box.setContentsMargins(10, 10, 10, 10)
        self.setLayout(box)
        self.setFixedSize(280, 340)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._narrow)
        self.list.itemClicked.connect(self._take)

    def show_below(self, widget: QWidget, offset: QPoint) -> None:
        """Open at the leading edge of *widget*, *offset* below its top."""
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), 0)) + offset
        self.move(corner)
        self.show()
        self.search.setFocus()

    def _narrow(self, typed: str) -> None:
        wanted = text.search_key(typed).split()
        first = -1
        for at in range(self.list.count()):
            key = text.search_key(self.list.item(at).text())
            hidden = not all(word in key for word in wanted)
            self.list.item(at).setHidden(hidden)
            first = at if first < 0 and not hidden else first
        self.list.setCurrentRow(first)

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        self.close()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (item := self.list.currentItem()) is not None:
                self._take(item)
            return True
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        shown = [at for at in range(self.list.count()) if not self.list.item(at).isHidden()]
        if shown:
            here = shown.index(self.list.currentRow()) if self.list.currentRow() in shown else 0
            self.list.setCurrentRow(shown[max(0, min(len(shown) - 1, here + step))])
        return True
