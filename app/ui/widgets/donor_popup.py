"""Registered donors under the field in which a name is being typed; typing goes on meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from app.ui.widgets import basics

MOST: Final = 8
ROW: Final = 44
NARROWEST: Final = 420


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the popup: a name, what stands below it, why it is offered."""

    name: str
    below: str
    why: str


class _Face(QWidget):
    """How an offer looks; the list behind it hears the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name = basics.label(weight=QFont.Weight.Medium)
        self._below, self._why = basics.hint(""), basics.label(size=basics.SMALL, tone="primary")
        upper = basics.row(self._name, None, self._why)
        box = basics.column(upper, self._below, gap=0)
        box.setContentsMargins(10, 3, 10, 3)
        self.setLayout(box)

    def show_offer(self, offer: Offer, width: int) -> None:
        """Show *offer* in a popup of *width* pixels."""
        room = width - 60 - self._why.fontMetrics().horizontalAdvance(offer.why)
        metrics, cut = self._name.fontMetrics(), Qt.TextElideMode.ElideRight
        self._name.setText(metrics.elidedText(offer.name, cut, room))
        self._below.setText(offer.below)
        self._below.setVisible(bool(offer.below))
        self._why.setText(offer.why)


class DonorPopup(QFrame):
    """Lies over the window without taking the keyboard; emits the place of the offer taken."""

    taken = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("popup", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._faces = [self._row() for _ in range(MOST + 1)]
        self._foot = basics.hint("")
        box = basics.column(self.list, basics.line(), self._foot, gap=6)
        box.setContentsMargins(6, 6, 6, 8)
        self._foot.setContentsMargins(10, 0, 10, 0)
        self.setLayout(box)
        self.list.itemClicked.connect(lambda item: self.taken.emit(self.list.row(item)))
        self._window = window
        self.hide()

    def _row(self) -> _Face:
        item, face = QListWidgetItem(self.list), _Face()
        item.setSizeHint(QSize(0, ROW))
        self.list.setItemWidget(item, face)
        return face

    def offer(self, offers: Sequence[Offer], foot: str, field: QWidget) -> None:
        """Show *offers* below *field*, the first one marked."""
        width = max(NARROWEST, field.width())
        for at, face in enumerate(self._faces):
            self.list.item(at).setHidden(at >= len(offers))
            if at < len(offers):
                face.show_offer(offers[at], width)
        self._foot.setText(foot)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(ROW * len(offers) + 2)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(field.mapTo(self._window, QPoint(field.width() - width, field.height() + 4)))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Mark the next offer, or the one before."""
        last = sum(not self.list.item(at).isHidden() for at in range(self.list.count())) - 1
        self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + by)))

    def marked(self) -> int:
        """Return the place of the marked offer; the first is what was typed."""
        return self.list.currentRow()
