"""Across the whole window in training: nobody may take it for the real work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QWidget

from app.strings import training as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button


class TrainingBand(QFrame):
    """Emits `left` where the real work is to go on."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("training", True)
        self.setFixedHeight(48)
        self.back = Button(words.BACK, "arrow-u-up-right", key="Shift+F12")
        self.back.clicked.connect(self.left)
        says = basics.label(words.BAND, size=basics.SECTION, weight=QFont.Weight.Bold)
        icon = basics.Icon("graduation-cap", "surface", 22)
        box = basics.row(icon, says, None, self.back, gap=10)
        box.setContentsMargins(22, 0, 22, 0)
        self.setLayout(box)


def framed(work: QWidget, band: TrainingBand) -> QWidget:
    """Return *work* under *band*, in a frame of its colour."""
    work.setProperty("page", True)
    work.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made = QFrame()
    made.setProperty("trained", True)
    box = basics.column(band, work, gap=0)
    box.setStretch(1, 1)
    box.setContentsMargins(4, 0, 4, 4)
    made.setLayout(box)
    return made
