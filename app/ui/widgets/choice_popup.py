"""A searchable list that pops up under the field that asked for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from app.domain import text
from app.strings import fields as words
from app.ui.widgets import basics, popup_place

_VALUE = Qt.ItemDataRole.UserRole


class ChoicePopup(QFrame):
    """Type to narrow, arrows to move, Enter to take; emits the value of the row.

    Where the first rows left share what *alike* says of them, none is current until an arrow
    names it: Enter must not choose between things that are easily mistaken.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        ask: str,
        parent: QWidget,
        alike: Callable[[str], str] = lambda _value: "",
    ) -> None:
        super().__init__(parent, basics.POPUP)
        self._alike = alike
        popup_place.dress(self)
        self.search = QLineEdit(placeholderText=ask)
        self.list = QListWidget()
        for value, name in options:
            item = QListWidgetItem(name, self.list)
            item.setData(_VALUE, value)
        self.which = basics.hint(words.WHICH)
        self.list.setCurrentRow(0)
        self.which.hide()
        box = basics.column(self.search, self.which, self.list)
        box.setContentsMargins(10, 10, 10, 10)
        self.setLayout(box)
        self.setFixedSize(280, 340)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._narrow)
        self.list.itemClicked.connect(self._take)

    def show_below(self, widget: QWidget, offset: QPoint) -> None:
        """Open at the leading edge of *widget*, *offset* below its top."""
        popup_place.place(self, widget, offset)
        self.show()
        self.list.doItemsLayout()  # it was laid out before the style sheet gave rows their height
        self.search.setFocus()

    def _narrow(self, typed: str) -> None:
        wanted = text.search_key(typed).split()
        shown = []
        for at in range(self.list.count()):
            key = text.search_key(self.list.item(at).text())
            hidden = not all(word in key for word in wanted)
            self.list.item(at).setHidden(hidden)
            shown += [] if hidden else [at]
        doubtful = bool(wanted) and self._doubtful(shown)
        self.which.setVisible(doubtful)
        self.list.setCurrentRow(shown[0] if shown and not doubtful else -1)

    def _doubtful(self, shown: Sequence[int]) -> bool:
        """Tell whether what was typed fits two that are easily mistaken."""
        words_of = [self._alike(str(self.list.item(at).data(_VALUE))) for at in shown]
        first = words_of[0] if words_of else ""
        return bool(first) and words_of.count(first) > 1

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_VALUE))
        self.close()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentRow() >= 0:
                item = self.list.item(self.list.currentRow())
                self._take(item)
            return True
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        shown = [at for at in range(self.list.count()) if not self.list.item(at).isHidden()]
        if shown:
            now = self.list.currentRow()
            here = shown.index(now) + step if now in shown else 0
            self.list.setCurrentRow(shown[max(0, min(len(shown) - 1, here))])
        return True
