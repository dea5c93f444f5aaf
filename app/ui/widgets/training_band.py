"""Across the whole window in training or in a county's copy: nobody takes it for the own work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QWidget

from app.strings import coverage
from app.strings import training as words
from app.ui.widgets import basics
from app.ui.widgets.basics import Button


class Band(QFrame):
    """Says where this window is; emits `left` where the own work is to go on."""

    left = Signal()

    def __init__(self, says: str, icon: str, back: str) -> None:
        super().__init__()
        self.setProperty("training", True)
        self.setFixedHeight(48)
        self.back = Button(back, "arrow-u-up-right", key="Shift+F12")
        self.back.clicked.connect(self.left)
        told = basics.label(says, size=basics.SECTION, weight=QFont.Weight.Bold)
        picture = basics.Icon(icon, "surface", 22)
        box = basics.row(picture, told, None, self.back, gap=10)
        box.setContentsMargins(22, 0, 22, 0)
        self.setLayout(box)


class TrainingBand(Band):
    """Nothing that is issued below counts."""

    def __init__(self) -> None:
        super().__init__(words.BAND, "graduation-cap", words.BACK)


class CopyBand(Band):
    """What is below is a county's, to be read."""

    def __init__(self, county: str) -> None:
        super().__init__(coverage.looking_at(county), "eye", coverage.BACK)


def framed(work: QWidget, band: Band) -> QWidget:
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
