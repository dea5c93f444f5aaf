"""What the search field finds, in groups below it; the keyboard stays in the field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from app.strings import search as words
from app.ui.widgets import basics

WIDTH: Final = 560
_ROW: Final = 46
_HEAD: Final = 28
_RLM: Final = "\u200f"
"""A day or a code alone would make its line run from the left, and stand at the far edge."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line; *target* is what the one who asked needs to open it."""

    icon: str
    title: str
    below: str
    why: str
    target: object


@dataclass(frozen=True, slots=True)
class Section:
    """The results of one kind under their heading."""

    name: str
    results: tuple[Result, ...]


class _Face(QWidget):
    """How a result looks; the list behind it hears the mouse."""

    def __init__(self, one: Result) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        why = basics.label(one.why, size=basics.SMALL, tone="primary")
        name = basics.label(weight=QFont.Weight.Medium)
        room = WIDTH - 104 - why.sizeHint().width()
        name.setText(name.fontMetrics().elidedText(one.title, Qt.TextElideMode.ElideRight, room))
        below = basics.hint(f"{_RLM}{one.below}")
        upper = basics.row(name, None, why)
        lines = basics.column(upper, below, gap=0) if one.below else upper
        box = basics.row(basics.Icon(one.icon, "muted", 20), lines, gap=12)
        box.setContentsMargins(12, 2, 12, 2)
        box.setStretch(1, 1)
        self.setLayout(box)


class SearchPopup(QFrame):
    """Lies over the window without taking the keyboard; emits the target of the line taken."""

    taken = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("popup", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._targets: dict[int, object] = {}
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # its rows are laid out once, for the width that the list has then
        self.list.setFixedWidth(WIDTH - 14)
        self._nothing = basics.hint(words.NOTHING)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        foot = basics.hint(words.KEYS)
        foot.setContentsMargins(12, 0, 12, 0)
        box = basics.column(self.list, self._nothing, basics.line(), foot, gap=6)
        box.setContentsMargins(6, 6, 6, 8)
        self.setLayout(box)
        self.setFixedWidth(WIDTH)
        self.list.itemClicked.connect(lambda item: self._take(self.list.row(item)))
        self.hide()

    def offer(self, sections: Sequence[Section], field: QWidget) -> None:
        """Show *sections* below *field*, the first result marked."""
        self.list.clear()
        self._targets.clear()
        height = 0
        for section in sections:
            height += self._head(section.name)
            height += sum(self._row(one) for one in section.results)
        self._nothing.setVisible(not self._targets)
        self.list.setVisible(bool(self._targets))
        low = self._window.height() - field.mapTo(self._window, QPoint()).y() - 140
        self.list.setFixedHeight(min(height + 2, max(_ROW, low)))
        self._mark(min(self._targets, default=-1))
        self.adjustSize()
        right = field.mapTo(self._window, QPoint(field.width(), field.height() + 4))
        self.move(max(8, right.x() - WIDTH), right.y())
        self.show()
        self.raise_()

    def _head(self, name: str) -> int:
        item = QListWidgetItem(self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, _HEAD))
        head = basics.hint(name)
        head.setContentsMargins(12, 4, 12, 0)
        self.list.setItemWidget(item, head)
        return _HEAD

    def _row(self, one: Result) -> int:
        item = QListWidgetItem(self.list)
        item.setSizeHint(QSize(0, _ROW))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words.joined(one.title, one.why))
        self.list.setItemWidget(item, _Face(one))
        self._targets[self.list.row(item)] = one.target
        return _ROW

    def step(self, by: int) -> None:
        """Mark the next result, or the one before; headings are stepped over."""
        places = sorted(self._targets)
        if places:
            at = places.index(self.list.currentRow()) + by
            self._mark(places[max(0, min(len(places) - 1, at))])

    def take(self) -> bool:
        """Take the marked result; False where there is none."""
        return self._take(self.list.currentRow())

    def _mark(self, place: int) -> None:
        self.list.setCurrentRow(place)
        if place >= 0:
            self.list.scrollToItem(self.list.item(place))
            if place == 1:
                self.list.scrollToTop()

    def _take(self, place: int) -> bool:
        if place not in self._targets:
            return False
        target = self._targets[place]
        self.hide()
        self.taken.emit(target)
        return True
